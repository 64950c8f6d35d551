package org.padml.ml;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Intervals by drawing whole groups of rows with replacement: replicas when there are at least
 * three, else blocks of consecutive rows, because rows of one run are correlated.
 *
 * @param group group of each row
 * @param method what the groups are, for the record
 */
record Resampling(int[] group, int nGroups, String method) {
  private static final int MIN_REPLICAS = 3;
  private static final int BLOCKS = 5;

  /** An interval of 95 %, or the reason why there is none. */
  record Interval(double low, double high, String method, String reason) {
    boolean known() {
      return reason.isEmpty();
    }

    static Interval none(String reason) {
      return new Interval(Double.NaN, Double.NaN, "", reason);
    }
  }

  /** Groups of these rows, which are sorted by key. */
  static Resampling of(List<Sample> rows) {
    String[] runs = rows.stream().map(Sample::run).toArray(String[]::new);
    int nRuns = (int) Arrays.stream(runs).distinct().count();
    if (nRuns >= MIN_REPLICAS) {
      return numbered(runs, "bootstrap over replicas");
    }
    Map<String, Integer> size = new HashMap<>();
    Arrays.stream(runs).forEach(r -> size.merge(r, 1, Integer::sum));
    Map<String, Integer> seen = new HashMap<>();
    String[] blocks = new String[runs.length];
    for (int i = 0; i < runs.length; i++) {
      int at = seen.merge(runs[i], 1, Integer::sum) - 1;
      blocks[i] = runs[i] + "#" + (long) at * BLOCKS / size.getOrDefault(runs[i], 1);
    }
    return numbered(blocks, "bootstrap over blocks of " + nRuns + " replica(s)");
  }

  private static Resampling numbered(String[] names, String method) {
    Map<String, Integer> number = new HashMap<>();
    int[] group = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      group[i] = number.computeIfAbsent(names[i], k -> number.size());
    }
    return new Resampling(group, number.size(), method);
  }

  /**
   * The 2.5 and 97.5 percentiles of a statistic over draws.
   *
   * @param statistic of one weight per row; NaN where it is undefined, such draws are left out
   */
  Interval interval(long seed, int draws, ToDoubleFunction<double[]> statistic) {
    if (nGroups < MIN_REPLICAS) {
      return Interval.none("interval: expected at least 3 groups, found " + nGroups);
    }
    if (draws == 0) {
      return Interval.none("interval: switched off");
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[draws];
    double[] weight = new double[group.length];
    int defined = 0;
    for (int d = 0; d < draws; d++) {
      draw(random, weight);
      double value = statistic.applyAsDouble(weight);
      if (!Double.isNaN(value)) {
        values[defined++] = value;
      }
    }
    if (defined < (draws + 1) / 2) {
      return Interval.none("interval: undefined in " + (draws - defined) + " of " + draws);
    }
    double[] sorted = Arrays.copyOf(values, defined);
    Arrays.sort(sorted);
    return new Interval(quantile(sorted, 0.025), quantile(sorted, 0.975), method, "");
  }

  /** Fills in how often each row's group is drawn. */
  private void draw(SplittableRandom random, double[] weight) {
    int[] times = new int[nGroups];
    for (int g = 0; g < nGroups; g++) {
      times[random.nextInt(nGroups)]++;
    }
    for (int i = 0; i < group.length; i++) {
      weight[i] = times[group[i]];
    }
  }

  private static double quantile(double[] sorted, double q) {
    double at = q * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
