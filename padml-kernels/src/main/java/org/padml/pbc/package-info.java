/** Periodic images: nearest images, whole molecules, and the partners of a complex side by side. */
@NullMarked
package org.padml.pbc;

import org.jspecify.annotations.NullMarked;
