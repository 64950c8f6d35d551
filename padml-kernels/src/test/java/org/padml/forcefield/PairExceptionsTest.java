package org.padml.forcefield;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.padml.model.NonbondedParameters.Exceptions;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

/** Pairs by bonds and their exceptions against plain twins. */
final class PairExceptionsTest {
  private static final long SEED = 41;
  private static final int CASES = 250;
  private static final int UNREACHABLE = 1000;

  /** Sums of at most some tens of numbers of order one. */
  private static final double ROUNDING = 1e-12;

  @Test
  void exceptionsSumUpInAnyOrder() {
    Random random = new Random(SEED);
    for (int c = 0; c < CASES; c++) {
      int n = 2 + random.nextInt(9);
      double[] charge = random.doubles(n, -1, 1).toArray();
      int[] type = random.ints(n, 0, 2).toArray();
      double[] c6 = {1, 2, 2, 3};
      double[] c12 = {4, 5, 5, 6};
      PairExceptions pairs = new PairExceptions(charge, type, 2, c6, c12);
      Map<Long, double[]> sums = new TreeMap<>();
      for (int k = random.nextInt(600); k > 0; k--) {
        int i = random.nextInt(n);
        int j = (i + 1 + random.nextInt(n - 1)) % n;
        double[] sum =
            sums.computeIfAbsent(
                ((long) Math.min(i, j) << 32) | Math.max(i, j), key -> new double[4]);
        if (random.nextInt(4) == 0) {
          pairs.exclude(i, j);
          sum[3] = 1;
        } else {
          double[] x = random.doubles(3, -1, 1).toArray();
          pairs.add(i, j, x[0], x[1], x[2]);
          for (int d = 0; d < x.length; d++) {
            sum[d] += x[d];
          }
        }
      }
      check(pairs.build(), sums, charge, type, c6, c12);
    }
  }

  private static void check(
      Exceptions found,
      Map<Long, double[]> sums,
      double[] charge,
      int[] type,
      double[] c6,
      double[] c12) {
    assertEquals(sums.size(), found.size(), "seed " + SEED);
    int k = 0;
    for (Map.Entry<Long, double[]> e : sums.entrySet()) {
      int i = (int) (e.getKey() >>> 32);
      int j = e.getKey().intValue();
      double ordinary = e.getValue()[3] == 0 ? 1 : 0;
      int types = 2 * type[i] + type[j];
      assertEquals(i, found.first()[k]);
      assertEquals(j, found.second()[k]);
      double product = e.getValue()[0] + ordinary * charge[i] * charge[j];
      assertEquals(product, found.chargeProduct()[k], ROUNDING);
      assertEquals(e.getValue()[1] + ordinary * c6[types], found.c6()[k], ROUNDING);
      assertEquals(e.getValue()[2] + ordinary * c12[types], found.c12()[k++], ROUNDING);
    }
  }

  @Test
  void distancesAlongBondsAreThoseOfAllPairs() {
    Random random = new Random(SEED + 1);
    for (int c = 0; c < CASES; c++) {
      int n = 1 + random.nextInt(24);
      TopologyBuilder b =
          new TopologyBuilder().addResidue(new Topology.Residue(1, "", "LIG", "", ""));
      int[][] distance = new int[n][n];
      for (int i = 0; i < n; i++) {
        b.addAtom("C" + i, 6);
        java.util.Arrays.fill(distance[i], UNREACHABLE);
        distance[i][i] = 0;
      }
      for (int k = random.nextInt(2 * n); k > 0 && n > 1; k--) {
        int i = random.nextInt(n);
        int j = (i + 1 + random.nextInt(n - 1)) % n;
        b.addBond(i, j);
        distance[i][j] = 1;
        distance[j][i] = 1;
      }
      for (int m = 0; m < n; m++) {
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            distance[i][j] = Math.min(distance[i][j], distance[i][m] + distance[m][j]);
          }
        }
      }
      boolean[] isIn = new boolean[n];
      int expected = 0;
      int most = 1 + random.nextInt(4);
      for (int i = 0; i < n; i++) {
        isIn[i] = random.nextInt(4) > 0;
        for (int j = 0; j < i; j++) {
          expected += isIn[i] && isIn[j] && distance[i][j] <= most ? 1 : 0;
        }
      }
      int[] found = {0};
      BondedPairs.visit(
          new Neighbors(b.build()),
          isIn,
          most,
          (i, j, nBonds) -> {
            found[0]++;
            assertEquals(distance[i][j], nBonds, "seed " + (SEED + 1));
          });
      assertEquals(expected, found[0], "seed " + (SEED + 1));
    }
  }
}
