package org.padml.descriptors.dynamics;

import java.io.Serializable;
import java.util.Arrays;
import org.padml.linalg.SpectralDecomposition;

/**
 * Principal components of a covariance matrix, of fitted positions or of any features.
 *
 * <p>Signs as {@link SpectralDecomposition} chooses them. Eigenvalues below zero by rounding are
 * zero.
 *
 * @param mean [n] of the vectors
 * @param variances [m], eigenvalues, descending; nm^2 for positions
 * @param modes [m][n], unit vector k of variance k
 * @param totalVariance sum over all n components, also where only the first m are kept
 */
public record PrincipalComponents(
    double[] mean, double[] variances, double[][] modes, double totalVariance)
    implements Serializable {
  /**
   * Of a covariance matrix.
   *
   * @param covariance row-major [n * n]
   * @throws IllegalArgumentException if a value is not finite, as for fewer than two frames
   */
  public static PrincipalComponents of(double[] mean, double[] covariance) {
    SpectralDecomposition d = SpectralDecomposition.of(covariance, mean.length);
    double[] variances = Arrays.stream(d.values()).map(v -> Math.max(0, v)).toArray();
    double total = Arrays.stream(variances).sum();
    return new PrincipalComponents(mean.clone(), variances, d.vectors(), total);
  }

  /** Of fitted positions. */
  public static PrincipalComponents of(CoordinateCovariance c) {
    return of(c.mean(), c.covariance());
  }

  /** The first components, at most this many, without those that do not vary beyond rounding. */
  public PrincipalComponents first(int most) {
    double least = CoordinateCovariance.MOTIONLESS_NM * CoordinateCovariance.MOTIONLESS_NM;
    int n = 0;
    while (n < most && n < variances.length && variances[n] > least) {
      n++;
    }
    return new PrincipalComponents(
        mean, Arrays.copyOf(variances, n), Arrays.copyOf(modes, n), totalVariance);
  }

  /** Fraction of the total variance along component k; NaN where nothing varies. */
  public double explainedFraction(int k) {
    return variances[k] / totalVariance;
  }

  /** Writes the first out.length components of a vector [n]. */
  public void project(double[] vector, double[] out) {
    for (int k = 0; k < out.length; k++) {
      double sum = 0;
      for (int i = 0; i < mean.length; i++) {
        sum += (vector[i] - mean[i]) * modes[k][i];
      }
      out[k] = sum;
    }
  }
}
