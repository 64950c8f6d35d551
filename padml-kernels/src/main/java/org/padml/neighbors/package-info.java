/** Who is near whom: a cell list built once per frame, and the pair lists read from it. */
@NullMarked
package org.padml.neighbors;

import org.jspecify.annotations.NullMarked;
