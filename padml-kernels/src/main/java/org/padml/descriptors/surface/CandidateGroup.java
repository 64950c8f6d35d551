package org.padml.descriptors.surface;

/**
 * Spheres that may be neighbours of the atoms of one cell, copied side by side, so that a plain
 * loop finds those that touch an atom's sphere. A workspace that grows with the largest group.
 */
final class CandidateGroup {
  /** Widens the sum of two radii, far above the rounding of single precision. */
  private static final float PAD_NM = 1e-5f;

  private final int[] from;
  private final int[] to;
  private int nRuns;
  private boolean loaded;

  /** Number of spheres. */
  int size;

  /** Place in the cells, position and radius of each sphere. */
  int[] place = new int[0];

  float[] x = new float[0];
  float[] y = new float[0];
  float[] z = new float[0];
  float[] radius = new float[0];

  /** Squared distance from the sphere in question less the squared sum of the padded radii. */
  private float[] gap = new float[0];

  /** Indices of the spheres that may touch the one in question. */
  int[] touching = new int[1];

  /** A group of at most so many runs of places. */
  CandidateGroup(int mostRuns) {
    from = new int[mostRuns];
    to = new int[mostRuns];
  }

  /** Forgets all spheres. */
  void clear() {
    nRuns = 0;
    size = 0;
    loaded = false;
  }

  /** Adds the spheres at places [first, last). */
  void add(int first, int last) {
    if (first < last) {
      from[nRuns] = first;
      to[nRuns++] = last;
      size += last - first;
    }
  }

  /** Copies the spheres that were added, unless they are here already. */
  void load(PartnerCells cells) {
    if (loaded) {
      return;
    }
    if (place.length < size) {
      reserve(2 * size);
    }
    int k = 0;
    for (int r = 0; r < nRuns; r++) {
      for (int j = from[r]; j < to[r]; j++) {
        place[k] = j;
        x[k] = cells.x[j];
        y[k] = cells.y[j];
        z[k] = cells.z[j];
        radius[k++] = cells.radius[j];
      }
    }
    loaded = true;
  }

  private void reserve(int capacity) {
    place = new int[capacity];
    x = new float[capacity];
    y = new float[capacity];
    z = new float[capacity];
    radius = new float[capacity];
    gap = new float[capacity];
    touching = new int[capacity + 1];
  }

  /** Finds the spheres that may touch one, itself included if it is here; returns how many. */
  int findTouching(float xi, float yi, float zi, float ri) {
    // Two loops, since the compiler makes vector code of small loop bodies only.
    gaps(xi, yi, zi, ri + PAD_NM);
    int n = 0;
    for (int k = 0; k < size; k++) {
      touching[n] = k;
      // The sign bit counts without a branch that nobody can predict.
      n += Float.floatToRawIntBits(gap[k]) >>> 31;
    }
    return n;
  }

  private void gaps(float xi, float yi, float zi, float ri) {
    for (int k = 0; k < size; k++) {
      float ex = x[k] - xi;
      float ey = y[k] - yi;
      float ez = z[k] - zi;
      float sum = ri + radius[k];
      gap[k] = ex * ex + ey * ey + ez * ez - sum * sum;
    }
  }
}
