package org.padml.descriptors.dynamics;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.padml.linalg.Superposition;

/** Fits frames on a structure of the same points; what is sent elsewhere is the structure. */
final class StructureFit implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[][] reference;
  private transient @Nullable Superposition superposition;
  private transient int @Nullable [] points;

  /**
   * On a structure.
   *
   * @param reference x, y, z [3][nPoints], nm; copied
   */
  StructureFit(double[][] reference) {
    if (reference.length != 3
        || reference[0].length != reference[1].length
        || reference[0].length != reference[2].length) {
      throw new IllegalArgumentException(
          "reference structure: expected three rows of one length, found others");
    }
    this.reference =
        new double[][] {reference[0].clone(), reference[1].clone(), reference[2].clone()};
  }

  int nPoints() {
    return reference[0].length;
  }

  double reference(int axis, int point) {
    return reference[axis][point];
  }

  /** Writes the fitted frame to out [3 nPoints]: x, y, z of the first point, and so on. */
  void fit(float[] x, float[] y, float[] z, double[] out) {
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
      fit = new Superposition(reference[0], reference[1], reference[2]);
      all = new int[n];
      for (int k = 0; k < n; k++) {
        all[k] = k;
      }
      superposition = fit;
      points = all;
    }
    fit.fit(x, y, z, all);
    for (int k = 0; k < n; k++) {
      fit.toReference(x[k], y[k], z[k], out, 3 * k);
    }
  }

  boolean isSame(StructureFit other) {
    return Arrays.deepEquals(reference, other.reference);
  }
}
