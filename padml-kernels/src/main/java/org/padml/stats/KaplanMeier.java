package org.padml.stats;

/**
 * Survival of runs by the product-limit estimate: at each length at which runs ended, survival
 * falls by the fraction of the runs at least that long that ended there. Runs censored at that
 * length count among them.
 *
 * <p>Lengths are in frames: a run of L frames lasts L frame spacings.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan and Meier, 1958</a>
 */
public final class KaplanMeier {
  /** Half, but for the rounding of the product of fractions. */
  private static final double HALF = 0.5 + 1e-12;

  private final double mean;
  private final double median;

  /** Of runs; without any, all results are NaN. */
  public KaplanMeier(RunCounts runs) {
    long atRisk = runs.nEnded() + runs.nCensored();
    double survival = 1;
    double area = atRisk == 0 ? Double.NaN : 0;
    double half = Double.NaN;
    long before = 0;
    for (long length : runs.lengths()) {
      area += survival * (length - before);
      before = length;
      long ended = runs.ended().getOrDefault(length, 0L);
      survival *= (double) (atRisk - ended) / atRisk;
      atRisk -= ended + runs.censored().getOrDefault(length, 0L);
      if (survival <= HALF && Double.isNaN(half)) {
        half = length;
      }
    }
    mean = area;
    median = half;
  }

  /** Mean length restricted to the longest run seen (the area under the survival up to there). */
  public double restrictedMean() {
    return mean;
  }

  /** Least length at which survival is a half or less; NaN where it stays above. */
  public double median() {
    return median;
  }
}
