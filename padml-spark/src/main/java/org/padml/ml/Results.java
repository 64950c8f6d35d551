package org.padml.ml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Rows of the four tables and the models, gathered while learning. NaN becomes null. */
final class Results {
  static final StructType METRICS =
      new StructType()
          .add("task", "string")
          .add("model", "string")
          .add("features", "string")
          .add("target", "string")
          .add("metric", "string")
          .add("fold", "string")
          .add("value", "double")
          .add("ci_low", "double")
          .add("ci_high", "double")
          .add("ci_method", "string")
          .add("n", "bigint")
          .add("n_positive", "bigint")
          .add("n_groups", "bigint")
          .add("leak", "boolean")
          .add("reason", "string")
          .add("seed", "bigint");

  static final StructType IMPORTANCES =
      new StructType()
          .add("task", "string")
          .add("model", "string")
          .add("features", "string")
          .add("feature", "string")
          .add("feature_group", "string")
          .add("kind", "string")
          .add("value", "double")
          .add("ci_low", "double")
          .add("ci_high", "double")
          .add("ci_method", "string")
          .add("leak", "boolean")
          .add("reason", "string")
          .add("seed", "bigint");

  static final StructType PREDICTIONS =
      new StructType()
          .add("task", "string")
          .add("model", "string")
          .add("features", "string")
          .add("system", "string")
          .add("replica", "string")
          .add("interface", "string")
          .add("window", "bigint")
          .add("frame", "bigint")
          .add("time_ps", "double")
          .add("fold", "string")
          .add("state", "string")
          .add("truth", "double")
          .add("prediction", "double");

  static final StructType MODES =
      new StructType()
          .add("system", "string")
          .add("interface", "string")
          .add("mode", "int")
          .add("k", "int")
          .add("population", "double")
          .add("ci_low", "double")
          .add("ci_high", "double")
          .add("ci_method", "string")
          .add("n_frames", "bigint")
          .add("n_replicas", "bigint")
          .add("silhouette", "double")
          .add("rand_index", "double")
          .add("replica", "string")
          .add("frame", "bigint")
          .add("path", "string")
          .add("frame_in_file", "bigint")
          .add("time_ps", "double")
          .add("pdb", "string")
          .add("features", "string")
          .add("reason", "string")
          .add("seed", "bigint");

  private final Map<String, List<Row>> rows = new LinkedHashMap<>();
  private final Map<String, MLWritable> models = new LinkedHashMap<>();
  final long seed;

  Results(long seed) {
    this.seed = seed;
  }

  /** What a metric or an importance is of. */
  record Subject(String task, String model, String features, String target, boolean leak) {}

  void metric(
      Subject s,
      String metric,
      String fold,
      double value,
      Resampling.Interval ci,
      int n,
      @Nullable Integer positives,
      int groups,
      String reason) {
    add(
        "metrics",
        s.task,
        s.model,
        s.features,
        s.target,
        metric,
        fold,
        orNull(value),
        orNull(ci.low()),
        orNull(ci.high()),
        emptyToNull(ci.method()),
        (long) n,
        positives == null ? null : positives.longValue(),
        (long) groups,
        s.leak,
        emptyToNull(both(reason, ci.reason())),
        seed);
  }

  /** A model that was not learnt: one row, without a value, that says why. */
  void refusal(Subject s, int n, @Nullable Integer positives, int groups, String reason) {
    metric(
        s,
        "none",
        "pooled",
        Double.NaN,
        Resampling.Interval.none(""),
        n,
        positives,
        groups,
        reason);
  }

  void importance(
      Subject s,
      String feature,
      String group,
      String kind,
      double value,
      Resampling.Interval ci,
      @Nullable String leak,
      String reason) {
    add(
        "importances",
        s.task,
        s.model,
        s.features,
        feature,
        group,
        kind,
        orNull(value),
        orNull(ci.low()),
        orNull(ci.high()),
        emptyToNull(ci.method()),
        leak != null,
        emptyToNull(both(both(leak == null ? "" : leak, reason), ci.reason())),
        seed);
  }

  void prediction(Subject s, String unit, Sample of, String fold, double truth, double value) {
    add(
        "predictions",
        s.task,
        s.model,
        s.features,
        of.system(),
        of.replica(),
        of.interfaceName(),
        unit.equals("window") ? of.index() : null,
        unit.equals("frame") ? of.index() : null,
        of.timePs(),
        fold,
        of.state(),
        orNull(truth),
        orNull(value));
  }

  void mode(@Nullable Object... values) {
    add("modes", values);
  }

  void model(String name, MLWritable model) {
    models.put(name, model);
  }

  Map<String, MLWritable> models() {
    return models;
  }

  Dataset<Row> table(SparkSession spark, String name, StructType schema) {
    return spark.createDataFrame(rows.getOrDefault(name, List.of()), schema).coalesce(1);
  }

  private void add(String table, @Nullable Object... values) {
    rows.computeIfAbsent(table, k -> new ArrayList<>()).add(RowFactory.create(values));
  }

  static @Nullable Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String both(String a, String b) {
    return a.isEmpty() || b.isEmpty() ? a + b : a + "; " + b;
  }
}
