package org.padml.descriptors.dynamics;

/**
 * Correlation of the motions of points, two by two, from their covariance.
 *
 * <p>A point that does not move ({@link CoordinateCovariance#MOTIONLESS_NM}), or moves in a plane
 * only where three dimensions are asked for, has no correlation: NaN in its row and column.
 */
public final class CrossCorrelation {
  /** Fewer frames leave the covariance of two points singular. */
  public static final int MIN_FRAMES_OF_INFORMATION = 7;

  private CrossCorrelation() {}

  /**
   * Dynamic cross-correlation C_ij = cov(r_i . r_j) / sqrt(var r_i var r_j), from -1 to 1.
   *
   * @return [nPoints][nPoints]
   * @throws IllegalArgumentException for fewer than two frames
   */
  public static double[][] dynamic(CoordinateCovariance c) {
    checkFrames("dynamic cross-correlation", c, 2);
    int n = c.nPoints();
    double[][] out = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double r =
            c.moves(i) && c.moves(j)
                ? dot(c, i, j) / Math.sqrt(dot(c, i, i) * dot(c, j, j))
                : Double.NaN;
        out[i][j] = out[j][i] = i == j && !Double.isNaN(r) ? 1 : r;
      }
    }
    return out;
  }

  private static double dot(CoordinateCovariance c, int i, int j) {
    return c.at(3 * i, 3 * j) + c.at(3 * i + 1, 3 * j + 1) + c.at(3 * i + 2, 3 * j + 2);
  }

  /**
   * Generalised correlation coefficient from linear mutual information, sqrt(1 - exp(-2 I / 3))
   * with I = ln(det C_i det C_j / det C_ij) / 2, from 0 to 1; unlike the dynamic cross-correlation
   * it sees motions at right angles.
   *
   * @return [nPoints][nPoints]
   * @throws IllegalArgumentException for fewer than seven frames
   * @see <a href="https://doi.org/10.1002/prot.20784">Lange and Grubmueller, 2006</a>
   */
  public static double[][] linearMutualInformation(CoordinateCovariance c) {
    checkFrames("linear mutual information", c, MIN_FRAMES_OF_INFORMATION);
    int n = c.nPoints();
    double[] own = new double[n];
    double[] work = new double[36];
    for (int i = 0; i < n; i++) {
      fill(c, work, 3, i);
      own[i] = c.moves(i) ? logDeterminant(work, 3) : Double.NaN;
    }
    double[][] out = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        fill(c, work, 6, i, j);
        double logs = own[i] + own[j];
        double joint = logDeterminant(work, 6);
        // a singular pair of regular points moves as one
        double information =
            Double.isNaN(joint) && !Double.isNaN(logs)
                ? Double.POSITIVE_INFINITY
                : 0.5 * (logs - joint);
        double r = Math.sqrt(Math.max(0, -Math.expm1(-2 * information / 3)));
        out[i][j] = out[j][i] = r;
      }
      out[i][i] = Double.isNaN(own[i]) ? Double.NaN : 1;
    }
    return out;
  }

  private static void fill(CoordinateCovariance c, double[] work, int size, int... points) {
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        work[a * size + b] = c.at(3 * points[a / 3] + a % 3, 3 * points[b / 3] + b % 3);
      }
    }
  }

  /** By Cholesky's decomposition in place; NaN unless positive definite beyond rounding. */
  private static double logDeterminant(double[] m, int n) {
    double sum = 0;
    for (int k = 0; k < n; k++) {
      double before = m[k * n + k];
      for (int p = 0; p < k; p++) {
        m[k * n + k] -= m[k * n + p] * m[k * n + p];
      }
      double pivot = m[k * n + k];
      if (!(pivot > before * n * Math.ulp(1.0))) {
        return Double.NaN;
      }
      sum += Math.log(pivot);
      double root = Math.sqrt(pivot);
      for (int i = k + 1; i < n; i++) {
        for (int p = 0; p < k; p++) {
          m[i * n + k] -= m[i * n + p] * m[k * n + p];
        }
        m[i * n + k] /= root;
      }
    }
    return sum;
  }

  private static void checkFrames(String what, CoordinateCovariance c, int least) {
    if (c.frames() < least) {
      throw new IllegalArgumentException(
          what + ": expected at least " + least + " frames, found " + c.frames());
    }
  }
}
