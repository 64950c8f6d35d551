package org.padml.stats;

/**
 * Covariance of vectors and their covariance with the vectors one lag time later, both reversible:
 * every pair (x, y) counts also as (y, x), and the mean is that of both.
 *
 * <p>With u = (x + y) / 2 and w = (x - y) / 2: C(0) = cov u + mean w w', C(lag) = cov u - mean w
 * w', so two symmetric sums do. Memory and order as {@link CovarianceSums}.
 *
 * <p>A pair belongs to the block of its first vector: who adds a block of frames also reads the lag
 * frames that follow it in the same replica.
 */
public final class LaggedCovariance implements Mergeable<LaggedCovariance> {
  private static final long serialVersionUID = 1L;

  private final CovarianceSums half;
  private final CovarianceSums difference;
  private final double[] work;

  /** Of vectors of n components. */
  public LaggedCovariance(int n) {
    half = new CovarianceSums(n);
    difference = new CovarianceSums(n);
    work = new double[n];
  }

  /** Number of components. */
  public int size() {
    return work.length;
  }

  /** Number of pairs. */
  public long pairs() {
    return half.count();
  }

  /** Adds a vector [n] and the one a lag time later. */
  public void add(double[] now, double[] later) {
    if (now.length != work.length || later.length != work.length) {
      throw new IllegalArgumentException(
          "lagged covariance: vectors: expected "
              + work.length
              + " components, found "
              + now.length
              + " and "
              + later.length);
    }
    for (int i = 0; i < work.length; i++) {
      work[i] = 0.5 * (now[i] + later[i]);
    }
    half.add(work);
    for (int i = 0; i < work.length; i++) {
      work[i] = 0.5 * (now[i] - later[i]);
    }
    difference.add(work);
  }

  @Override
  public void merge(LaggedCovariance next) {
    half.merge(next.half);
    difference.merge(next.difference);
  }

  /** Mean of both members of the pairs [n]. */
  public double[] mean() {
    return half.mean();
  }

  /** C(0), row-major [n * n]; NaN without pairs. */
  public double[] instantaneous() {
    return combined(1);
  }

  /** C(lag), row-major [n * n]; NaN without pairs. */
  public double[] lagged() {
    return combined(-1);
  }

  private double[] combined(double sign) {
    double[] out = half.populationCovariance();
    double[] deviations = difference.populationCovariance();
    double[] mean = difference.mean();
    int n = work.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        out[i * n + j] += sign * (deviations[i * n + j] + mean[i] * mean[j]);
      }
    }
    return out;
  }
}
