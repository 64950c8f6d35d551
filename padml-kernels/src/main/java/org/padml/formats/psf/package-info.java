/**
 * Topologies of CHARMM, X-PLOR and NAMD (PSF) and of CNS (MTF): atoms, charges, masses and bonds.
 */
@NullMarked
package org.padml.formats.psf;

import org.jspecify.annotations.NullMarked;
