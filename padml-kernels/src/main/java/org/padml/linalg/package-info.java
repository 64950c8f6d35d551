/** Small fixed-size algebra: symmetric eigenproblems and optimal superposition. */
@NullMarked
package org.padml.linalg;

import org.jspecify.annotations.NullMarked;
