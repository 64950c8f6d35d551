package org.padml.ml;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Features that define the label, so that a model which finds them has learnt nothing: those named
 * in the rule for the state, those that repeat the label without an error by one threshold or, some
 * of them together, through a tree of depth 2, and those that are collinear with a named one.
 */
final class Leaks {
  /** Of more cuts, some repeat any label that few rows have. */
  private static final int CUTS = 1;

  private Leaks() {}

  /**
   * Why each suspect is one, by feature.
   *
   * @param rule frame descriptors that the state is defined by
   */
  static Map<String, String> of(SparkSession spark, Design design, Set<String> rule) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String feature : design.features()) {
      if (rule.contains(feature.replaceFirst("^(mean|min|max|sd)_", ""))) {
        reasons.put(feature, "named in the rule for the label");
      }
    }
    for (int[] group : Collinear.groups(design)) {
      Arrays.stream(group)
          .filter(c -> reasons.getOrDefault(design.features().get(c), "").startsWith("named"))
          .boxed()
          .findFirst()
          .ifPresent(
              named -> {
                for (int c : group) {
                  reasons.putIfAbsent(
                      design.features().get(c),
                      "correlated above 0.95 with " + design.features().get(named));
                }
              });
    }
    for (int c = 0; c < design.features().size(); c++) {
      if (cuts(design.column(c), design.y()) <= CUTS) {
        reasons.putIfAbsent(design.features().get(c), "one threshold on it repeats the label");
      }
    }
    pairs(spark, design, reasons);
    return reasons;
  }

  /**
   * Places at which a feature must be cut to repeat the label; more than there are rows if it
   * cannot.
   */
  static int cuts(double[] values, double[] label) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int cuts = 0;
    for (int i = 1; i < order.length; i++) {
      if (label[order[i]] != label[order[i - 1]]) {
        if (values[order[i]] == values[order[i - 1]] || mixed(values, label, order, i)) {
          return Integer.MAX_VALUE;
        }
        cuts++;
      }
    }
    return cuts;
  }

  /** Whether rows of the value before this place carry both labels. */
  private static boolean mixed(double[] values, double[] label, int[] order, int at) {
    for (int j = at - 1; j >= 0 && values[order[j]] == values[order[at - 1]]; j--) {
      if (label[order[j]] != label[order[at - 1]]) {
        return true;
      }
    }
    return false;
  }

  /** Takes out what a perfect tree uses until no tree is perfect. */
  private static void pairs(SparkSession spark, Design design, Map<String, String> reasons) {
    Design left = design.without(reasons);
    while (!left.features().isEmpty()) {
      int[] rows = IntStream.range(0, left.size()).toArray();
      Dataset<Row> data =
          new VectorAssembler()
              .setInputCols(left.features().toArray(String[]::new))
              .setOutputCol(Pipelines.VECTOR)
              .transform(Pipelines.dataset(spark, left, rows));
      DecisionTreeClassificationModel tree =
          new DecisionTreeClassifier()
              .setFeaturesCol(Pipelines.VECTOR)
              .setLabelCol(Pipelines.LABEL)
              .setMaxDepth(2)
              .setMaxBins(Math.max(2, Math.min(rows.length, 1024)))
              .fit(data);
      for (int i : rows) {
        if (tree.predict(org.apache.spark.ml.linalg.Vectors.dense(left.x()[i])) != left.y()[i]) {
          return;
        }
      }
      double[] importance = tree.featureImportances().toArray();
      Map<String, String> used = new LinkedHashMap<>();
      for (int c = 0; c < importance.length; c++) {
        if (importance[c] > 0) {
          used.put(left.features().get(c), "in a tree of depth 2 that repeats the label");
        }
      }
      reasons.putAll(used);
      left = left.without(used);
    }
  }
}
