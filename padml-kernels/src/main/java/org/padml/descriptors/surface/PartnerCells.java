package org.padml.descriptors.surface;

import java.util.Arrays;

/**
 * The spheres of two partners sorted into the cells of one grid, without periodic boundaries: a
 * workspace that is filled again for every frame and grows only when a frame needs more cells.
 *
 * <p>Place k of the sorted arrays holds atom {@code atom[k]}. The places of partner p in cells (i,
 * j, k) to (i2, j, k) are one run: {@code start(p, i, j, k)} to {@code start(p, i2 + 1, j, k)}.
 */
final class PartnerCells {
  /** Cells an interaction reaches in each direction: cells are half as wide as the reach. */
  static final int REACH = 2;

  /** Widens the cells beyond the reach, far above the rounding of positions in them. */
  private static final double PAD_NM = 1e-4;

  private final int[] members;
  private final int[] partnerOfMember;
  private final double[] sphereOfMember;
  private final int[] cellOfMember;
  private final double minEdge;

  /** Smallest and largest radius, nm. */
  final double smallest;

  final double largest;

  /** Sorted: atom index, coordinates, sphere radius in double and single precision, nm. */
  final int[] atom;

  final float[] x;
  final float[] y;
  final float[] z;
  final double[] sphere;
  final float[] radius;

  /** Lowest and highest coordinates per partner: x, y, z, then the next partner, nm. */
  final float[] low = new float[6];

  final float[] high = new float[6];

  int nx;
  int ny;
  int nz;
  private int nCells;
  private int[] starts = new int[0];

  /** Spheres {@code members} with radius {@code sphereOfAtom} &gt; 0, partner 0 or 1. */
  PartnerCells(int[] members, int[] partnerOfAtom, double[] sphereOfAtom) {
    this.members = members;
    int n = members.length;
    partnerOfMember = new int[n];
    sphereOfMember = new double[n];
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int m = 0; m < n; m++) {
      partnerOfMember[m] = partnerOfAtom[members[m]];
      sphereOfMember[m] = sphereOfAtom[members[m]];
      most = Math.max(most, sphereOfMember[m]);
      least = Math.min(least, sphereOfMember[m]);
    }
    smallest = n == 0 ? 1 : least;
    largest = n == 0 ? 1 : most;
    minEdge = 2 * (largest + PAD_NM) / REACH;
    cellOfMember = new int[n];
    atom = new int[n];
    x = new float[n];
    y = new float[n];
    z = new float[n];
    sphere = new double[n];
    radius = new float[n];
  }

  /** First place of partner p in cell (i, j, k); i may be nx. */
  int start(int p, int i, int j, int k) {
    return starts[p * nCells + (k * ny + j) * nx + i];
  }

  /** Sorts one frame. */
  void fill(float[] fx, float[] fy, float[] fz) {
    bounds(fx, fy, fz);
    float x0 = Math.min(low[0], low[3]);
    float y0 = Math.min(low[1], low[4]);
    float z0 = Math.min(low[2], low[5]);
    double spanX = Math.max(high[0], high[3]) - (double) x0;
    double spanY = Math.max(high[1], high[4]) - (double) y0;
    double spanZ = Math.max(high[2], high[5]) - (double) z0;
    double edge = minEdge;
    // Far-apart partners must not ask for an empty grid of any size.
    while ((spanX / edge + 1) * (spanY / edge + 1) * (spanZ / edge + 1)
        > 16.0 * members.length + 64) {
      edge *= 1.25;
    }
    nx = (int) (spanX / edge) + 1;
    ny = (int) (spanY / edge) + 1;
    nz = (int) (spanZ / edge) + 1;
    nCells = nx * ny * nz;
    if (starts.length < 2 * nCells + 2) {
      starts = new int[2 * nCells + 2];
    }
    Arrays.fill(starts, 0, 2 * nCells + 2, 0);
    double scale = 1 / edge;
    for (int m = 0; m < members.length; m++) {
      int a = members[m];
      int i = Math.min(nx - 1, (int) (((double) fx[a] - x0) * scale));
      int j = Math.min(ny - 1, (int) (((double) fy[a] - y0) * scale));
      int k = Math.min(nz - 1, (int) (((double) fz[a] - z0) * scale));
      int cell = partnerOfMember[m] * nCells + (k * ny + j) * nx + i;
      cellOfMember[m] = cell;
      starts[cell + 2]++;
    }
    for (int c = 2; c < 2 * nCells + 2; c++) {
      starts[c] += starts[c - 1];
    }
    for (int m = 0; m < members.length; m++) {
      int place = starts[cellOfMember[m] + 1]++;
      int a = members[m];
      atom[place] = a;
      x[place] = fx[a];
      y[place] = fy[a];
      z[place] = fz[a];
      sphere[place] = sphereOfMember[m];
      radius[place] = (float) sphereOfMember[m];
    }
  }

  private void bounds(float[] fx, float[] fy, float[] fz) {
    Arrays.fill(low, Float.POSITIVE_INFINITY);
    Arrays.fill(high, Float.NEGATIVE_INFINITY);
    for (int m = 0; m < members.length; m++) {
      int a = members[m];
      if (!(Math.abs(fx[a]) + Math.abs(fy[a]) + Math.abs(fz[a]) <= Float.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "sasa: atom "
                + a
                + ": expected finite coordinates, found "
                + fx[a]
                + " "
                + fy[a]
                + " "
                + fz[a]
                + " nm");
      }
      int o = 3 * partnerOfMember[m];
      low[o] = Math.min(low[o], fx[a]);
      low[o + 1] = Math.min(low[o + 1], fy[a]);
      low[o + 2] = Math.min(low[o + 2], fz[a]);
      high[o] = Math.max(high[o], fx[a]);
      high[o + 1] = Math.max(high[o + 1], fy[a]);
      high[o + 2] = Math.max(high[o + 2], fz[a]);
    }
  }
}
