package org.padml.ml;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well probabilities tell two classes apart, with a weight per row. A value that is undefined
 * is NaN here and null, with a reason, in the table.
 *
 * <p>Cost: sorting once, then O(rows) per set of weights.
 */
final class ClassScores implements Scores {
  private final double[] label;
  private final double[] score;
  private final int[] ascending;

  /** Labels 0 or 1, scores from 0 to 1; both retained. */
  ClassScores(double[] label, double[] score) {
    this.label = label;
    this.score = score;
    this.ascending =
        IntStream.range(0, score.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> score[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  @Override
  public Map<String, Double> all(double[] weight) {
    double tp = 0;
    double fp = 0;
    double tn = 0;
    double fn = 0;
    double squares = 0;
    for (int i = 0; i < label.length; i++) {
      boolean said = score[i] > 0.5;
      boolean is = label[i] == 1;
      tp += said && is ? weight[i] : 0;
      fp += said && !is ? weight[i] : 0;
      fn += !said && is ? weight[i] : 0;
      tn += !said && !is ? weight[i] : 0;
      squares += weight[i] * (score[i] - label[i]) * (score[i] - label[i]);
    }
    double n = tp + fp + tn + fn;
    boolean both = tp + fn > 0 && fp + tn > 0;
    double product =
        Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn);
    Map<String, Double> out = new LinkedHashMap<>();
    out.put("accuracy", both ? (tp + tn) / n : Double.NaN);
    out.put("f1", both ? 2 * tp / (2 * tp + fp + fn) : Double.NaN);
    out.put("roc_auc", both ? rocAuc(weight, tp + fn, fp + tn) : Double.NaN);
    out.put("pr_auc", both ? averagePrecision(weight, tp + fn) : Double.NaN);
    out.put("mcc", product > 0 ? (tp * tn - fp * fn) / product : Double.NaN);
    out.put("brier", n > 0 ? squares / n : Double.NaN);
    return out;
  }

  /** Probability that a positive scores above a negative; ties count half. */
  private double rocAuc(double[] weight, double positives, double negatives) {
    double below = 0;
    double sum = 0;
    for (int i = 0; i < ascending.length; ) {
      double p = 0;
      double n = 0;
      int j = i;
      for (; j < ascending.length && score[ascending[j]] == score[ascending[i]]; j++) {
        int row = ascending[j];
        p += label[row] == 1 ? weight[row] : 0;
        n += label[row] == 1 ? 0 : weight[row];
      }
      sum += p * (below + 0.5 * n);
      below += n;
      i = j;
    }
    return sum / (positives * negatives);
  }

  /** Area under the precision-recall steps; ties are taken together. */
  private double averagePrecision(double[] weight, double positives) {
    double tp = 0;
    double said = 0;
    double sum = 0;
    for (int i = ascending.length - 1; i >= 0; ) {
      double before = tp;
      int j = i;
      for (; j >= 0 && score[ascending[j]] == score[ascending[i]]; j--) {
        int row = ascending[j];
        tp += label[row] == 1 ? weight[row] : 0;
        said += weight[row];
      }
      sum += said > 0 ? (tp - before) * tp / said : 0;
      i = j;
    }
    return sum / positives;
  }
}
