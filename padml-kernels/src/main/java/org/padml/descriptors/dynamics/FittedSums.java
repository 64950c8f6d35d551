package org.padml.descriptors.dynamics;

import org.padml.stats.Mergeable;

/**
 * One pass of the iterative fit: every frame is fitted on a reference structure, and the mean and
 * the squared deviations of the fitted positions are summed.
 *
 * <p>Passes repeat with the mean of the one before as reference until {@link #shiftNm} is below
 * {@link Fluctuations#CONVERGED_NM}; the RMSF of the last pass is the answer. Memory: 6 doubles a
 * point. Order: sums over fixed blocks reduced by {@link org.padml.stats.BlockTree} have the same
 * bits for any cut.
 */
public final class FittedSums implements Mergeable<FittedSums> {
  private static final long serialVersionUID = 1L;

  private final StructureFit fit;
  private final double[] sums;
  private final double[] squares;
  private final double[] fitted;
  private long frames;

  /**
   * Of no frames yet.
   *
   * @param reference x, y, z [3][nPoints], nm; copied
   */
  public FittedSums(double[][] reference) {
    fit = new StructureFit(reference);
    sums = new double[3 * fit.nPoints()];
    squares = new double[3 * fit.nPoints()];
    fitted = new double[3 * fit.nPoints()];
  }

  /** The structure of a frame as a first reference. */
  public static double[][] structure(float[] x, float[] y, float[] z) {
    double[][] out = new double[3][x.length];
    for (int k = 0; k < x.length; k++) {
      out[0][k] = x[k];
      out[1][k] = y[k];
      out[2][k] = z[k];
    }
    return out;
  }

  /** Adds the next frame; x, y, z [nPoints], nm. */
  public void add(float[] x, float[] y, float[] z) {
    fit.fit(x, y, z, fitted);
    frames++;
    double[] reference = fit.reference();
    for (int k = 0; k < fitted.length; k++) {
      double d = fitted[k] - reference[k];
      sums[k] += d;
      squares[k] += d * d;
    }
  }

  @Override
  public void merge(FittedSums next) {
    if (!fit.isSame(next.fit)) {
      throw new IllegalArgumentException("fit: merge: expected one reference, found two");
    }
    frames += next.frames;
    for (int k = 0; k < sums.length; k++) {
      sums[k] += next.sums[k];
      squares[k] += next.squares[k];
    }
  }

  /** Number of points. */
  public int nPoints() {
    return fit.nPoints();
  }

  /** Number of frames. */
  public long frames() {
    return frames;
  }

  /** Mean of the fitted positions, x, y, z [3][nPoints], nm; NaN without frames. */
  public double[][] mean() {
    double[][] out = new double[3][fit.nPoints()];
    for (int k = 0; k < sums.length; k++) {
      out[k % 3][k / 3] = fit.reference()[k] + sums[k] / frames;
    }
    return out;
  }

  /** Root-mean-square distance of the mean from the reference, nm; NaN without frames or points. */
  public double shiftNm() {
    double square = 0;
    for (double s : sums) {
      square += s / frames * (s / frames);
    }
    return Math.sqrt(square / fit.nPoints());
  }

  /** Root-mean-square distance of each point from its mean [nPoints], nm; NaN without frames. */
  public double[] rmsfNm() {
    double[] out = new double[fit.nPoints()];
    for (int i = 0; i < out.length; i++) {
      double variance = 0;
      for (int k = 3 * i; k < 3 * i + 3; k++) {
        double mean = sums[k] / frames;
        variance += squares[k] / frames - mean * mean;
      }
      // rounding may leave less than nothing; NaN stays
      out[i] = Math.sqrt(variance < 0 ? 0 : variance);
    }
    return out;
  }
}
