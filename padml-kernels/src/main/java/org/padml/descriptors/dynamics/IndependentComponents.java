package org.padml.descriptors.dynamics;

import java.io.Serializable;
import java.util.Arrays;
import org.padml.linalg.SpectralDecomposition;
import org.padml.stats.LaggedCovariance;

/**
 * Time-lagged independent components (tICA): the linear combinations of features that change
 * slowest, C(lag) v = lambda C(0) v with reversible estimates of both.
 *
 * <p>Directions in which C(0) has less than {@link #DROPPED} of its largest eigenvalue are left
 * out; the rest is whitened, so that the components have unit variance and |lambda| is at most 1.
 * Signs as {@link SpectralDecomposition} chooses them.
 *
 * @param lag lag time, in the unit that the timescales come in
 * @param mean [n] of the features
 * @param eigenvalues [rank], descending
 * @param components [rank][n], with v' C(0) v = 1
 * @see <a href="https://doi.org/10.1063/1.4811489">Perez-Hernandez et al., 2013</a>
 */
public record IndependentComponents(
    double lag, double[] mean, double[] eigenvalues, double[][] components)
    implements Serializable {
  /** Relative size below which an eigenvalue of C(0) counts as zero. */
  public static final double DROPPED = 1e-6;

  /**
   * Solves for all pairs seen.
   *
   * @param lag time between the members of a pair, ps
   * @throws IllegalArgumentException without pairs
   */
  public static IndependentComponents of(LaggedCovariance pairs, double lag) {
    if (pairs.pairs() == 0) {
      throw new IllegalArgumentException("tICA: expected pairs of frames, found none");
    }
    int n = pairs.size();
    SpectralDecomposition now = SpectralDecomposition.of(pairs.instantaneous(), n);
    int rank = 0;
    while (rank < n && now.values()[rank] > DROPPED * now.values()[0]) {
      rank++;
    }
    double[][] white = new double[rank][n];
    for (int k = 0; k < rank; k++) {
      double scale = 1 / Math.sqrt(now.values()[k]);
      for (int i = 0; i < n; i++) {
        white[k][i] = now.vectors()[k][i] * scale;
      }
    }
    SpectralDecomposition slow = SpectralDecomposition.of(whitened(pairs.lagged(), white, n), rank);
    double[][] components = new double[rank][n];
    for (int k = 0; k < rank; k++) {
      for (int a = 0; a < rank; a++) {
        for (int i = 0; i < n; i++) {
          components[k][i] += slow.vectors()[k][a] * white[a][i];
        }
      }
      SpectralDecomposition.orient(components[k]);
    }
    return new IndependentComponents(lag, pairs.mean(), slow.values(), components);
  }

  /** White' M white, of which the upper triangle is filled. */
  private static double[] whitened(double[] m, double[][] white, int n) {
    int rank = white.length;
    double[] out = new double[rank * rank];
    double[] column = new double[n];
    for (int b = 0; b < rank; b++) {
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += m[i * n + j] * white[b][j];
        }
        column[i] = sum;
      }
      for (int a = 0; a <= b; a++) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
          sum += white[a][i] * column[i];
        }
        out[a * rank + b] = sum;
      }
    }
    return out;
  }

  /** Number of components. */
  public int rank() {
    return eigenvalues.length;
  }

  /**
   * Implied timescale -lag / ln|lambda| of component k, in the unit of the lag; NaN where |lambda|
   * is 1, which means no decay at all, or where the lag is NaN. An eigenvalue counts as 1 within
   * rank ulp / {@link #DROPPED}: whitening enlarges the rounding of C(0) by up to 1 / {@link
   * #DROPPED}.
   */
  public double timescale(int k) {
    double decay = -Math.log(Math.abs(eigenvalues[k]));
    return decay > rank() * Math.ulp(1.0) / DROPPED ? lag / decay : Double.NaN;
  }

  /**
   * VAMP-2 score of the first components: 1 for the constant and the squares of their eigenvalues,
   * which is what is meant for reversible estimates.
   */
  public double vamp2(int nComponents) {
    return 1 + Arrays.stream(eigenvalues, 0, nComponents).map(v -> v * v).sum();
  }

  /** Writes the first out.length components of a vector [n]. */
  public void project(double[] vector, double[] out) {
    for (int k = 0; k < out.length; k++) {
      double sum = 0;
      for (int i = 0; i < mean.length; i++) {
        sum += (vector[i] - mean[i]) * components[k][i];
      }
      out[k] = sum;
    }
  }
}
