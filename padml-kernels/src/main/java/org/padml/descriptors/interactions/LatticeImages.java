package org.padml.descriptors.interactions;

import org.padml.model.Box;

/**
 * The periodic images of points that lie within an upright block, of any size and in any box; a
 * workspace. Without periodic boundaries a point is its only image.
 */
final class LatticeImages {
  private final double[] low = new double[3];
  private final double[] high = new double[3];
  private final double[] rows = new double[9];
  private final double[] inverse = new double[9];
  private final double[] fractionLow = new double[3];
  private final double[] fractionHigh = new double[3];
  private final int[] first = new int[3];
  private final int[] last = new int[3];
  private boolean periodic;
  private double[] found = new double[24];
  private int count;

  /** Takes the box of a frame and a block, nm [3] each; copied. */
  void set(Box box, double[] lowest, double[] highest) {
    System.arraycopy(lowest, 0, low, 0, 3);
    System.arraycopy(highest, 0, high, 0, 3);
    periodic = box.isPeriodic();
    if (!periodic) {
      return;
    }
    double[] r = {
      box.ax(), box.ay(), box.az(), box.bx(), box.by(), box.bz(), box.cx(), box.cy(), box.cz()
    };
    System.arraycopy(r, 0, rows, 0, rows.length);
    for (int k = 0; k < 3; k++) {
      int u = 3 * ((k + 1) % 3);
      int v = 3 * ((k + 2) % 3);
      for (int c = 0; c < 3; c++) {
        int d = (c + 1) % 3;
        int e = (c + 2) % 3;
        inverse[3 * k + c] = (r[u + d] * r[v + e] - r[u + e] * r[v + d]) / box.volume();
      }
      double middle = 0;
      double spread = 0;
      for (int c = 0; c < 3; c++) {
        middle += inverse[3 * k + c] * (low[c] + high[c]) / 2;
        spread += Math.abs(inverse[3 * k + c]) * (high[c] - low[c]) / 2;
      }
      fractionLow[k] = middle - spread;
      fractionHigh[k] = middle + spread;
    }
  }

  /** Finds the images of a point; returns how many. */
  int find(double x, double y, double z) {
    count = 0;
    if (!periodic) {
      keepInside(x, y, z);
      return count;
    }
    for (int k = 0; k < 3; k++) {
      double f = inverse[3 * k] * x + inverse[3 * k + 1] * y + inverse[3 * k + 2] * z;
      first[k] = (int) Math.ceil(fractionLow[k] - f);
      last[k] = (int) Math.floor(fractionHigh[k] - f);
      if (first[k] > last[k]) {
        return 0;
      }
    }
    for (int a = first[0]; a <= last[0]; a++) {
      for (int b = first[1]; b <= last[1]; b++) {
        for (int c = first[2]; c <= last[2]; c++) {
          keepInside(
              x + a * rows[0] + b * rows[3] + c * rows[6],
              y + a * rows[1] + b * rows[4] + c * rows[7],
              z + a * rows[2] + b * rows[5] + c * rows[8]);
        }
      }
    }
    return count;
  }

  private void keepInside(double x, double y, double z) {
    boolean inside =
        x >= low[0] && x <= high[0] && y >= low[1] && y <= high[1] && z >= low[2] && z <= high[2];
    if (inside) {
      if (3 * count == found.length) {
        found = java.util.Arrays.copyOf(found, 2 * found.length);
      }
      found[3 * count] = x;
      found[3 * count + 1] = y;
      found[3 * count++ + 2] = z;
    }
  }

  /** Coordinate (0, 1, 2) of the k-th image, nm. */
  double get(int k, int axis) {
    return found[3 * k + axis];
  }
}
