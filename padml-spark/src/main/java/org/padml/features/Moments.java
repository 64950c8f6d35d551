package org.padml.features;

import org.jspecify.annotations.Nullable;

/**
 * Count, mean, least, largest and variance of a column, added in frame order by Welford's
 * recurrence. Missing values (NaN) are not counted.
 */
final class Moments {
  private long n;
  private double mean;
  private double m2;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  void add(double v) {
    if (Double.isNaN(v)) {
      return;
    }
    n++;
    double delta = v - mean;
    mean += delta / n;
    m2 += delta * (v - mean);
    min = Math.min(min, v);
    max = Math.max(max, v);
  }

  long count() {
    return n;
  }

  @Nullable Double mean() {
    return n == 0 ? null : mean;
  }

  @Nullable Double min() {
    return n == 0 ? null : min;
  }

  @Nullable Double max() {
    return n == 0 ? null : max;
  }

  /** Standard deviation of the sample (n - 1); null for fewer than two values. */
  @Nullable Double sd() {
    return n < 2 ? null : Math.sqrt(Math.max(0, m2 / (n - 1)));
  }

  /** Variance of the sample; NaN for fewer than two values. */
  double variance() {
    return n < 2 ? Double.NaN : Math.max(0, m2 / (n - 1));
  }
}
