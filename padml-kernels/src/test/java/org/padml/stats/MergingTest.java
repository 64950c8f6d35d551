package org.padml.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
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

  /** A plain sum, whose bits depend on the order. */
  private static final class Plain implements Mergeable<Plain> {
    private static final long serialVersionUID = 1L;

    private double sum;

    Plain(double[] values, int block, int size) {
      for (int i = block * size; i < Math.min(values.length, (block + 1) * size); i++) {
        sum += values[i];
      }
    }

    @Override
    public void merge(Plain next) {
      sum += next.sum;
    }
  }

  @Test
  void blocksGiveTheSameBitsForAnyDistribution() {
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      double[] values = random.doubles(1 + random.nextInt(500), 5, 9).toArray();
      int size = 1 + random.nextInt(20);
      int blocks = (values.length + size - 1) / size;
      int offset = random.nextInt(30);
      BlockTree<Plain> whole = new BlockTree<>();
      List<BlockTree<Plain>> tasks = new ArrayList<>(List.of(new BlockTree<>()));
      double truth = 0;
      for (int b = 0; b < blocks; b++) {
        whole.add(offset + b, new Plain(values, b, size));
        if (b > 0 && random.nextInt(3) == 0) {
          tasks.add(new BlockTree<>());
        }
        tasks.get(tasks.size() - 1).add(offset + b, new Plain(values, b, size));
        truth += new Plain(values, b, size).sum;
      }
      double one = whole.finish().sum;
      assertEquals(one, reduced(tasks, random).finish().sum, "seed " + seed);
      // half an ulp for each of some thousand additions to a sum below 4500
      assertEquals(truth, one, 1000 * Math.ulp(4500.0));
    }
  }

  /** Adjacent parts in any order of merging. */
  private static <A extends Mergeable<A>> A reduced(List<A> parts, Random random) {
    while (parts.size() > 1) {
      int k = random.nextInt(parts.size() - 1);
      parts.get(k).merge(parts.remove(k + 1));
    }
    return parts.get(0);
  }

  @Test
  void momentsAreTheRoundedTruthForAnyCut() {
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      int n = 2 + random.nextInt(60);
      double offset = random.nextInt(3) == 0 ? 1e9 : 0;
      Moments whole = new Moments();
      List<Moments> parts = new ArrayList<>(List.of(new Moments()));
      List<BigDecimal> values = new ArrayList<>();
      BigDecimal sum = BigDecimal.ZERO;
      for (int i = 0; i < n; i++) {
        double v = random.nextInt(9) == 0 ? 0.1 : offset + random.nextGaussian();
        if (random.nextInt(4) == 0) {
          parts.add(new Moments());
        }
        whole.add(v);
        whole.add(Double.NaN);
        parts.get(parts.size() - 1).add(v);
        values.add(new BigDecimal(v));
        sum = sum.add(new BigDecimal(v));
      }
      BigDecimal mean = sum.divide(BigDecimal.valueOf(n), new MathContext(60));
      BigDecimal squares = BigDecimal.ZERO;
      for (BigDecimal v : values) {
        squares = squares.add(v.subtract(mean).pow(2));
      }
      double variance =
          squares.divide(BigDecimal.valueOf(n - 1), MathContext.DECIMAL128).doubleValue();
      Moments cut = reduced(parts, random);
      assertEquals(n, whole.count());
      assertEquals(mean.doubleValue(), whole.mean(), Math.ulp(mean.doubleValue()));
      assertEquals(variance, whole.variance(), 4 * Math.ulp(variance), "seed " + seed);
      assertEquals(whole.mean(), cut.mean());
      assertEquals(whole.variance(), cut.variance());
      assertEquals(whole.sd(), cut.sd());
      assertEquals(whole.min(), cut.min());
      assertEquals(whole.max(), cut.max());
    }
  }

  @Test
  void momentsOfNothingOneConstantAndInfinityAreDefined() {
    Moments m = new Moments();
    assertNull(m.mean());
    assertNull(m.min());
    assertTrue(Double.isNaN(m.variance()));
    for (int i = 0; i < 3; i++) {
      m.add(0.1);
    }
    assertEquals(0.1, m.mean());
    assertEquals(0, m.variance());
    m.add(Double.POSITIVE_INFINITY);
    assertEquals(Double.POSITIVE_INFINITY, m.mean());
    assertTrue(Double.isNaN(m.variance()));
    assertNull(m.sd());
    assertEquals(4, m.count());
    m.add(-1e200);
    assertTrue(Double.isNaN(m.mean()));
    assertEquals(-1e200, m.min());
  }

  @Test
  void blocksMustFollow() {
    BlockTree<Plain> tree = new BlockTree<>();
    assertEquals(
        "block tree: expected at least one block, found none",
        assertThrows(IllegalStateException.class, tree::finish).getMessage());
    tree.add(3, new Plain(new double[0], 0, 1));
    assertEquals(
        "block tree: expected block 4, found 5",
        assertThrows(
                IllegalArgumentException.class, () -> tree.add(5, new Plain(new double[0], 0, 1)))
            .getMessage());
  }
}
