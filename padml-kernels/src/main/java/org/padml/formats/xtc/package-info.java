/**
 * GROMACS XTC: compressed coordinates of reduced precision, in nm and ps. Frames carry no index;
 * they are found by hopping from header to header.
 */
@NullMarked
package org.padml.formats.xtc;

import org.jspecify.annotations.NullMarked;
