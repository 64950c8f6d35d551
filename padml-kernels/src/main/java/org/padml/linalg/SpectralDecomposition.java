package org.padml.linalg;

import java.io.Serializable;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix of some hundred or thousand rows, largest
 * eigenvalue first.
 *
 * <p>Of the two unit vectors v and -v the one whose component of largest magnitude (the first such)
 * is positive. Error: eigenvalues to some ulp of the largest. Cost: O(n^3).
 *
 * @param values [n], descending
 * @param vectors [n][n], vector k of eigenvalue k
 */
public record SpectralDecomposition(double[] values, double[][] vectors) implements Serializable {
  /**
   * Decomposes a matrix.
   *
   * @param matrix row-major [n * n], of which the upper triangle is read; not changed
   * @throws IllegalArgumentException if a value is not finite
   */
  public static SpectralDecomposition of(double[] matrix, int n) {
    DMatrixRMaj a = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        double v = matrix[i * n + j];
        if (!Double.isFinite(v)) {
          throw new IllegalArgumentException(
              "eigenvalues: row " + i + " column " + j + ": expected a finite value, found " + v);
        }
        a.set(i, j, v);
        a.set(j, i, v);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> solver = DecompositionFactory_DDRM.eig(n, true, true);
    if (n > 0 && !solver.decompose(a)) {
      throw new IllegalStateException("eigenvalues: expected convergence, found none");
    }
    Integer[] order = new Integer[n];
    double[] unordered = new double[n];
    for (int k = 0; k < n; k++) {
      order[k] = k;
      unordered[k] = solver.getEigenvalue(k).getReal();
    }
    // stable, so that equal eigenvalues keep the order of the solver
    Arrays.sort(order, (p, q) -> Double.compare(unordered[q], unordered[p]));
    double[] values = new double[n];
    double[][] vectors = new double[n][];
    for (int k = 0; k < n; k++) {
      values[k] = unordered[order[k]];
      vectors[k] = solver.getEigenVector(order[k]).getData().clone();
      orient(vectors[k]);
    }
    return new SpectralDecomposition(values, vectors);
  }

  /** Makes the first component of largest magnitude positive. */
  public static void orient(double[] vector) {
    int lead = 0;
    for (int i = 1; i < vector.length; i++) {
      lead = Math.abs(vector[i]) > Math.abs(vector[lead]) ? i : lead;
    }
    if (vector.length > 0 && vector[lead] < 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = -vector[i];
      }
    }
  }
}
