/**
 * Protein Data Bank files: topology and multi-model trajectory, and a writer. Native units: Å and
 * degrees.
 *
 * @see <a href="https://www.wwpdb.org/documentation/file-format-content/format33/v3.3.html">PDB
 *     format 3.3</a>
 */
@NullMarked
package org.padml.formats.pdb;

import org.jspecify.annotations.NullMarked;
