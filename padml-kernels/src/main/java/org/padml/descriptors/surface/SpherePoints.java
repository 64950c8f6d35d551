package org.padml.descriptors.surface;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Nearly even points on the unit sphere: the golden spiral, as in MDTraj, in an order where each 64
 * consecutive points lie close together.
 *
 * <p>The points are those at y = (2k + 1)/n - 1, turned by k times the golden angle pi (3 - sqrt
 * 5), for k from 0 to n - 1.
 *
 * @see <a href="https://doi.org/10.1016/j.bpj.2015.08.015">McGibbon et al., MDTraj, 2015</a>
 */
final class SpherePoints {
  /** Points that stay together. */
  static final int PATCH = 64;

  private static final double GOLDEN_ANGLE = Math.PI * (3.0 - Math.sqrt(5.0));

  final int n;
  final double[] x;
  final double[] y;
  final double[] z;

  SpherePoints(int n) {
    this.n = n;
    double[][] points = new double[n][];
    for (int k = 0; k < n; k++) {
      double height = (2.0 * k + 1.0) / n - 1.0;
      double radius = Math.sqrt(1.0 - height * height);
      double angle = k * GOLDEN_ANGLE;
      points[k] =
          new double[] {StrictMath.cos(angle) * radius, height, StrictMath.sin(angle) * radius};
    }
    patch(points, 0, n);
    x = new double[n];
    y = new double[n];
    z = new double[n];
    for (int k = 0; k < n; k++) {
      x[k] = points[k][0];
      y[k] = points[k][1];
      z[k] = points[k][2];
    }
  }

  /** Halves a range of points across its widest axis until it is one patch. */
  private static void patch(double[][] points, int from, int to) {
    int patches = (to - from + PATCH - 1) / PATCH;
    if (patches < 2) {
      return;
    }
    int axis = widestAxis(points, from, to);
    Arrays.sort(points, from, to, Comparator.comparingDouble(p -> p[axis]));
    int middle = from + patches / 2 * PATCH;
    patch(points, from, middle);
    patch(points, middle, to);
  }

  private static int widestAxis(double[][] points, int from, int to) {
    int widest = 0;
    double width = -1;
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int k = from; k < to; k++) {
        low = Math.min(low, points[k][axis]);
        high = Math.max(high, points[k][axis]);
      }
      if (high - low > width) {
        width = high - low;
        widest = axis;
      }
    }
    return widest;
  }
}
