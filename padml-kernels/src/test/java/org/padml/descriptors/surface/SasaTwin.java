package org.padml.descriptors.surface;

/** Test points counted one by one: each state on its own, every point against every sphere. */
final class SasaTwin {
  private SasaTwin() {}

  /** How a hidden point is told. */
  enum Test {
    /** The kernel's expression. */
    PLANE,
    /** The definition as it is written: squared distance to the neighbour's centre. */
    DISTANCE
  }

  /** Open points per atom among the spheres with {@code present}. */
  static int[] openPoints(
      int nPoints, double probe, float[] radii, boolean[] present, float[][] r, Test test) {
    SpherePoints u = new SpherePoints(nPoints);
    int n = radii.length;
    int[] open = new int[n];
    for (int i = 0; i < n; i++) {
      if (!present[i]) {
        continue;
      }
      double ri = radii[i] + probe;
      for (int p = 0; p < nPoints; p++) {
        boolean hidden = false;
        for (int j = 0; j < n && !hidden; j++) {
          if (j != i && present[j]) {
            double dx = (double) r[0][j] - r[0][i];
            double dy = (double) r[1][j] - r[1][i];
            double dz = (double) r[2][j] - r[2][i];
            double rj = radii[j] + probe;
            hidden =
                test == Test.PLANE
                    ? u.x[p] * dx + u.y[p] * dy + u.z[p] * dz
                        > (ri * ri - rj * rj + (dx * dx + dy * dy + dz * dz)) * (0.5 / ri)
                    : square(ri * u.x[p] - dx) + square(ri * u.y[p] - dy) + square(ri * u.z[p] - dz)
                        < rj * rj;
          }
        }
        open[i] += hidden ? 0 : 1;
      }
    }
    return open;
  }

  private static double square(double v) {
    return v * v;
  }
}
