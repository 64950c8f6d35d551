package org.padml.descriptors.surface;

import java.util.Arrays;

/**
 * Which cells of a coarse grid are near spheres of each partner, so that atoms far from the other
 * partner are not asked about it. A workspace that is filled for every frame and grows only when a
 * frame needs more cells.
 *
 * <p>Cells are at least half a reach wide; those up to two cells from an occupied one are near.
 */
final class PartnerProximity {
  private static final int SPAN = 2;

  private int nx;
  private int ny;
  private int nz;
  private double x0;
  private double y0;
  private double z0;
  private double perEdge;
  private int[][] near = new int[2][0];
  private int[] swept = new int[0];

  /** Lays out an empty grid from the lowest corner over the spans. */
  void begin(double[] lowest, double[] spans, double halfReach, int nMembers) {
    double edge = halfReach;
    while ((spans[0] / edge + 1) * (spans[1] / edge + 1) * (spans[2] / edge + 1)
        > 16.0 * nMembers + 64) {
      edge *= 1.25;
    }
    x0 = lowest[0];
    y0 = lowest[1];
    z0 = lowest[2];
    perEdge = 1 / edge;
    nx = (int) (spans[0] * perEdge) + 1;
    ny = (int) (spans[1] * perEdge) + 1;
    nz = (int) (spans[2] * perEdge) + 1;
    int n = nx * ny * nz;
    if (swept.length < n) {
      near = new int[2][n];
      swept = new int[n];
    } else {
      Arrays.fill(near[0], 0, n, 0);
      Arrays.fill(near[1], 0, n, 0);
    }
  }

  private int cell(double x, double y, double z) {
    int i = Math.min(nx - 1, (int) ((x - x0) * perEdge));
    int j = Math.min(ny - 1, (int) ((y - y0) * perEdge));
    int k = Math.min(nz - 1, (int) ((z - z0) * perEdge));
    return (k * ny + j) * nx + i;
  }

  /** Adds a sphere of a partner. */
  void add(int partner, double x, double y, double z) {
    near[partner][cell(x, y, z)] = 1;
  }

  /** Widens what is occupied to what is near. */
  void finish() {
    for (int p = 0; p < 2; p++) {
      // along x, the ends of rows run into their neighbours: near is more than it must be
      sweep(near[p], swept, 1);
      sweep(swept, near[p], nx);
      sweep(near[p], swept, nx * ny);
      int[] result = swept;
      swept = near[p];
      near[p] = result;
    }
  }

  private void sweep(int[] from, int[] to, int stride) {
    int n = nx * ny * nz;
    System.arraycopy(from, 0, to, 0, n);
    for (int s = 1; s <= SPAN; s++) {
      widen(from, to, 0, s * stride, n - s * stride);
      widen(from, to, s * stride, 0, n - s * stride);
    }
  }

  private static void widen(int[] from, int[] to, int first, int firstTo, int count) {
    for (int c = 0; c < count; c++) {
      to[c + firstTo] |= from[c + first];
    }
  }

  /** Whether a sphere of a partner may be within reach. */
  boolean isNear(int partner, double x, double y, double z) {
    return near[partner][cell(x, y, z)] != 0;
  }
}
