package org.padml.ml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Features so alike that nothing can tell which of them matters: joined when their correlation is
 * above a threshold in size, and so on through chains.
 */
final class Collinear {
  static final double THRESHOLD = 0.95;

  private Collinear() {}

  /** Groups of column numbers, in order of their first column. */
  static List<int[]> groups(Design design) {
    int n = design.features().size();
    double[][] standard = new double[n][];
    for (int c = 0; c < n; c++) {
      standard[c] = standardised(design.column(c));
    }
    int[] root = new int[n];
    for (int c = 0; c < n; c++) {
      root[c] = c;
      for (int d = 0; d < c; d++) {
        if (Math.abs(dot(standard[c], standard[d])) > THRESHOLD) {
          int from = root[d];
          int to = root[c];
          for (int k = 0; k <= c; k++) {
            root[k] = root[k] == Math.max(from, to) ? Math.min(from, to) : root[k];
          }
        }
      }
    }
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    for (int c = 0; c < n; c++) {
      members.computeIfAbsent(root[c], k -> new ArrayList<>()).add(c);
    }
    return members.values().stream()
        .map(m -> m.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  static double correlation(double[] a, double[] b) {
    return dot(standardised(a), standardised(b));
  }

  /** Mean 0 and length 1; all zero for a constant. */
  private static double[] standardised(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double[] out = Arrays.stream(values).map(v -> v - mean).toArray();
    double length = Math.sqrt(dot(out, out));
    return Arrays.stream(out).map(v -> length > 0 ? v / length : 0).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
