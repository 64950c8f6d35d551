package org.padml.descriptors.surface;

/**
 * Nearly even points on the unit sphere: the golden spiral, as in MDTraj.
 *
 * <p>Point k of n lies at y = (2k + 1)/n - 1, turned by k times the golden angle pi (3 - sqrt 5).
 *
 * @see <a href="https://doi.org/10.1016/j.bpj.2015.08.015">McGibbon et al., MDTraj, 2015</a>
 */
final class SpherePoints {
  private static final double GOLDEN_ANGLE = Math.PI * (3.0 - Math.sqrt(5.0));

  final int n;
  final double[] x;
  final double[] y;
  final double[] z;

  SpherePoints(int n) {
    this.n = n;
    x = new double[n];
    y = new double[n];
    z = new double[n];
    for (int k = 0; k < n; k++) {
      double height = (2.0 * k + 1.0) / n - 1.0;
      double radius = Math.sqrt(1.0 - height * height);
      double angle = k * GOLDEN_ANGLE;
      x[k] = StrictMath.cos(angle) * radius;
      y[k] = height;
      z[k] = StrictMath.sin(angle) * radius;
    }
  }
}
