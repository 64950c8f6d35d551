package org.padml.descriptors.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BornReachTest {
  private static final int STEPS = 20_000;

  /** Simpson's rule leaves 1e-12 of the integral; the cut form cancels terms of order 1/(8 d). */
  private static final double CANCELLATION = 1e-12;

  /** The series of a whole sphere leaves less than 6e-9 of it. */
  private static final double SERIES = 6e-9;

  private static BornReach amber() {
    return BornReach.of(EnergyModel.DEFAULT.withConventions(Conventions.AMBER));
  }

  @Test
  void plainConventionsHaveNoReach() {
    assertNull(BornReach.of(EnergyModel.DEFAULT));
  }

  /** 1/(4 pi) of the integral of r^-4 over the sphere's part within the reach, by shells. */
  @Test
  void integralIsThatOverThePartWithinTheReach() {
    for (double s : new double[] {0.05, 0.12, 0.16}) {
      for (double d = 2.2; d < 2.8; d += 0.0137) {
        double from = d - s;
        double to = Math.min(d + s, 2.5);
        double wanted = 0;
        double h = (to - from) / STEPS;
        for (int k = 0; k <= STEPS && h > 0; k++) {
          double r = from + k * h;
          double weight = k == 0 || k == STEPS ? 1 : k % 2 == 1 ? 4 : 2;
          wanted += weight * h / 3 * (s * s - (d - r) * (d - r)) / (4 * d * r * r * r);
        }
        double found = amber().integral(d * d, s);
        assertEquals(wanted, found, SERIES * wanted + CANCELLATION, s + " at " + d);
        assertTrue(found >= -CANCELLATION, s + " at " + d);
      }
    }
  }
}
