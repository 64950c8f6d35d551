package org.padml.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whether waiting times are exponential, by Anderson and Darling's statistic with the mean
 * estimated from them.
 *
 * <p>The distribution of the statistic is simulated for the same number of exponential times,
 * rounded up to whole frame spacings as the observed ones are; the p-value is (1 + simulations at
 * least as large) / (1 + simulations). There are {@value #MAX_SIMULATIONS} of them, fewer for many
 * times.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1974.10480196">Stephens, 1974</a>
 */
public final class Exponentiality {
  /** Fewer times than this tell nothing. */
  public static final int MIN_TIMES = 5;

  private static final int MAX_SIMULATIONS = 1999;
  private static final int MIN_SIMULATIONS = 199;

  /** Simulated times in all, between those limits. */
  private static final int WORK = 100_000;

  private Exponentiality() {}

  /**
   * p-value of the test; NaN for fewer than {@value #MIN_TIMES} times.
   *
   * @param times positive
   * @param spacing what they are multiples of; 0 if of nothing
   */
  public static double pValue(double[] times, double spacing, long seed) {
    int n = times.length;
    if (n < MIN_TIMES) {
      return Double.NaN;
    }
    double mean = Arrays.stream(times).sum() / n;
    double reached = statistic(times.clone());
    SplittableRandom random = new SplittableRandom(seed);
    double[] simulated = new double[n];
    int simulations = Math.max(MIN_SIMULATIONS, Math.min(MAX_SIMULATIONS, WORK / n));
    int larger = 0;
    for (int s = 0; s < simulations; s++) {
      for (int i = 0; i < n; i++) {
        double t = -mean * Math.log1p(-random.nextDouble());
        simulated[i] = spacing > 0 ? Math.max(1, Math.ceil(t / spacing)) * spacing : t;
      }
      larger += statistic(simulated) >= reached ? 1 : 0;
    }
    return (1.0 + larger) / (1 + simulations);
  }

  /** Anderson and Darling's A squared against the exponential of the same mean; sorts the times. */
  static double statistic(double[] times) {
    Arrays.sort(times);
    int n = times.length;
    double mean = Arrays.stream(times).sum() / n;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      // ln F of the i-th and ln (1 - F) of the i-th from the end
      double logF = Math.log(-Math.expm1(-times[i] / mean));
      double logTail = -times[n - 1 - i] / mean;
      sum += (2 * i + 1) * (logF + logTail);
    }
    return -n - sum / n;
  }
}
