/**
 * Values that describe a molecular system and its frames: topology, box, atom sets, and the one
 * mutable frame buffer.
 */
@NullMarked
package org.padml.model;

import org.jspecify.annotations.NullMarked;
