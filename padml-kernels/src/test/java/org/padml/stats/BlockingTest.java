package org.padml.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockingTest {
  private static final int N = 1 << 16;

  @Test
  void uncorrelatedValuesHaveNoInefficiency() {
    Random random = new Random(1);
    Blocking b = new Blocking();
    for (int i = 0; i < N; i++) {
      b.add(random.nextGaussian());
    }
    // the first level with B^3 > 2 N is that of 64 values; its m = N / 64 blocks estimate 1 with
    // relative error sqrt(2 / m)
    assertTrue(b.statisticalInefficiency() < 1 + 4 * Math.sqrt(2.0 * 64 / N));
    assertEquals(0, b.mean(), 4 / Math.sqrt(N));
  }

  @Test
  void autoregressiveSeriesHasItsKnownInefficiency() {
    double phi = 0.9;
    double expected = (1 + phi) / (1 - phi);
    double sum = 0;
    int rounds = 20;
    for (int round = 0; round < rounds; round++) {
      Random random = new Random(round);
      Blocking b = new Blocking();
      double x = 0;
      for (int i = 0; i < N; i++) {
        x = phi * x + Math.sqrt(1 - phi * phi) * random.nextGaussian();
        b.add(x);
      }
      sum += b.statisticalInefficiency();
    }
    double mean = sum / rounds;
    // the level taken, of 512 values, has 128 blocks: one estimate scatters by 12 %, twenty by 3 %,
    // and the largest of the levels up to there lies above by as much
    assertEquals(expected, mean, 0.1 * expected);
  }

  @Test
  void constantAndMissingValues() {
    Blocking b = new Blocking();
    assertTrue(Double.isNaN(b.statisticalInefficiency()));
    b.add(Double.NaN);
    assertEquals(0, b.count());
    b.add(2);
    b.add(2);
    assertEquals(1.0, b.statisticalInefficiency());
    assertEquals(2.0, b.mean());
  }
}
