package org.padml.ml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.padml.features.Count;

/**
 * Models of the association state: logistic regression and a random forest, once with all features
 * and, where some of them define the label, once more without those.
 */
final class Association {
  private static final String TASK = "association";
  private static final String ALL = "all";
  private static final String WITHOUT = "without_label_defining";

  private final SparkSession spark;
  private final LearnConfig config;
  private final Results results;

  Association(SparkSession spark, LearnConfig config, Results results) {
    this.spark = spark;
    this.config = config;
    this.results = results;
  }

  /**
   * Learns, or says in {@code metrics} why it cannot.
   *
   * @param samples rows of one unit with their states
   * @param rule frame descriptors that the state is defined by
   */
  void run(Samples samples, Set<String> rule) {
    String target = config.label().column() + " = " + config.label().positive();
    Results.Subject subject = new Results.Subject(TASK, "", ALL, target, false);
    Samples labelled = samples.where(s -> s.state() != null);
    double[] y =
        labelled.rows().stream()
            .mapToDouble(s -> config.label().positive().equals(s.state()) ? 1 : 0)
            .toArray();
    Design design = Design.of(labelled, y, Map.of());
    Folds folds =
        Folds.grouped(design.rows(), design.y(), config.folds().by(), config.folds().max());
    String refusal = refusal(design, folds);
    if (!refusal.isEmpty()) {
      results.refusal(subject, design.size(), design.positives(), folds.count(), refusal);
      return;
    }
    Map<String, String> leaks = Leaks.of(spark, design, rule);
    new Study(spark, config, results, design, folds, leaks, true)
        .run(new Results.Subject(TASK, "", ALL, target, !leaks.isEmpty()), learners(design));
    if (!leaks.isEmpty()) {
      Map<String, String> out = new LinkedHashMap<>();
      leaks.forEach((f, why) -> out.put(f, "defines the label: " + why));
      Design honest = design.without(out);
      Results.Subject without = new Results.Subject(TASK, "", WITHOUT, target, false);
      if (honest.features().isEmpty()) {
        results.refusal(
            without,
            design.size(),
            design.positives(),
            folds.count(),
            "features: every one of " + leaks.size() + " repeats the label");
      } else {
        new Study(spark, config, results, honest, folds, Map.of(), true)
            .run(without, learners(honest));
      }
    }
  }

  private String refusal(Design design, Folds folds) {
    int n = design.size();
    int ones = design.positives();
    if (n == 0) {
      return "rows: expected some with a state and complete features, found none";
    }
    if (ones == 0 || ones == n) {
      return "classes: expected both, found only "
          + (ones == 0 ? "not " : "")
          + config.label().positive()
          + " in "
          + Count.of(n, "row");
    }
    if (design.features().isEmpty()) {
      return "features: expected at least one that varies, found none";
    }
    return folds.count() < 2
        ? "folds: expected at least 2 of " + config.folds().by() + ", found " + folds.count()
        : "";
  }

  private List<Study.Learner> learners(Design design) {
    List<String> features = design.features();
    LearnConfig.Association a = config.association();
    return List.of(
        new Study.Learner(
            "logistic_regression", n -> Pipelines.logisticRegression(features, n, a.c())),
        new Study.Learner(
            "random_forest",
            n -> Pipelines.forestClassifier(features, n, a.trees(), a.depth(), config.seed())));
  }
}
