package org.padml.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpectralDecompositionTest {
  /** Some ulp of the largest eigenvalue for each row. */
  private static final double ULPS_PER_ROW = 4 * Math.ulp(1.0);

  @Test
  void secondDifferencesHaveTheirKnownEigenvalues() {
    for (int n : new int[] {1, 2, 3, 17, 120}) {
      double[] m = new double[n * n];
      for (int i = 0; i < n; i++) {
        m[i * n + i] = 2;
        if (i + 1 < n) {
          m[i * n + i + 1] = -1;
        }
      }
      SpectralDecomposition d = SpectralDecomposition.of(m, n);
      for (int k = 0; k < n; k++) {
        double expected = 2 - 2 * Math.cos((n - k) * Math.PI / (n + 1));
        assertEquals(expected, d.values()[k], 4 * (n + 1) * ULPS_PER_ROW);
      }
    }
  }

  @Test
  void vectorsSolveAndStandAtRightAngles() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int n = random.nextInt(30);
      double[] m = new double[n * n];
      double size = 0;
      for (int i = 0; i < n; i++) {
        for (int j = i; j < n; j++) {
          m[i * n + j] = random.nextInt(4) == 0 ? 0 : random.nextGaussian();
          size = Math.max(size, Math.abs(m[i * n + j]));
        }
      }
      SpectralDecomposition d = SpectralDecomposition.of(m, n);
      double allowed = 10 * (n + 1) * (n + 1) * size * ULPS_PER_ROW;
      for (int k = 0; k < n; k++) {
        double[] v = d.vectors()[k];
        double lead = 0;
        for (int i = 0; i < n; i++) {
          double row = 0;
          for (int j = 0; j < n; j++) {
            row += m[Math.min(i, j) * n + Math.max(i, j)] * v[j];
          }
          assertEquals(d.values()[k] * v[i], row, allowed, "seed " + seed);
          lead = Math.abs(v[i]) > Math.abs(lead) ? v[i] : lead;
        }
        assertTrue(lead > 0);
        for (int l = 0; l <= k; l++) {
          double dot = 0;
          for (int i = 0; i < n; i++) {
            dot += v[i] * d.vectors()[l][i];
          }
          assertEquals(k == l ? 1 : 0, dot, 10 * (n + 1) * ULPS_PER_ROW, "seed " + seed);
        }
        assertTrue(k == 0 || d.values()[k] <= d.values()[k - 1]);
      }
    }
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    assertEquals(
        "eigenvalues: row 0 column 1: expected a finite value, found NaN",
        assertThrows(
                IllegalArgumentException.class,
                () -> SpectralDecomposition.of(new double[] {1, Double.NaN, 0, 1}, 2))
            .getMessage());
  }
}
