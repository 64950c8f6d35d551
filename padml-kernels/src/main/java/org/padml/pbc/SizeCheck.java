package org.padml.pbc;

import java.util.List;
import org.padml.model.FrameBuffer;

/**
 * Checks that imaging moved molecules as wholes, from quantities that no mover has touched: before,
 * the radius of gyration of every molecule from its links at their nearest images, whatever the
 * images of its atoms; after, that of the complex from coordinates alone. Of rigid pieces with
 * sizes g_m and centres c_m around the centre C of all N atoms,
 *
 * <p>Rg² = sum over m of n_m (g_m² + |c_m - C|²) / N
 *
 * <p>Atoms count alike. Cost: O(atoms of the molecules concerned). Allocates nothing per frame.
 */
final class SizeCheck {
  /**
   * Difference of Rg² that rounding explains, nm² for 1 nm: coordinates below 64 nm are rounded to
   * 4e-6 nm up to four times, which changes Rg² by twice that times Rg. One atom of 100,000 that is
   * 5 nm off changes it by 2.5e-4 nm².
   */
  private static final double ROUNDING_NM = 3.2e-5;

  private final int[] parent;
  private final int[] child;
  private final List<int[]> molecules;
  private final double[][] shift;
  private final double[] gyration2;
  private final double[] sums;
  private double found2;
  private double expected2;

  SizeCheck(BondForest forest, int nAtoms) {
    parent = forest.parent;
    child = forest.child;
    molecules = forest.molecules;
    shift = new double[3][nAtoms];
    gyration2 = new double[molecules.size()];
    sums = new double[4 * (molecules.size() + 1)];
  }

  /** Takes the sizes of the molecules from a frame as it came, in its box. */
  void measure(FrameBuffer frame, MinimumImage image) {
    float[] x = frame.x();
    float[] y = frame.y();
    float[] z = frame.z();
    double half = image.shortestVector() / 2;
    for (int e = 0; e < parent.length; e++) {
      int p = parent[e];
      int c = child[e];
      double dx = (double) x[c] - x[p];
      double dy = (double) y[c] - y[p];
      double dz = (double) z[c] - z[p];
      boolean moves = !(dx * dx + dy * dy + dz * dz < half * half);
      if (moves) {
        image.nearest(dx, dy, dz);
        moves = image.isShifted();
      }
      shift[0][c] = shift[0][p] + (moves ? image.shiftX() : 0);
      shift[1][c] = shift[1][p] + (moves ? image.shiftY() : 0);
      shift[2][c] = shift[2][p] + (moves ? image.shiftZ() : 0);
    }
    for (int m = 0; m < gyration2.length; m++) {
      gyration2[m] = gyration2(molecules.get(m), x, y, z);
    }
  }

  private double gyration2(int[] atoms, float[] x, float[] y, float[] z) {
    double sx = 0;
    double sy = 0;
    double sz = 0;
    double s2 = 0;
    int root = atoms[0];
    for (int a : atoms) {
      double dx = (double) x[a] - x[root] + shift[0][a];
      double dy = (double) y[a] - y[root] + shift[1][a];
      double dz = (double) z[a] - z[root] + shift[2][a];
      sx += dx;
      sy += dy;
      sz += dz;
      s2 += dx * dx + dy * dy + dz * dz;
    }
    int n = atoms.length;
    return (s2 - (sx * sx + sy * sy + sz * sz) / n) / n;
  }

  /** Whether the complex of this frame is made of molecules of the sizes measured. */
  boolean agrees(FrameBuffer frame) {
    float[] x = frame.x();
    float[] y = frame.y();
    float[] z = frame.z();
    int all = 4 * molecules.size();
    java.util.Arrays.fill(sums, 0);
    int origin = molecules.get(0)[0];
    for (int m = 0; m < molecules.size(); m++) {
      for (int a : molecules.get(m)) {
        double dx = (double) x[a] - x[origin];
        double dy = (double) y[a] - y[origin];
        double dz = (double) z[a] - z[origin];
        sums[4 * m] += dx;
        sums[4 * m + 1] += dy;
        sums[4 * m + 2] += dz;
        sums[4 * m + 3] += dx * dx + dy * dy + dz * dz;
      }
      for (int k = 0; k < 4; k++) {
        sums[all + k] += sums[4 * m + k];
      }
    }
    compare(all);
    return Math.abs(found2 - expected2)
        <= ROUNDING_NM * (1 + Math.sqrt(Math.max(found2, expected2)));
  }

  private void compare(int all) {
    int n = 0;
    double expected = 0;
    for (int m = 0; m < molecules.size(); m++) {
      int size = molecules.get(m).length;
      n += size;
      expected += size * gyration2[m] + square(4 * m) / size;
    }
    found2 = (sums[all + 3] - square(all) / n) / n;
    expected2 = (expected - square(all) / n) / n;
  }

  private double square(int at) {
    return sums[at] * sums[at] + sums[at + 1] * sums[at + 1] + sums[at + 2] * sums[at + 2];
  }
}
