package org.padml.descriptors.energy;

/**
 * Loops over array parts [from, to), each short enough for the compiler to turn it into vector
 * code: a longer body stays scalar, so kernels pass over a row several times, which costs less.
 * Plain additions and multiplications in Java's strict arithmetic: interpreted and compiled code
 * give the same bits.
 */
final class Rows {
  private Rows() {}

  /** Squared distances from a point. */
  static void distance2(
      int from,
      int to,
      double px,
      double py,
      double pz,
      double[] x,
      double[] y,
      double[] z,
      double[] out) {
    for (int j = from; j < to; j++) {
      double dx = x[j] - px;
      double dy = y[j] - py;
      double dz = z[j] - pz;
      out[j] = dx * dx + dy * dy + dz * dz;
    }
  }

  /** Replaces every value by its reciprocal. */
  static void invert(int from, int to, double[] v) {
    for (int j = from; j < to; j++) {
      v[j] = 1 / v[j];
    }
  }

  /** Adds a row to sums. */
  static void add(int from, int to, double[] row, double[] sums) {
    for (int j = from; j < to; j++) {
      sums[j] += row[j];
    }
  }

  /**
   * Sum of a row in eight interleaved accumulators: independent additions that a processor
   * overlaps, in an order that depends on the bounds only.
   */
  static double sum(int from, int to, double[] v) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    int k = from;
    for (; k + 8 <= to; k += 8) {
      s0 += v[k];
      s1 += v[k + 1];
      s2 += v[k + 2];
      s3 += v[k + 3];
      s4 += v[k + 4];
      s5 += v[k + 5];
      s6 += v[k + 6];
      s7 += v[k + 7];
    }
    for (; k < to; k++) {
      s0 += v[k];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }
}
