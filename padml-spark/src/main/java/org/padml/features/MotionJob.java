package org.padml.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.padml.hadoop.Storage;

/**
 * Staging rows to the tables of motion over whole replicas. The frames of a replica are shared out
 * among all tasks, pass after pass, so that one long replica takes all cores; no result depends on
 * how. Units are taken in batches, so that what the driver holds has a bound.
 */
final class MotionJob {
  private static final int PARTITIONS_PER_CORE = 4;

  /** The driver holds ten components of so many alpha carbons at once: some 24 MB. */
  private static final int POINTS_AT_ONCE = 100_000;

  static final Comparator<ReplicaKey> ORDER =
      Comparator.comparing(ReplicaKey::system)
          .thenComparing(ReplicaKey::replica)
          .thenComparing(ReplicaKey::pair);

  private final SparkSession spark;
  private final TableStore store;
  private final Map<ReplicaKey, Passes.Settings> settings;
  private final int partitions;
  private final int pointsAtOnce;

  MotionJob(SparkSession spark, TableStore store, Map<ReplicaKey, Passes.Settings> settings) {
    this(
        spark,
        store,
        settings,
        PARTITIONS_PER_CORE * spark.sparkContext().defaultParallelism(),
        POINTS_AT_ONCE);
  }

  /** With so many partitions of frames and so many alpha carbons a batch at most. */
  MotionJob(
      SparkSession spark,
      TableStore store,
      Map<ReplicaKey, Passes.Settings> settings,
      int partitions,
      int pointsAtOnce) {
    this.spark = spark;
    this.store = store;
    this.settings = settings;
    this.partitions = partitions;
    this.pointsAtOnce = pointsAtOnce;
  }

  /** Makes the tables, to be published. */
  void write(Dataset<Row> staging) throws IOException {
    Dataset<Row> whole =
        staging.filter(
            col("bad_kind").isNull().and(col("imaging_ok")).and(col("alpha_carbons").isNotNull()));
    List<MotionUnit> units = units(whole);
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(
            new SerializableConfiguration(
                Storage.portable(spark.sparkContext().hadoopConfiguration())));
    ReplicaFiles.Layout layout =
        new ReplicaFiles.Layout(
            store.attempts(), store.codec(), MotionTables.byReplica(), Map.of());
    List<ReplicaFiles.Written> files = new ArrayList<>();
    Map<ReplicaKey, Row> motions = new TreeMap<>(ORDER);
    units.forEach(u -> motions.put(u.key(), row(new MotionResult(u))));
    try {
      int firstTask = 0;
      for (List<MotionUnit> batch : batches(units)) {
        MotionPlan plan = new MotionPlan(batch, partitions);
        MotionStages stages = new MotionStages(context, plan, layout, configuration, firstTask);
        List<MotionResult> results = batch.stream().map(MotionResult::new).toList();
        files.addAll(new MotionBatch(stages, plan, results).run(whole));
        results.forEach(r -> motions.put(r.unit().key(), row(r)));
        firstTask += plan.partitions();
      }
    } finally {
      configuration.unpersist();
    }
    publish(layout, files, List.copyOf(motions.values()));
  }

  private static Row row(MotionResult result) {
    return RowFactory.create(result.row().toArray());
  }

  private void publish(
      ReplicaFiles.Layout layout, List<ReplicaFiles.Written> files, List<Row> motions)
      throws IOException {
    for (Map.Entry<String, StructType> t : layout.byReplica().entrySet()) {
      store.take(
          t.getKey(),
          t.getValue(),
          files.stream().filter(w -> w.table().equals(t.getKey())).toList(),
          List.of());
    }
    store.write(MotionTables.MOTIONS, TableSchemas.motions(), motions);
  }

  /** Every replica and interface of the plan, those without frames too. */
  private List<MotionUnit> units(Dataset<Row> whole) {
    Column at = struct(col("frame"), col("time_ps"));
    Map<ReplicaKey, Row> counted = new HashMap<>();
    whole
        .groupBy("system", "replica", "interface")
        .agg(
            count(lit(1)).as("frames"),
            min(at).as("first"),
            max(at).as("last"),
            min(col("group")).as("group"))
        .collectAsList()
        .forEach(r -> counted.put(ReplicaKey.of(r), r));
    return settings.entrySet().stream()
        .map(e -> unit(e.getKey(), e.getValue(), counted.get(e.getKey())))
        .sorted(Comparator.comparing(MotionUnit::key, ORDER))
        .toList();
  }

  private static MotionUnit unit(ReplicaKey key, Passes.Settings settings, @Nullable Row counted) {
    if (counted == null) {
      return new MotionUnit(-1, key, settings, 0, 0, 0, Double.NaN, Double.NaN);
    }
    Row first = counted.getAs("first");
    Row last = counted.getAs("last");
    return new MotionUnit(
        counted.<Integer>getAs("group"),
        key,
        settings,
        counted.<Long>getAs("frames"),
        first.getLong(0),
        last.getLong(0),
        first.getDouble(1),
        last.getDouble(1));
  }

  /** Units that can be fitted, at least one at a time. */
  private List<List<MotionUnit>> batches(List<MotionUnit> units) {
    List<List<MotionUnit>> out = new ArrayList<>();
    long points = pointsAtOnce;
    for (MotionUnit u : units) {
      if (MotionResult.canBeFitted(u)) {
        points += u.nPoints();
        if (points > pointsAtOnce) {
          out.add(new ArrayList<>());
          points = u.nPoints();
        }
        out.get(out.size() - 1).add(u);
      }
    }
    return out;
  }
}
