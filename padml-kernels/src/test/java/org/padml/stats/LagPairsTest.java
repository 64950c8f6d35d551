package org.padml.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LagPairsTest {
  private static final int CASES = 500;

  /** The definition: every frame that is there with the one a lag later that is there. */
  private static List<List<Double>> brute(boolean[] there, int lag) {
    List<List<Double>> out = new ArrayList<>();
    for (int t = lag; t < there.length; t++) {
      if (there[t - lag] && there[t]) {
        out.add(List.of((double) (t - lag), (double) t));
      }
    }
    return out;
  }

  /** Number of frames left out at once: as many as matter to a ring of lag frames. */
  private static int hole(Random random, int lag) {
    int[] lengths = {0, 1, lag - 1, lag, lag + 1, 2 * lag, 2 * lag + random.nextInt(20)};
    return lengths[random.nextInt(lengths.length)];
  }

  @Test
  void framesLeftOutBelongToNoPair() {
    long pairs = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      int lag = 1 + random.nextInt(8);
      boolean[] there = new boolean[1 + random.nextInt(150)];
      List<List<Double>> found = new ArrayList<>();
      LagPairs walk = new LagPairs(lag, (now, later) -> found.add(List.of(now[0], later[0])));
      // one vector for all frames: the walk must have copied it
      double[] vector = new double[1];
      int t = 0;
      while (t < there.length) {
        boolean leavesOut = t == 0 ? seed % 2 == 0 : random.nextInt(6) == 0;
        int hole = leavesOut ? hole(random, lag) : 0;
        walk.skip(hole);
        t += hole;
        if (t < there.length) {
          there[t] = true;
          vector[0] = t++;
          walk.add(vector);
        }
      }
      assertEquals(brute(there, lag), found, "seed " + seed);
      pairs += found.size();
    }
    assertTrue(pairs > 10L * CASES, pairs + " pairs");
  }

  @Test
  void aLongHoleIsOneStep() {
    int[] pairs = {0};
    LagPairs walk = new LagPairs(3, (now, later) -> pairs[0]++);
    walk.add(new double[1]);
    walk.skip(3_000_000_000_001L);
    walk.add(new double[1]);
    walk.skip(2);
    assertEquals(0, pairs[0]);
    walk.add(new double[1]);
    assertEquals(1, pairs[0]);
  }
}
