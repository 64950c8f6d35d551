package org.padml.stats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Statistical inefficiency of a correlated series by repeated pairing of blocks, in one pass and
 * memory that grows with the logarithm of the length.
 *
 * <p>Level k holds means of B = 2^k consecutive values. g is the largest ratio of the variance of a
 * level's mean to that of uncorrelated values, at least 1, over the levels up to the first with B^3
 * > 2 n g^2: there what is still correlated is less than the scatter of the ratio. Levels of fewer
 * than {@value #MIN_BLOCKS} blocks do not count; where they were needed, g is a lower bound.
 *
 * @see <a href="https://doi.org/10.1063/1.457480">Flyvbjerg and Petersen, 1989</a>
 * @see <a href="https://doi.org/10.1103/PhysRevE.83.066706">Lee et al., 2011 (which level)</a>
 */
public final class Blocking implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int MIN_BLOCKS = 8;

  private final List<Moments> levels = new ArrayList<>();
  private final List<Double> waiting = new ArrayList<>();

  /** Adds the next value; NaN is skipped. */
  public void add(double v) {
    if (Double.isNaN(v)) {
      return;
    }
    double block = v;
    for (int k = 0; ; k++) {
      if (k == levels.size()) {
        levels.add(new Moments());
        waiting.add(Double.NaN);
      }
      levels.get(k).add(block);
      double first = waiting.get(k);
      if (Double.isNaN(first)) {
        waiting.set(k, block);
        return;
      }
      waiting.set(k, Double.NaN);
      block = 0.5 * (first + block);
    }
  }

  /** Number of values. */
  public long count() {
    return levels.isEmpty() ? 0 : levels.get(0).count();
  }

  /** Mean; NaN without values. */
  public double mean() {
    Double mean = levels.isEmpty() ? null : levels.get(0).mean();
    return mean == null ? Double.NaN : mean;
  }

  /** Variance of the sample; NaN for fewer than two values. */
  public double variance() {
    return levels.isEmpty() ? Double.NaN : levels.get(0).variance();
  }

  /** g >= 1; NaN for fewer than two values. */
  public double statisticalInefficiency() {
    double variance = variance();
    if (Double.isNaN(variance)) {
      return Double.NaN;
    }
    if (variance == 0) {
      return 1;
    }
    double g = 1;
    for (int k = 1; k < levels.size() && levels.get(k).count() >= MIN_BLOCKS; k++) {
      g = Math.max(g, levels.get(k).variance() * (1L << k) / variance);
      if (Math.pow(2, 3.0 * k) > 2 * count() * g * g) {
        break;
      }
    }
    return g;
  }

  /**
   * Standard error of the mean of the correlated series, sqrt(g variance / n); NaN below two
   * values.
   */
  public double standardError() {
    return Math.sqrt(statisticalInefficiency() * variance() / count());
  }
}
