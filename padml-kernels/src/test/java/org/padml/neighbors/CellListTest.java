package org.padml.neighbors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.padml.model.Box;

/** Cell list against brute force over every pair and every image. */
class CellListTest {
  /** Positions are wrapped in double, from floats below 1e3 nm: d² moves by less than this. */
  private static final double D2_TOLERANCE = 1e-9;

  private static final int IMAGES = 6;
  private static final int[] SIZES = {0, 1, 2, 3, 7, 8, 9, 31, 64, 150};

  @Test
  void pairsAreThoseOfBruteForce() {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      int n = SIZES[seed % SIZES.length];
      Box box = seed % 4 == 0 ? Box.NONE : randomBox(random, seed % 4);
      float[][] r = positions(random, n, seed % 7 == 0 ? 40 : 5);
      double cutoff = 0.1 + 1.9 * random.nextDouble();
      double reach = seed % 3 == 0 ? 0.3 : cutoff;
      CellList cells = new CellList();
      cells.build(r[0], r[1], r[2], box, reach);
      PairList out = new PairList();
      cells.pairs(cutoff, out);
      Map<Long, Double> expected = brute(r, all(n), all(n), box, cutoff, true);
      assertSame("seed " + seed, expected, out, cutoff);
    }
  }

  @Test
  void pairsOfTwoSetsAreThoseOfBruteForce() {
    CellList cells = new CellList();
    PairList out = new PairList();
    for (int seed = 1000; seed < 1300; seed++) {
      Random random = new Random(seed);
      int n = SIZES[random.nextInt(SIZES.length)];
      Box box = seed % 3 == 0 ? Box.NONE : randomBox(random, seed % 3);
      float[][] r = positions(random, n, 6);
      int[] held = all(n).clone();
      int nHeld = n / 2;
      int[] query = IntStream.range(n / 3, n).toArray();
      double cutoff = 0.2 + random.nextDouble();
      cells.build(r[0], r[1], r[2], held, nHeld, box, 0.5);
      out.clear();
      cells.pairsWith(r[0], r[1], r[2], query, query.length, cutoff, out);
      Map<Long, Double> expected =
          brute(r, query, IntStream.range(0, nHeld).toArray(), box, cutoff, false);
      assertSame("seed " + seed, expected, out, cutoff);
    }
  }

  @Test
  void boxSmallerThanTheCutoffGivesEachPairOnceAtItsNearestImage() {
    float[][] r = {{0.1f, 0.9f}, {0, 0}, {0, 0}};
    CellList cells = new CellList();
    cells.build(r[0], r[1], r[2], Box.orthorhombic(1, 10, 10), 1.5);
    PairList out = new PairList();
    cells.pairs(1.5, out);
    assertEquals(1, out.size());
    assertEquals(0.04, out.distance2(0), 1e-7);
  }

  @Test
  void cutoffIsStrict() {
    float[][] r = {{0, 0.5f}, {0, 0}, {0, 0}};
    CellList cells = new CellList();
    cells.build(r[0], r[1], r[2], Box.NONE, 0.5);
    PairList out = new PairList();
    cells.pairs(0.5, out);
    assertEquals(0, out.size());
    cells.pairs(Math.nextUp(0.5), out);
    assertEquals(1, out.size());
  }

  @Test
  void coordinatesFarAwayOrNotNumbersAreHarmless() {
    float[] x = {0, 1e30f, Float.NaN, 0.1f, Float.POSITIVE_INFINITY, 5e6f, 5e6f};
    float[] y = {0, -1e30f, 0, 0, 0, 1, 1.25f};
    float[] z = {0, 1e30f, 0, 0, 0, 1, 1};
    for (Box box : new Box[] {Box.NONE, Box.orthorhombic(3, 4, 5)}) {
      CellList cells = new CellList();
      cells.build(x, y, z, box, 0.45);
      PairList out = new PairList();
      cells.pairs(0.45, out);
      Map<Long, Double> found = found(out);
      if (!box.isPeriodic()) {
        assertEquals(2, out.size());
      }
      assertTrue(found.containsKey(key(0, 3)));
      assertEquals(0.0625, found.getOrDefault(key(5, 6), 0.0), 1e-6);
    }
  }

  @Test
  void identicalPositionsAreNeighbours() {
    float[] x = new float[70];
    CellList cells = new CellList();
    cells.build(x, x, x, Box.NONE, 0.45);
    PairList out = new PairList();
    cells.pairs(0.45, out);
    assertEquals(70 * 69 / 2, out.size());
  }

  @Test
  void reachMustBePositive() {
    CellList cells = new CellList();
    float[] x = new float[1];
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> cells.build(x, x, x, Box.NONE, 0));
    assertEquals("cell list: reach: expected > 0 nm, found 0.0", e.getMessage());
  }

  @Test
  void pointsHaveNeighboursToo() {
    float[][] r = positions(new Random(5), 100, 3);
    CellList cells = new CellList();
    cells.build(r[0], r[1], r[2], Box.NONE, 0.6);
    PairList out = new PairList();
    cells.near(1.5, 1.5, 1.5, 77, 0.6, out);
    int expected = 0;
    for (int i = 0; i < 100; i++) {
      double d2 = 0;
      for (int c = 0; c < 3; c++) {
        d2 += (r[c][i] - 1.5) * (r[c][i] - 1.5);
      }
      expected += d2 < 0.36 ? 1 : 0;
    }
    assertEquals(expected, out.size());
    assertEquals(77, out.first(0));
  }

  private static void assertSame(
      String what, Map<Long, Double> expected, PairList out, double cutoff) {
    Map<Long, Double> found = found(out);
    assertEquals(out.size(), found.size(), what + ": each pair once");
    for (Map.Entry<Long, Double> e : expected.entrySet()) {
      Double d2 = found.remove(e.getKey());
      if (Math.abs(e.getValue() - cutoff * cutoff) > D2_TOLERANCE) {
        assertTrue(d2 != null, what + ": pair at " + e.getValue() + " missing, cutoff " + cutoff);
        assertEquals(e.getValue(), d2, D2_TOLERANCE, what);
      }
    }
    for (double d2 : found.values()) {
      assertEquals(cutoff * cutoff, d2, D2_TOLERANCE, what + ": pair too many");
    }
  }

  private static Map<Long, Double> found(PairList out) {
    Map<Long, Double> found = new TreeMap<>();
    for (int k = 0; k < out.size(); k++) {
      found.put(key(out.first(k), out.second(k)), out.distance2(k));
    }
    return found;
  }

  private static Map<Long, Double> brute(
      float[][] r, int[] first, int[] second, Box box, double cutoff, boolean once) {
    Map<Long, Double> pairs = new TreeMap<>();
    for (int i : first) {
      for (int j : second) {
        if (i == j || (once && i > j)) {
          continue;
        }
        double d2 = nearest2(r, i, j, box);
        if (d2 < cutoff * cutoff) {
          pairs.put(key(i, j), d2);
        }
      }
    }
    return pairs;
  }

  private static double nearest2(float[][] r, int i, int j, Box box) {
    double dx = (double) r[0][j] - r[0][i];
    double dy = (double) r[1][j] - r[1][i];
    double dz = (double) r[2][j] - r[2][i];
    if (!box.isPeriodic()) {
      return dx * dx + dy * dy + dz * dz;
    }
    double nc = Math.rint(dz / box.cz());
    dx -= nc * box.cx();
    dy -= nc * box.cy();
    dz -= nc * box.cz();
    double nb = Math.rint(dy / box.by());
    dx -= nb * box.bx();
    dy -= nb * box.by();
    dx -= Math.rint(dx / box.ax()) * box.ax();
    double best = Double.MAX_VALUE;
    for (int a = -IMAGES; a <= IMAGES; a++) {
      for (int b = -IMAGES; b <= IMAGES; b++) {
        for (int c = -IMAGES; c <= IMAGES; c++) {
          double px = dx + a * box.ax() + b * box.bx() + c * box.cx();
          double py = dy + b * box.by() + c * box.cy();
          double pz = dz + c * box.cz();
          best = Math.min(best, px * px + py * py + pz * pz);
        }
      }
    }
    return best;
  }

  private static Box randomBox(Random random, int kind) {
    double a = 0.8 + 3 * random.nextDouble();
    double b = 0.8 + 3 * random.nextDouble();
    double c = 0.8 + 3 * random.nextDouble();
    if (kind == 1) {
      return Box.orthorhombic(a, b, c);
    }
    return kind == 2
        ? Box.ofLengthsAndAngles(a, a, a, 70.52878, 109.47122, 70.52878)
        : Box.ofLengthsAndAngles(
            a,
            b,
            c,
            60 + 50 * random.nextDouble(),
            65 + 50 * random.nextDouble(),
            60 + 40 * random.nextDouble());
  }

  private static float[][] positions(Random random, int n, double spread) {
    float[][] r = new float[3][n];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < 3; c++) {
        r[c][i] = (float) (spread * (random.nextDouble() - 0.3));
      }
    }
    return r;
  }

  private static int[] all(int n) {
    return IntStream.range(0, n).toArray();
  }

  private static long key(int i, int j) {
    return ((long) i << 32) | j;
  }
}
