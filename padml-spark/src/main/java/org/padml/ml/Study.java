package org.padml.ml;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.regression.RandomForestRegressionModel;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * One design learnt by several models: held-out scores with intervals, what the features are worth,
 * predictions, and a model of all rows to keep.
 */
final class Study {
  private final SparkSession spark;
  private final LearnConfig config;
  private final Results results;
  private final Design design;
  private final Folds folds;
  private final Resampling resampling;
  private final Map<String, String> leaks;
  private final boolean classes;

  /** A way to learn: its name, and its pipeline for a number of rows. */
  record Learner(String name, IntFunction<Pipeline> pipeline) {}

  Study(
      SparkSession spark,
      LearnConfig config,
      Results results,
      Design design,
      Folds folds,
      Map<String, String> leaks,
      boolean classes) {
    this.spark = spark;
    this.config = config;
    this.results = results;
    this.design = design;
    this.folds = folds;
    this.resampling = Resampling.of(design.rows());
    this.leaks = leaks;
    this.classes = classes;
  }

  void run(Results.Subject subject, List<Learner> learners) {
    for (int i = 0; i < learners.size(); i++) {
      Learner learner = learners.get(i);
      Results.Subject named =
          new Results.Subject(
              subject.task(), learner.name(), subject.features(), subject.target(), subject.leak());
      CrossValidation held = CrossValidation.run(spark, design, folds, learner.pipeline(), classes);
      int[] predicted = held.predicted();
      if (predicted.length == 0) {
        results.refusal(named, design.size(), positives(), folds.count(), held.reasons().get(0));
        continue;
      }
      scores(named, held.score(), predicted);
      foldScores(named, held);
      if (i == 0) {
        baseline(subject, held, predicted);
      }
      for (int row : predicted) {
        results.prediction(
            named,
            design.unit(),
            design.rows().get(row),
            fold(row),
            design.y()[row],
            held.score()[row]);
      }
      PipelineModel whole =
          Pipelines.fit(
              spark,
              learner.pipeline().apply(design.size()),
              design,
              IntStream.range(0, design.size()).toArray());
      results.model(name(named), whole);
      importances(named, held, new Scorer(whole));
    }
    design
        .dropped()
        .forEach(
            (column, reason) ->
                results.importance(
                    new Results.Subject(
                        subject.task(), "all", subject.features(), subject.target(), false),
                    column,
                    column,
                    "dropped",
                    Double.NaN,
                    Resampling.Interval.none(""),
                    null,
                    reason));
  }

  static String name(Results.Subject s) {
    return s.task() + "-" + s.model() + (s.features().equals("all") ? "" : "-" + s.features());
  }

  private String fold(int row) {
    return folds.names().get(folds.of()[row]);
  }

  private @Nullable Integer positives() {
    return classes ? (Integer) design.positives() : null;
  }

  /** Pooled over all held-out rows. */
  private void scores(Results.Subject subject, double[] score, int[] rows) {
    Scores scores = Scores.of(classes, pick(design.y(), rows), pick(score, rows));
    double[] ones = ones(rows.length);
    scores
        .all(ones)
        .forEach(
            (metric, value) -> {
              Resampling.Interval ci =
                  Double.isNaN(value)
                      ? Resampling.Interval.none("")
                      : resampling.interval(
                          config.seed(),
                          config.bootstrap(),
                          weight -> scores.named(metric, pick(weight, rows)));
              results.metric(
                  subject,
                  metric,
                  "pooled",
                  value,
                  ci,
                  rows.length,
                  positives(rows),
                  folds.count(),
                  Double.isNaN(value) ? undefined(metric, rows) : "");
            });
  }

  private void foldScores(Results.Subject subject, CrossValidation held) {
    for (int f = 0; f < folds.count(); f++) {
      int fold = f;
      int[] rows = IntStream.range(0, design.size()).filter(i -> folds.of()[i] == fold).toArray();
      boolean learnt = held.models().get(f).isPresent();
      Scores scores = Scores.of(classes, pick(design.y(), rows), pick(held.score(), rows));
      scores
          .all(ones(rows.length))
          .forEach(
              (metric, value) -> {
                String reason =
                    !learnt
                        ? held.reasons().get(fold)
                        : Double.isNaN(value) ? undefined(metric, rows) : "";
                results.metric(
                    subject,
                    metric,
                    folds.names().get(fold),
                    learnt ? value : Double.NaN,
                    Resampling.Interval.none(""),
                    rows.length,
                    positives(rows),
                    1,
                    reason);
              });
    }
  }

  /** What is reached by predicting the mean: ranking scores of a constant mean nothing. */
  private void baseline(Results.Subject subject, CrossValidation held, int[] rows) {
    Results.Subject named =
        new Results.Subject(subject.task(), "mean", subject.features(), subject.target(), false);
    Scores scores = Scores.of(classes, pick(design.y(), rows), pick(held.baseline(), rows));
    Set<String> meaningful = Set.of("accuracy", "brier", "rmse", "mae");
    scores
        .all(ones(rows.length))
        .forEach(
            (metric, value) -> {
              if (meaningful.contains(metric) && !Double.isNaN(value)) {
                results.metric(
                    named,
                    metric,
                    "pooled",
                    value,
                    Resampling.Interval.none(""),
                    rows.length,
                    positives(rows),
                    folds.count(),
                    "predicts the mean of the rows learnt from");
              }
            });
  }

  private void importances(Results.Subject subject, CrossValidation held, Scorer whole) {
    for (int[] group : Collinear.groups(design)) {
      String groupName = design.features().get(group[0]);
      Permutation.Growth growth =
          Permutation.of(
              design, folds, held.models(), group, config.association().repeats(), config.seed());
      double value = growth.mean(ones(design.size()));
      Resampling.Interval ci = resampling.interval(config.seed(), config.bootstrap(), growth::mean);
      for (int c : group) {
        String feature = design.features().get(c);
        results.importance(
            subject, feature, groupName, "permutation", value, ci, leaks.get(feature), "");
      }
    }
    own(whole)
        .forEach(
            (kind, values) -> {
              for (int c = 0; c < values.length; c++) {
                String feature = design.features().get(c);
                results.importance(
                    subject,
                    feature,
                    feature,
                    kind,
                    values[c],
                    range(held, kind, c),
                    leaks.get(feature),
                    "");
              }
            });
  }

  /** What the model itself says of its features, by kind. */
  private static Map<String, double[]> own(Scorer model) {
    Transformer learner = model.learner();
    Map<String, double[]> out = new LinkedHashMap<>();
    if (learner instanceof LogisticRegressionModel m) {
      out.put("coefficient", values(m.coefficients()));
    } else if (learner instanceof LinearRegressionModel m) {
      out.put("coefficient", values(m.coefficients()));
    } else if (learner instanceof RandomForestClassificationModel m) {
      out.put("impurity", values(m.featureImportances()));
    } else if (learner instanceof RandomForestRegressionModel m) {
      out.put("impurity", values(m.featureImportances()));
    }
    return out;
  }

  private static double[] values(Vector v) {
    return v.toArray();
  }

  /** Smallest and largest among the models of the folds. */
  private static Resampling.Interval range(CrossValidation held, String kind, int column) {
    double[] values =
        held.models().stream()
            .flatMap(Optional::stream)
            .mapToDouble(m -> own(m).getOrDefault(kind, new double[0])[column])
            .sorted()
            .toArray();
    return values.length < 2
        ? Resampling.Interval.none("interval: expected at least 2 folds, found " + values.length)
        : new Resampling.Interval(values[0], values[values.length - 1], "range over folds", "");
  }

  private @Nullable Integer positives(int[] rows) {
    return classes
        ? (Integer) (int) Arrays.stream(rows).filter(i -> design.y()[i] == 1).count()
        : null;
  }

  private String undefined(String metric, int[] rows) {
    if (!classes) {
      return metric + ": the target is constant here";
    }
    long ones = Arrays.stream(rows).filter(i -> design.y()[i] == 1).count();
    return ones == 0 || ones == rows.length
        ? metric + ": one class among the held-out rows"
        : metric + ": the model predicts one class";
  }

  private static double[] ones(int n) {
    double[] out = new double[n];
    Arrays.fill(out, 1);
    return out;
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
  }
}
