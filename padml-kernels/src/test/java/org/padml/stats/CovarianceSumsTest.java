package org.padml.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CovarianceSumsTest {
  private static double[][] vectors(Random random, int count, int n, double offset) {
    double[][] out = new double[count][n];
    for (double[] v : out) {
      double common = random.nextGaussian();
      for (int i = 0; i < n; i++) {
        v[i] = offset + common * i + random.nextGaussian();
      }
    }
    return out;
  }

  /** Two passes: mean, then products of deviations. */
  private static double[] brute(double[][] vectors, int n) {
    double[] mean = new double[n];
    for (double[] v : vectors) {
      for (int i = 0; i < n; i++) {
        mean[i] += v[i] / vectors.length;
      }
    }
    double[] out = new double[n * n];
    for (double[] v : vectors) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          out[i * n + j] += (v[i] - mean[i]) * (v[j] - mean[j]) / (vectors.length - 1.0);
        }
      }
    }
    return out;
  }

  private static CovarianceSums of(double[][] vectors, int from, int to, int n) {
    CovarianceSums sums = new CovarianceSums(n);
    for (int k = from; k < to; k++) {
      sums.add(vectors[k]);
    }
    return sums;
  }

  @Test
  void onePassGivesWhatTwoPassesGive() {
    for (int count : new int[] {2, 3, 31, 32, 33, 64, 65, 200}) {
      for (int n : new int[] {1, 2, 7, 8, 9}) {
        for (double offset : new double[] {0, 1e6}) {
          double[][] v = vectors(new Random(count * 100L + n), count, n, offset);
          // products of deviations near n, each from numbers with the rounding of the offset
          double allowed = 8 * n * (n + offset) * Math.ulp(1.0) * n + 1e-12;
          CovarianceSums sums = of(v, 0, count, n);
          assertArrayEquals(brute(v, n), sums.covariance(), allowed, count + " x " + n);
          assertEquals(count, sums.count());
        }
      }
    }
  }

  @Test
  void blocksGiveTheSameBitsForAnyDistribution() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int n = 1 + random.nextInt(9);
      int size = 1 + random.nextInt(50);
      int blocks = 1 + random.nextInt(12);
      double[][] v = vectors(random, Math.max(2, blocks * size - random.nextInt(size)), n, 5);
      BlockTree<CovarianceSums> whole = new BlockTree<>();
      List<BlockTree<CovarianceSums>> tasks = new ArrayList<>(List.of(new BlockTree<>()));
      for (int b = 0; b * size < v.length; b++) {
        int to = Math.min(v.length, (b + 1) * size);
        whole.add(b, of(v, b * size, to, n));
        if (random.nextBoolean()) {
          tasks.add(new BlockTree<>());
        }
        tasks.get(tasks.size() - 1).add(b, of(v, b * size, to, n));
      }
      while (tasks.size() > 1) {
        int k = random.nextInt(tasks.size() - 1);
        tasks.get(k).merge(tasks.remove(k + 1));
      }
      CovarianceSums one = whole.finish();
      CovarianceSums many = tasks.get(0).finish();
      assertArrayEquals(one.covariance(), many.covariance(), "seed " + seed);
      assertArrayEquals(one.mean(), many.mean(), "seed " + seed);
      assertArrayEquals(brute(v, n), one.covariance(), 1e-11, "seed " + seed);
    }
  }

  @Test
  void lagsAreThoseOfTheDefinition() {
    int n = 4;
    int lag = 3;
    double[][] v = vectors(new Random(7), 50, n, 2);
    LaggedCovariance sums = new LaggedCovariance(n);
    LagPairs walk = new LagPairs(lag, sums::add);
    for (double[] x : v) {
      walk.add(x);
    }
    assertEquals(47, sums.pairs());
    double[] mean = new double[n];
    for (int t = 0; t < 47; t++) {
      for (int i = 0; i < n; i++) {
        mean[i] += (v[t][i] + v[t + lag][i]) / 94;
      }
    }
    double[] now = new double[n * n];
    double[] later = new double[n * n];
    for (int t = 0; t < 47; t++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double xi = v[t][i] - mean[i];
          double xj = v[t][j] - mean[j];
          double yi = v[t + lag][i] - mean[i];
          double yj = v[t + lag][j] - mean[j];
          now[i * n + j] += (xi * xj + yi * yj) / 94;
          later[i * n + j] += (xi * yj + yi * xj) / 94;
        }
      }
    }
    assertArrayEquals(mean, sums.mean(), 1e-13);
    assertArrayEquals(now, sums.instantaneous(), 1e-12);
    assertArrayEquals(later, sums.lagged(), 1e-12);
  }

  @Test
  void wrongShapesAndNothingAreSaid() {
    CovarianceSums sums = new CovarianceSums(2);
    assertTrue(Double.isNaN(sums.mean()[0]) && Double.isNaN(sums.covariance()[3]));
    assertEquals(
        "covariance: vector: expected 2 components, found 3",
        assertThrows(IllegalArgumentException.class, () -> sums.add(new double[3])).getMessage());
    assertEquals(
        "covariance: merge: expected 2 components, found 3",
        assertThrows(IllegalArgumentException.class, () -> sums.merge(new CovarianceSums(3)))
            .getMessage());
    assertEquals(
        "lag: expected 1 or more frames, found 0",
        assertThrows(IllegalArgumentException.class, () -> new LagPairs(0, (x, y) -> {}))
            .getMessage());
  }
}
