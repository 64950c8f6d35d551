/**
 * GROMACS TRR: coordinates, velocities and forces of full precision, single or double, in nm and
 * ps. Each frame says which blocks it has; when all have the same, frames are found by arithmetic.
 */
@NullMarked
package org.padml.formats.trr;

import org.jspecify.annotations.NullMarked;
