package org.padml.ml;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table, before columns are chosen.
 *
 * @param index window or frame number
 * @param state null when the table has none
 * @param values the columns asked for; NaN where null
 */
record Sample(
    String system,
    String replica,
    String interfaceName,
    long index,
    double timePs,
    @Nullable String state,
    double[] values) {

  /** By key, so that nothing depends on how the table was cut. */
  static final Comparator<Sample> BY_KEY =
      Comparator.comparing(Sample::system)
          .thenComparing(Sample::replica)
          .thenComparing(Sample::interfaceName)
          .thenComparingLong(Sample::index);

  /** The group that is never split between folds: one run, whatever the interface. */
  String run() {
    return system + "/" + replica;
  }
}
