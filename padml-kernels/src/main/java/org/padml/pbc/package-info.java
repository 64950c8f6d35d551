/**
 * Periodic images: nearest images, whole molecules, the partners of a complex side by side, and the
 * search for what touches what at a given image.
 */
@NullMarked
package org.padml.pbc;

import org.jspecify.annotations.NullMarked;
