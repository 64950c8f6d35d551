package org.padml.neighbors;

import org.padml.model.Box;

/**
 * Shape of a cell list: how many cells along three axes, and which cell a point is in. Periodic
 * grids count along the box vectors, others along x, y, z from the lowest corner.
 *
 * <p>Along axis k a point p has the fraction f_k = (p - o) · g_k; its cell is floor(n_k f_k).
 */
final class Grid {
  /** Widens searches beyond what rounding can move a coordinate by; relative to the cutoff. */
  private static final double MARGIN = 1e-9;

  private static final double GROWTH = 1.26;

  final int[] n = {1, 1, 1};

  /** Rows g_k: reciprocal vectors (periodic) or unit vectors over the extent. */
  private final double[] g = new double[9];

  private final double[] origin = new double[3];

  /** Box vectors a, b, c. */
  final double[] rows = new double[9];

  /** Distance between opposite faces along each axis, nm. */
  private final double[] height = new double[3];

  boolean periodic;

  /** A grid over a box. */
  void periodic(Box box, double reach, int maxCells) {
    periodic = true;
    double[] r = rows;
    r[0] = box.ax();
    r[1] = box.ay();
    r[2] = box.az();
    r[3] = box.bx();
    r[4] = box.by();
    r[5] = box.bz();
    r[6] = box.cx();
    r[7] = box.cy();
    r[8] = box.cz();
    double volume = box.volume();
    for (int k = 0; k < 3; k++) {
      int i = 3 * ((k + 1) % 3);
      int j = 3 * ((k + 2) % 3);
      double u = r[i + 1] * r[j + 2] - r[i + 2] * r[j + 1];
      double v = r[i + 2] * r[j] - r[i] * r[j + 2];
      double w = r[i] * r[j + 1] - r[i + 1] * r[j];
      g[3 * k] = u / volume;
      g[3 * k + 1] = v / volume;
      g[3 * k + 2] = w / volume;
      height[k] = Math.abs(volume) / Math.sqrt(u * u + v * v + w * w);
      origin[k] = 0;
    }
    divide(reach, maxCells);
  }

  /**
   * A grid over the points between two corners. An axis of infinite extent has one cell, where
   * every point has the fraction 0.
   */
  void bounded(double[] low, double[] high, double reach, int maxCells) {
    periodic = false;
    for (int k = 0; k < 3; k++) {
      double extent = high[k] - low[k];
      boolean bounded = extent >= 0 && extent < Double.POSITIVE_INFINITY;
      height[k] = bounded && extent > 0 ? extent : reach;
      origin[k] = bounded ? low[k] : 0;
      for (int c = 0; c < 3; c++) {
        g[3 * k + c] = bounded && c == k ? 1 / height[k] : 0;
      }
    }
    divide(reach, maxCells);
  }

  /** As many cells of at least this width as allowed. */
  private void divide(double reach, int maxCells) {
    double width = reach;
    while (cells(width) > maxCells) {
      width *= GROWTH;
    }
    for (int k = 0; k < 3; k++) {
      n[k] = (int) along(k, width);
    }
  }

  private double along(int k, double width) {
    return Math.max(1, Math.floor(height[k] / width));
  }

  private double cells(double width) {
    return along(0, width) * along(1, width) * along(2, width);
  }

  int cells() {
    return n[0] * n[1] * n[2];
  }

  /** Coordinate along axis k in units of the extent: 0 to 1 inside. */
  double fraction(int k, double x, double y, double z) {
    return (x - origin[0]) * g[3 * k]
        + (y - origin[1]) * g[3 * k + 1]
        + (z - origin[2]) * g[3 * k + 2];
  }

  /** Cell along axis k of a fraction; points on or beyond a face are in the outermost cell. */
  int cell(int k, double fraction) {
    return Math.max(0, Math.min(n[k] - 1, (int) (fraction * n[k])));
  }

  /** Lowest cell along axis k that a sphere of this radius around the fraction can reach. */
  double lowest(int k, double fraction, double cutoff) {
    return Math.floor((fraction - slack(k, fraction, cutoff)) * n[k]);
  }

  /** Highest cell along axis k that a sphere of this radius around the fraction can reach. */
  double highest(int k, double fraction, double cutoff) {
    return Math.floor((fraction + slack(k, fraction, cutoff)) * n[k]);
  }

  private double slack(int k, double fraction, double cutoff) {
    return cutoff / height[k] * (1 + MARGIN) + MARGIN * (1 + Math.abs(fraction));
  }
}
