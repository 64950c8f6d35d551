package org.padml.forcefield;

import java.util.Arrays;

/** Pairs of atoms by the number of bonds on the shortest way between them. */
final class BondedPairs {
  /** Takes a pair. */
  interface Visitor {
    /** Called once for each pair, with i below j. */
    void visit(int i, int j, int nBonds);
  }

  private BondedPairs() {}

  /**
   * Visits the pairs up to a number of bonds apart, both among the atoms given.
   *
   * @param isIn whether an atom is among them [nAtoms]; ways may lead through others
   */
  static void visit(Neighbors neighbors, boolean[] isIn, int maxBonds, Visitor visitor) {
    int[] distance = new int[isIn.length];
    Arrays.fill(distance, -1);
    int[] queue = new int[isIn.length];
    for (int i = 0; i < isIn.length; i++) {
      if (!isIn[i]) {
        continue;
      }
      int n = 0;
      queue[n++] = i;
      distance[i] = 0;
      for (int k = 0; k < n && distance[queue[k]] < maxBonds; k++) {
        int a = queue[k];
        for (int b = 0; b < neighbors.count(a); b++) {
          int j = neighbors.get(a, b);
          if (distance[j] < 0) {
            distance[j] = distance[a] + 1;
            queue[n++] = j;
          }
        }
      }
      for (int k = 0; k < n; k++) {
        int j = queue[k];
        if (j > i && isIn[j]) {
          visitor.visit(i, j, distance[j]);
        }
        distance[j] = -1;
      }
    }
  }
}
