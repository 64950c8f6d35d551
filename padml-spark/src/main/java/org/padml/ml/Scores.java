package org.padml.ml;

import java.util.Map;

/** Scores of one set of predictions, whose rows can be weighted for resampling. */
interface Scores {
  /** Every score by name; NaN where it is undefined. Weights are one per row. */
  Map<String, Double> all(double[] weight);

  default double named(String name, double[] weight) {
    return all(weight).getOrDefault(name, Double.NaN);
  }

  /** Scores of predictions of a class, else of a value. */
  static Scores of(boolean classes, double[] truth, double[] predicted) {
    return classes ? new ClassScores(truth, predicted) : new ValueScores(truth, predicted);
  }
}
