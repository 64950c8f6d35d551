package org.padml.descriptors.surface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;

class SasaKernelTest {
  private static final double PROBE = PartnerSurface.WATER_PROBE_NM;

  private static final int[] POINT_COUNTS = {1, 2, 24, 63, 64, 65, 100, 127, 128, 129, 200, 960};

  private static SasaKernel compute(SphereCloud c, int nPoints) {
    SasaKernel kernel = new SasaKernel(nPoints, PROBE, c.radii(), c.partner());
    kernel.compute(c.r()[0], c.r()[1], c.r()[2]);
    return kernel;
  }

  private static int[] free(SasaKernel kernel, int n) {
    int[] points = new int[n];
    for (int a = 0; a < n; a++) {
      points[a] = kernel.freePoints(a);
    }
    return points;
  }

  private static int[] bound(SasaKernel kernel, int n) {
    int[] points = new int[n];
    for (int a = 0; a < n; a++) {
      points[a] = kernel.boundPoints(a);
    }
    return points;
  }

  private static int[] twin(SphereCloud c, int nPoints, int partners, SasaTwin.Test test) {
    return SasaTwin.openPoints(nPoints, PROBE, c.radii(), c.present(partners), c.r(), test);
  }

  private static void assertTwins(SphereCloud c, int nPoints, SasaTwin.Test test) {
    String what = c.name() + ", " + nPoints + " points, " + test;
    SasaKernel kernel = compute(c, nPoints);
    int[] a = twin(c, nPoints, 1, test);
    int[] b = twin(c, nPoints, 2, test);
    for (int k = 0; k < c.n(); k++) {
      a[k] += b[k];
    }
    assertArrayEquals(a, free(kernel, c.n()), what + ": free");
    assertArrayEquals(twin(c, nPoints, 3, test), bound(kernel, c.n()), what + ": bound");
  }

  @Test
  void countsEqualThreeBruteForceRuns() {
    int cases = 0;
    for (int nPoints : POINT_COUNTS) {
      for (long seed = 0; seed < 25; seed++) {
        assertTwins(
            SphereCloud.random(seed + (seed < 3 ? 0 : 1000L * nPoints)),
            nPoints,
            SasaTwin.Test.PLANE);
        cases++;
      }
    }
    assertEquals(300, cases);
  }

  @Test
  void manyPointsAreExactToo() {
    for (int nPoints : new int[] {1000, 4097, 10_000}) {
      for (long seed = 9000; seed < 9004; seed++) {
        assertTwins(SphereCloud.random(seed), nPoints, SasaTwin.Test.PLANE);
      }
    }
  }

  /** A kernel remembers what hid an atom before: that must not show. */
  @Test
  void earlierFramesChangeNothing() {
    for (int nPoints : new int[] {1, 100, 200}) {
      for (long seed = 6000; seed < 6030; seed++) {
        Random random = new Random(seed);
        SphereCloud c = SphereCloud.random(seed);
        SasaKernel kernel = compute(c, nPoints);
        for (int frame = 0; frame < 12; frame++) {
          // Small moves, and now and then a jump of all or of some.
          float size = frame % 5 == 4 ? 5 : 0.05f;
          for (int a = random.nextInt(2) * c.n() / 2; a < c.n(); a++) {
            for (int x = 0; x < 3; x++) {
              c.r()[x][a] += size * (random.nextFloat() - 0.5f);
            }
          }
          kernel.compute(c.x(), c.y(), c.z());
          SasaKernel fresh = compute(c, nPoints);
          String what = c.name() + ", " + nPoints + " points, frame " + frame;
          assertArrayEquals(free(fresh, c.n()), free(kernel, c.n()), what);
          assertArrayEquals(bound(fresh, c.n()), bound(kernel, c.n()), what);
        }
      }
    }
  }

  @Test
  void countsEqualTheSquaredDistanceDefinition() {
    // Random coordinates: a point within rounding (1e-15) of a neighbour's sphere does not occur.
    for (long seed = 5000; seed < 5040; seed++) {
      SphereCloud c = SphereCloud.random(seed);
      // Coincident centres of equal radius are the exception: every point is on both spheres.
      for (int a = 1; a < c.n(); a++) {
        c.r()[0][a] += c.r()[0][a] == c.r()[0][a - 1] ? 1e-3f : 0;
      }
      assertTwins(c, 200, SasaTwin.Test.DISTANCE);
    }
  }

  @Test
  void radiiOfAnySizesAndCloseCentresAreExact() {
    float[] sizes = {0.001f, 0.02f, 0.3f, 1.5f};
    for (long seed = 7000; seed < 7060; seed++) {
      Random random = new Random(seed);
      SphereCloud c = SphereCloud.random(seed);
      for (int a = 0; a < c.n(); a++) {
        c.radii()[a] = sizes[random.nextInt(seed % 2 == 0 ? 4 : 2)];
        if (a > 0 && random.nextInt(3) == 0) {
          for (int x = 0; x < 3; x++) {
            c.r()[x][a] = c.r()[x][a - 1] + 1e-5f * (random.nextFloat() - 0.5f);
          }
        }
      }
      assertTwins(c, 100, SasaTwin.Test.PLANE);
    }
  }

  @Test
  void farFromTheOriginCountsAreThoseOfTheStoredFloats() {
    for (long seed = 8000; seed < 8020; seed++) {
      SphereCloud c = SphereCloud.random(seed);
      for (int x = 0; x < 3; x++) {
        for (int a = 0; a < c.n(); a++) {
          c.r()[x][a] += 5000;
        }
      }
      assertTwins(c, 100, SasaTwin.Test.PLANE);
    }
  }

  @Test
  void computingAgainAllocatesNothing() {
    SphereCloud c = SphereCloud.random(4242);
    SasaKernel kernel = compute(c, 100);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    threads.getThreadAllocatedBytes(id);
    long before = threads.getThreadAllocatedBytes(id);
    for (int k = 0; k < 1000; k++) {
      kernel.compute(c.r()[0], c.r()[1], c.r()[2]);
    }
    // The two calls of the bean may allocate a little themselves; a thousand frames would show.
    assertTrue(threads.getThreadAllocatedBytes(id) - before < 1000);
  }

  @Test
  void singleSphereIsExact() {
    for (int nPoints : POINT_COUNTS) {
      SphereCloud c =
          new SphereCloud(
              "one", new float[] {0.17f}, new int[] {0}, new float[][] {{7}, {-2}, {5}});
      SasaKernel kernel = compute(c, nPoints);
      double sphere = 0.17f + PROBE;
      // nPoints equal parts: one rounding each in the division and the product.
      double rounding = 4 * Math.ulp(4 * Math.PI * sphere * sphere);
      assertEquals(4 * Math.PI * sphere * sphere, kernel.sasaA(), rounding);
      assertEquals(0, kernel.sasaB());
      assertEquals(kernel.sasaA(), kernel.sasaComplex());
      assertEquals(0, kernel.bsa());
    }
  }

  @Test
  void twoSpheresMeetTheClosedForm() {
    int nPoints = 960;
    Random random = new Random(11);
    for (int trial = 0; trial < 200; trial++) {
      float ra = 0.1f + 0.1f * random.nextFloat();
      float rb = 0.1f + 0.1f * random.nextFloat();
      double a = ra + PROBE;
      double b = rb + PROBE;
      float d = (float) (Math.abs(a - b) + (a + b - Math.abs(a - b)) * random.nextDouble());
      double theta = Math.acos(2 * random.nextDouble() - 1);
      double phi = 2 * Math.PI * random.nextDouble();
      float[][] r = {
        {0, (float) (d * Math.sin(theta) * Math.cos(phi))},
        {0, (float) (d * Math.sin(theta) * Math.sin(phi))},
        {0, (float) (d * Math.cos(theta))}
      };
      SasaKernel kernel =
          compute(new SphereCloud("pair", new float[] {ra, rb}, new int[] {0, 1}, r), nPoints);
      double capA = 2 * Math.PI * a * (a - (a * a - b * b + (double) d * d) / (2 * d));
      double capB = 2 * Math.PI * b * (b - (b * b - a * a + (double) d * d) / (2 * d));
      // Cap discrepancy of n golden-spiral points: below 4 n^(-3/4) of the points (Aistleitner,
      // Brauchart and Dick 2012 measure about 0.8 n^(-3/4) for spherical Fibonacci points).
      double share = 4 * Math.pow(nPoints, -0.75);
      double tolerance = share * 4 * Math.PI * (a * a + b * b);
      assertEquals(capA + capB, kernel.bsa(), tolerance, "trial " + trial + ", d " + d + " nm");
      assertEquals(4 * Math.PI * a * a - capA, kernel.boundArea(0), share * 4 * Math.PI * a * a);
      assertEquals(4 * Math.PI * b * b - capB, kernel.boundArea(1), share * 4 * Math.PI * b * b);
    }
  }

  @Test
  void anAtomInsideAnotherIsBuried() {
    SphereCloud c =
        new SphereCloud(
            "inside",
            new float[] {0.1f, 0.2f},
            new int[] {0, 1},
            new float[][] {{0, 0.03f}, {0, 0}, {0, 0}});
    SasaKernel kernel = compute(c, 960);
    assertEquals(960, kernel.freePoints(0));
    assertEquals(0, kernel.boundPoints(0));
    assertEquals(960, kernel.boundPoints(1));
    assertEquals(kernel.sasaA(), kernel.bsa(), 2 * Math.ulp(kernel.sasaB()));
  }

  @Test
  void translationAndAtomOrderChangeNothing() {
    for (long seed = 100; seed < 120; seed++) {
      SphereCloud c = SphereCloud.random(seed);
      int n = c.n();
      // Multiples of 2^-10 nm stay exact in float, so that only the place in the grid changes.
      float[][] snapped = new float[3][n];
      float[][] moved = new float[3][n];
      float[] radii = new float[n];
      int[] partner = new int[n];
      float[] shift = {17.0f, -9.0f + 1f / 1024, 3.5f};
      for (int a = 0; a < n; a++) {
        int to = n - 1 - a;
        radii[to] = c.radii()[a];
        partner[to] = c.partner()[a];
        for (int x = 0; x < 3; x++) {
          snapped[x][a] = Math.round(c.r()[x][a] * 1024) / 1024f;
          moved[x][to] = snapped[x][a] + shift[x];
        }
      }
      SasaKernel here = compute(new SphereCloud(c.name(), c.radii(), c.partner(), snapped), 200);
      SasaKernel there = compute(new SphereCloud(c.name(), radii, partner, moved), 200);
      for (int a = 0; a < n; a++) {
        assertEquals(here.freePoints(a), there.freePoints(n - 1 - a), c.name());
        assertEquals(here.boundPoints(a), there.boundPoints(n - 1 - a), c.name());
      }
    }
  }

  @Test
  void sumsAreSumsOfAtoms() {
    SphereCloud c = SphereCloud.random(77);
    int n = c.n();
    SasaKernel kernel = compute(c, 960);
    double[] sums = new double[3];
    int[] residue = new int[n];
    for (int a = 0; a < n; a++) {
      residue[a] = a / 7;
      if (c.partner()[a] >= 0) {
        sums[c.partner()[a]] += kernel.freeArea(a);
        sums[2] += kernel.boundArea(a);
      }
    }
    // n additions of areas below 1 nm^2 each, in either order.
    double rounding = n * Math.ulp((double) n);
    assertEquals(sums[0], kernel.sasaA(), rounding);
    assertEquals(sums[1], kernel.sasaB(), rounding);
    assertEquals(sums[2], kernel.sasaComplex(), rounding);
    assertEquals(sums[2], kernel.boundArea(AtomSet.range(0, n)), rounding);
    double[] free = new double[n];
    double[] bound = new double[n];
    kernel.addResidueAreas(residue, free, bound);
    double third = 0;
    for (int a = 21; a < 28; a++) {
      third += kernel.boundArea(a);
    }
    assertEquals(third, bound[3], rounding);
    assertEquals(sums[0] + sums[1], java.util.Arrays.stream(free).sum(), rounding);
    assertTrue(kernel.bsa() >= 0);
  }

  @Test
  void wrongInputIsNamed() {
    float[] radii = {0.1f, 0.1f};
    assertText(
        "sasa: points: expected 1 to 10000, found 0",
        () -> new SasaKernel(0, PROBE, radii, new int[2]));
    assertText(
        "sasa: partners: expected 2 atoms, found 1",
        () -> new SasaKernel(10, PROBE, radii, new int[1]));
    assertText(
        "sasa: radius of atom 1: expected 0 to 10 nm, found NaN nm",
        () -> new SasaKernel(10, PROBE, new float[] {0, Float.NaN}, new int[2]));
    assertText(
        "sasa: partner of atom 0: expected -1, 0 or 1, found 2",
        () -> new SasaKernel(10, PROBE, radii, new int[] {2, 0}));
    assertText(
        "sasa: partners: expected disjoint sets, found atom 1 in both",
        () -> SasaKernel.between(AtomSet.of(0, 1), AtomSet.of(1), 10, PROBE, radii));
    SasaKernel kernel = new SasaKernel(10, PROBE, radii, new int[2]);
    assertText(
        "sasa: coordinates: expected 2 atoms, found 1",
        () -> kernel.compute(new float[1], new float[2], new float[2]));
    assertText(
        "sasa: atom 1: expected finite coordinates, found 0.0 NaN 0.0 nm",
        () -> kernel.compute(new float[2], new float[] {0, Float.NaN}, new float[2]));
  }

  private static void assertText(String text, Runnable wrong) {
    assertEquals(text, assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
  }
}
