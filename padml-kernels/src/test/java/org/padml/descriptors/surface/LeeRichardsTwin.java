package org.padml.descriptors.surface;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The slices of each state on its own, as the definition is written: angles, sorted and joined. */
final class LeeRichardsTwin {
  private LeeRichardsTwin() {}

  /** Area per atom, nm^2, among the spheres with {@code present}. */
  static double[] areas(int nSlices, double probe, float[] radii, boolean[] present, float[][] r) {
    int n = radii.length;
    double[] area = new double[n];
    for (int i = 0; i < n; i++) {
      double ri = radii[i] + probe;
      double height = 2 * ri / nSlices;
      for (int k = 0; present[i] && k < nSlices; k++) {
        double z = (k + 0.5) * height - ri;
        List<double[]> hidden = new ArrayList<>();
        for (int j = 0; j < n; j++) {
          if (j != i && present[j]) {
            double rj = radii[j] + probe;
            double dz = z - ((double) r[2][j] - r[2][i]);
            hide(
                Math.sqrt(ri * ri - z * z),
                (double) r[0][j] - r[0][i],
                (double) r[1][j] - r[1][i],
                rj * rj - dz * dz,
                hidden);
          }
        }
        area[i] += ri * height * open(hidden);
      }
    }
    return area;
  }

  private static void hide(
      double radius, double dx, double dy, double otherRadius2, List<double[]> hidden) {
    double other = Math.sqrt(otherRadius2);
    double d = Math.hypot(dx, dy);
    if (!(otherRadius2 > 0) || d >= radius + other || other + d <= radius) {
      return;
    }
    if (radius + d <= other) {
      hidden.add(new double[] {0, 2 * Math.PI});
      return;
    }
    double half = Math.acos((radius * radius + d * d - other * other) / (2 * radius * d));
    double middle = Math.atan2(dy, dx) + Math.PI;
    double from = middle - half;
    double to = middle + half;
    if (from < 0) {
      hidden.add(new double[] {from + 2 * Math.PI, 2 * Math.PI});
      from = 0;
    }
    if (to > 2 * Math.PI) {
      hidden.add(new double[] {0, to - 2 * Math.PI});
      to = 2 * Math.PI;
    }
    hidden.add(new double[] {from, to});
  }

  private static double open(List<double[]> hidden) {
    hidden.sort(Comparator.comparingDouble(part -> part[0]));
    double open = 0;
    double reached = 0;
    for (double[] part : hidden) {
      open += Math.max(0, part[0] - reached);
      reached = Math.max(reached, part[1]);
    }
    return open + (2 * Math.PI - reached);
  }
}
