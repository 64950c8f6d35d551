package org.padml.ml;

import java.util.HashMap;
import java.util.Map;

/**
 * Agreement of two clusterings of the same rows, whatever their numbers: the Rand index adjusted
 * for chance, 1 when they are the same and about 0 when they have nothing in common.
 *
 * @see <a href="https://doi.org/10.1007/BF01908075">Hubert and Arabie, 1985</a>
 */
final class RandIndex {
  private RandIndex() {}

  /** NaN when both put all rows together or all apart, since every clustering agrees then. */
  static double adjusted(int[] a, int[] b) {
    Map<Long, Integer> cells = new HashMap<>();
    Map<Integer, Integer> rows = new HashMap<>();
    Map<Integer, Integer> columns = new HashMap<>();
    for (int i = 0; i < a.length; i++) {
      cells.merge(((long) a[i] << 32) | b[i], 1, Integer::sum);
      rows.merge(a[i], 1, Integer::sum);
      columns.merge(b[i], 1, Integer::sum);
    }
    double together = pairs(cells.values());
    double inA = pairs(rows.values());
    double inB = pairs(columns.values());
    double expected = inA * inB / (a.length * (a.length - 1.0) / 2);
    double most = (inA + inB) / 2;
    return most == expected ? Double.NaN : (together - expected) / (most - expected);
  }

  private static double pairs(Iterable<Integer> counts) {
    double sum = 0;
    for (int n : counts) {
      sum += n * (n - 1.0) / 2;
    }
    return sum;
  }
}
