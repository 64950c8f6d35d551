package org.padml.descriptors.surface;

/**
 * Which of n points on the unit sphere lie in a spherical cap, looked up instead of computed.
 *
 * <p>The cap around unit direction v holds the points u with u·v &gt; c. Directions are put into
 * bins of an octahedral grid and c into equal steps of [-1, 1]. For each pair of bins two bit masks
 * are kept: points that are in the cap whatever the exact direction and c of the bins are (sure),
 * and points that may be in it (possible). Points that are possible and not sure are left to an
 * exact test by the caller, so a result never depends on the table.
 *
 * <p>Bounds: v in a bin is a combination of the bin's corners with weights w &gt;= 0 that sum to
 * between 1 and 1/cos(rho), rho being the largest angle between a corner and the middle of the bin;
 * so u·v lies between min(m, m/cos rho) and max(M, M/cos rho), m and M the extremes of u·corner.
 *
 * <p>Shape: the sure mask of (bin, step) at {@link #offset}, {@link #words} longs, then the
 * possible one; bit p of word w is point 64 w + p. Immutable, shared between threads.
 */
final class CapMasks {
  /** Grid lines along each edge of the two squares an octahedron unfolds into. */
  private static final int GRID = 16;

  /** Steps of the cosine. */
  private static final int STEPS = 32;

  /**
   * What a cosine or the components of a unit direction may be off by without harm: far above
   * single precision, far below a bin.
   */
  static final double SLACK = 1e-4;

  /** A little under half of the grid lines, so that no direction falls beyond the last one. */
  static final float ROW_SCALE = 0.5f * GRID * (1 - 1e-5f);

  /** The middle of the grid. */
  static final float ROW_SHIFT = 0.5f * GRID;

  /** Half of the steps. */
  static final float STEP_SCALE = 0.5f * STEPS;

  /** Keeps a table under 50 MB. */
  static final int MOST_POINTS = 10_000;

  private static final int BINS = 2 * GRID * GRID;

  private static volatile CapMasks last = new CapMasks(1);

  final SpherePoints points;
  final int words;

  /** For each bin and step the sure mask, then the possible one. */
  final long[] masks;

  /** The table for n points; the latest one is kept, so equal requests in a row share it. */
  static CapMasks of(int n) {
    CapMasks known = last;
    if (known.points.n != n) {
      known = new CapMasks(n);
      last = known;
    }
    return known;
  }

  private CapMasks(int n) {
    points = new SpherePoints(n);
    // Two words are handled at a time, so their number is even.
    words = (n + 127) / 128 * 2;
    masks = new long[Math.multiplyExact((BINS * STEPS + 1) * 2, words)];
    for (int p = 0; p < n; p++) {
      masks[undecided() + words + (p >> 6)] |= 1L << (p & 63);
    }
    double[][] corners = new double[4][3];
    for (int bin = 0; bin < BINS; bin++) {
      double stretch = 1.0 / corners(bin, corners);
      for (int p = 0; p < n; p++) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double[] v : corners) {
          double dot = points.x[p] * v[0] + points.y[p] * v[1] + points.z[p] * v[2];
          least = Math.min(least, dot);
          most = Math.max(most, dot);
        }
        least = Math.min(least, least * stretch) - 2 * SLACK;
        most = Math.max(most, most * stretch) + 2 * SLACK;
        mark(bin, p, least, most);
      }
    }
  }

  /** Sets the bits of a point whose u·v lies in (least, most) for every v of the bin. */
  private void mark(int bin, int p, double least, double most) {
    long bit = 1L << (p & 63);
    int at = bin * STEPS * 2 * words + (p >> 6);
    for (int k = 0; k < STEPS; k++) {
      if (least > stepStart(k + 1)) {
        masks[at + 2 * k * words] |= bit;
      }
      if (most > stepStart(k)) {
        masks[at + (2 * k + 1) * words] |= bit;
      }
    }
  }

  private static double stepStart(int k) {
    return 2.0 * k / STEPS - 1.0;
  }

  /** The unit corners of a bin; returns the cosine of the largest angle to their middle. */
  private static double corners(int bin, double[][] corners) {
    int half = bin / (GRID * GRID);
    int row = bin / GRID % GRID;
    int column = bin % GRID;
    double mx = 0;
    double my = 0;
    double mz = 0;
    for (int c = 0; c < 4; c++) {
      double s = 2.0 * (row + (c >> 1)) / GRID - 1.0;
      double t = 2.0 * (column + (c & 1)) / GRID - 1.0;
      double vx = (s + t) / 2;
      double vy = (s - t) / 2;
      double vz = Math.max(0, 1 - Math.abs(vx) - Math.abs(vy)) * (half == 0 ? 1 : -1);
      double norm = Math.sqrt(vx * vx + vy * vy + vz * vz);
      corners[c][0] = vx / norm;
      corners[c][1] = vy / norm;
      corners[c][2] = vz / norm;
      mx += corners[c][0];
      my += corners[c][1];
      mz += corners[c][2];
    }
    double norm = Math.sqrt(mx * mx + my * my + mz * mz);
    double cos = 1;
    for (double[] v : corners) {
      cos = Math.min(cos, (v[0] * mx + v[1] * my + v[2] * mz) / norm);
    }
    return cos;
  }

  /**
   * Offset of the masks of a cap: those of its direction and cosine, which may be off by {@link
   * #SLACK}.
   *
   * @param d2 squared length of (dx, dy, dz), not 0
   * @param limit the cosine times that length
   */
  int offset(float dx, float dy, float dz, float d2, float limit) {
    float d = (float) Math.sqrt(d2);
    float sum = Math.abs(dx) + Math.abs(dy) + Math.abs(dz);
    float inverse = 1 / (d * sum);
    float scale = d * inverse * ROW_SCALE;
    int row = (int) ((dx + dy) * scale + ROW_SHIFT);
    int column = (int) ((dx - dy) * scale + ROW_SHIFT);
    int half = Float.floatToRawIntBits(dz) >>> 31;
    int step = (int) (limit * sum * inverse * STEP_SCALE + STEP_SCALE);
    step = Math.max(0, Math.min(STEPS - 1, step));
    return (((half * GRID + row) * GRID + column) * STEPS + step) * 2 * words;
  }

  /** Offset of masks that leave everything open: nothing sure, all points possible. */
  int undecided() {
    return BINS * STEPS * 2 * words;
  }
}
