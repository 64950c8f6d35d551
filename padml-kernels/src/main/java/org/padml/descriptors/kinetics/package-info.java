/**
 * Association kinetics of two partners: events and dwell times from a sequence of states, rates and
 * the dissociation constant with their intervals.
 */
@NullMarked
package org.padml.descriptors.kinetics;

import org.jspecify.annotations.NullMarked;
