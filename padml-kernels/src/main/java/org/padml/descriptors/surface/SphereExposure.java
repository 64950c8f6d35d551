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
  private final Covers covers;

  /** Points that the remembered neighbours of the sphere left open. */
  private final long[] uncovered;

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
    uncovered = new long[caps.words];
    covers = new Covers(cells.size());
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
   * Takes spheres at some places as neighbours and hides the points that are surely theirs.
   *
   * @return whether a point is still open
   */
  boolean hideSurely(int[] places, int first, int end) {
    reserve(n + end - first);
    int from = n;
    float ri = cells.radius[self];
    float half = 0.5f / ri;
    for (int q = first; q < end; q++) {
      addNeighbour(places[q], ri, half);
    }
    return applySure(from);
  }

  private void addNeighbour(int place, float ri, float half) {
    float ex = cells.x[place] - cells.x[self];
    float ey = cells.y[place] - cells.y[self];
    float ez = cells.z[place] - cells.z[self];
    float rj = cells.radius[place];
    float d2 = ex * ex + ey * ey + ez * ez;
    neighbour[n] = place;
    mask[n++] =
        d2 < tooNear2
            ? caps.undecided()
            : caps.offset(ex, ey, ez, d2, ((ri - rj) * (ri + rj) + d2) * half);
  }

  private void reserve(int size) {
    if (mask.length < size) {
      neighbour = Arrays.copyOf(neighbour, 2 * size);
      mask = Arrays.copyOf(mask, 2 * size);
      asked = new int[2 * size];
    }
  }

  /**
   * Hides the points of the neighbours that hid all of them before.
   *
   * @return whether they hide all again
   */
  boolean isCovered() {
    int member = cells.member[self];
    int size = covers.size(member);
    if (size == 0) {
      return false;
    }
    float ri = cells.radius[self];
    float half = 0.5f / ri;
    for (int k = 0; k < size; k++) {
      addNeighbour(cells.placeOf[covers.get(member, k)], ri, half);
    }
    return !applySure(0) || settle() == 0;
  }

  /** Keeps in mind what {@link #isCovered} left open, for {@link #remember}. */
  void noteUncovered() {
    System.arraycopy(open, 0, uncovered, 0, open.length);
  }

  /** Remembers neighbours that together with the known ones hide all points, as they do now. */
  void remember() {
    int member = cells.member[self];
    if (!addCovers(member)) {
      covers.clear(member);
      System.arraycopy(all, 0, uncovered, 0, all.length);
      if (!addCovers(member)) {
        covers.clear(member);
      }
    }
  }

  /** Adds those that hide most, by masks as long as these tell; returns whether there was room. */
  private boolean addCovers(int member) {
    for (int best = bestCover(); best >= 0; best = bestCover()) {
      for (int w = 0; w < uncovered.length; w++) {
        uncovered[w] &= ~caps.masks[mask[best] + w];
      }
      if (!covers.add(member, cells.atom[neighbour[best]])) {
        return false;
      }
    }
    for (int w = 0; w < uncovered.length; w++) {
      for (int k = 0; k < n && uncovered[w] != 0; k++) {
        long bits = uncovered[w] & caps.masks[mask[k] + open.length + w];
        long hidden = bits == 0 ? 0 : hidden(k, w, bits);
        uncovered[w] &= ~hidden;
        if (hidden != 0 && !covers.add(member, cells.atom[neighbour[k]])) {
          return false;
        }
      }
    }
    return true;
  }

  private int bestCover() {
    int best = -1;
    int most = 0;
    for (int k = 0; k < n; k++) {
      int count = 0;
      for (int w = 0; w < uncovered.length; w++) {
        count += Long.bitCount(uncovered[w] & caps.masks[mask[k] + w]);
      }
      if (count > most) {
        most = count;
        best = k;
      }
    }
    return best;
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
    for (int w = 0; w < open.length; w += 2) {
      if ((open[w] | open[w + 1]) != 0) {
        settle(w);
        count += Long.bitCount(open[w]) + Long.bitCount(open[w + 1]);
      }
    }
    settled = n;
    return count;
  }

  /** Settles words w and w + 1: with neighbours whose masks leave any of their points open. */
  private void settle(int w) {
    long[] masks = caps.masks;
    int at = open.length + w;
    long a = open[w];
    long b = open[w + 1];
    int toAsk = 0;
    for (int k = settled; k < n; k++) {
      int m = mask[k] + at;
      long bits = (a & masks[m]) | (b & masks[m + 1]);
      asked[toAsk] = k;
      // The sign of m | -m tells m != 0 without a branch.
      toAsk += (int) ((bits | -bits) >>> 63);
    }
    for (int q = 0; q < toAsk && (a | b) != 0; q++) {
      int k = asked[q];
      int m = mask[k] + at;
      long first = a & masks[m];
      long second = b & masks[m + 1];
      if (first != 0) {
        a &= ~hidden(k, w, first);
      }
      if (second != 0) {
        b &= ~hidden(k, w + 1, second);
      }
    }
    open[w] = a;
    open[w + 1] = b;
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
