package org.padml.stats;

import java.util.Arrays;

/**
 * Mean and covariance of vectors, in one pass and memory that does not depend on how many there
 * are.
 *
 * <p>Vectors are collected into panels of {@value #PANEL}; a panel is centred on its own mean and
 * added to the triangle at once, together with one row for the distance between its mean and the
 * mean so far (Chan's update), so that large means cost no digits.
 *
 * <p>Order: the bits depend on which vectors share a panel. Sums over fixed blocks reduced by
 * {@link BlockTree} are the same for any cut. Cost: O(n^2 / 2) per vector. Memory: n^2 + 33 n
 * doubles.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1983.10483115">Chan, Golub and LeVeque, 1983</a>
 */
public final class CovarianceSums implements Mergeable<CovarianceSums> {
  private static final long serialVersionUID = 1L;

  private static final int PANEL = 32;

  /** Rows of the panel that pass over the triangle together. */
  private static final int TOGETHER = 4;

  private final int n;
  private long count;
  private final double[] mean;

  /** Row i of the upper triangle: sums of products of i with i, i + 1, ... */
  private final double[][] triangle;

  private final double[][] panel;
  private int filled;

  /** Of vectors of n components. */
  public CovarianceSums(int n) {
    this.n = n;
    mean = new double[n];
    triangle = new double[n][];
    for (int i = 0; i < n; i++) {
      triangle[i] = new double[n - i];
    }
    // one more for the distance of means, rounded up to whole passes
    panel = new double[(PANEL + TOGETHER) / TOGETHER * TOGETHER][n];
  }

  /** Number of components. */
  public int size() {
    return n;
  }

  /** Number of vectors. */
  public long count() {
    return count + filled;
  }

  /** Adds a vector [n]; copied. */
  public void add(double[] vector) {
    if (vector.length != n) {
      throw new IllegalArgumentException(
          "covariance: vector: expected " + n + " components, found " + vector.length);
    }
    System.arraycopy(vector, 0, panel[filled++], 0, n);
    if (filled == PANEL) {
      flush();
    }
  }

  private void flush() {
    if (filled == 0) {
      return;
    }
    double[] distance = panel[filled];
    Arrays.fill(distance, 0);
    for (int k = 0; k < filled; k++) {
      for (int i = 0; i < n; i++) {
        distance[i] += panel[k][i];
      }
    }
    for (int i = 0; i < n; i++) {
      distance[i] /= filled;
    }
    for (int k = 0; k < filled; k++) {
      for (int i = 0; i < n; i++) {
        panel[k][i] -= distance[i];
      }
    }
    int rows = filled;
    if (count == 0) {
      System.arraycopy(distance, 0, mean, 0, n);
    } else {
      moveMean(distance, filled);
      rows++;
    }
    count += filled;
    filled = 0;
    for (int k = rows; k % TOGETHER != 0; k++) {
      Arrays.fill(panel[k], 0);
      rows++;
    }
    addRows(rows);
  }

  /**
   * Turns the mean of further vectors into the row that their distance adds, and moves the mean.
   */
  private void moveMean(double[] other, long otherCount) {
    double total = (double) count + otherCount;
    double weight = Math.sqrt(count * (otherCount / total));
    for (int i = 0; i < n; i++) {
      double d = other[i] - mean[i];
      mean[i] += d * (otherCount / total);
      other[i] = d * weight;
    }
  }

  private void addRows(int rows) {
    for (int i = 0; i < n; i++) {
      double[] out = triangle[i];
      for (int k = 0; k < rows; k += TOGETHER) {
        addProducts(out, i, panel[k], panel[k + 1], panel[k + 2], panel[k + 3]);
      }
    }
  }

  private static void addProducts(
      double[] out, int i, double[] p, double[] q, double[] r, double[] s) {
    double pi = p[i];
    double qi = q[i];
    double ri = r[i];
    double si = s[i];
    for (int j = 0; j < out.length; j++) {
      out[j] += pi * p[i + j] + qi * q[i + j] + ri * r[i + j] + si * s[i + j];
    }
  }

  @Override
  public void merge(CovarianceSums next) {
    if (next.n != n) {
      throw new IllegalArgumentException(
          "covariance: merge: expected " + n + " components, found " + next.n);
    }
    flush();
    next.flush();
    if (next.count == 0) {
      return;
    }
    double[] distance = next.mean.clone();
    if (count == 0) {
      System.arraycopy(distance, 0, mean, 0, n);
      Arrays.fill(distance, 0);
    } else {
      moveMean(distance, next.count);
    }
    count += next.count;
    for (int i = 0; i < n; i++) {
      double[] out = triangle[i];
      double[] in = next.triangle[i];
      double d = distance[i];
      for (int j = 0; j < out.length; j++) {
        out[j] += in[j] + d * distance[i + j];
      }
    }
  }

  /** Mean of the vectors [n]; NaN without any. */
  public double[] mean() {
    flush();
    double[] out = mean.clone();
    if (count == 0) {
      Arrays.fill(out, Double.NaN);
    }
    return out;
  }

  /**
   * Row-major covariance [n * n], both triangles, of the sample: divided by count - 1. NaN for
   * fewer than two vectors.
   */
  public double[] covariance() {
    return divided(count() < 2 ? Double.NaN : count() - 1.0);
  }

  /** Row-major mean product of deviations [n * n], divided by count; NaN without vectors. */
  public double[] populationCovariance() {
    return divided(count() == 0 ? Double.NaN : (double) count());
  }

  private double[] divided(double by) {
    flush();
    double[] out = new double[Math.multiplyExact(n, n)];
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        double v = triangle[i][j - i] / by;
        out[i * n + j] = v;
        out[j * n + i] = v;
      }
    }
    return out;
  }
}
