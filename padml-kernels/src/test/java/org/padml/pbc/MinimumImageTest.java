package org.padml.pbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.model.Box;

/** Nearest images against all images within a wide window. */
class MinimumImageTest {
  /** Vectors of some tens of nm in double. */
  private static final double TOLERANCE = 1e-10;

  private static final int WINDOW = 7;

  @Test
  void nearestOfAllImages() {
    for (int seed = 0; seed < 600; seed++) {
      Random random = new Random(seed);
      Box box = box(random, seed % 6);
      MinimumImage image = new MinimumImage();
      image.setBox(box);
      for (int k = 0; k < 5; k++) {
        double[] d = random.doubles(3, -6, 6).toArray();
        double found = image.distance2(d[0], d[1], d[2]);
        double expected = brute(box, d);
        assertEquals(expected, found, TOLERANCE, "seed " + seed + " " + box);
        assertEquals(d[0] + image.shiftX(), image.x(), TOLERANCE);
        assertLattice(box, image, "seed " + seed);
      }
    }
  }

  @Test
  void veryAskewBoxIsReducedFirst() {
    MinimumImage image = new MinimumImage();
    image.setBox(new Box(3, 0, 0, 3 * 17 + 0.5, 3, 0, -3 * 40 + 1, 3 * 25 + 0.25, 3));
    MinimumImage other = new MinimumImage();
    Box same = new Box(3, 0, 0, 0.5, 3, 0, 1 - 25 * 0.5 - 40 * 3, 0.25, 3);
    other.setBox(same);
    Random random = new Random(3);
    for (int k = 0; k < 200; k++) {
      double[] d = random.doubles(3, -20, 20).toArray();
      assertEquals(
          other.distance2(d[0], d[1], d[2]),
          image.distance2(d[0], d[1], d[2]),
          TOLERANCE,
          "k " + k);
    }
  }

  @Test
  void shortestVectorAndShifts() {
    MinimumImage image = new MinimumImage();
    image.nearest(100, 0, 0);
    assertEquals(100, image.x());
    assertFalse(image.isShifted());
    assertFalse(image.isPeriodic());
    image.setBox(Box.orthorhombic(3, 4, 5));
    assertEquals(3, image.shortestVector(), TOLERANCE);
    image.nearest(2, 0, 0);
    assertEquals(-1, image.x(), TOLERANCE);
    assertEquals(-3, image.shiftX(), TOLERANCE);
    assertTrue(image.isShifted());
    image.nearest(1.4, 1.9, -2.4);
    assertFalse(image.isShifted());
  }

  @Test
  void hugeAndUndefinedDifferencesEnd() {
    MinimumImage image = new MinimumImage();
    image.setBox(Box.ofLengthsAndAngles(5, 5, 5, 60, 60, 90));
    image.nearest(3e38, -3e38, 3e38);
    assertTrue(image.isShifted());
    image.nearest(Double.NaN, 0, 0);
    assertFalse(image.isShifted());
    image.nearest(Double.POSITIVE_INFINITY, 0, 0);
    assertTrue(Double.isNaN(image.x()));
  }

  private static void assertLattice(Box box, MinimumImage image, String what) {
    double c = image.shiftZ() / box.cz();
    double b = (image.shiftY() - c * box.cy()) / box.by();
    double a = (image.shiftX() - b * box.bx() - c * box.cx()) / box.ax();
    for (double k : new double[] {a, b, c}) {
      assertEquals(Math.rint(k), k, TOLERANCE * 100, what);
    }
  }

  private static double brute(Box box, double[] d) {
    double c0 = Math.rint(d[2] / box.cz());
    double b0 = Math.rint((d[1] - c0 * box.cy()) / box.by());
    double a0 = Math.rint((d[0] - c0 * box.cx() - b0 * box.bx()) / box.ax());
    double best = Double.MAX_VALUE;
    for (int i = -WINDOW; i <= WINDOW; i++) {
      for (int j = -WINDOW; j <= WINDOW; j++) {
        for (int k = -WINDOW; k <= WINDOW; k++) {
          double a = i - a0;
          double b = j - b0;
          double c = k - c0;
          double x = d[0] + a * box.ax() + b * box.bx() + c * box.cx();
          double y = d[1] + b * box.by() + c * box.cy();
          double z = d[2] + c * box.cz();
          best = Math.min(best, x * x + y * y + z * z);
        }
      }
    }
    return best;
  }

  private static Box box(Random random, int kind) {
    double a = 2 + 3 * random.nextDouble();
    double b = 2 + 3 * random.nextDouble();
    double c = 2 + 3 * random.nextDouble();
    switch (kind) {
      case 0:
        return Box.orthorhombic(a, b, c);
      case 1:
        return Box.ofLengthsAndAngles(a, a, a, 70.52878, 109.47122, 70.52878);
      case 2:
        return Box.ofLengthsAndAngles(a, a, c, 60, 60, 90);
      case 3:
        return Box.ofLengthsAndAngles(a, a, c, 90, 90, 120);
      case 4:
        return new Box(
            a, 0, 0, 2 * a * random.nextGaussian(), b, 0, a * random.nextGaussian(), b, c);
      default:
        double alpha = 50 + 60 * random.nextDouble();
        return Box.ofLengthsAndAngles(
            a, b, c, alpha, 60 + 40 * random.nextDouble(), 60 + 40 * random.nextDouble());
    }
  }
}
