package org.padml.features;

import org.jspecify.annotations.Nullable;

/** Values on their way into tables. */
final class Values {
  private Values() {}

  /** A value that could not be computed is NaN inside and null in a table. */
  static @Nullable Double orNull(double v) {
    return Double.isNaN(v) ? null : (Double) v;
  }
}
