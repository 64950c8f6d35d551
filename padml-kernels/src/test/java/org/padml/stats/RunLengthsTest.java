package org.padml.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunLengthsTest {
  private static final int CASES = 500;

  /** The definition: gaps filled, then runs read off. */
  private static RunCounts brute(boolean[] present, int gap) {
    boolean[] filled = present.clone();
    int last = -1;
    for (int i = 0; i < present.length; i++) {
      if (present[i]) {
        for (int k = last + 1; last >= 0 && i - last - 1 <= gap && k < i; k++) {
          filled[k] = true;
        }
        last = i;
      }
    }
    RunCounts out = new RunCounts();
    int begin = -1;
    for (int i = 0; i <= filled.length; i++) {
      boolean on = i < filled.length && filled[i];
      if (on && begin < 0) {
        begin = i;
      }
      if (!on && begin >= 0) {
        if (filled.length - i <= gap) {
          out.addCensored(i - begin);
        } else {
          out.addEnded(i - begin);
        }
        begin = -1;
      }
    }
    return out;
  }

  @Test
  void anyCutGivesTheRunsOfTheWhole() {
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      boolean[] present = new boolean[1 + random.nextInt(60)];
      double stay = random.nextDouble();
      for (int i = 0; i < present.length; i++) {
        present[i] = i > 0 && random.nextDouble() < stay ? present[i - 1] : random.nextBoolean();
      }
      int gap = random.nextInt(4);
      List<RunLengths> parts = new ArrayList<>(List.of(new RunLengths(gap)));
      int n = 0;
      for (int i = 0; i < present.length; i++) {
        if (random.nextInt(4) == 0) {
          parts.add(new RunLengths(gap));
        }
        if (present[i]) {
          parts.get(parts.size() - 1).present(i);
          n++;
        }
      }
      while (parts.size() > 1) {
        int k = random.nextInt(parts.size() - 1);
        parts.get(k).merge(parts.remove(k + 1));
      }
      RunCounts expected = brute(present, gap);
      RunCounts found = parts.get(0).runs(present.length);
      assertEquals(expected.ended(), found.ended(), "seed " + seed);
      assertEquals(expected.censored(), found.censored(), "seed " + seed);
      assertEquals(expected.nEnded() + expected.nCensored(), parts.get(0).nRuns());
      assertEquals(n, parts.get(0).nPresent());
    }
  }

  @Test
  void framesMustComeInOrder() {
    RunLengths runs = new RunLengths(0);
    runs.present(4);
    assertTrue(runs.beganBefore(4));
    assertEquals(
        "run lengths: frame: expected more than 4, found 4",
        assertThrows(IllegalArgumentException.class, () -> runs.present(4)).getMessage());
    RunLengths other = new RunLengths(0);
    other.present(2);
    assertEquals(
        "run lengths: frame: expected more than 4, found 2",
        assertThrows(IllegalArgumentException.class, () -> runs.merge(other)).getMessage());
    assertEquals(
        "run lengths: gap tolerance: expected 0, found 1",
        assertThrows(IllegalArgumentException.class, () -> runs.merge(new RunLengths(1)))
            .getMessage());
  }

  @Test
  void survivalIsTheTextbooks() {
    // remission weeks of the 6-MP group: Freireich et al. 1963, doi:10.1182/blood.V21.6.699.699
    RunCounts runs = new RunCounts();
    for (int t : new int[] {6, 6, 6, 7, 10, 13, 16, 22, 23}) {
      runs.addEnded(t);
    }
    for (int t : new int[] {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) {
      runs.addCensored(t);
    }
    KaplanMeier km = new KaplanMeier(runs);
    assertEquals(23, km.median());
    // area under 6 x 1, then 0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448 up to week 35
    double[] at = {0, 6, 7, 10, 13, 16, 22, 23, 35};
    double[] fraction = {18 / 21., 16 / 17., 14 / 15., 11 / 12., 10 / 11., 6 / 7., 5 / 6.};
    double s = 1;
    double area = 0;
    for (int i = 0; i < at.length - 1; i++) {
      area += s * (at[i + 1] - at[i]);
      s *= i < fraction.length ? fraction[i] : 1;
    }
    assertEquals(area, km.restrictedMean(), 1e-12);
    assertEquals(35, runs.longest());
    assertEquals(9, runs.nEnded());
    assertEquals(12, runs.nCensored());
  }

  @Test
  void withoutCensoringMeanAndMedianAreTheSamples() {
    RunCounts runs = new RunCounts();
    for (int t : new int[] {1, 2, 4, 9}) {
      runs.addEnded(t);
    }
    KaplanMeier km = new KaplanMeier(runs);
    assertEquals(4, km.restrictedMean(), 1e-12);
    assertEquals(2, km.median());
    KaplanMeier none = new KaplanMeier(new RunCounts());
    assertTrue(Double.isNaN(none.restrictedMean()) && Double.isNaN(none.median()));
  }

  @Test
  void neverEndingRunHasNoMedian() {
    RunCounts runs = new RunCounts();
    runs.addCensored(50);
    KaplanMeier km = new KaplanMeier(runs);
    assertEquals(50, km.restrictedMean());
    assertTrue(Double.isNaN(km.median()));
    double[] s = runs.survivalOfOrigins(60);
    assertEquals(1, s[49]);
    assertTrue(Double.isNaN(s[50]));
  }

  @Test
  void survivalOfOriginsIsTheirProductLimit() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      boolean[] present = new boolean[30 + random.nextInt(60)];
      for (int i = 0; i < present.length; i++) {
        present[i] = i > 0 && random.nextInt(5) > 0 ? present[i - 1] : random.nextBoolean();
      }
      RunLengths runs = new RunLengths(0);
      for (int i = 0; i < present.length; i++) {
        if (present[i]) {
          runs.present(i);
        }
      }
      double[] s = runs.runs(present.length).survivalOfOrigins(10);
      double expected = 1;
      for (int k = 0; k < 10 && runs.nRuns() > 0; k++) {
        int watched = 0;
        int stay = 0;
        for (int t = 0; t + k + 1 < present.length; t++) {
          boolean through = true;
          for (int i = t; i <= t + k; i++) {
            through &= present[i];
          }
          watched += through ? 1 : 0;
          stay += through && present[t + k + 1] ? 1 : 0;
        }
        if (watched == 0) {
          break;
        }
        expected *= (double) stay / watched;
        assertEquals(expected, s[k + 1], 1e-13, "seed " + seed);
        assertTrue(s[k + 1] <= s[k]);
      }
    }
  }
}
