/**
 * CHARMM, NAMD and X-PLOR DCD: Fortran records with one block of floats per axis, Å, degrees or
 * cosines, AKMA time. There is no specification; the layout is that of CHARMM's own writer.
 */
@NullMarked
package org.padml.formats.dcd;

import org.jspecify.annotations.NullMarked;
