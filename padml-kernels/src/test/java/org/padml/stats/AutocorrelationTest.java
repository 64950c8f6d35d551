package org.padml.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AutocorrelationTest {
  private static double[] brute(double[] x, int maxLag) {
    double mean = 0;
    for (double v : x) {
      mean += v / x.length;
    }
    double variance = 0;
    for (double v : x) {
      variance += (v - mean) * (v - mean) / x.length;
    }
    double[] c = new double[maxLag + 1];
    for (int k = 0; k <= maxLag; k++) {
      double sum = 0;
      for (int t = 0; t + k < x.length; t++) {
        sum += (x[t] - mean) * (x[t + k] - mean);
      }
      c[k] = k < x.length ? sum / (x.length - k) / variance : Double.NaN;
    }
    return c;
  }

  private static double[] series(Random random, int n) {
    double[] x = new double[n];
    double v = 0;
    for (int i = 0; i < n; i++) {
      v = 0.8 * v + random.nextGaussian();
      x[i] = 100 + v;
    }
    return x;
  }

  @Test
  void streamsAndBlocksGiveTheDefinition() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      double[] x = series(random, 2 + random.nextInt(120));
      int maxLag = random.nextInt(40);
      int size = 1 + random.nextInt(30);
      AutocorrelationSums whole = new AutocorrelationSums(maxLag, 99);
      BlockTree<AutocorrelationSums> tree = new BlockTree<>();
      List<BlockTree<AutocorrelationSums>> tasks = new ArrayList<>(List.of(new BlockTree<>()));
      for (int b = 0; b * size < x.length; b++) {
        AutocorrelationSums one = new AutocorrelationSums(maxLag, 99);
        AutocorrelationSums two = new AutocorrelationSums(maxLag, 99);
        for (int i = b * size; i < Math.min(x.length, (b + 1) * size); i++) {
          whole.add(x[i]);
          one.add(x[i]);
          two.add(x[i]);
        }
        tree.add(b, one);
        if (random.nextBoolean()) {
          tasks.add(new BlockTree<>());
        }
        tasks.get(tasks.size() - 1).add(b, two);
      }
      while (tasks.size() > 1) {
        int k = random.nextInt(tasks.size() - 1);
        tasks.get(k).merge(tasks.remove(k + 1));
      }
      double[] c = tree.finish().correlation();
      assertArrayEquals(c, tasks.get(0).finish().correlation(), "seed " + seed);
      // rounding of some hundred terms of size ten, over a variance that may be a hundredth
      assertArrayEquals(brute(x, maxLag), c, 1e-9, "seed " + seed);
      assertArrayEquals(c, whole.correlation(), 1e-9, "seed " + seed);
    }
  }

  @Test
  void inefficiencyOfAutoregressionIsKnown() {
    double expected = (1 + 0.8) / (1 - 0.8);
    double sum = 0;
    int rounds = 40;
    for (int round = 0; round < rounds; round++) {
      AutocorrelationSums sums = new AutocorrelationSums(300, 100);
      for (double v : series(new Random(round), 20_000)) {
        sums.add(v);
      }
      sum += sums.statisticalInefficiency() / rounds;
    }
    // one estimate scatters by some g sqrt(2 * 30 lags / n), 5 %; truncation biases by less
    assertEquals(expected, sum, 0.05 * expected);
  }

  @Test
  void shortConstantAndUndecidedSeriesAreDefined() {
    AutocorrelationSums one = new AutocorrelationSums(5, 0);
    assertTrue(Double.isNaN(one.mean()) && Double.isNaN(one.correlation()[0]));
    one.add(3);
    one.add(3);
    assertEquals(3, one.mean());
    assertTrue(Double.isNaN(one.correlation()[0]));
    assertTrue(Double.isNaN(one.statisticalInefficiency()));
    AutocorrelationSums slow = new AutocorrelationSums(5, 50);
    for (int i = 0; i < 100; i++) {
      slow.add(i);
    }
    assertTrue(Double.isNaN(slow.statisticalInefficiency()), "still correlated at lag 5");
    assertEquals(
        "autocorrelation: merge: expected lag 5 and origin 0.0, found 5 and 50.0",
        assertThrows(IllegalArgumentException.class, () -> one.merge(slow)).getMessage());
  }

  @Test
  void presencesAreCorrelatedAsDefinedForAnyCut() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int frames = 1 + random.nextInt(200);
      int maxLag = random.nextInt(150);
      boolean[][] h = new boolean[3][frames];
      for (int i = 0; i < 3; i++) {
        for (int t = 0; t < frames; t++) {
          h[i][t] = t > 0 && random.nextInt(4) > 0 ? h[i][t - 1] : random.nextInt(3) == 0;
        }
      }
      List<PresenceCorrelation> parts = new ArrayList<>(List.of(new PresenceCorrelation(maxLag)));
      for (int t = 0; t < frames; t++) {
        if (random.nextInt(30) == 0) {
          parts.add(new PresenceCorrelation(maxLag));
        }
        for (int i = 0; i < 3; i++) {
          if (h[i][t]) {
            parts.get(parts.size() - 1).present(i, t);
          }
        }
      }
      while (parts.size() > 1) {
        int k = random.nextInt(parts.size() - 1);
        parts.get(k).merge(parts.remove(k + 1));
      }
      double[] c = parts.get(0).correlation(frames);
      for (int k = 0; k <= maxLag; k++) {
        long origins = 0;
        long pairs = 0;
        for (boolean[] one : h) {
          for (int t = 0; t + k < frames; t++) {
            origins += one[t] ? 1 : 0;
            pairs += one[t] && one[t + k] ? 1 : 0;
          }
        }
        assertEquals(
            origins == 0 ? Double.NaN : (double) pairs / origins, c[k], "seed " + seed + " " + k);
      }
    }
  }

  @Test
  void presencesMustComeInOrder() {
    PresenceCorrelation p = new PresenceCorrelation(3);
    p.present(1, 4);
    assertEquals(
        "presence: frame: expected more than 4, found 4",
        assertThrows(IllegalArgumentException.class, () -> p.present(1, 4)).getMessage());
  }
}
