package org.padml.descriptors.docking;

import java.util.Arrays;
import java.util.List;

/**
 * Global alignment of two sequences of names with affine gaps: match 5, mismatch 0, a gap of n
 * costs 4 + 0.5 (n - 1), at the ends too. Of alignments of one score that is taken which, followed
 * from the end, pairs residues where it can. Cost: O(n m) time and memory.
 *
 * @see <a href="https://doi.org/10.1016/0022-2836(82)90398-9">Gotoh, 1982</a>
 */
public final class SequenceAlignment {
  private static final double MATCH = 5;
  private static final double OPEN = -4;
  private static final double EXTEND = -0.5;

  /** States: both, a gap in the second, a gap in the first. */
  private static final int BOTH = 0;

  private static final int FIRST_ONLY = 1;
  private static final int SECOND_ONLY = 2;

  private final List<String> first;
  private final List<String> second;
  private final double[][][] score;
  private final int[] partner;
  private int mismatches;

  /** Aligns two sequences. */
  public SequenceAlignment(List<String> first, List<String> second) {
    this.first = first;
    this.second = second;
    score = new double[3][first.size() + 1][second.size() + 1];
    partner = new int[first.size()];
    Arrays.fill(partner, -1);
    fill();
    trace();
  }

  private void fill() {
    for (double[][] state : score) {
      for (double[] row : state) {
        Arrays.fill(row, Double.NEGATIVE_INFINITY);
      }
    }
    score[BOTH][0][0] = 0;
    for (int i = 0; i <= first.size(); i++) {
      for (int j = 0; j <= second.size(); j++) {
        if (i > 0 && j > 0) {
          score[BOTH][i][j] = best(i - 1, j - 1) + pair(i, j);
        }
        if (i > 0) {
          score[FIRST_ONLY][i][j] = gap(FIRST_ONLY, i - 1, j);
        }
        if (j > 0) {
          score[SECOND_ONLY][i][j] = gap(SECOND_ONLY, i, j - 1);
        }
      }
    }
  }

  private double best(int i, int j) {
    return Math.max(score[BOTH][i][j], Math.max(score[FIRST_ONLY][i][j], score[SECOND_ONLY][i][j]));
  }

  private double pair(int i, int j) {
    return first.get(i - 1).equals(second.get(j - 1)) ? MATCH : 0;
  }

  private double gap(int state, int i, int j) {
    double opened = Double.NEGATIVE_INFINITY;
    for (int from = 0; from < score.length; from++) {
      opened = Math.max(opened, score[from][i][j] + (from == state ? EXTEND : OPEN));
    }
    return opened;
  }

  private void trace() {
    int i = first.size();
    int j = second.size();
    int state = stateWith(best(i, j), i, j, BOTH, 0, 0);
    while (i > 0 || j > 0) {
      double here = score[state][i][j];
      if (state == BOTH) {
        boolean same = pair(i, j) > 0;
        partner[i - 1] = same ? j - 1 : -1;
        mismatches += same ? 0 : 1;
        state = stateWith(here - pair(i, j), i - 1, j - 1, BOTH, 0, 0);
        i--;
        j--;
      } else {
        i -= state == FIRST_ONLY ? 1 : 0;
        j -= state == SECOND_ONLY ? 1 : 0;
        state = stateWith(here, i, j, state, EXTEND, OPEN);
      }
    }
  }

  /** The state that a score came from; scores are multiples of 1/2, sums are exact. */
  private int stateWith(double target, int i, int j, int next, double same, double other) {
    for (int from = 0; from < score.length; from++) {
      if (score[from][i][j] + (from == next ? same : other) == target) {
        return from;
      }
    }
    throw new IllegalStateException("alignment: expected a path at " + i + ", " + j);
  }

  /** Index in the second sequence of the same residue as the k-th of the first, or -1. */
  public int partner(int k) {
    return partner[k];
  }

  /** Pairs of different residues. */
  public int mismatches() {
    return mismatches;
  }
}
