/**
 * Force fields: what the rooms of the formats read is combined into {@link
 * org.padml.model.NonbondedParameters}; Amber ff14SB is built in; radii and screening factors of
 * generalized Born.
 */
@NullMarked
package org.padml.forcefield;

import org.jspecify.annotations.NullMarked;
