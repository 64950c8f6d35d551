package org.padml.descriptors.surface;

import java.util.Arrays;

/**
 * Spheres that touch one sphere, seen from its centre: what does not change from slice to slice. A
 * workspace that grows with the largest number of neighbours.
 */
final class SliceNeighbours {
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

  /** Takes the neighbours of the sphere at a place of the cells. */
  void set(int place, Neighbourhood neighbours) {
    self = place;
    size = neighbours.size;
    reserve(size);
    for (int k = 0; k < size; k++) {
      set(k, neighbours.places[k]);
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
