/**
 * Interactions between two partners by kind, each under a named criterion: hydrophobic contacts,
 * aromatic rings that stack, cations over rings, disulfides, waters between.
 */
@NullMarked
package org.padml.descriptors.interactions;

import org.jspecify.annotations.NullMarked;
