package org.padml.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;

/**
 * Staging rows to tables: each replica and interface is walked in order by one task, which writes
 * every table that is made replica by replica; what joins replicas is made here from their shares.
 * One Spark job.
 */
final class SecondPass {
  private static final int PARTITIONS_PER_CORE = 4;

  private final SparkSession spark;
  private final Manifest manifest;
  private final RunPlan plan;
  private final RunOptions options;
  private final TableStore store;
  private final List<String> columns;

  SecondPass(
      SparkSession spark,
      Manifest manifest,
      RunPlan plan,
      RunOptions options,
      TableStore store,
      List<String> columns) {
    this.spark = spark;
    this.manifest = manifest;
    this.plan = plan;
    this.options = options;
    this.store = store;
    this.columns = columns;
  }

  /** Number of frames described and refused. */
  record Outcome(long frames, long badFrames) {}

  /** Makes every table but {@code runs}, to be published. */
  Outcome run(Dataset<Row> staging) throws IOException {
    Passes passes = Passes.of(manifest, plan, columns, options);
    ReplicaFiles.Layout layout =
        new ReplicaFiles.Layout(
            store.attempts(),
            store.codec(),
            byReplica(),
            Map.of(BadFrame.TABLE, TableSchemas.badFrames()));
    List<ReplicaWalks.Result> results = walk(staging, passes, layout);
    Map<String, List<ReplicaFiles.Written>> files = new HashMap<>();
    for (ReplicaWalks.Result r : results) {
      for (ReplicaFiles.Written w : r.files()) {
        files.computeIfAbsent(w.table(), k -> new ArrayList<>()).add(w);
      }
    }
    for (Map.Entry<String, StructType> t : layout.byReplica().entrySet()) {
      store.take(t.getKey(), t.getValue(), files.getOrDefault(t.getKey(), List.of()), List.of());
    }
    store.take(
        BadFrame.TABLE,
        TableSchemas.badFrames(),
        files.getOrDefault(BadFrame.TABLE, List.of()),
        plan.dropped().stream().map(b -> RowFactory.create(b.row().toArray())).toList());
    writeJoined(results, passes);
    if (options.wants(DescriptorGroup.MOTIONS)) {
      new MotionJob(spark, store, passes.settings()).write(staging);
    }
    long bad = results.stream().mapToLong(ReplicaWalks.Result::badFrames).sum();
    return new Outcome(frames(results), bad + plan.dropped().size());
  }

  /** Good rows and bad ones, each replica and interface whole in one partition and in order. */
  private List<ReplicaWalks.Result> walk(
      Dataset<Row> staging, Passes passes, ReplicaFiles.Layout layout) {
    int groups = plan.firstGroups()[plan.replicas().size()];
    int partitions =
        Math.max(
            1, Math.min(groups, PARTITIONS_PER_CORE * spark.sparkContext().defaultParallelism()));
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    Broadcast<Passes> shared = context.broadcast(passes);
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(
            new SerializableConfiguration(
                Storage.portable(spark.sparkContext().hadoopConfiguration())));
    try {
      return staging
          .repartitionById(partitions, pmod(col("group"), lit(partitions)))
          .sortWithinPartitions(
              "group", "frame", "path", "frame_in_file", "bad_offset", "bad_kind", "bad_message")
          .javaRDD()
          .mapPartitions(new ReplicaWalks(shared, layout, configuration))
          .collect();
    } finally {
      shared.unpersist();
      configuration.unpersist();
    }
  }

  private Map<String, StructType> byReplica() {
    Map<String, StructType> out = new LinkedHashMap<>();
    out.put(FrameRows.NAME, TableSchemas.frames(columns));
    out.put(WindowTable.NAME, TableSchemas.windows(columns));
    out.put(ResidueTable.NAME, TableSchemas.residues());
    out.put(PairTable.NAME, TableSchemas.residuePairs());
    out.put(EventTable.NAME, TableSchemas.events());
    out.put(AutocorrelationTable.AUTOCORRELATION, TableSchemas.autocorrelation());
    out.put(AutocorrelationTable.TIMES, TableSchemas.correlationTimes());
    out.put(EntropyTable.NAME, TableSchemas.interactionEntropy());
    for (String of : List.of(LifetimeTable.CONTACTS, LifetimeTable.HBONDS)) {
      out.put(of + LifetimeTable.LIFETIMES, TableSchemas.lifetimes());
      out.put(of + LifetimeTable.AUTOCORRELATION, TableSchemas.presenceAutocorrelation());
    }
    return out;
  }

  /** Tables over all replicas. */
  private void writeJoined(List<ReplicaWalks.Result> results, Passes passes) throws IOException {
    store.write(
        SummaryTable.NAME,
        TableSchemas.summary(),
        SummaryTable.rows(shares(results, SummaryShares.Share.class)));
    store.write(
        KineticsTable.NAME,
        TableSchemas.kinetics(),
        KineticsTable.rows(shares(results, EventTable.Share.class), k -> passes.of(k).partners()));
  }

  private static <S> List<S> shares(List<ReplicaWalks.Result> results, Class<S> type) {
    return results.stream()
        .flatMap(r -> r.shares().stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** Frames of the trajectories: each counts once, however many interfaces it has. */
  private static long frames(List<ReplicaWalks.Result> results) {
    Map<String, Map<String, Long>> byReplica = new HashMap<>();
    for (ReplicaWalks.Result r : results) {
      for (ReplicaWalks.Count c : r.counts()) {
        byReplica
            .computeIfAbsent(c.key().system(), k -> new HashMap<>())
            .merge(c.key().replica(), c.frames(), Math::max);
      }
    }
    return byReplica.values().stream()
        .flatMap(m -> m.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }
}
