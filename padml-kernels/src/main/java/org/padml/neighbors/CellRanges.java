package org.padml.neighbors;

import java.util.Arrays;

/**
 * Runs of slots around a point: cells along the first axis follow one another in memory, so that a
 * row of cells is one run. Periodic rows are cut where they leave the box, each piece with the
 * image of the point that it is near to.
 */
final class CellRanges {
  private static final int INITIAL_CAPACITY = 32;

  int[] begin = new int[INITIAL_CAPACITY];
  int[] end = new int[INITIAL_CAPACITY];
  double[] x = new double[INITIAL_CAPACITY];
  double[] y = new double[INITIAL_CAPACITY];
  double[] z = new double[INITIAL_CAPACITY];
  private int count;

  int find(Grid grid, int[] cellStart, int size, double px, double py, double pz, double cutoff) {
    count = 0;
    if (size == 0 || !(cutoff > 0) || Double.isNaN(px + py + pz)) {
      return 0;
    }
    double fa = grid.fraction(0, px, py, pz);
    double fb = grid.fraction(1, px, py, pz);
    double fc = grid.fraction(2, px, py, pz);
    if (grid.periodic) {
      findImages(grid, cellStart, px, py, pz, fa, fb, fc, cutoff);
    } else {
      findBounded(grid, cellStart, px, py, pz, fa, fb, fc, cutoff);
    }
    return count;
  }

  private void findBounded(
      Grid grid,
      int[] cellStart,
      double px,
      double py,
      double pz,
      double fa,
      double fb,
      double fc,
      double cutoff) {
    int nx = grid.n[0];
    int ny = grid.n[1];
    int x0 = (int) Math.max(0, grid.lowest(0, fa, cutoff));
    int y0 = (int) Math.max(0, grid.lowest(1, fb, cutoff));
    int z0 = (int) Math.max(0, grid.lowest(2, fc, cutoff));
    int x1 = (int) Math.min(nx - 1, grid.highest(0, fa, cutoff));
    int y1 = (int) Math.min(ny - 1, grid.highest(1, fb, cutoff));
    int z1 = (int) Math.min(grid.n[2] - 1, grid.highest(2, fc, cutoff));
    if (x0 > x1) {
      return;
    }
    for (int iz = z0; iz <= z1; iz++) {
      for (int iy = y0; iy <= y1; iy++) {
        int row = (iz * ny + iy) * nx;
        add(cellStart[row + x0], cellStart[row + x1 + 1], px, py, pz);
      }
    }
  }

  private void findImages(
      Grid grid,
      int[] cellStart,
      double px,
      double py,
      double pz,
      double fa,
      double fb,
      double fc,
      double cutoff) {
    double wa = Math.floor(fa);
    double wb = Math.floor(fb);
    double wc = Math.floor(fc);
    double[] rows = grid.rows;
    int[] n = grid.n;
    int x0 = (int) grid.lowest(0, fa - wa, cutoff);
    int y0 = (int) grid.lowest(1, fb - wb, cutoff);
    int z0 = (int) grid.lowest(2, fc - wc, cutoff);
    int x1 = (int) grid.highest(0, fa - wa, cutoff);
    int y1 = (int) grid.highest(1, fb - wb, cutoff);
    int z1 = (int) grid.highest(2, fc - wc, cutoff);
    for (int iz = z0; iz <= z1; iz++) {
      int imageC = Math.floorDiv(iz, n[2]);
      double c = wc + imageC;
      for (int iy = y0; iy <= y1; iy++) {
        int imageB = Math.floorDiv(iy, n[1]);
        double b = wb + imageB;
        int row = ((iz - imageC * n[2]) * n[1] + iy - imageB * n[1]) * n[0];
        for (int ix = x0; ix <= x1; ) {
          int imageA = Math.floorDiv(ix, n[0]);
          int past = Math.min(x1 + 1, (imageA + 1) * n[0]);
          double a = wa + imageA;
          add(
              cellStart[row + ix - imageA * n[0]],
              cellStart[row + past - imageA * n[0]],
              px - (a * rows[0] + b * rows[3] + c * rows[6]),
              py - (a * rows[1] + b * rows[4] + c * rows[7]),
              pz - (a * rows[2] + b * rows[5] + c * rows[8]));
          ix = past;
        }
      }
    }
  }

  private void add(int from, int to, double px, double py, double pz) {
    if (from >= to) {
      return;
    }
    if (count == begin.length) {
      grow();
    }
    begin[count] = from;
    end[count] = to;
    x[count] = px;
    y[count] = py;
    z[count++] = pz;
  }

  private void grow() {
    int capacity = Math.multiplyExact(count, 2);
    begin = Arrays.copyOf(begin, capacity);
    end = Arrays.copyOf(end, capacity);
    x = Arrays.copyOf(x, capacity);
    y = Arrays.copyOf(y, capacity);
    z = Arrays.copyOf(z, capacity);
  }
}
