package org.padml.forcefield;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.padml.model.NonbondedParameters.Exceptions;

/**
 * Collects excluded pairs and interactions of pairs, in any order and repeatedly, as engines apply
 * them: what is added to a pair sums up, and an excluded pair loses its ordinary interaction. A
 * pair with an addition that is not excluded keeps the ordinary one beside it.
 */
final class PairExceptions {
  private final double[] charge;
  private final int[] type;
  private final int nTypes;
  private final double[] c6;
  private final double[] c12;
  private int[] first = new int[256];
  private int[] second = new int[256];
  private boolean[] excludes = new boolean[256];
  private double[][] added = new double[3][256];
  private int n;

  /** For atoms whose ordinary interactions are these; the arrays are kept. */
  PairExceptions(double[] charge, int[] type, int nTypes, double[] c6, double[] c12) {
    this.charge = charge;
    this.type = type;
    this.nTypes = nTypes;
    this.c6 = c6;
    this.c12 = c12;
  }

  /** Takes away the ordinary interaction of a pair. */
  void exclude(int i, int j) {
    put(i, j, true, 0, 0, 0);
  }

  /** Adds to a pair. */
  void add(int i, int j, double chargeProduct, double c6OfPair, double c12OfPair) {
    put(i, j, false, chargeProduct, c6OfPair, c12OfPair);
  }

  private void put(int i, int j, boolean isExcluded, double qq, double six, double twelve) {
    if (n == first.length) {
      int size = Math.multiplyExact(n, 2);
      first = Arrays.copyOf(first, size);
      second = Arrays.copyOf(second, size);
      excludes = Arrays.copyOf(excludes, size);
      for (int c = 0; c < added.length; c++) {
        added[c] = Arrays.copyOf(added[c], size);
      }
    }
    first[n] = Math.min(i, j);
    second[n] = Math.max(i, j);
    excludes[n] = isExcluded;
    added[0][n] = qq;
    added[1][n] = six;
    added[2][n++] = twelve;
  }

  /** Every pair once, ascending. */
  Exceptions build() {
    int[] order = order();
    int[] i = new int[n];
    int[] j = new int[n];
    double[][] sum = new double[3][n];
    int pairs = 0;
    for (int from = 0; from < n; ) {
      int to = from;
      boolean isExcluded = false;
      for (; to < n && samePair(order[from], order[to]); to++) {
        isExcluded |= excludes[order[to]];
        for (int c = 0; c < sum.length; c++) {
          sum[c][pairs] += added[c][order[to]];
        }
      }
      i[pairs] = first[order[from]];
      j[pairs] = second[order[from]];
      if (!isExcluded) {
        int types = type[i[pairs]] * nTypes + type[j[pairs]];
        sum[0][pairs] += charge[i[pairs]] * charge[j[pairs]];
        sum[1][pairs] += c6[types];
        sum[2][pairs] += c12[types];
      }
      pairs++;
      from = to;
    }
    return new Exceptions(
        Arrays.copyOf(i, pairs),
        Arrays.copyOf(j, pairs),
        Arrays.copyOf(sum[0], pairs),
        Arrays.copyOf(sum[1], pairs),
        Arrays.copyOf(sum[2], pairs));
  }

  private boolean samePair(int k, int m) {
    return first[k] == first[m] && second[k] == second[m];
  }

  /** Entries by first atom, second atom, and then as they came. */
  private int[] order() {
    int[] bySecond = counted(second, null);
    return counted(first, bySecond);
  }

  /** A stable counting sort by atom of entries in a given order. */
  private int[] counted(int[] atom, int @Nullable [] given) {
    int[] starts = new int[charge.length + 1];
    for (int k = 0; k < n; k++) {
      starts[atom[k] + 1]++;
    }
    for (int a = 0; a < charge.length; a++) {
      starts[a + 1] += starts[a];
    }
    int[] order = new int[n];
    for (int k = 0; k < n; k++) {
      int entry = given == null ? k : given[k];
      order[starts[atom[entry]]++] = entry;
    }
    return order;
  }
}
