package org.padml.ml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.sql.SparkSession;

/**
 * Every row predicted by a model that has not seen its replica.
 *
 * @param score by row; NaN in folds without a model
 * @param baseline by row: the mean label of the rows learnt from
 * @param models by fold; empty where the rows to learn from do not allow one
 * @param reasons by fold: why there is no model, else empty
 */
record CrossValidation(
    double[] score, double[] baseline, List<Optional<Scorer>> models, List<String> reasons) {

  /**
   * Learns once per fold.
   *
   * @param pipeline from the number of rows that it will see
   * @param classes whether the label is a class, of which both must be there to learn from
   */
  static CrossValidation run(
      SparkSession spark,
      Design design,
      Folds folds,
      IntFunction<Pipeline> pipeline,
      boolean classes) {
    int n = design.size();
    double[] score = new double[n];
    double[] baseline = new double[n];
    Arrays.fill(score, Double.NaN);
    Arrays.fill(baseline, Double.NaN);
    List<Optional<Scorer>> models = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      int held = fold;
      int[] train = IntStream.range(0, n).filter(i -> folds.of()[i] != held).toArray();
      double[] labels = Arrays.stream(train).mapToDouble(i -> design.y()[i]).toArray();
      double mean = Arrays.stream(labels).average().orElse(Double.NaN);
      if (train.length < 2 || (classes && Arrays.stream(labels).distinct().count() < 2)) {
        models.add(Optional.empty());
        reasons.add("without this fold there is one class left to learn from");
        continue;
      }
      Scorer model = new Scorer(Pipelines.fit(spark, pipeline.apply(train.length), design, train));
      models.add(Optional.of(model));
      reasons.add("");
      for (int i = 0; i < n; i++) {
        if (folds.of()[i] == held) {
          score[i] = model.score(design.x()[i]);
          baseline[i] = mean;
        }
      }
    }
    return new CrossValidation(score, baseline, models, reasons);
  }

  /** Rows that have a prediction. */
  int[] predicted() {
    return IntStream.range(0, score.length).filter(i -> !Double.isNaN(score[i])).toArray();
  }
}
