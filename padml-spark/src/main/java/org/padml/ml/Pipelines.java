package org.padml.ml;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.RandomForestRegressor;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * MLlib pipelines on named columns: assemble, standardise, learn. A saved one reads the table that
 * it was learnt from.
 */
final class Pipelines {
  static final String LABEL = "label";
  static final String VECTOR = "features";
  static final String STANDARD = "standardised";

  /**
   * Rows in one partition of what MLlib gets. Up to here there is one partition and results are the
   * same to the last bit; above, MLlib adds partial sums in the order in which its tasks end.
   */
  private static final int ROWS_PER_PARTITION = 50_000;

  private Pipelines() {}

  /** The penalty is scikit-learn's: 1 / (rows * c) times half the squared coefficients. */
  static Pipeline logisticRegression(List<String> features, int rows, double c) {
    return pipeline(
        features,
        new LogisticRegression()
            .setFeaturesCol(STANDARD)
            .setLabelCol(LABEL)
            .setStandardization(false)
            .setElasticNetParam(0)
            .setRegParam(1 / (rows * c))
            .setMaxIter(200)
            .setTol(1e-7));
  }

  static Pipeline forestClassifier(
      List<String> features, int rows, int trees, int depth, long seed) {
    return pipeline(
        features,
        new RandomForestClassifier()
            .setFeaturesCol(STANDARD)
            .setLabelCol(LABEL)
            .setNumTrees(trees)
            .setMaxDepth(depth)
            .setMaxBins(bins(rows))
            .setSeed(seed));
  }

  static Pipeline linearRegression(List<String> features, double ridge) {
    return pipeline(
        features,
        new LinearRegression()
            .setFeaturesCol(STANDARD)
            .setLabelCol(LABEL)
            .setStandardization(false)
            .setElasticNetParam(0)
            .setRegParam(ridge)
            .setSolver("l-bfgs")
            .setMaxIter(200)
            .setTol(1e-7));
  }

  static Pipeline forestRegressor(
      List<String> features, int rows, int trees, int depth, long seed) {
    return pipeline(
        features,
        new RandomForestRegressor()
            .setFeaturesCol(STANDARD)
            .setLabelCol(LABEL)
            .setNumTrees(trees)
            .setMaxDepth(depth)
            .setMaxBins(bins(rows))
            .setSeed(seed));
  }

  /**
   * Splits are tried between all values of a small table, and at this many quantiles of a large
   * one.
   */
  static int bins(int rows) {
    return Math.max(2, Math.min(rows, 128));
  }

  static PipelineStage[] preparation(List<String> features) {
    return new PipelineStage[] {
      new VectorAssembler().setInputCols(features.toArray(String[]::new)).setOutputCol(VECTOR),
      new StandardScaler()
          .setInputCol(VECTOR)
          .setOutputCol(STANDARD)
          .setWithMean(true)
          .setWithStd(true)
    };
  }

  private static Pipeline pipeline(List<String> features, PipelineStage learner) {
    PipelineStage[] first = preparation(features);
    return new Pipeline().setStages(new PipelineStage[] {first[0], first[1], learner});
  }

  /** Learns from these rows of the design. */
  static PipelineModel fit(SparkSession spark, Pipeline pipeline, Design design, int[] rows) {
    Dataset<Row> data = dataset(spark, design, rows).cache();
    try {
      return pipeline.fit(data);
    } finally {
      data.unpersist();
    }
  }

  /** These rows, in this order, cut by their number alone. */
  static Dataset<Row> dataset(SparkSession spark, Design design, int[] rows) {
    StructType schema = new StructType();
    for (String f : design.features()) {
      schema = schema.add(f, DataTypes.DoubleType, false);
    }
    schema = schema.add(LABEL, DataTypes.DoubleType, false);
    List<Row> data = new ArrayList<>(rows.length);
    for (int r : rows) {
      Object[] values = new Object[design.features().size() + 1];
      for (int c = 0; c < values.length - 1; c++) {
        values[c] = design.x()[r][c];
      }
      values[values.length - 1] = design.y()[r];
      data.add(RowFactory.create(values));
    }
    int partitions = Math.max(1, (rows.length + ROWS_PER_PARTITION - 1) / ROWS_PER_PARTITION);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return spark.createDataFrame(context.parallelize(data, partitions), schema);
  }
}
