package org.padml.ml;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.clustering.KMeansModel;
import org.apache.spark.ml.evaluation.ClusteringEvaluator;
import org.apache.spark.ml.feature.StandardScalerModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * k-means on standardised columns with the number of clusters chosen by silhouette.
 *
 * @param k one when no number of clusters reaches the least silhouette
 * @param silhouettes mean silhouette (squared distance) by number of clusters tried
 * @param cluster cluster of each row
 * @param distance of each row to the centre of its cluster, in standard deviations
 * @param stability mean adjusted Rand index against clusterings of bootstrapped rows; NaN for one
 *     cluster
 * @param preparation the columns to standardised vectors
 * @param model empty for one cluster
 */
record Clustering(
    int k,
    TreeMap<Integer, Double> silhouettes,
    int[] cluster,
    double[] distance,
    double stability,
    PipelineModel preparation,
    Optional<KMeansModel> model) {

  /** More clusters than one for this many rows are not tried. */
  private static final int ROWS_PER_CLUSTER = 10;

  static Clustering of(SparkSession spark, Design design, LearnConfig.Modes settings, long seed) {
    int[] all = IntStream.range(0, design.size()).toArray();
    Dataset<Row> raw = Pipelines.dataset(spark, design, all);
    PipelineModel preparation =
        new Pipeline().setStages(Pipelines.preparation(design.features())).fit(raw);
    Vector[] points = standardised(design, (StandardScalerModel) preparation.stages()[1]);
    Dataset<Row> data = preparation.transform(raw).select(Pipelines.STANDARD).cache();
    try {
      long distinct = Arrays.stream(points).distinct().count();
      int most =
          (int) Math.min(settings.maxK(), Math.min(distinct - 1, design.size() / ROWS_PER_CLUSTER));
      TreeMap<Integer, Double> silhouettes = new TreeMap<>();
      TreeMap<Integer, KMeansModel> models = new TreeMap<>();
      for (int k = 2; k <= most; k++) {
        KMeansModel model = kMeans(k, seed).fit(data);
        models.put(k, model);
        silhouettes.put(k, silhouette(model.transform(data)));
      }
      int best = 1;
      for (int k : silhouettes.keySet()) {
        double least = best == 1 ? settings.minSilhouette() : silhouettes.getOrDefault(best, 1.0);
        best = silhouettes.getOrDefault(k, 0.0) > least ? k : best;
      }
      Optional<KMeansModel> model = Optional.ofNullable(models.get(best));
      int[] cluster = predict(model, points);
      double stability =
          best == 1
              ? Double.NaN
              : stability(spark, design, preparation, settings, seed, best, points, cluster);
      return new Clustering(
          best,
          silhouettes,
          cluster,
          distances(model, points, cluster),
          stability,
          preparation,
          model);
    } finally {
      data.unpersist();
    }
  }

  /** Clusters that have rows, the largest first. */
  int[] bySize() {
    return IntStream.range(0, k)
        .filter(c -> size(c) > 0)
        .boxed()
        .sorted(Comparator.comparingLong(c -> -size(c)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  long size(int of) {
    return Arrays.stream(cluster).filter(c -> c == of).count();
  }

  /** The row nearest to the centre. */
  int nearest(int of) {
    return IntStream.range(0, cluster.length)
        .filter(i -> cluster[i] == of)
        .boxed()
        .min(Comparator.comparingDouble((Integer i) -> distance[i]))
        .orElseThrow();
  }

  /** Weight of a cluster among all rows; NaN without any. */
  double share(int of, double[] weight) {
    double in = 0;
    double total = 0;
    for (int i = 0; i < cluster.length; i++) {
      in += cluster[i] == of ? weight[i] : 0;
      total += weight[i];
    }
    return total > 0 ? in / total : Double.NaN;
  }

  /** The highest silhouette; NaN when none was tried. */
  double best() {
    return silhouettes.values().stream().mapToDouble(v -> v).max().orElse(Double.NaN);
  }

  private static KMeans kMeans(int k, long seed) {
    return new KMeans().setFeaturesCol(Pipelines.STANDARD).setK(k).setSeed(seed).setMaxIter(100);
  }

  private static double silhouette(Dataset<Row> clustered) {
    if (clustered.select("prediction").distinct().count() < 2) {
      return Double.NEGATIVE_INFINITY; // centres that coincide: no clusters
    }
    return new ClusteringEvaluator().setFeaturesCol(Pipelines.STANDARD).evaluate(clustered);
  }

  private static double stability(
      SparkSession spark,
      Design design,
      PipelineModel preparation,
      LearnConfig.Modes settings,
      long seed,
      int k,
      Vector[] points,
      int[] cluster) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = design.size();
    double sum = 0;
    int defined = 0;
    for (int d = 0; d < settings.draws(); d++) {
      int[] drawn = IntStream.generate(() -> random.nextInt(n)).limit(n).sorted().toArray();
      Dataset<Row> data = preparation.transform(Pipelines.dataset(spark, design, drawn)).cache();
      KMeansModel model = kMeans(k, seed + 1 + d).fit(data);
      data.unpersist();
      double index = RandIndex.adjusted(cluster, predict(Optional.of(model), points));
      sum += Double.isNaN(index) ? 0 : index;
      defined += Double.isNaN(index) ? 0 : 1;
    }
    return defined == 0 ? Double.NaN : sum / defined;
  }

  private static Vector[] standardised(Design design, StandardScalerModel scaler) {
    double[] mean = scaler.mean().toArray();
    double[] std = scaler.std().toArray();
    return Arrays.stream(design.x())
        .map(
            row ->
                Vectors.dense(
                    IntStream.range(0, row.length)
                        .mapToDouble(c -> std[c] == 0 ? 0 : (row[c] - mean[c]) * (1 / std[c]))
                        .toArray()))
        .toArray(Vector[]::new);
  }

  private static int[] predict(Optional<KMeansModel> model, Vector[] points) {
    return model.isEmpty()
        ? new int[points.length]
        : Arrays.stream(points).mapToInt(model.get()::predict).toArray();
  }

  private static double[] distances(Optional<KMeansModel> model, Vector[] points, int[] cluster) {
    List<Vector> centres =
        model.isPresent()
            ? List.of(model.get().clusterCenters())
            : List.of(Vectors.zeros(points.length == 0 ? 0 : points[0].size()));
    return IntStream.range(0, points.length)
        .mapToDouble(i -> Math.sqrt(Vectors.sqdist(points[i], centres.get(cluster[i]))))
        .toArray();
  }
}
