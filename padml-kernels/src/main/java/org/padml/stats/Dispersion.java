package org.padml.stats;

import java.util.SplittableRandom;

/**
 * Whether counts vary more between replicas than one common rate allows.
 *
 * <p>Statistic: sum (N_i - r T_i)^2 / (r T_i) with r = sum N / sum T, chi-square with one degree
 * less than replicas where each expects {@value #MANY} events or more. With fewer its distribution
 * is simulated by throwing the same number of events on the replicas with chances T_i / sum T; the
 * p-value is then (1 + simulations at least as large) / (1 + {@value #SIMULATIONS}).
 */
public final class Dispersion {
  private static final int SIMULATIONS = 1999;

  /** The usual rule for the chi-square approximation of a table. */
  private static final int MANY = 5;

  private Dispersion() {}

  /**
   * p-value of the test; 1 where fewer than two events or two replicas leave nothing to compare.
   *
   * @param exposures time in which each replica's events could happen; where it is 0 the count is
   */
  public static double pValue(long[] counts, double[] exposures, long seed) {
    long events = 0;
    double total = 0;
    int replicas = 0;
    for (int i = 0; i < counts.length; i++) {
      events += counts[i];
      total += exposures[i];
      replicas += exposures[i] > 0 ? 1 : 0;
    }
    if (events < 2 || replicas < 2) {
      return 1;
    }
    double[] expected = new double[counts.length];
    boolean many = true;
    for (int i = 0; i < counts.length; i++) {
      expected[i] = events * exposures[i] / total;
      many &= expected[i] == 0 || expected[i] >= MANY;
    }
    if (many) {
      return Quantiles.chiSquareTail(statistic(counts, expected), replicas - 1.0);
    }
    // equal but for the order of additions counts as reached
    double reached = statistic(counts, expected) * (1 - 1e-12);
    SplittableRandom random = new SplittableRandom(seed);
    int larger = 0;
    for (int s = 0; s < SIMULATIONS; s++) {
      larger += statistic(thrown(events, exposures, total, random), expected) >= reached ? 1 : 0;
    }
    return (1.0 + larger) / (1 + SIMULATIONS);
  }

  private static long[] thrown(
      long events, double[] exposures, double total, SplittableRandom random) {
    long[] counts = new long[exposures.length];
    for (long e = 0; e < events; e++) {
      double u = random.nextDouble() * total;
      int i = 0;
      while (i < exposures.length - 1 && (u >= exposures[i] || exposures[i] == 0)) {
        u -= exposures[i++];
      }
      counts[i]++;
    }
    return counts;
  }

  private static double statistic(long[] counts, double[] expected) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      double d = counts[i] - expected[i];
      sum += expected[i] > 0 ? d * d / expected[i] : 0;
    }
    return sum;
  }
}
