package org.padml.descriptors.surface;

import java.util.Arrays;

/**
 * Finds which test points of a sphere no neighbouring sphere hides. A workspace for one sphere
 * after another: {@link #begin}, then {@link #hideSurely} for each batch of neighbours, then {@link
 * #settle}; more batches may follow.
 *
 * <p>Point u of sphere i is hidden by sphere j if |x_i + R_i u - x_j|^2 &lt; R_j^2, evaluated as
 * u·d &gt; (R_i^2 - R_j^2 + |d|^2) / (2 R_i) with d = x_j - x_i, in double precision from the float
 * coordinates. Masks of {@link CapMasks} settle most points; what they leave open is computed.
 * Allocates only when a sphere has more neighbours than any before.
 */
final class SphereExposure {
  private final CapMasks caps;

  /** Bit p: point p is not hidden so far. */
  private final long[] open;

  private final long[] all;
  private final PartnerCells cells;

  /** Neighbours at a smaller squared distance have no safe cosine, nm^2. */
  private final float tooNear2;

  private int self;

  /** Number of neighbours, and how many of them are settled. */
  private int n;

  private int settled;
  private int[] neighbour = new int[64];
  private int[] mask = new int[64];
  private int[] asked = new int[64];

  /** A workspace for the spheres of the cells. */
  SphereExposure(int nPoints, PartnerCells cells) {
    this.cells = cells;
    // The cosine (R_i^2 - R_j^2 + d^2) / (2 R_i d) of touching spheres is off by a few roundings of
    // its largest term: at most 8 2^-24 (R_i + R_j)^2 / (R_i d), with R_i at least the smallest.
    double d = 8 * 0x1p-24 * 4 * cells.largest * cells.largest / (cells.smallest * CapMasks.SLACK);
    tooNear2 = (float) (d * d);
    caps = CapMasks.of(nPoints);
    open = new long[caps.words];
    all = new long[caps.words];
    for (int p = 0; p < nPoints; p++) {
      all[p >> 6] |= 1L << (p & 63);
    }
  }

  /** Starts the sphere at a place of the cells, all points open. */
  void begin(int place) {
    self = place;
    n = 0;
    settled = 0;
    System.arraycopy(all, 0, open, 0, all.length);
  }

  /**
   * Takes the spheres of a group as neighbours, itself left out, and hides the points that are
   * surely theirs.
   *
   * @return whether a point is still open
   */
  boolean hideSurely(CandidateGroup group) {
    group.load(cells);
    float ri = cells.radius[self];
    float xi = cells.x[self];
    float yi = cells.y[self];
    float zi = cells.z[self];
    int touching = group.findTouching(xi, yi, zi, ri);
    if (mask.length < n + touching + 1) {
      int capacity = 2 * (n + touching + 1);
      neighbour = Arrays.copyOf(neighbour, capacity);
      mask = Arrays.copyOf(mask, capacity);
      asked = new int[capacity];
    }
    int from = n;
    float half = 0.5f / ri;
    for (int q = 0; q < touching; q++) {
      int k = group.touching[q];
      float ex = group.x[k] - xi;
      float ey = group.y[k] - yi;
      float ez = group.z[k] - zi;
      float rj = group.radius[k];
      float d2 = ex * ex + ey * ey + ez * ez;
      neighbour[n] = group.place[k];
      mask[n] = caps.offset(ex, ey, ez, d2, ((ri - rj) * (ri + rj) + d2) * half);
      if (d2 < tooNear2) {
        if (group.place[k] == self) {
          continue;
        }
        mask[n] = caps.undecided();
      }
      n++;
    }
    return applySure(from);
  }

  private boolean applySure(int from) {
    long[] masks = caps.masks;
    long left = 0;
    for (int w = 0; w < open.length; w += 2) {
      long a = open[w];
      long b = open[w + 1];
      for (int k = from; k < n && (a | b) != 0; k++) {
        int at = mask[k] + w;
        a &= ~masks[at];
        b &= ~masks[at + 1];
      }
      open[w] = a;
      open[w + 1] = b;
      left |= a | b;
    }
    return left != 0;
  }

  /** Hides all points of the neighbours so far; returns the number of open ones. */
  int settle() {
    int count = 0;
    for (int w = 0; w < open.length; w++) {
      if (open[w] != 0) {
        open[w] = settle(w, open[w]);
        count += Long.bitCount(open[w]);
      }
    }
    settled = n;
    return count;
  }

  private long settle(int w, long word) {
    long[] masks = caps.masks;
    int at = open.length + w;
    int toAsk = 0;
    for (int k = settled; k < n; k++) {
      long bits = word & masks[mask[k] + at];
      asked[toAsk] = k;
      // The sign of m | -m tells m != 0 without a branch.
      toAsk += (int) ((bits | -bits) >>> 63);
    }
    long left = word;
    for (int q = 0; q < toAsk; q++) {
      int k = asked[q];
      long bits = left & masks[mask[k] + at];
      if (bits != 0) {
        left &= ~hidden(k, w, bits);
      }
    }
    return left;
  }

  /** Those of the points of word w that neighbour k hides. */
  private long hidden(int k, int w, long points) {
    int j = neighbour[k];
    double ex = (double) cells.x[j] - cells.x[self];
    double ey = (double) cells.y[j] - cells.y[self];
    double ez = (double) cells.z[j] - cells.z[self];
    double ri = cells.sphere[self];
    double rj = cells.sphere[j];
    double limit = (ri * ri - rj * rj + (ex * ex + ey * ey + ez * ez)) * (0.5 / ri);
    double[] ux = caps.points.x;
    double[] uy = caps.points.y;
    double[] uz = caps.points.z;
    long hidden = 0;
    for (long bits = points; bits != 0; bits &= bits - 1) {
      int p = Long.numberOfTrailingZeros(bits);
      int u = (w << 6) + p;
      // The sign of limit - u·d is that of the exact difference.
      double over = limit - (ux[u] * ex + uy[u] * ey + uz[u] * ez);
      hidden |= Double.doubleToRawLongBits(over) >>> 63 << p;
    }
    return hidden;
  }
}
