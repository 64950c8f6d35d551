/**
 * The binding partners of a system: found from chains, segments or molecules, or given as
 * selections.
 */
@NullMarked
package org.padml.partners;

import org.jspecify.annotations.NullMarked;
