package org.padml.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fits with known answers, against many rotations tried, and for degenerate sets. */
class SuperpositionTest {
  /** Coordinates of a few nm stored as float: 2^-24 relative, some ulp after summing. */
  private static final double FLOAT_TOLERANCE = 2e-6;

  private static final double DOUBLE_TOLERANCE = 1e-12;

  @Test
  void knownRotationsAreFound() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int n = 3 + seed % 60;
      double offset = seed % 5 == 0 ? 100 : 1;
      double[] q = unitQuaternion(random);
      double[] m = matrix(q);
      double[] t = random.doubles(3, -offset, offset).toArray();
      double[][] ref = new double[3][n];
      float[][] mobile = new float[3][n];
      for (int k = 0; k < n; k++) {
        double[] p = random.doubles(3, -2, 2).toArray();
        for (int c = 0; c < 3; c++) {
          mobile[c][k] = (float) (p[c] + t[c]);
        }
        for (int c = 0; c < 3; c++) {
          ref[c][k] =
              m[3 * c] * mobile[0][k] + m[3 * c + 1] * mobile[1][k] + m[3 * c + 2] * mobile[2][k];
        }
      }
      Superposition fit = new Superposition(ref[0], ref[1], ref[2]);
      double rmsd = fit.fit(mobile[0], mobile[1], mobile[2], all(n));
      assertEquals(0, rmsd, 1e-11, "seed " + seed);
      assertArrayEquals(q, fit.quaternion(), 1e-8, "seed " + seed);
      assertArrayEquals(m, fit.rotation(), 1e-8, "seed " + seed);
      double[] out = new double[4];
      fit.toReference(mobile[0][1], mobile[1][1], mobile[2][1], out, 1);
      assertArrayEquals(
          new double[] {0, ref[0][1], ref[1][1], ref[2][1]}, out, 1e-8 * offset, "seed " + seed);
    }
  }

  @Test
  void noOtherRotationIsBetter() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int n = 1 + seed % 20;
      float[][] a = points(random, n);
      float[][] b = points(random, n);
      if (seed % 2 == 0) {
        // a mirror image with noise: only an improper rotation would fit well
        for (int k = 0; k < n; k++) {
          b[0][k] = -a[0][k] + 0.01f * b[0][k];
          b[1][k] = a[1][k];
          b[2][k] = a[2][k];
        }
      }
      Superposition fit = Superposition.onto(b[0], b[1], b[2], all(n));
      double rmsd = fit.fit(a[0], a[1], a[2], all(n));
      assertEquals(rmsd, rmsdWith(fit.rotation(), a, b), FLOAT_TOLERANCE, "seed " + seed);
      assertEquals(1, determinant(fit.rotation()), DOUBLE_TOLERANCE);
      for (int k = 0; k < 300; k++) {
        double[] q = unitQuaternion(random);
        double scale = k % 3 == 0 ? 1 : 0.05;
        double[] near = fit.quaternion().clone();
        double norm = 0;
        for (int i = 0; i < 4; i++) {
          near[i] += scale * q[i];
          norm += near[i] * near[i];
        }
        for (int i = 0; i < 4; i++) {
          near[i] /= Math.sqrt(norm);
        }
        assertTrue(rmsdWith(matrix(near), a, b) >= rmsd - FLOAT_TOLERANCE, "seed " + seed);
      }
    }
  }

  @Test
  void rmsdIsSymmetricAndDoesNotMindMotion() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int n = 2 + seed % 30;
      float[][] a = points(random, n);
      float[][] b = points(random, n);
      double there = Superposition.onto(b[0], b[1], b[2], all(n)).fit(a[0], a[1], a[2], all(n));
      double back = Superposition.onto(a[0], a[1], a[2], all(n)).fit(b[0], b[1], b[2], all(n));
      assertEquals(there, back, 1e-10);
      int[] reversed = IntStream.range(0, n).map(k -> n - 1 - k).toArray();
      double other = Superposition.onto(b[0], b[1], b[2], reversed).fit(a[0], a[1], a[2], reversed);
      assertEquals(there, other, 1e-10);
    }
  }

  @Test
  void closedForms() {
    // two sticks of lengths 2 and 3: ends half a unit apart on both sides
    Superposition stick = new Superposition(new double[] {0, 3}, new double[2], new double[2]);
    double rmsd = stick.fit(new float[2], new float[] {0, 2}, new float[2], all(2));
    assertEquals(0.5, rmsd, DOUBLE_TOLERANCE);
    assertEquals(Math.sqrt(0.5), stick.quaternion()[0], DOUBLE_TOLERANCE, "a quarter turn");

    Superposition point = new Superposition(new double[] {1}, new double[] {2}, new double[] {3});
    assertEquals(0, point.fit(new float[] {9}, new float[] {9}, new float[] {9}, all(1)));
    assertArrayEquals(new double[] {1, 0, 0, 0}, point.quaternion());
    double[] out = new double[3];
    point.toReference(9, 9, 10, out, 0);
    assertArrayEquals(new double[] {1, 2, 4}, out, DOUBLE_TOLERANCE);

    // reversed stick: half a turn, about some axis at right angles to it
    Superposition flip = new Superposition(new double[] {-1, 1}, new double[2], new double[2]);
    assertEquals(0, flip.fit(new float[] {1, -1}, new float[2], new float[2], all(2)), 1e-12);
    assertEquals(0, flip.quaternion()[0], 1e-7);
    assertEquals(0, flip.quaternion()[1], 1e-7);

    // all in one place
    Superposition same = new Superposition(new double[3], new double[3], new double[3]);
    float[] ones = {1, 1, 1};
    assertEquals(0, same.fit(ones, ones, ones, all(3)));
    assertArrayEquals(new double[] {1, 0, 0, 0}, same.quaternion());
  }

  @Test
  void pointsOnALineTurnNoFurtherThanNeeded() {
    double[] r = {0, 1, 2, 3.5};
    Superposition line = new Superposition(r, new double[4], new double[4]);
    float[] x = {5, 6, 7, 8.5f};
    assertEquals(0, line.fit(x, new float[4], new float[4], all(4)), 1e-12);
    assertArrayEquals(new double[] {1, 0, 0, 0}, line.quaternion(), 1e-9);
  }

  @Test
  void eigenvaluesOfAKnownMatrix() {
    // circulant (2, 1, 0, 1): eigenvalues 4, 2, 2, 0
    SymmetricEigen eigen = new SymmetricEigen(4);
    eigen.solve(new double[] {2, 1, 0, 1, 9, 2, 1, 0, 9, 9, 2, 1, 9, 9, 9, 2});
    double[] values = IntStream.range(0, 4).mapToDouble(eigen::value).sorted().toArray();
    assertArrayEquals(new double[] {0, 2, 2, 4}, values, 1e-14);
    for (int k = 0; k < 4; k++) {
      double v0 = eigen.vector(k, 0);
      double av0 = 2 * v0 + eigen.vector(k, 1) + eigen.vector(k, 3);
      assertEquals(eigen.value(k) * v0, av0, 1e-14);
    }
  }

  @Test
  void shapesAreChecked() {
    assertEquals(
        "superposition: reference: expected equal lengths above 0, found 0 0 0",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Superposition(new double[0], new double[0], new double[0]))
            .getMessage());
    Superposition fit = new Superposition(new double[2], new double[2], new double[2]);
    float[] x = new float[3];
    assertEquals(
        "superposition: atoms: expected 2, found 3",
        assertThrows(IllegalArgumentException.class, () -> fit.fit(x, x, x, all(3))).getMessage());
  }

  private static double rmsdWith(double[] m, float[][] a, float[][] b) {
    int n = a[0].length;
    double[] ca = center(a);
    double[] cb = center(b);
    double sum = 0;
    for (int k = 0; k < n; k++) {
      for (int c = 0; c < 3; c++) {
        double p = 0;
        for (int d = 0; d < 3; d++) {
          p += m[3 * c + d] * (a[d][k] - ca[d]);
        }
        p -= b[c][k] - cb[c];
        sum += p * p;
      }
    }
    return Math.sqrt(sum / n);
  }

  private static double[] center(float[][] r) {
    double[] c = new double[3];
    for (int d = 0; d < 3; d++) {
      for (float p : r[d]) {
        c[d] += (double) p / r[d].length;
      }
    }
    return c;
  }

  private static double determinant(double[] m) {
    return m[0] * (m[4] * m[8] - m[5] * m[7])
        - m[1] * (m[3] * m[8] - m[5] * m[6])
        + m[2] * (m[3] * m[7] - m[4] * m[6]);
  }

  private static float[][] points(Random random, int n) {
    float[][] r = new float[3][n];
    for (float[] v : r) {
      for (int k = 0; k < n; k++) {
        v[k] = (float) (2 * random.nextGaussian());
      }
    }
    return r;
  }

  private static double[] unitQuaternion(Random random) {
    double[] q = new double[4];
    double norm = 0;
    for (int i = 0; i < 4; i++) {
      q[i] = random.nextGaussian();
      norm += q[i] * q[i];
    }
    double sign = q[0] < 0 ? -1 : 1;
    for (int i = 0; i < 4; i++) {
      q[i] *= sign / Math.sqrt(norm);
    }
    return q;
  }

  private static double[] matrix(double[] q) {
    double w = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    return new double[] {
      1 - 2 * (y * y + z * z),
      2 * (x * y - w * z),
      2 * (x * z + w * y),
      2 * (x * y + w * z),
      1 - 2 * (x * x + z * z),
      2 * (y * z - w * x),
      2 * (x * z - w * y),
      2 * (y * z + w * x),
      1 - 2 * (x * x + y * y)
    };
  }

  private static int[] all(int n) {
    return IntStream.range(0, n).toArray();
  }
}
