package org.padml.descriptors.dynamics;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.padml.linalg.Superposition;

/**
 * Fits frames on a structure of the same points, without weights; what is sent elsewhere is the
 * structure.
 */
public final class StructureFit implements Serializable {
  private static final long serialVersionUID = 1L;

  /** x, y, z of the first point, and so on. */
  private final double[] reference;

  private transient @Nullable Superposition superposition;
  private transient int @Nullable [] points;

  /**
   * On a structure.
   *
   * @param structure x, y, z [3][nPoints], nm; copied
   */
  public StructureFit(double[][] structure) {
    if (structure.length != 3
        || structure[0].length != structure[1].length
        || structure[0].length != structure[2].length) {
      throw new IllegalArgumentException(
          "reference structure: expected three rows of one length, found others");
    }
    reference = new double[3 * structure[0].length];
    for (int k = 0; k < reference.length; k++) {
      reference[k] = structure[k % 3][k / 3];
    }
  }

  /** Number of points. */
  public int nPoints() {
    return reference.length / 3;
  }

  /** x, y, z of the first point, and so on; live. */
  double[] reference() {
    return reference;
  }

  /** Writes the fitted frame to out [3 nPoints]: x, y, z of the first point, and so on; nm. */
  public void fit(float[] x, float[] y, float[] z, double[] out) {
    int n = nPoints();
    if (x.length != n || y.length != n || z.length != n) {
      throw new IllegalArgumentException(
          "fit: expected " + n + " points, found " + x.length + " " + y.length + " " + z.length);
    }
    if (n == 0) {
      return;
    }
    Superposition fit = superposition;
    int[] all = points;
    if (fit == null || all == null) {
      double[][] structure = new double[3][n];
      all = new int[n];
      for (int k = 0; k < n; k++) {
        all[k] = k;
        structure[0][k] = reference[3 * k];
        structure[1][k] = reference[3 * k + 1];
        structure[2][k] = reference[3 * k + 2];
      }
      fit = new Superposition(structure[0], structure[1], structure[2]);
      superposition = fit;
      points = all;
    }
    fit.fit(x, y, z, all);
    for (int k = 0; k < n; k++) {
      fit.toReference(x[k], y[k], z[k], out, 3 * k);
    }
  }

  boolean isSame(StructureFit other) {
    return Arrays.equals(reference, other.reference);
  }
}
