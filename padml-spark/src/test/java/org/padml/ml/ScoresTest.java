package org.padml.ml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoresTest {
  /** Sums of at most 100 terms of size one. */
  private static final double ROUNDING = 1e-12;

  private static double[] ones(int n) {
    double[] w = new double[n];
    Arrays.fill(w, 1);
    return w;
  }

  /** Values computed by hand from 2 true and 1 false positive, 1 false and 2 true negatives. */
  @Test
  void classScoresMatchValuesByHand() {
    double[] label = {1, 1, 0, 1, 0, 0};
    double[] score = {0.9, 0.8, 0.7, 0.4, 0.3, 0.2};
    Map<String, Double> s = new ClassScores(label, score).all(ones(6));
    assertEquals(4.0 / 6, s.get("accuracy"), ROUNDING);
    assertEquals(4.0 / 6, s.get("f1"), ROUNDING);
    assertEquals(8.0 / 9, s.get("roc_auc"), ROUNDING);
    assertEquals((1 + 1 + 3.0 / 4) / 3, s.get("pr_auc"), ROUNDING);
    assertEquals(1.0 / 3, s.get("mcc"), ROUNDING);
    assertEquals((0.01 + 0.04 + 0.49 + 0.36 + 0.09 + 0.04) / 6, s.get("brier"), ROUNDING);
  }

  @Test
  void oneClassHasNoRankingScore() {
    Map<String, Double> s =
        new ClassScores(new double[] {0, 0}, new double[] {0.1, 0.2}).all(ones(2));
    for (String metric : List.of("accuracy", "f1", "roc_auc", "pr_auc", "mcc")) {
      assertTrue(Double.isNaN(s.get(metric)), metric);
    }
    assertEquals(0.025, s.get("brier"), ROUNDING);
  }

  /** A weight of two is the same as the row twice, and AUC is the share of ordered pairs. */
  @Test
  void weightsAreRepetitionsAndAucCountsPairs() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int n = 4 + random.nextInt(30);
      List<Double> labels = new ArrayList<>();
      List<Double> scores = new ArrayList<>();
      double[] label = new double[n];
      double[] score = new double[n];
      double[] weight = new double[n];
      for (int i = 0; i < n; i++) {
        label[i] = i % 2;
        score[i] = random.nextInt(8) / 8.0;
        weight[i] = i < 2 ? 1 : random.nextInt(3);
        for (int k = 0; k < weight[i]; k++) {
          labels.add(label[i]);
          scores.add(score[i]);
        }
      }
      double[] l = labels.stream().mapToDouble(v -> v).toArray();
      double[] s = scores.stream().mapToDouble(v -> v).toArray();
      Map<String, Double> weighted = new ClassScores(label, score).all(weight);
      Map<String, Double> repeated = new ClassScores(l, s).all(ones(l.length));
      for (String metric : weighted.keySet()) {
        assertEquals(
            repeated.get(metric), weighted.get(metric), ROUNDING, metric + " seed " + seed);
      }
      double pairs = 0;
      double ordered = 0;
      for (int i = 0; i < l.length; i++) {
        for (int j = 0; j < l.length; j++) {
          if (l[i] == 1 && l[j] == 0) {
            pairs++;
            ordered += s[i] > s[j] ? 1 : s[i] == s[j] ? 0.5 : 0;
          }
        }
      }
      assertEquals(ordered / pairs, weighted.get("roc_auc"), ROUNDING, "seed " + seed);
    }
  }

  @Test
  void valueScoresMatchValuesByHand() {
    Map<String, Double> s =
        new ValueScores(new double[] {1, 2, 3}, new double[] {1, 2, 6}).all(ones(3));
    assertEquals(Math.sqrt(3), s.get("rmse"), ROUNDING);
    assertEquals(1, s.get("mae"), ROUNDING);
    assertEquals(1 - 9.0 / 2, s.get("r2"), ROUNDING);
  }

  @Test
  void randIndexIsOneForRenamedAndLowForUnrelatedClusters() {
    assertEquals(
        1, RandIndex.adjusted(new int[] {0, 0, 1, 1, 2}, new int[] {5, 5, 3, 3, 9}), ROUNDING);
    // Hubert and Arabie's formula by hand: cells 1,1,1,1 -> (0 - 2*2/6) / (2 - 2*2/6).
    assertEquals(
        -0.5, RandIndex.adjusted(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}), ROUNDING);
  }

  @Test
  void foldsNeverSplitAReplicaAndSpreadPositives() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Sample> rows = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      int groups = 2 + random.nextInt(12);
      for (int g = 0; g < groups; g++) {
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
          rows.add(new Sample("s" + g % 2, "r" + g, "A:B", i, 0, "x", new double[0]));
          y.add((double) random.nextInt(2));
        }
      }
      double[] labels = y.stream().mapToDouble(v -> v).toArray();
      Folds folds = Folds.grouped(rows, labels, "replica", 5);
      assertEquals(Math.min(groups, 5), folds.count());
      for (int i = 0; i < rows.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (rows.get(i).run().equals(rows.get(j).run())) {
            assertEquals(folds.of()[i], folds.of()[j], "seed " + seed);
          }
        }
        assertTrue(folds.names().get(folds.of()[i]).contains(rows.get(i).run()));
      }
      for (int f = 0; f < folds.count(); f++) {
        int fold = f;
        assertTrue(Arrays.stream(folds.of()).anyMatch(o -> o == fold), "empty fold, seed " + seed);
      }
    }
  }

  @Test
  void anIntervalNeedsThreeGroupsAndCoversTheMean() {
    List<Sample> rows = new ArrayList<>();
    for (int r = 0; r < 4; r++) {
      for (int i = 0; i < 10; i++) {
        rows.add(new Sample("s", "r" + r, "A:B", i, 0, "x", new double[0]));
      }
    }
    double[] value = new double[40];
    Arrays.setAll(value, i -> i / 10);
    Resampling.Interval ci =
        Resampling.of(rows)
            .interval(
                1,
                500,
                w -> {
                  double sum = 0;
                  double n = 0;
                  for (int i = 0; i < w.length; i++) {
                    sum += w[i] * value[i];
                    n += w[i];
                  }
                  return sum / n;
                });
    assertTrue(ci.known());
    assertTrue(ci.low() < 1.5 && ci.high() > 1.5 && ci.low() >= 0 && ci.high() <= 3);
    Resampling.Interval none = Resampling.of(rows.subList(0, 2)).interval(1, 10, w -> 0);
    assertFalse(none.known());
    assertEquals("interval: expected at least 3 groups, found 2", none.reason());
  }

  @Test
  void cutsCountTheTurnsOfTheLabel() {
    assertEquals(1, Leaks.cuts(new double[] {3, 1, 2, 4}, new double[] {1, 0, 0, 1}));
    assertEquals(2, Leaks.cuts(new double[] {1, 2, 3}, new double[] {0, 1, 0}));
    assertEquals(Integer.MAX_VALUE, Leaks.cuts(new double[] {1, 1, 2}, new double[] {0, 1, 1}));
    assertEquals(Integer.MAX_VALUE, Leaks.cuts(new double[] {1, 1, 2}, new double[] {1, 0, 1}));
  }
}
