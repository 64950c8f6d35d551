package org.padml.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  /** SciPy's own inverses are good to about 1e-12; ours as stated. */
  private static final double RELATIVE = 1e-10;

  @Test
  void quantilesAreThoseOfScipy() throws IOException {
    int rows = 0;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                QuantilesTest.class.getResourceAsStream("quantiles.tsv"),
                StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] f = line.split("\t");
        double p = Double.parseDouble(f[1]);
        double a = Double.parseDouble(f[2]);
        double b = Double.parseDouble(f[3]);
        double value =
            switch (f[0]) {
              case "chi2" -> Quantiles.chiSquare(p, a);
              case "f" -> Quantiles.f(p, a, b);
              default -> Quantiles.chiSquareTail(p, a);
            };
        double expected = Double.parseDouble(f[4]);
        assertEquals(expected, value, RELATIVE * expected, line);
        rows++;
      }
    }
    assertEquals(64, rows);
  }

  @Test
  void logGammaOfWholeNumbersIsTheFactorial() {
    double factorial = 1;
    for (int n = 1; n < 30; n++) {
      // a logarithm near zero keeps the absolute error of its terms, some ulp of 40
      assertEquals(Math.log(factorial), Quantiles.logGamma(n), 1e-14 * Math.max(10, n));
      factorial *= n;
    }
    assertEquals(0.5 * Math.log(Math.PI), Quantiles.logGamma(0.5), 1e-13);
  }

  @Test
  void twoDegreesOfFreedomAreExponential() {
    for (double p : new double[] {1e-3, 0.1, 0.5, 0.975}) {
      assertEquals(-2 * Math.log1p(-p), Quantiles.chiSquare(p, 2), 1e-11);
      assertEquals(p / (1 - p), Quantiles.f(p, 2, 2), 1e-10 * p / (1 - p));
    }
  }

  @Test
  void noProbabilityIsRefused() {
    assertEquals(
        "chi-square quantile: expected a probability between 0 and 1 and degrees above 0, found 1.0"
            + " and 3.0",
        assertThrows(IllegalArgumentException.class, () -> Quantiles.chiSquare(1, 3)).getMessage());
  }

  @Test
  void zeroEventsGiveAnUpperBound() {
    Interval i = PoissonRates.rate(0, 20, 0.95);
    assertEquals(0, i.low());
    assertEquals(-Math.log(0.025) / 20, i.high(), 1e-12);
  }

  @Test
  void intervalsOfCountsAreGarwoods() {
    // published table of 95 % limits for a count of 10: 4.7954 to 18.3904
    Interval i = PoissonRates.rate(10, 1, 0.95);
    assertEquals(4.7954, i.low(), 5e-5);
    assertEquals(18.3904, i.high(), 5e-5);
  }

  @Test
  void ratiosHaveBoundsWhereOneCountIsZero() {
    Interval none = PoissonRates.ratio(0, 2, 5, 3, 0.95);
    assertEquals(0, none.low());
    assertEquals(3.0 / 2 / 5 * Quantiles.f(0.975, 2, 10), none.high(), 1e-12);
    Interval toNone = PoissonRates.ratio(5, 3, 0, 2, 0.95);
    assertEquals(1 / none.high(), toNone.low(), 1e-9 * toNone.low());
    assertEquals(Double.POSITIVE_INFINITY, toNone.high());
    assertEquals(
        "rate: exposure: expected a time above 0, found 0.0",
        assertThrows(IllegalArgumentException.class, () -> PoissonRates.rate(1, 0, 0.95))
            .getMessage());
  }
}
