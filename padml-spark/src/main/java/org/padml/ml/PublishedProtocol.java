package org.padml.ml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The logistic regression of PAD-ML as published, so that its table can be made again: 15 columns
 * of windows, label {@code state = Compact-associated}, scikit-learn's standard scaling and L2
 * penalty with C = 1.
 *
 * <p>Scikit-learn scales by the population standard deviation and sums the loss; Spark scales by
 * the sample standard deviation and averages it. The penalty (n - 1) / (n n C) on n rows makes both
 * the same optimum.
 *
 * @see <a href="https://github.com/drkumarnandan/PAD-ML">Kumar, PAD-ML, commit 55e3210</a>
 */
public final class PublishedProtocol {
  /** The columns that are learnt from, in the published order. */
  public static final List<String> FEATURES =
      List.of(
          "mean_CP",
          "mean_COM",
          "mean_HB",
          "Rg_nm",
          "Total_SASA_nm2",
          "Hydrophobic_SASA_nm2",
          "hotspot_sasa_nm2",
          "water_hotspot_count",
          "ethanol_hotspot_count",
          "water_ethanol_ratio",
          "interchain_residue_pair_contacts",
          "interface_residue_count",
          "hotspot_any_contact_pairs",
          "hotspot_hotspot_contact_pairs",
          "salt_bridge_count");

  private static final String POSITIVE = "Compact-associated";
  private static final double C = 1;

  private final SparkSession spark;
  private final Design design;

  /**
   * Scores of one held-out fold.
   *
   * @param values accuracy, f1, roc_auc and others; NaN where the fold has one class
   */
  public record FoldScores(int fold, int rows, Map<String, Double> values) {}

  /** For a table with the published columns; its order is kept. */
  public PublishedProtocol(SparkSession spark, Dataset<Row> windows) {
    this.spark = spark;
    List<Sample> rows = new ArrayList<>();
    List<Double> labels = new ArrayList<>();
    for (Row r : windows.collectAsList()) {
      double[] values =
          FEATURES.stream()
              .mapToDouble(f -> Double.parseDouble(String.valueOf(r.<Object>getAs(f))))
              .toArray();
      String state = r.getAs("state");
      rows.add(new Sample("", r.getAs("replica"), "", rows.size(), 0, state, values));
      labels.add(POSITIVE.equals(state) ? 1.0 : 0.0);
    }
    double[] y = labels.stream().mapToDouble(Double::doubleValue).toArray();
    this.design = Design.of(new Samples("window", FEATURES, rows, rows.size()), y, Map.of());
  }

  Design design() {
    return design;
  }

  /** Coefficients of all rows, per population standard deviation of the feature. */
  public Map<String, Double> coefficients() {
    int[] all = IntStream.range(0, design.size()).toArray();
    double[] raw = fit(all).coefficients().toArray();
    Map<String, Double> out = new LinkedHashMap<>();
    for (int c = 0; c < raw.length; c++) {
      out.put(design.features().get(c), raw[c] * populationDeviation(design.column(c)));
    }
    return out;
  }

  /**
   * Scores of every fold by a model of the others.
   *
   * @param fold fold of each row, from 0
   */
  public List<FoldScores> crossValidate(int[] fold) {
    int nFolds = Arrays.stream(fold).max().orElse(-1) + 1;
    List<FoldScores> out = new ArrayList<>();
    for (int f = 0; f < nFolds; f++) {
      int held = f;
      int[] test = IntStream.range(0, fold.length).filter(i -> fold[i] == held).toArray();
      int[] train = IntStream.range(0, fold.length).filter(i -> fold[i] != held).toArray();
      LogisticRegressionModel model = fit(train);
      double[] truth = Arrays.stream(test).mapToDouble(i -> design.y()[i]).toArray();
      double[] score =
          Arrays.stream(test)
              .mapToDouble(i -> model.predictProbability(Vectors.dense(design.x()[i])).apply(1))
              .toArray();
      double[] ones = new double[test.length];
      Arrays.fill(ones, 1);
      out.add(new FoldScores(f, test.length, new ClassScores(truth, score).all(ones)));
    }
    return out;
  }

  private LogisticRegressionModel fit(int[] rows) {
    double n = rows.length;
    Dataset<Row> data =
        new VectorAssembler()
            .setInputCols(design.features().toArray(String[]::new))
            .setOutputCol(Pipelines.VECTOR)
            .transform(Pipelines.dataset(spark, design, rows))
            .cache();
    try {
      return new LogisticRegression()
          .setFeaturesCol(Pipelines.VECTOR)
          .setLabelCol(Pipelines.LABEL)
          .setStandardization(true)
          .setElasticNetParam(0)
          .setRegParam((n - 1) / (n * n * C))
          .setMaxIter(5000)
          .setTol(1e-12)
          .fit(data);
    } finally {
      data.unpersist();
    }
  }

  private static double populationDeviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }
}
