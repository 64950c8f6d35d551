package org.padml.descriptors.surface;

import java.util.Arrays;

/**
 * The part of a circle that other circles in its plane leave open. A workspace for one circle after
 * another: {@link #begin}, {@link #hide} for each other circle, {@link #open}; more may follow.
 *
 * <p>Places on the circle are told by a stand-in for the angle that rises with it from -1 to 3: y /
 * (|x| + |y|) on the right half, 2 less that on the left. Angles are computed only for the ends of
 * open parts, and for a circle that is hidden as a whole not at all: marks of 64 equal steps tell.
 */
final class OpenArc {
  private static final double MARKS_PER_UNIT = 16;
  private static final double FULL = 4;

  private double radius2;
  private double halfPerRadius;

  /** Bit k: step k is hidden. */
  private long marks;

  /** Hidden parts [from, to), those before {@code sorted} ascending. */
  private double[] from = new double[64];

  private double[] to = new double[64];
  private int n;
  private int sorted;

  /** Starts a circle with nothing hidden; a radius that rounding made imaginary is 0. */
  void begin(double radius2) {
    this.radius2 = Math.max(0, radius2);
    halfPerRadius = 0.5 / Math.sqrt(this.radius2);
    marks = 0;
    n = 0;
    sorted = 0;
  }

  /**
   * Hides what another circle covers.
   *
   * @param ux unit vector to its centre
   * @param d2 squared distance of its centre
   * @param perD inverse of the distance; infinite at 0
   * @param otherRadius2 its squared radius
   * @return whether anything may be open still
   */
  boolean hide(double ux, double uy, double d2, double perD, double otherRadius2) {
    double cos = (radius2 + d2 - otherRadius2) * halfPerRadius * perD;
    // The circle is outside of the other one or around it; not a number: they are the same.
    if (!(cos < 1)) {
      return true;
    }
    if (cos <= -1) {
      return false;
    }
    double sin = Math.sqrt(1 - cos * cos);
    double start = place(cos * ux + sin * uy, cos * uy - sin * ux);
    double end = place(cos * ux - sin * uy, cos * uy + sin * ux);
    if (start <= end) {
      add(start, end);
    } else {
      add(start, FULL - 1);
      add(-1, end);
    }
    return marks != -1;
  }

  private static double place(double x, double y) {
    double p = y / (Math.abs(x) + Math.abs(y));
    return x >= 0 ? p : 2 - p;
  }

  private void add(double start, double end) {
    if (n == from.length) {
      from = Arrays.copyOf(from, 2 * n);
      to = Arrays.copyOf(to, 2 * n);
    }
    from[n] = start;
    to[n++] = end;
    int first = (int) Math.ceil((start + 1) * MARKS_PER_UNIT);
    int last = (int) ((end + 1) * MARKS_PER_UNIT);
    if (first < last) {
      marks |= -1L >>> (64 - (last - first)) << first;
    }
  }

  /** Angle of the open parts, radians. */
  double open() {
    sort();
    double angle = 0;
    double reached = -1;
    for (int k = 0; k < n; k++) {
      if (from[k] > reached) {
        angle += angle(from[k]) - angle(reached);
      }
      reached = Math.max(reached, to[k]);
    }
    return reached < FULL - 1 ? angle + (angle(FULL - 1) - angle(reached)) : angle;
  }

  private void sort() {
    for (; sorted < n; sorted++) {
      double start = from[sorted];
      double end = to[sorted];
      int k = sorted;
      for (; k > 0 && from[k - 1] > start; k--) {
        from[k] = from[k - 1];
        to[k] = to[k - 1];
      }
      from[k] = start;
      to[k] = end;
    }
  }

  private static double angle(double place) {
    return place <= 1
        ? Math.atan2(place, 1 - Math.abs(place))
        : Math.PI - Math.atan2(2 - place, 1 - Math.abs(2 - place));
  }
}
