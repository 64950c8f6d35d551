package org.padml.linalg;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations, which stay
 * accurate for degenerate and singular matrices. Workspace of one thread; allocates nothing after
 * construction.
 *
 * <p>Error: eigenvalues to a few ulp of the largest. Cost: O(n³) per sweep, five or so sweeps.
 *
 * @see <a href="https://doi.org/10.1137/1.9780898719574">Parlett, The Symmetric Eigenvalue Problem,
 *     chapter 9</a>
 */
public final class SymmetricEigen {
  private static final int MAX_SWEEPS = 60;

  private final int n;
  private final double[] a;
  private final double[] v;

  /** For matrices of n rows. */
  public SymmetricEigen(int n) {
    this.n = n;
    a = new double[n * n];
    v = new double[n * n];
  }

  /** Solves for a row-major matrix [n * n], of which the upper triangle is read; it is not kept. */
  public void solve(double[] matrix) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] = matrix[Math.min(i, j) * n + Math.max(i, j)];
        v[i * n + j] = i == j ? 1 : 0;
      }
    }
    for (int sweep = 0; sweep < MAX_SWEEPS && rotateAll(); sweep++) {
      continue;
    }
  }

  /** One sweep; whether anything was left to rotate. */
  private boolean rotateAll() {
    boolean rotated = false;
    for (int p = 0; p < n; p++) {
      for (int q = p + 1; q < n; q++) {
        double off = a[p * n + q];
        double app = a[p * n + p];
        double aqq = a[q * n + q];
        double size = Math.abs(app) + Math.abs(aqq);
        if (off != 0 && size + Math.abs(off) != size) {
          rotate(p, q, off, app, aqq);
          rotated = true;
        }
      }
    }
    return rotated;
  }

  private void rotate(int p, int q, double off, double app, double aqq) {
    double theta = (aqq - app) / (2 * off);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < n; k++) {
      double akp = a[k * n + p];
      double akq = a[k * n + q];
      a[k * n + p] = c * akp - s * akq;
      a[k * n + q] = s * akp + c * akq;
      double vkp = v[k * n + p];
      double vkq = v[k * n + q];
      v[k * n + p] = c * vkp - s * vkq;
      v[k * n + q] = s * vkp + c * vkq;
    }
    for (int k = 0; k < n; k++) {
      double apk = a[p * n + k];
      double aqk = a[q * n + k];
      a[p * n + k] = c * apk - s * aqk;
      a[q * n + k] = s * apk + c * aqk;
    }
    a[p * n + q] = 0;
    a[q * n + p] = 0;
  }

  /** Eigenvalue k, in no order. */
  public double value(int k) {
    return a[k * n + k];
  }

  /** Component i of the unit eigenvector k. */
  public double vector(int k, int i) {
    return v[i * n + k];
  }
}
