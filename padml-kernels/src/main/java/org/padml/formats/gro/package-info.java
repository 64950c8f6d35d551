/**
 * GROMACS structure files: topology and multi-frame trajectory. Native units: nm and ps.
 *
 * @see <a href="https://manual.gromacs.org/current/reference-manual/file-formats.html#gro">gro</a>
 */
@NullMarked
package org.padml.formats.gro;

import org.jspecify.annotations.NullMarked;
