/**
 * Macromolecular CIF: topology and multi-model trajectory. Native units: Å and degrees.
 *
 * @see <a href="https://mmcif.wwpdb.org/docs/tutorials/mechanics/pdbx-mmcif-syntax.html">PDBx/mmCIF
 *     syntax</a>
 */
@NullMarked
package org.padml.formats.mmcif;

import org.jspecify.annotations.NullMarked;
