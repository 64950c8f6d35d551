/**
 * From a manifest to tables: what is to be read, the plan of frames, the distributed pass over
 * them, and the ordered second pass that makes windows, states and residue tables.
 */
@NullMarked
package org.padml.features;

import org.jspecify.annotations.NullMarked;
