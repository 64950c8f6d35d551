package org.padml.descriptors.surface;

import java.util.Arrays;

/**
 * Spheres that touch one sphere, seen from its centre: what does not change from slice to slice. A
 * workspace that grows with the largest number of neighbours.
 */
final class SliceNeighbours {
  /** Centres within so many radii are close. */
  private static final double CLOSE = 1.0;

  private final PartnerCells cells;
  private int self;

  /** Number of neighbours. */
  int size;

  /**
   * Unit vector to the neighbour in the plane, its squared distance and that one's inverse root.
   */
  double[] ux = new double[64];

  double[] uy = new double[64];
  double[] d2 = new double[64];
  double[] perD = new double[64];

  /** Height of the neighbour above the centre, nm, and its squared radius. */
  double[] z = new double[64];

  double[] radius2 = new double[64];

  SliceNeighbours(PartnerCells cells) {
    this.cells = cells;
  }

  /** Takes the neighbours of the sphere at a place of the cells, those that hide most first. */
  void set(int place, Neighbourhood neighbours, int own) {
    self = place;
    size = neighbours.size;
    reserve(size);
    closeFirst(neighbours.places, 0, own);
    closeFirst(neighbours.places, own, size);
  }

  /** The closer a neighbour, the more it hides: once in front of the others is order enough. */
  private void closeFirst(int[] places, int from, int to) {
    double close2 = CLOSE * CLOSE * cells.sphere[self] * cells.sphere[self];
    int first = from;
    int last = to;
    for (int q = from; q < to; q++) {
      double dx = (double) cells.x[places[q]] - cells.x[self];
      double dy = (double) cells.y[places[q]] - cells.y[self];
      double dz = (double) cells.z[places[q]] - cells.z[self];
      boolean close = dx * dx + dy * dy + dz * dz < close2;
      set(close ? first++ : --last, places[q]);
    }
  }

  private void set(int k, int place) {
    double dx = (double) cells.x[place] - cells.x[self];
    double dy = (double) cells.y[place] - cells.y[self];
    double inverse = 1 / Math.sqrt(dx * dx + dy * dy);
    // A neighbour straight above has no direction; it hides a circle as a whole or not at all.
    ux[k] = inverse < Double.POSITIVE_INFINITY ? dx * inverse : 1;
    uy[k] = inverse < Double.POSITIVE_INFINITY ? dy * inverse : 0;
    d2[k] = dx * dx + dy * dy;
    perD[k] = inverse;
    z[k] = (double) cells.z[place] - cells.z[self];
    radius2[k] = cells.sphere[place] * cells.sphere[place];
  }

  private void reserve(int n) {
    if (n > ux.length) {
      ux = Arrays.copyOf(ux, 2 * n);
      uy = Arrays.copyOf(uy, 2 * n);
      d2 = Arrays.copyOf(d2, 2 * n);
      perD = Arrays.copyOf(perD, 2 * n);
      z = Arrays.copyOf(z, 2 * n);
      radius2 = Arrays.copyOf(radius2, 2 * n);
    }
  }
}
