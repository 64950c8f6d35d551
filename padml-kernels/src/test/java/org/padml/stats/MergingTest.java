package org.padml.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergingTest {
  private static final int CASES = 200;

  @Test
  void exactSumsAreTheRoundedTruthInAnyOrder() {
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      int n = random.nextInt(60);
      ExactSum forward = new ExactSum();
      ExactSum[] parts = {new ExactSum(), new ExactSum(), new ExactSum()};
      BigDecimal truth = BigDecimal.ZERO;
      List<Double> values = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        double v = random.nextGaussian() * Math.pow(2, random.nextInt(120) - 60);
        // now and then exactly half an ulp, where rounding is a tie
        v = random.nextInt(5) == 0 ? Math.copySign(Math.scalb(1, random.nextInt(110) - 55), v) : v;
        values.add(v);
        forward.add(v);
        parts[random.nextInt(3)].add(v);
        truth = truth.add(new BigDecimal(v));
      }
      parts[2].merge(parts[0]);
      parts[2].merge(parts[1]);
      assertEquals(truth.doubleValue(), forward.value(), "seed " + seed);
      assertEquals(truth.doubleValue(), parts[2].value(), "seed " + seed);
    }
    ExactSum tie = new ExactSum();
    for (double v : new double[] {1, Math.ulp(1.0) / 2, 1e-40}) {
      tie.add(v);
    }
    assertEquals(1 + Math.ulp(1.0), tie.value());
    assertEquals(
        "exact sum: expected a finite value, found NaN",
        assertThrows(IllegalArgumentException.class, () -> tie.add(Double.NaN)).getMessage());
  }

  private static Moments block(double[] values, int block, int size) {
    Moments m = new Moments();
    for (int i = block * size; i < Math.min(values.length, (block + 1) * size); i++) {
      m.add(values[i]);
    }
    return m;
  }

  @Test
  void blocksGiveTheSameBitsForAnyDistribution() {
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      double[] values = random.doubles(1 + random.nextInt(500), 5, 9).toArray();
      int size = 1 + random.nextInt(20);
      int blocks = (values.length + size - 1) / size;
      int offset = random.nextInt(30);
      BlockTree<Moments> whole = new BlockTree<>();
      List<BlockTree<Moments>> tasks = new ArrayList<>();
      for (int b = 0; b < blocks; b++) {
        whole.add(offset + b, block(values, b, size));
        if (b == 0 || random.nextInt(3) == 0) {
          tasks.add(new BlockTree<>());
        }
        tasks.get(tasks.size() - 1).add(offset + b, block(values, b, size));
      }
      // adjacent tasks in any order of merging
      while (tasks.size() > 1) {
        int k = random.nextInt(tasks.size() - 1);
        tasks.get(k).merge(tasks.remove(k + 1));
      }
      Moments one = whole.finish();
      Moments many = tasks.get(0).finish();
      assertEquals(one.mean(), many.mean(), "seed " + seed);
      assertEquals(one.variance(), many.variance(), "seed " + seed);
      assertEquals(one.count(), many.count());
      double mean = 0;
      for (double v : values) {
        mean += v / values.length;
      }
      double squares = 0;
      for (double v : values) {
        squares += (v - mean) * (v - mean);
      }
      // some ulp for each of 500 additions of values below 10
      assertEquals(mean, one.mean(), 500 * Math.ulp(10.0));
      assertEquals(squares, one.count() < 2 ? 0 : one.variance() * (one.count() - 1), 1e-9);
    }
  }

  @Test
  void blocksMustFollow() {
    BlockTree<Moments> tree = new BlockTree<>();
    assertEquals(
        "block tree: expected at least one block, found none",
        assertThrows(IllegalStateException.class, tree::finish).getMessage());
    tree.add(3, new Moments());
    assertEquals(
        "block tree: expected block 4, found 5",
        assertThrows(IllegalArgumentException.class, () -> tree.add(5, new Moments()))
            .getMessage());
  }
}
