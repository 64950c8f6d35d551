/** GROMACS index files (.ndx): named groups of atoms. */
@NullMarked
package org.padml.formats.ndx;

import org.jspecify.annotations.NullMarked;
