package org.padml.descriptors.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.stats.BlockTree;
import org.padml.stats.LagPairs;
import org.padml.stats.LaggedCovariance;

class IndependentComponentsTest {
  private static final int LAG = 5;

  /** Rounding of two thousand terms in another order, through two eigenproblems. */
  private static final double RELATIVE = 1e-9;

  /** The series of tica.py: three autoregressions from a congruential generator, mixed. */
  private static double[][] series() {
    long s = 1;
    double[] hidden = new double[3];
    double[] memory = {0.98, 0.9, 0.5};
    double[][] out = new double[2000][];
    for (int t = 0; t < out.length; t++) {
      for (int k = 0; k < 3; k++) {
        s = (s * 1103515245 + 12345) % (1L << 31);
        hidden[k] = memory[k] * hidden[k] + s / (double) (1L << 31) - 0.5;
      }
      out[t] =
          new double[] {
            hidden[0] + hidden[1], hidden[0] - hidden[1] + hidden[2], hidden[1] - 2 * hidden[2] + 3
          };
    }
    return out;
  }

  private static LaggedCovariance pairs(double[][] series, int lag) {
    LaggedCovariance sums = new LaggedCovariance(series[0].length);
    LagPairs walk = new LagPairs(lag, sums::add);
    for (double[] v : series) {
      walk.add(v);
    }
    return sums;
  }

  @Test
  void eigenvaluesAndComponentsAreThoseOfScipy() {
    IndependentComponents tica = IndependentComponents.of(pairs(series(), LAG), LAG);
    double[] values = {0.9021199175812149, 0.5788376571765739, -0.016306102576068775};
    double[] first = {0.2205671266889723, 0.4494747941847488, 0.23659915643578974};
    double[] timescales = {48.540003373753684, 9.145227994553137, 1.214707921577847};
    assertArrayEquals(values, tica.eigenvalues(), RELATIVE);
    assertArrayEquals(first, tica.components()[0], RELATIVE);
    for (int k = 0; k < 3; k++) {
      assertEquals(timescales[k], tica.timescale(k), 100 * RELATIVE * timescales[k]);
    }
    assertEquals(1 + values[0] * values[0] + values[1] * values[1], tica.vamp2(2), RELATIVE);
  }

  @Test
  void featuresThatSayTheSameTwiceChangeNothing() {
    double[][] series = series();
    double[][] twice = new double[series.length][];
    for (int t = 0; t < series.length; t++) {
      double[] v = series[t];
      twice[t] = new double[] {v[0], v[1], v[2], 7, v[0] - 2 * v[1]};
    }
    IndependentComponents once = IndependentComponents.of(pairs(series, LAG), LAG);
    IndependentComponents tica = IndependentComponents.of(pairs(twice, LAG), LAG);
    assertEquals(3, tica.rank());
    assertArrayEquals(once.eigenvalues(), tica.eigenvalues(), RELATIVE);
    double[] a = new double[2];
    double[] b = new double[2];
    for (int t = 0; t < 50; t++) {
      once.project(series[t], a);
      tica.project(twice[t], b);
      assertEquals(Math.abs(a[0]), Math.abs(b[0]), 1e-8);
      assertEquals(Math.abs(a[1]), Math.abs(b[1]), 1e-8);
    }
  }

  @Test
  void relaxationTimesOfTheProcessComeBack() {
    int n = 200_000;
    Random random = new Random(11);
    double[] memory = {Math.exp(-1 / 40.0), Math.exp(-1 / 8.0)};
    double[][] series = new double[n][2];
    double[] hidden = new double[2];
    for (int t = 0; t < n; t++) {
      for (int k = 0; k < 2; k++) {
        hidden[k] =
            memory[k] * hidden[k] + Math.sqrt(1 - memory[k] * memory[k]) * random.nextGaussian();
      }
      series[t][0] = hidden[0] + 5 * hidden[1];
      series[t][1] = -hidden[0] + 4 * hidden[1];
    }
    IndependentComponents tica = IndependentComponents.of(pairs(series, 4), 4);
    // an estimate of the decay scatters by sqrt(2 / (n / time)); five of that
    assertEquals(40, tica.timescale(0), 40 * 5 * Math.sqrt(2 * 40.0 / n));
    assertEquals(8, tica.timescale(1), 8 * 5 * Math.sqrt(2 * 8.0 / n));
    assertTrue(tica.eigenvalues()[0] <= 1);
  }

  /**
   * Positions some nm from the origin whose last moves little: the whitening is ill-conditioned.
   */
  @Test
  void aSeriesThatRepeatsWithTheLagDoesNotDecay() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int n = 1 + random.nextInt(4);
      double[][] round = new double[LAG][n];
      for (double[] v : round) {
        for (int i = 0; i < n; i++) {
          v[i] = 5 + random.nextGaussian() * Math.pow(10, -i);
        }
      }
      double[][] series = new double[1000][];
      for (int t = 0; t < series.length; t++) {
        series[t] = round[t % LAG];
      }
      IndependentComponents tica = IndependentComponents.of(pairs(series, LAG), LAG);
      assertTrue(tica.rank() > 0);
      for (int k = 0; k < tica.rank(); k++) {
        assertEquals(1, tica.eigenvalues()[k], RELATIVE, "seed " + seed);
        assertTrue(Double.isNaN(tica.timescale(k)), "seed " + seed + " " + tica.timescale(k));
      }
    }
  }

  @Test
  void blocksGiveTheSameBitsForAnyDistribution() {
    double[][] series = series();
    IndependentComponents[] seen = new IndependentComponents[3];
    for (int cut = 0; cut < 3; cut++) {
      BlockTree<LaggedCovariance> left = new BlockTree<>();
      BlockTree<LaggedCovariance> right = new BlockTree<>();
      for (int b = 0; b < 20; b++) {
        LaggedCovariance block = new LaggedCovariance(3);
        for (int t = 100 * b; t < 100 * (b + 1) && t + LAG < series.length; t++) {
          block.add(series[t], series[t + LAG]);
        }
        (b < 3 + 5 * cut ? left : right).add(b, block);
      }
      left.merge(right);
      seen[cut] = IndependentComponents.of(left.finish(), LAG);
    }
    assertArrayEquals(seen[0].eigenvalues(), seen[1].eigenvalues());
    assertArrayEquals(seen[0].components()[1], seen[2].components()[1]);
    assertArrayEquals(
        IndependentComponents.of(pairs(series, LAG), LAG).eigenvalues(),
        seen[0].eigenvalues(),
        RELATIVE);
  }

  @Test
  void nothingToLearnFromSaysSo() {
    assertEquals(
        "tICA: expected pairs of frames, found none",
        assertThrows(
                IllegalArgumentException.class,
                () -> IndependentComponents.of(new LaggedCovariance(2), 1))
            .getMessage());
    LaggedCovariance constant = new LaggedCovariance(2);
    constant.add(new double[] {1, 2}, new double[] {1, 2});
    constant.add(new double[] {1, 2}, new double[] {1, 2});
    assertEquals(0, IndependentComponents.of(constant, 1).rank());
  }
}
