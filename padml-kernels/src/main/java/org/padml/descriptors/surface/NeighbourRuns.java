package org.padml.descriptors.surface;

/**
 * The runs of places around one cell, in three groups: {@link #NEAR} and {@link #FAR} cells of the
 * same partner, and cells of the {@link #OTHER} one. The near cells hold the atoms that hide most.
 * A workspace.
 */
final class NeighbourRuns {
  static final int NEAR = 0;
  static final int FAR = 1;
  static final int OTHER = 2;

  private static final int WIDTH = 2 * PartnerCells.REACH + 1;
  private static final int MOST_RUNS = 2 * WIDTH * WIDTH;

  private final int[][] from = new int[3][MOST_RUNS];
  private final int[][] to = new int[3][MOST_RUNS];
  private final int[] nRuns = new int[3];
  private final int[] sizes = new int[3];

  /** Finds the runs around cell (i, j, k) of a partner. */
  void collect(PartnerCells cells, int partner, int i, int j, int k) {
    for (int group = 0; group < 3; group++) {
      nRuns[group] = 0;
      sizes[group] = 0;
    }
    int i0 = Math.max(0, i - PartnerCells.REACH);
    int i1 = Math.min(cells.nx, i + PartnerCells.REACH + 1);
    int n0 = Math.max(0, i - 1);
    int n1 = Math.min(cells.nx, i + 2);
    int j1 = Math.min(cells.ny - 1, j + PartnerCells.REACH);
    int k1 = Math.min(cells.nz - 1, k + PartnerCells.REACH);
    for (int kk = Math.max(0, k - PartnerCells.REACH); kk <= k1; kk++) {
      for (int jj = Math.max(0, j - PartnerCells.REACH); jj <= j1; jj++) {
        int first = cells.start(partner, i0, jj, kk);
        int last = cells.start(partner, i1, jj, kk);
        if (Math.abs(jj - j) <= 1 && Math.abs(kk - k) <= 1) {
          int nearFirst = cells.start(partner, n0, jj, kk);
          int nearLast = cells.start(partner, n1, jj, kk);
          add(NEAR, nearFirst, nearLast);
          add(FAR, first, nearFirst);
          add(FAR, nearLast, last);
        } else {
          add(FAR, first, last);
        }
        add(OTHER, cells.start(1 - partner, i0, jj, kk), cells.start(1 - partner, i1, jj, kk));
      }
    }
  }

  private void add(int group, int first, int last) {
    if (first < last) {
      int r = nRuns[group]++;
      from[group][r] = first;
      to[group][r] = last;
      sizes[group] += last - first;
    }
  }

  /** Number of places in a group. */
  int size(int group) {
    return sizes[group];
  }

  /** Number of places in the largest group. */
  int largest() {
    return Math.max(sizes[NEAR], Math.max(sizes[FAR], sizes[OTHER]));
  }

  /**
   * Writes the places of a group whose spheres may touch the one at {@code place}, itself left out;
   * returns how many.
   */
  int gather(PartnerCells cells, int group, int place, int[] places) {
    float[] x = cells.x;
    float[] y = cells.y;
    float[] z = cells.z;
    float[] reach = cells.reach;
    float xi = x[place];
    float yi = y[place];
    float zi = z[place];
    float ri = reach[place];
    int n = 0;
    int[] first = from[group];
    int[] last = to[group];
    for (int r = 0; r < nRuns[group]; r++) {
      for (int j = first[r]; j < last[r]; j++) {
        float ex = x[j] - xi;
        float ey = y[j] - yi;
        float ez = z[j] - zi;
        float sum = ri + reach[j];
        places[n] = j;
        // The sign bit counts without a branch that nobody can predict.
        n += Float.floatToRawIntBits(ex * ex + ey * ey + ez * ez - sum * sum) >>> 31;
        n -= j == place ? 1 : 0;
      }
    }
    return n;
  }
}
