/**
 * Statistics of series and of events: sums that merge, correlation and blocks, run lengths and
 * their survival, exact intervals of counts.
 *
 * <p>Two ways lead to the same bits for any cut of the work. Counts, runs and {@link
 * org.padml.stats.ExactSum} merge exactly wherever the cut is. Floating-point sums are made over
 * fixed blocks of frame numbers and reduced by {@link org.padml.stats.BlockTree}, whose order of
 * additions depends on the block numbers alone.
 */
@NullMarked
package org.padml.stats;

import org.jspecify.annotations.NullMarked;
