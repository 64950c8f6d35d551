package org.padml.stats;

import org.jspecify.annotations.Nullable;

/**
 * Count, mean, least, largest and variance of a column, added in frame order by Welford's
 * recurrence and merged by Chan's. Missing values (NaN) are not counted.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1983.10483115">Chan, Golub and LeVeque, 1983</a>
 */
public final class Moments implements Mergeable<Moments> {
  private static final long serialVersionUID = 1L;

  private long n;
  private double mean;
  private double m2;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Adds a value; NaN is skipped. */
  public void add(double v) {
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

  @Override
  public void merge(Moments next) {
    if (next.n == 0) {
      return;
    }
    long total = n + next.n;
    double delta = next.mean - mean;
    mean = n == 0 ? next.mean : mean + delta * next.n / total;
    m2 += next.m2 + delta * delta * ((double) n * next.n / total);
    n = total;
    min = Math.min(min, next.min);
    max = Math.max(max, next.max);
  }

  /** Number of values. */
  public long count() {
    return n;
  }

  /** Mean; null without values. */
  public @Nullable Double mean() {
    return n == 0 ? null : mean;
  }

  /** Least value; null without values. */
  public @Nullable Double min() {
    return n == 0 ? null : min;
  }

  /** Largest value; null without values. */
  public @Nullable Double max() {
    return n == 0 ? null : max;
  }

  /** Standard deviation of the sample (n - 1); null for fewer than two values. */
  public @Nullable Double sd() {
    return n < 2 ? null : Math.sqrt(Math.max(0, m2 / (n - 1)));
  }

  /** Variance of the sample; NaN for fewer than two values. */
  public double variance() {
    return n < 2 ? Double.NaN : Math.max(0, m2 / (n - 1));
  }
}
