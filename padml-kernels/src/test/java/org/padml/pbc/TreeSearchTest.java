package org.padml.pbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.padml.neighbors.PairList;

/** Box trees against brute force; both compute distances by the same expression, so bit for bit. */
class TreeSearchTest {
  private static final int[] SIZES = {0, 1, 2, 7, 8, 9, 15, 16, 17, 33, 100, 300};

  @Test
  void pairsCountAndNearestAreThoseOfBruteForce() {
    TreeSearch search = new TreeSearch();
    PairList out = new PairList();
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      int n = SIZES[random.nextInt(SIZES.length)] + SIZES[random.nextInt(SIZES.length)];
      float[] x = positions(random, n, seed);
      float[] y = positions(random, n, seed);
      float[] z = positions(random, n, seed);
      int split = n == 0 ? 0 : random.nextInt(n + 1);
      BoxTree a = new BoxTree(IntStream.range(0, split).toArray());
      BoxTree b = new BoxTree(IntStream.range(split, n).toArray());
      a.refresh(x, y, z);
      b.refresh(x, y, z);
      double[] t = seed % 2 == 0 ? new double[3] : random.doubles(3, -3, 3).toArray();
      double cutoff = random.nextDouble() * 1.5;
      TreeSet<String> expected = new TreeSet<>();
      double least = 100;
      for (int i = 0; i < split; i++) {
        for (int j = split; j < n; j++) {
          double dx = (double) x[i] - t[0] - x[j];
          double dy = (double) y[i] - t[1] - y[j];
          double dz = (double) z[i] - t[2] - z[j];
          double d2 = dx * dx + dy * dy + dz * dz;
          least = Math.min(least, d2);
          if (d2 < cutoff * cutoff) {
            expected.add(i + " " + j + " " + d2);
          }
        }
      }
      out.clear();
      search.pairs(a, b, t[0], t[1], t[2], cutoff, out);
      TreeSet<String> found = new TreeSet<>();
      for (int k = 0; k < out.size(); k++) {
        found.add(a.atom(out.first(k)) + " " + b.atom(out.second(k)) + " " + out.distance2(k));
      }
      String what = "seed " + seed;
      assertEquals(expected, found, what);
      assertEquals(expected.size(), out.size(), what + ": each pair once");
      assertEquals(expected.size(), search.count(a, b, t[0], t[1], t[2], cutoff), what);
      assertEquals(least, search.nearest2(a, b, t[0], t[1], t[2], 100), what);
      assertTrue(search.bound2(a, b, t[0], t[1], t[2]) <= least || least == 100, what);
    }
  }

  /** Clustered or spread, close or very far: seeds pick. */
  private static float[] positions(Random random, int n, int seed) {
    float[] v = new float[n];
    double at = 0;
    for (int i = 0; i < n; i++) {
      at = seed % 3 == 0 ? random.nextDouble() * 4 : at + 0.15 * random.nextGaussian();
      v[i] = (float) (at + (seed % 5 == 0 ? 1e4 : 0));
    }
    return v;
  }
}
