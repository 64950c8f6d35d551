package org.padml.descriptors.surface;

import java.util.Arrays;

/**
 * Finds which test points of a sphere no neighbouring sphere hides. A workspace for one sphere
 * after another: {@link #begin}, then {@link #hideSurely} for each batch of neighbours, then {@link
 * #settle} and {@link #count}; more batches may follow.
 *
 * <p>Point u of sphere i is hidden by sphere j if |x_i + R_i u - x_j|^2 &lt; R_j^2, evaluated as
 * u·d &gt; (R_i^2 - R_j^2 + |d|^2) / (2 R_i) with d = x_j - x_i, in double precision from the float
 * coordinates. Masks of {@link CapMasks} settle most points; what they leave open is computed.
 * Allocates only when a sphere has more neighbours than any before.
 */
final class SphereExposure {
  private final CapMasks masks;
  private final double[] pointX;
  private final double[] pointY;
  private final double[] pointZ;

  /** Bit p: point p is not hidden so far. */
  private final long[] open;

  private final long[] all;

  private float x;
  private float y;
  private float z;
  private double radius;

  /** Neighbours that hide some points: how many, and how many of them are settled. */
  private int n;

  private int settled;
  private int[] offset = new int[64];
  private double[] dx = new double[64];
  private double[] dy = new double[64];
  private double[] dz = new double[64];
  private double[] limit = new double[64];

  SphereExposure(int nPoints) {
    masks = CapMasks.of(nPoints);
    pointX = masks.points.x;
    pointY = masks.points.y;
    pointZ = masks.points.z;
    open = new long[masks.words];
    all = new long[masks.words];
    for (int p = 0; p < nPoints; p++) {
      all[p >> 6] |= 1L << (p & 63);
    }
  }

  /** Starts a sphere at place i of the cells, all points open. */
  void begin(PartnerCells cells, int i) {
    x = cells.x[i];
    y = cells.y[i];
    z = cells.z[i];
    radius = cells.sphere[i];
    n = 0;
    settled = 0;
    System.arraycopy(all, 0, open, 0, all.length);
  }

  /**
   * Takes the spheres at {@code places[0..to)} as neighbours and hides the points that are surely
   * theirs.
   *
   * @return whether a point is still open
   */
  boolean hideSurely(PartnerCells cells, int[] places, int to) {
    if (offset.length < n + to) {
      grow(n + to);
    }
    int from = n;
    double r2 = radius * radius;
    double halfInverse = 0.5 / radius;
    for (int k = 0; k < to; k++) {
      int j = places[k];
      double ex = (double) cells.x[j] - x;
      double ey = (double) cells.y[j] - y;
      double ez = (double) cells.z[j] - z;
      double d2 = ex * ex + ey * ey + ez * ez;
      double rj = cells.sphere[j];
      double t = (r2 - rj * rj + d2) * halfInverse;
      double distance = Math.sqrt(d2);
      if (t >= distance) {
        continue;
      }
      if (t < -distance) {
        Arrays.fill(open, 0);
        return false;
      }
      dx[n] = ex;
      dy[n] = ey;
      dz[n] = ez;
      limit[n] = t;
      offset[n] = masks.offset(ex, ey, ez, t / distance);
      n++;
    }
    return applySure(from);
  }

  private boolean applySure(int from) {
    long[] sure = masks.sure;
    long left = 0;
    for (int w = 0; w < open.length; w += 2) {
      long a = open[w];
      long b = open[w + 1];
      for (int k = from; k < n && (a | b) != 0; k++) {
        int at = offset[k] + w;
        a &= ~sure[at];
        b &= ~sure[at + 1];
      }
      open[w] = a;
      open[w + 1] = b;
      left |= a | b;
    }
    return left != 0;
  }

  /** Hides all points of the neighbours so far. */
  void settle() {
    long[] possible = masks.possible;
    for (int w = 0; w < open.length; w++) {
      long a = open[w];
      for (int k = settled; k < n && a != 0; k++) {
        long ask = a & possible[offset[k] + w];
        while (ask != 0) {
          int p = (w << 6) + Long.numberOfTrailingZeros(ask);
          if (pointX[p] * dx[k] + pointY[p] * dy[k] + pointZ[p] * dz[k] > limit[k]) {
            a ^= ask & -ask;
          }
          ask &= ask - 1;
        }
      }
      open[w] = a;
    }
    settled = n;
  }

  /** Number of open points. */
  int count() {
    int count = 0;
    for (long word : open) {
      count += Long.bitCount(word);
    }
    return count;
  }

  private void grow(int least) {
    int size = Math.max(least, 2 * offset.length);
    offset = Arrays.copyOf(offset, size);
    dx = Arrays.copyOf(dx, size);
    dy = Arrays.copyOf(dy, size);
    dz = Arrays.copyOf(dz, size);
    limit = Arrays.copyOf(limit, size);
  }
}
