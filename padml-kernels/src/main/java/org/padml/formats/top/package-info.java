/**
 * GROMACS topologies (.top, .itp): a preprocessed text of molecule types and how often each occurs.
 */
@NullMarked
package org.padml.formats.top;

import org.jspecify.annotations.NullMarked;
