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
    // a level of m blocks estimates 1 with relative error sqrt(2/(m-1)); the largest of the levels
    // down to 8 blocks stays below 1 + 3 sqrt(2/7)
    assertTrue(b.statisticalInefficiency() < 1 + 3 * Math.sqrt(2.0 / 7));
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
    // taking the largest level is biased upwards, never down: half again is its bound here
    assertTrue(mean > 0.95 * expected && mean < 1.6 * expected, "found " + mean);
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
