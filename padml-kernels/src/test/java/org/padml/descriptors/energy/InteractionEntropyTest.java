package org.padml.descriptors.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.units.Units;

class InteractionEntropyTest {
  private static final long SEED = 31;
  private static final double T = 298.15;
  private static final double KT = Units.GAS_CONSTANT_KJ_MOL_K * T;

  private static double[] gauss(long seed, int n, double mean, double sigma) {
    Random random = new Random(seed);
    double[] e = new double[n];
    for (int k = 0; k < n; k++) {
      e[k] = mean + sigma * random.nextGaussian();
    }
    return e;
  }

  private static InteractionEntropy of(double[] energies, int from, int to, long block) {
    InteractionEntropy out = new InteractionEntropy(T, block);
    for (int k = from; k < to; k++) {
      out.add(k, energies[k]);
    }
    return out;
  }

  @Test
  void twoLevelsHaveTheirClosedForm() {
    InteractionEntropy entropy = of(new double[] {-500, -500 + KT, -500, -500 + KT}, 0, 4, 10);
    assertEquals(-500 + KT / 2, entropy.mean(), 1e-10);
    assertEquals(KT * (Math.log((1 + Math.E) / 2) - 0.5), entropy.minusTs(), 1e-10);
    double variance = KT * KT / 4 * 4 / 3;
    assertEquals(Math.sqrt(variance), entropy.sigma(), 1e-10);
    assertEquals(variance / (2 * KT), entropy.secondCumulant(), 1e-10);
    assertEquals("", entropy.reason());
  }

  @Test
  void theDirectSumIsMatchedFarFromZeroAndForAnyCut() {
    for (int k = 0; k < 200; k++) {
      double[] e = gauss(SEED + k, 2 + k, -1000 - 1e4 * k, 5);
      double mean = 0;
      for (double v : e) {
        mean += v / e.length;
      }
      double sum = 0;
      double squares = 0;
      for (double v : e) {
        sum += Math.exp((v - mean) / KT) / e.length;
        squares += (v - mean) * (v - mean) / (e.length - 1);
      }
      InteractionEntropy whole = of(e, 0, e.length, 16);
      String where = "seed " + (SEED + k);
      // Energies of up to 2e6 kJ/mol carry 2e-10 of rounding.
      assertEquals(Math.sqrt(squares), whole.sigma(), 1e-7, where);
      assertEquals(KT * Math.log(sum), whole.minusTs(), 1e-7, where);
      int cut = new Random(SEED + k).nextInt(e.length + 1);
      InteractionEntropy parts = of(e, 0, cut, 16);
      parts.merge(of(e, cut, e.length, 16));
      assertEquals(whole.minusTs(), parts.minusTs(), 1e-8, where);
      assertEquals(whole.sigma(), parts.sigma(), 1e-8, where);
      int even = cut / 16 * 16;
      InteractionEntropy exact = of(e, even, e.length, 16);
      exact.merge(of(e, 0, even, 16));
      assertEquals(whole.minusTs(), exact.minusTs(), 0, where);
      assertEquals(whole.blocks(), exact.blocks(), where);
    }
  }

  @Test
  void normalEnergiesGiveTheSecondCumulant() {
    InteractionEntropy entropy = of(gauss(SEED, 400_000, -300, 3), 0, 400_000, 1000);
    assertEquals(9 / (2 * KT), entropy.secondCumulant(), 0.01);
    assertEquals(entropy.secondCumulant(), entropy.minusTs(), 0.02);
    assertEquals(400, entropy.blocks().size());
    // Independent frames: 3 / sqrt(400,000), known to one part in sqrt(2 * 400).
    assertEquals(3 / Math.sqrt(400_000), entropy.blockStandardError(), 0.0006);
  }

  @Test
  void blocksThatAreLetGoMoveNoBit() {
    double[] e = gauss(SEED, 1017, -300, 4);
    InteractionEntropy whole = of(e, 0, e.length, 16);
    InteractionEntropy walk = new InteractionEntropy(T, 16);
    for (int k = 0; k < e.length; k++) {
      walk.finishBefore(k);
      walk.add(k, e[k]);
      assertTrue(walk.blocks().size() <= 1);
    }
    assertEquals(whole.nFrames(), walk.nFrames());
    assertEquals(whole.mean(), walk.mean(), 0);
    assertEquals(whole.sigma(), walk.sigma(), 0);
    assertEquals(whole.minusTs(), walk.minusTs(), 0);
    assertEquals(whole.blockStandardError(), walk.blockStandardError(), 0);
    assertEquals(
        "energy: entropy: expected all blocks, found some let go",
        assertThrows(IllegalStateException.class, () -> whole.merge(walk)).getMessage());
  }

  @Test
  void wideEnergiesHaveNoAverageAndSaySo() {
    InteractionEntropy wide = of(new double[] {0, 40, 0, 40}, 0, 4, 4);
    assertTrue(Double.isNaN(wide.minusTs()));
    assertTrue(
        wide.reason().startsWith("interaction entropy: expected a standard deviation up to 15.06"),
        wide.reason());
    assertEquals("", wide.secondCumulantWarning());
    InteractionEntropy wider = of(new double[] {0, 60, 0, 60}, 0, 4, 4);
    assertTrue(
        wider.secondCumulantWarning().startsWith("second cumulant: unrealistic above"),
        wider.secondCumulantWarning());
    assertTrue(Double.isNaN(wider.blocks().get(0).minusTs()));
  }

  @Test
  void fewOrAbsentFramesAreTold() {
    InteractionEntropy none = new InteractionEntropy(T, 5);
    assertEquals("interaction entropy: expected at least 2 frames, found 0", none.reason());
    assertTrue(Double.isNaN(none.mean()) && Double.isNaN(none.sigma()));
    none.add(3, Double.NaN);
    none.add(4, -1);
    assertEquals(1, none.nAbsent());
    assertEquals("interaction entropy: expected at least 2 frames, found 1", none.reason());
    assertEquals(
        List.of(new InteractionEntropy.Block(0, 1, -1, Double.NaN, Double.NaN)), none.blocks());
    assertEquals(
        "energy: temperature_k: expected above 0 K, found 0.0",
        assertThrows(IllegalArgumentException.class, () -> new InteractionEntropy(0, 1))
            .getMessage());
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> none.merge(new InteractionEntropy(T, 6)))
            .getMessage()
            .startsWith("energy: entropy: expected parts of one temperature and block length"));
  }
}
