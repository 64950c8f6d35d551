package org.padml.descriptors.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;

class LeeRichardsTest {
  private static final double PROBE = PartnerSurface.WATER_PROBE_NM;

  /** An arc that just touches ends at an angle known to sqrt(1e-16); ten of them per atom. */
  private static final double GRAZING = 1e-7;

  private static LeeRichards compute(SphereCloud c, int nSlices) {
    LeeRichards kernel = new LeeRichards(nSlices, PROBE, c.radii(), c.partner());
    kernel.compute(c.x(), c.y(), c.z());
    return kernel;
  }

  private static void assertTwins(SphereCloud c, int nSlices) {
    LeeRichards kernel = compute(c, nSlices);
    double[][] alone = {twin(c, nSlices, 1), twin(c, nSlices, 2)};
    double[] together = twin(c, nSlices, 3);
    for (int a = 0; a < c.n(); a++) {
      String what = c.name() + ", " + nSlices + " slices, atom " + a;
      assertEquals(alone[0][a] + alone[1][a], kernel.freeArea(a), GRAZING, what + ": free");
      assertEquals(together[a], kernel.boundArea(a), GRAZING, what + ": bound");
    }
  }

  private static double[] twin(SphereCloud c, int nSlices, int partners) {
    return LeeRichardsTwin.areas(nSlices, PROBE, c.radii(), c.present(partners), c.r());
  }

  @Test
  void areasEqualThreeBruteForceRuns() {
    for (int nSlices : new int[] {1, 2, 3, 20, 21, 100}) {
      for (long seed = 0; seed < 40; seed++) {
        assertTwins(SphereCloud.random(seed + (seed < 3 ? 0 : 1000L * nSlices)), nSlices);
      }
    }
  }

  @Test
  void singleSphereIsExact() {
    SphereCloud c = SphereCloud.of(new float[] {0.17f}, new int[] {1}, 7, -2, 5);
    for (int nSlices : new int[] {1, 7, 20, 1000}) {
      LeeRichards kernel = compute(c, nSlices);
      double sphere = 0.17f + PROBE;
      double rounding = 4 * nSlices * Math.ulp(4 * Math.PI * sphere * sphere);
      assertEquals(4 * Math.PI * sphere * sphere, kernel.sasaB(), rounding);
      assertEquals(kernel.sasaB(), kernel.sasaComplex());
      assertEquals(0, kernel.interfaceArea());
    }
  }

  @Test
  void twoSpheresMeetTheClosedForm() {
    Random random = new Random(12);
    for (int trial = 0; trial < 200; trial++) {
      float ra = 0.1f + 0.1f * random.nextFloat();
      float rb = 0.1f + 0.1f * random.nextFloat();
      double a = ra + PROBE;
      double b = rb + PROBE;
      double d = Math.abs(a - b) + (a + b - Math.abs(a - b)) * random.nextDouble();
      double theta = Math.acos(2 * random.nextDouble() - 1);
      double phi = 2 * Math.PI * random.nextDouble();
      double dx = d * Math.sin(theta) * Math.cos(phi);
      double dy = d * Math.sin(theta) * Math.sin(phi);
      double dz = d * Math.cos(theta);
      int nSlices = 2000;
      SphereCloud c = SphereCloud.of(new float[] {ra, rb}, new int[] {0, 1}, 0, 0, 0, dx, dy, dz);
      LeeRichards kernel = compute(c, nSlices);
      double capA = 2 * Math.PI * a * (a - (a * a - b * b + d * d) / (2 * d));
      double capB = 2 * Math.PI * b * (b - (b * b - a * a + d * d) / (2 * d));
      // Where the cap begins or ends in a band its arc is wrong by at most the band: two bands.
      double tolerance = 2 * 4 * Math.PI * a * a / nSlices;
      assertEquals(4 * Math.PI * a * a - capA, kernel.boundArea(0), tolerance);
      tolerance = 2 * 4 * Math.PI * b * b / nSlices;
      assertEquals(4 * Math.PI * b * b - capB, kernel.boundArea(1), tolerance);
    }
  }

  @Test
  void spheresAboveInsideAndOnEachOtherAreDefined() {
    float[] equal = {0.17f, 0.17f};
    int[] partners = {0, 1};
    LeeRichards same = compute(SphereCloud.of(equal, partners, 1, 1, 1, 1, 1, 1), 20);
    assertEquals(0, same.bsa(), "coincident spheres hide nothing of each other");
    double sphere = 0.17f + PROBE;
    LeeRichards above = compute(SphereCloud.of(equal, partners, 0, 0, 0, 0, 0, sphere), 20);
    // The plane between them, half a radius up, leaves the upper 5 of 20 circles hidden.
    assertEquals(
        0.75 * 4 * Math.PI * sphere * sphere, above.boundArea(0), 20 * Math.ulp(1.0), "above");
    float[] nested = {0.1f, 0.2f};
    LeeRichards inside = compute(SphereCloud.of(nested, partners, 0, 0, 0, 0.03, 0, 0), 20);
    assertEquals(0, inside.boundArea(0));
    assertEquals(inside.freeArea(1), inside.boundArea(1));
  }

  @Test
  void computingAgainAllocatesNothing() {
    SphereCloud c = SphereCloud.random(4242);
    LeeRichards kernel = compute(c, 20);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    threads.getThreadAllocatedBytes(id);
    long before = threads.getThreadAllocatedBytes(id);
    for (int k = 0; k < 1000; k++) {
      kernel.compute(c.x(), c.y(), c.z());
    }
    // The two calls of the bean may allocate a little themselves; a thousand frames would show.
    assertTrue(threads.getThreadAllocatedBytes(id) - before < 1000);
  }

  @Test
  void wrongInputIsNamed() {
    assertEquals(
        "sasa: slices: expected 1 or more, found 0",
        assertThrows(
                IllegalArgumentException.class,
                () -> LeeRichards.between(AtomSet.of(0), AtomSet.of(1), 0, PROBE, new float[2]))
            .getMessage());
  }
}
