package org.padml.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The tests of dispersion and of exponential waiting times. */
class EventTestsTest {
  private static final int ROUNDS = 300;

  /** Four standard deviations of a binomial count of ROUNDS tries with chance 0.1. */
  private static final double SPREAD = 4 * Math.sqrt(0.1 * 0.9 / ROUNDS);

  @Test
  void pValuesOfTrueHypothesesAreNotSmallTooOften() {
    int dispersed = 0;
    int bent = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(round);
      double[] exposure = random.doubles(6, 10, 50).toArray();
      long[] counts = new long[6];
      for (int i = 0; i < 6; i++) {
        for (double t = -Math.log(random.nextDouble()) * 5; t < exposure[i]; counts[i]++) {
          t -= Math.log(random.nextDouble()) * 5;
        }
      }
      dispersed += Dispersion.pValue(counts, exposure, round) <= 0.1 ? 1 : 0;
      double[] times = new double[20];
      for (int i = 0; i < times.length; i++) {
        times[i] = Math.ceil(-Math.log(random.nextDouble()) * 8);
      }
      bent += Exponentiality.pValue(times, 1, round) <= 0.1 ? 1 : 0;
    }
    assertEquals(0.1, (double) dispersed / ROUNDS, SPREAD);
    assertEquals(0.1, (double) bent / ROUNDS, SPREAD);
  }

  @Test
  void whatIsNotSoIsFound() {
    assertTrue(Dispersion.pValue(new long[] {0, 0, 0, 12}, new double[] {1, 1, 1, 1}, 1) < 0.001);
    double[] regular = new double[30];
    for (int i = 0; i < regular.length; i++) {
      regular[i] = 10 + 0.1 * i;
    }
    assertTrue(Exponentiality.pValue(regular, 0, 1) < 0.001);
    assertEquals(1, Dispersion.pValue(new long[] {5}, new double[] {3}, 1));
    assertTrue(Double.isNaN(Exponentiality.pValue(new double[] {1, 2, 3, 4}, 0, 1)));
  }

  @Test
  void statisticIsThatOfScipy() {
    // scipy.stats.anderson([1, 2, 2.5, 4, 7.5, 0.3, 11], 'expon').statistic, SciPy 1.10.1
    assertEquals(
        0.13639840954052485,
        Exponentiality.statistic(new double[] {1, 2, 2.5, 4, 7.5, 0.3, 11}),
        1e-12);
  }
}
