package org.padml.descriptors.dynamics;

import org.padml.stats.CovarianceSums;
import org.padml.stats.Mergeable;

/**
 * Covariance of the positions of points after fitting every frame on one structure, such as the
 * mean found by {@link Fluctuations}.
 *
 * <p>Order: sums over fixed blocks reduced by {@link org.padml.stats.BlockTree} have the same bits
 * for any cut. Memory: 9 nPoints^2 doubles. Cost: O(4.5 nPoints^2) a frame.
 */
public final class FittedCovariance implements Mergeable<FittedCovariance> {
  private static final long serialVersionUID = 1L;

  private final StructureFit fit;
  private final double[] fitted;
  private final CovarianceSums sums;

  /**
   * Of no frames yet.
   *
   * @param reference x, y, z [3][nPoints], nm; copied
   */
  public FittedCovariance(double[][] reference) {
    fit = new StructureFit(reference);
    fitted = new double[3 * fit.nPoints()];
    sums = new CovarianceSums(fitted.length);
  }

  /** Adds the next frame; x, y, z [nPoints], nm. */
  public void add(float[] x, float[] y, float[] z) {
    fit.fit(x, y, z, fitted);
    sums.add(fitted);
  }

  @Override
  public void merge(FittedCovariance next) {
    if (!fit.isSame(next.fit)) {
      throw new IllegalArgumentException("fit: merge: expected one reference, found two");
    }
    sums.merge(next.sums);
  }

  /** The covariance of all frames. */
  public CoordinateCovariance finish() {
    return new CoordinateCovariance(sums.count(), sums.mean(), sums.covariance());
  }
}
