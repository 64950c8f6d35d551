package org.padml.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AutocorrelationTest {
  private static final double PHI = 0.8;

  /** The definition, for every lag: correlation and number of pairs. */
  private static double[][] brute(double[] x, int[] lags) {
    double[] there = Arrays.stream(x).filter(v -> !Double.isNaN(v)).toArray();
    double mean = Arrays.stream(there).sum() / there.length;
    double variance = Arrays.stream(there).map(v -> (v - mean) * (v - mean)).sum() / there.length;
    double[][] out = new double[2][lags.length];
    for (int i = 0; i < lags.length; i++) {
      double sum = 0;
      for (int t = 0; t + lags[i] < x.length; t++) {
        double product = (x[t] - mean) * (x[t + lags[i]] - mean);
        sum += Double.isNaN(product) ? 0 : product;
        out[1][i] += Double.isNaN(product) ? 0 : 1;
      }
      out[0][i] = sum / out[1][i] / variance;
    }
    return out;
  }

  private static double[] series(Random random, int n) {
    double[] x = new double[n];
    double v = random.nextGaussian() / Math.sqrt(1 - PHI * PHI);
    for (int i = 0; i < n; i++) {
      x[i] = 100 + v;
      v = PHI * v + random.nextGaussian();
    }
    return x;
  }

  @Test
  void seriesWithHolesGiveTheDefinition() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      double[] x = series(random, 2 + random.nextInt(seed % 10 == 0 ? 1500 : 120));
      int[] lags = AutocorrelationSums.lags(1 << random.nextInt(5), random.nextInt(300));
      AutocorrelationSums sums = new AutocorrelationSums(lags, x[0]);
      for (int t = 0; t < x.length; t++) {
        int hole = random.nextInt(20) == 0 ? random.nextInt(seed % 7 == 0 ? 400 : 4) : 0;
        if (hole > 0) {
          int end = Math.min(x.length, t + hole);
          Arrays.fill(x, t, end, Double.NaN);
          if (random.nextBoolean()) {
            sums.skip(end - t);
            t = end;
          }
        }
        if (t < x.length) {
          sums.add(x[t]);
        }
      }
      double[][] expected = brute(x, lags);
      assertEquals(Arrays.stream(x).filter(v -> !Double.isNaN(v)).count(), sums.count());
      assertArrayEquals(
          Arrays.stream(expected[1]).mapToLong(v -> (long) v).toArray(), sums.pairs());
      if (sums.count() > 1) {
        // rounding of some hundred terms of size ten, over a variance that may be a hundredth
        assertArrayEquals(expected[0], sums.correlation(), 1e-9, "seed " + seed);
      }
    }
  }

  @Test
  void lagsAreDenseAndThenSpread() {
    assertArrayEquals(
        new int[] {1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40},
        AutocorrelationSums.lags(4, 47));
    assertEquals(0, AutocorrelationSums.lags(4, 0).length);
    assertEquals(
        "autocorrelation: lags: expected a power of two a doubling, found 3",
        assertThrows(IllegalArgumentException.class, () -> AutocorrelationSums.lags(3, 9))
            .getMessage());
    assertEquals(
        "autocorrelation: lag: expected more than 2, found 2",
        assertThrows(
                IllegalArgumentException.class, () -> new AutocorrelationSums(new int[] {2, 2}, 0))
            .getMessage());
  }

  /** x_t = phi x_{t-1} + noise has C(k) = phi^k, so g = (1 + phi) / (1 - phi) = 2 integral of C. */
  @Test
  void decayOfAnAutoregressionIsKnownAndAgreesWithBlocks() {
    double g = (1 + PHI) / (1 - PHI);
    int[] every = AutocorrelationSums.lags(256, 300);
    int[] few = AutocorrelationSums.lags(8, 300);
    int rounds = 40;
    int n = 20_000;
    double[] mean = new double[4];
    double lagFive = 0;
    for (int round = 0; round < rounds; round++) {
      double[] x = series(new Random(round), n);
      AutocorrelationSums sums = new AutocorrelationSums(every, 100);
      AutocorrelationSums sparse = new AutocorrelationSums(few, 100);
      Blocking blocks = new Blocking();
      for (double v : x) {
        sums.add(v);
        sparse.add(v);
        blocks.add(v);
      }
      mean[0] += sums.decay().inefficiency() / rounds;
      mean[1] += 2 * sums.decay().integral() / rounds;
      mean[2] += sparse.decay().inefficiency() / rounds;
      mean[3] += blocks.statisticalInefficiency() / rounds;
      lagFive += sums.correlation()[4] / rounds;
    }
    // C(5) of one series scatters by some sqrt(g / n), 0.02, that of forty by 0.003
    assertEquals(Math.pow(PHI, 5), lagFive, 0.01);
    // one estimate scatters by some g sqrt(2 * 30 lags / n), 5 %; truncation biases by less
    for (double found : mean) {
      assertEquals(g, found, 0.05 * g, Arrays.toString(mean));
    }
  }

  /** Values missing by chance are worth less than others, but less correlated than others. */
  @Test
  void holesLeaveTheDecayAndRaiseTheShareOfIndependentValues() {
    double kept = 0.5;
    int rounds = 40;
    double[] mean = new double[2];
    for (int round = 0; round < rounds; round++) {
      Random random = new Random(round);
      AutocorrelationSums sums = new AutocorrelationSums(AutocorrelationSums.lags(64, 200), 100);
      for (double v : series(new Random(1000 + round), 20_000)) {
        sums.add(random.nextDouble() < kept ? v : Double.NaN);
      }
      mean[0] += sums.decay().inefficiency() / rounds;
      mean[1] += sums.decay().integral() / rounds;
    }
    double sum = PHI / (1 - PHI);
    assertEquals(1 + 2 * kept * sum, mean[0], 0.05 * (1 + 2 * kept * sum));
    assertEquals(0.5 + sum, mean[1], 0.05 * (0.5 + sum));
  }

  @Test
  void shortConstantAndUndecidedSeriesSaySo() {
    int[] lags = AutocorrelationSums.lags(8, 10);
    AutocorrelationSums none = new AutocorrelationSums(lags, 3);
    assertTrue(Double.isNaN(none.correlation()[0]));
    for (int i = 0; i < 7; i++) {
      none.add(3);
    }
    assertTrue(Double.isNaN(none.correlation()[0]));
    assertEquals("fewer than 8 values", none.decay().reason());
    none.add(3);
    assertEquals("the value does not change", none.decay().reason());
    assertTrue(Double.isNaN(none.decay().inefficiency()));
    none.add(Double.POSITIVE_INFINITY);
    assertEquals("values too large to square", none.decay().reason());
    AutocorrelationSums slow = new AutocorrelationSums(lags, 0);
    AutocorrelationSums alternate = new AutocorrelationSums(lags, 0);
    AutocorrelationSums odd = new AutocorrelationSums(lags, 0);
    for (int i = 0; i < 100; i++) {
      slow.add(i);
      alternate.add(i % 2);
      odd.add(i % 2 == 0 ? Math.sqrt(i) : Double.NaN);
    }
    assertEquals("still correlated 10 frames later", slow.decay().reason());
    assertEquals("no two values at some of the lags", odd.decay().reason());
    assertEquals(new AutocorrelationSums.Decay(1, 0.5, ""), alternate.decay());
  }

  /** Places 0, 3, 7, 10 and so on: no two values are 1 or 2 places apart, yet C(4) is below 0. */
  @Test
  void aLagWithoutPairsBeforeTheFirstZeroSaysSo() {
    AutocorrelationSums sums = new AutocorrelationSums(AutocorrelationSums.lags(8, 10), 0);
    for (int place = 0; place <= 24; place++) {
      sums.add(place % 7 == 0 ? 1 : place % 7 == 3 ? -1 : Double.NaN);
    }
    assertEquals(8, sums.count());
    assertTrue(Double.isNaN(sums.correlation()[0]));
    assertTrue(sums.correlation()[3] < 0);
    AutocorrelationSums.Decay decay = sums.decay();
    assertEquals("no two values at some of the lags", decay.reason());
    assertTrue(Double.isNaN(decay.inefficiency()) && Double.isNaN(decay.integral()));
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
