package org.padml.descriptors.surface;

import java.util.Arrays;

/**
 * Places of the spheres that may touch one sphere: a superset by a little more than rounding. A
 * workspace for one sphere after another; allocates only when a sphere has more neighbours than any
 * before.
 */
final class Neighbourhood {
  /** Widens the sum of two radii, far above the rounding of single precision. */
  private static final float PAD_NM = 1e-4f;

  private final PartnerCells cells;
  private final double largest;

  /** Places of the neighbours. */
  int[] places = new int[64];

  /** Number of neighbours. */
  int size;

  Neighbourhood(PartnerCells cells) {
    this.cells = cells;
    largest = cells.largest;
  }

  /** Finds the neighbours of the sphere at a place in its own partner; the sphere is left out. */
  void findOwn(int place) {
    size = 0;
    find(place, cells.partnerOf(place));
  }

  /** Adds the neighbours of the sphere at a place in the other partner. */
  void addOther(int place) {
    if (cells.isNearOther(place)) {
      find(place, 1 - cells.partnerOf(place));
    }
  }

  /** Goes through the rows of cells that the sphere reaches, and through the part of each row. */
  private void find(int place, int partner) {
    PartnerCells c = cells;
    double x = c.x[place];
    double reach = c.radius[place] + largest + PAD_NM;
    double reach2 = reach * reach;
    int j0 = c.rowY(c.y[place] - reach);
    int j1 = c.rowY(c.y[place] + reach);
    int k1 = c.rowZ(c.z[place] + reach);
    for (int k = c.rowZ(c.z[place] - reach); k <= k1; k++) {
      double dz = c.outsideZ(c.z[place], k);
      double restZ2 = reach2 - dz * dz;
      for (int j = j0; j <= j1; j++) {
        double dy = c.outsideY(c.y[place], j);
        double rest2 = restZ2 - dy * dy;
        if (rest2 > 0) {
          double half = Math.sqrt(rest2);
          int from = c.start(partner, c.columnX(x - half), j, k);
          int to = c.start(partner, c.columnX(x + half) + 1, j, k);
          if (from <= place && place < to) {
            scan(place, from, place);
            scan(place, place + 1, to);
          } else {
            scan(place, from, to);
          }
        }
      }
    }
  }

  private void scan(int place, int from, int to) {
    if (size + to - from > places.length) {
      places = Arrays.copyOf(places, 2 * (size + to - from));
    }
    int[] out = places;
    float[] x = cells.x;
    float[] y = cells.y;
    float[] z = cells.z;
    float[] radius = cells.radius;
    float xi = x[place];
    float yi = y[place];
    float zi = z[place];
    float ri = radius[place] + PAD_NM;
    int n = size;
    for (int p = from; p < to; p++) {
      float ex = x[p] - xi;
      float ey = y[p] - yi;
      float ez = z[p] - zi;
      float sum = ri + radius[p];
      float gap = ex * ex + ey * ey + ez * ez - sum * sum;
      out[n] = p;
      // The sign bit counts without a branch that nobody can predict.
      n += Float.floatToRawIntBits(gap) >>> 31;
    }
    size = n;
  }
}
