/**
 * Run-input files of GROMACS: what the atoms are, with the force field that the run uses.
 *
 * <p>A file is a header in XDR and a body. The body is XDR too up to GROMACS 2019; since 2020 it
 * has no padding, strings have lengths of 64 bits, and its size stands in the header.
 */
@NullMarked
package org.padml.formats.tpr;

import org.jspecify.annotations.NullMarked;
