package org.padml.pbc;

/**
 * Lattice vectors around zero: all combinations of the reduced basis with coefficients -2 to 2,
 * zero first, a vector and its negative side by side. Wide enough for molecules up to about twice
 * the box when they start with their centres at the nearest image.
 */
final class LatticeWindow {
  private static final int REACH = 2;
  static final int SIZE = 125;

  private static final int[][] COEFFICIENTS = coefficients();

  final double[] x = new double[SIZE];
  final double[] y = new double[SIZE];
  final double[] z = new double[SIZE];

  private static int[][] coefficients() {
    int[][] all = new int[SIZE][];
    all[0] = new int[3];
    int n = 1;
    for (int a = 0; a <= REACH; a++) {
      for (int b = -REACH; b <= REACH; b++) {
        for (int c = -REACH; c <= REACH; c++) {
          if (a > 0 || b > 0 || (b == 0 && c > 0)) {
            all[n++] = new int[] {a, b, c};
            all[n++] = new int[] {-a, -b, -c};
          }
        }
      }
    }
    return all;
  }

  /** Takes the reduced basis of a box. */
  void set(MinimumImage image) {
    for (int s = 0; s < SIZE; s++) {
      int[] k = COEFFICIENTS[s];
      x[s] = k[0] * image.basis(0, 0) + k[1] * image.basis(1, 0) + k[2] * image.basis(2, 0);
      y[s] = k[0] * image.basis(0, 1) + k[1] * image.basis(1, 1) + k[2] * image.basis(2, 1);
      z[s] = k[0] * image.basis(0, 2) + k[1] * image.basis(1, 2) + k[2] * image.basis(2, 2);
    }
  }
}
