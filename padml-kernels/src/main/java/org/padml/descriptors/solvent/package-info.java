/** Solvent molecules near a set of atoms. */
@NullMarked
package org.padml.descriptors.solvent;

import org.jspecify.annotations.NullMarked;
