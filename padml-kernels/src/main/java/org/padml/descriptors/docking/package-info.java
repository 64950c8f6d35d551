/**
 * How near a complex is to a reference: native contacts, the RMSDs of interface and ligand, DockQ,
 * and the fraction of native contacts of Best, Hummer and Eaton; per frame, and for two structures
 * whose chains and residues first have to be matched.
 */
@NullMarked
package org.padml.descriptors.docking;

import org.jspecify.annotations.NullMarked;
