/**
 * Topologies of CHARMM, X-PLOR and NAMD (PSF) and of CNS (MTF): atoms, charges, masses and bonds;
 * and the non-bonded part of CHARMM's and X-PLOR's parameter files.
 */
@NullMarked
package org.padml.formats.psf;

import org.jspecify.annotations.NullMarked;
