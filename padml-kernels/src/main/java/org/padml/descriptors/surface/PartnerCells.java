package org.padml.descriptors.surface;

import java.util.Arrays;

/**
 * The spheres of two partners sorted into the cells of one grid, without periodic boundaries: a
 * workspace that is filled again for every frame and grows only when a frame needs more cells.
 *
 * <p>Place k of the sorted arrays holds atom {@code atom[k]}, partner 0 before partner 1. Cells are
 * short along x, so that the part of a row that a sphere reaches is one run of places: {@code
 * start(p, i, j, k)} to {@code start(p, i2 + 1, j, k)} for cells (i, j, k) to (i2, j, k).
 */
final class PartnerCells {
  /**
   * Cells per reach of two of the largest spheres: along y and z, where few long runs serve best.
   */
  private static final double ROWS = 0.7;

  /** The same along x, where a run is to end soon after the sphere does. */
  private static final double COLUMNS = 10;

  /** Widens the reach, far above the rounding of positions. */
  private static final double PAD_NM = 1e-4;

  private final int[] members;
  private final int[] partnerOfMember;
  private final double[] sphereOfMember;
  private final int[] cellOfMember;
  private final double reach;
  private final int nFirst;

  /** Smallest and largest radius, nm. */
  final double smallest;

  final double largest;

  /** Sorted: atom index, coordinates, sphere radius in double and single precision, nm. */
  final int[] atom;

  /** Sorted: the sphere's number among the members, which stays the same from frame to frame. */
  final int[] member;

  final float[] x;
  final float[] y;
  final float[] z;
  final double[] sphere;
  final float[] radius;

  /** Place of each atom; of members only. */
  final int[] placeOf;

  /** Lowest and highest coordinates per partner: x, y, z, then the next partner, nm. */
  private final float[] low = new float[6];

  private final float[] high = new float[6];

  private final double[] lowest = new double[3];
  private final double[] spans = new double[3];
  private final PartnerProximity proximity = new PartnerProximity();
  private int nx;
  private int ny;
  private int nz;
  private int nCells;
  private int[] starts = new int[0];
  private double x0;
  private double y0;
  private double z0;
  private double perColumn;
  private double perRow;
  private double row;

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
    reach = 2 * (largest + PAD_NM);
    nFirst = n - Arrays.stream(partnerOfMember).sum();
    cellOfMember = new int[n];
    atom = new int[n];
    member = new int[n];
    placeOf = new int[partnerOfAtom.length];
    x = new float[n];
    y = new float[n];
    z = new float[n];
    sphere = new double[n];
    radius = new float[n];
  }

  /** Number of places. */
  int size() {
    return members.length;
  }

  /** Partner of the sphere at a place. */
  int partnerOf(int place) {
    return place < nFirst ? 0 : 1;
  }

  /** First place of partner p in cell (i, j, k); i may be one more than the last. */
  int start(int p, int i, int j, int k) {
    return starts[p * nCells + (k * ny + j) * nx + i];
  }

  /** Column of cells of a coordinate, the nearest one if it is outside. */
  int columnX(double at) {
    return Math.max(0, Math.min(nx - 1, (int) ((at - x0) * perColumn)));
  }

  /** Row of cells of a coordinate, the nearest one if it is outside. */
  int rowY(double at) {
    return Math.max(0, Math.min(ny - 1, (int) ((at - y0) * perRow)));
  }

  /** Row of cells of a coordinate, the nearest one if it is outside. */
  int rowZ(double at) {
    return Math.max(0, Math.min(nz - 1, (int) ((at - z0) * perRow)));
  }

  /** How far a coordinate is outside of a row of cells. */
  double outsideY(double at, int j) {
    return outside(at - y0, j);
  }

  /** How far a coordinate is outside of a row of cells. */
  double outsideZ(double at, int k) {
    return outside(at - z0, k);
  }

  private double outside(double at, int cell) {
    double below = cell * row - at;
    return Math.max(0, Math.max(below, -below - row));
  }

  /** Whether a sphere of the other partner may touch the one at a place. */
  boolean isNearOther(int place) {
    return proximity.isNear(1 - partnerOf(place), x[place], y[place], z[place]);
  }

  /** Sorts one frame. */
  void fill(float[] fx, float[] fy, float[] fz) {
    bounds(fx, fy, fz);
    layOut();
    Arrays.fill(starts, 0, 2 * nCells + 2, 0);
    for (int m = 0; m < members.length; m++) {
      int a = members[m];
      int cell =
          partnerOfMember[m] * nCells + (rowZ(fz[a]) * ny + rowY(fy[a])) * nx + columnX(fx[a]);
      proximity.add(partnerOfMember[m], fx[a], fy[a], fz[a]);
      cellOfMember[m] = cell;
      starts[cell + 2]++;
    }
    proximity.finish();
    for (int c = 2; c < 2 * nCells + 2; c++) {
      starts[c] += starts[c - 1];
    }
    for (int m = 0; m < members.length; m++) {
      int place = starts[cellOfMember[m] + 1]++;
      int a = members[m];
      atom[place] = a;
      member[place] = m;
      placeOf[a] = place;
      x[place] = fx[a];
      y[place] = fy[a];
      z[place] = fz[a];
      sphere[place] = sphereOfMember[m];
      radius[place] = (float) sphereOfMember[m];
    }
  }

  private void layOut() {
    for (int axis = 0; axis < 3; axis++) {
      lowest[axis] = Math.min(low[axis], low[axis + 3]);
      // Without spheres the span is minus infinity.
      spans[axis] = Math.max(0, Math.max(high[axis], high[axis + 3]) - lowest[axis]);
    }
    x0 = lowest[0];
    y0 = lowest[1];
    z0 = lowest[2];
    proximity.begin(lowest, spans, reach / 2, members.length);
    double column = reach / COLUMNS;
    double edge = reach / ROWS;
    // Far-apart partners must not ask for an empty grid of any size.
    while ((spans[0] / column + 1) * (spans[1] / edge + 1) * (spans[2] / edge + 1)
        > 16.0 * members.length + 64) {
      column *= 1.25;
      edge *= 1.25;
    }
    nx = (int) (spans[0] / column) + 1;
    ny = (int) (spans[1] / edge) + 1;
    nz = (int) (spans[2] / edge) + 1;
    nCells = nx * ny * nz;
    if (starts.length < 2 * nCells + 2) {
      starts = new int[2 * nCells + 2];
    }
    perColumn = 1 / column;
    perRow = 1 / edge;
    row = edge;
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
