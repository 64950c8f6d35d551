package org.padml.features;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;

/**
 * Trajectories to descriptor tables in two passes. The first reads frames in any order and writes
 * rows to staging; the second walks over each replica's rows in order and makes states and every
 * table that needs order. Tables appear together when all of them are complete.
 */
public final class DescribeJob {
  private static final int TASKS_PER_CHUNK_AND_CORE = 64;
  private static final String[] RESIDUE_NAMES = {"partner", "chain", "resid", "icode"};
  private static final String[] PAIR_NAMES = {
    "partner_a", "chain_a", "resid_a", "icode_a", "partner_b", "chain_b", "resid_b", "icode_b"
  };

  private final SparkSession spark;
  private final Manifest manifest;
  private final RunPlan plan;
  private final RunOptions options;
  private final TableStore store;
  private final String version;

  /** For a planned run. */
  public DescribeJob(
      SparkSession spark,
      Manifest manifest,
      RunPlan plan,
      RunOptions options,
      TableStore store,
      String version) {
    this.spark = spark;
    this.manifest = manifest;
    this.plan = plan;
    this.options = options;
    this.store = store;
    this.version = version;
  }

  /** What came out. */
  public record Outcome(long frames, long badFrames, double seconds, String directory) {}

  /** Runs both passes and publishes the tables. */
  public Outcome run(ProgressSink progress) throws IOException {
    Instant started = Instant.now();
    List<String> columns = FrameColumn.names(SystemLoader.solventNames(manifest));
    String planDigest = planDigest();
    String staging = store.staging() + "/" + planDigest.substring(0, 16);
    if (!options.resume()) {
      store.delete(store.staging());
    }
    firstPass(columns, staging, progress);
    Dataset<Row> rows = readStaging(staging);
    Dataset<Row> bad = badFrames(rows);
    long nBad = bad.count();
    Dataset<Row> ordered = ordered(rows);
    writeFrames(ordered, columns);
    writeReplicaTables(ordered, columns);
    store.write("bad_frames", bad, List.of());
    long nFrames =
        rows.filter(col("bad_kind").isNull())
            .select("system", "replica", "frame")
            .distinct()
            .count();
    RunRecord record = new RunRecord(manifest, plan, options, version);
    store.write(
        "runs",
        record.table(spark, "describe", planDigest, nFrames, nBad, started, Instant.now()),
        List.of());
    store.publish();
    store.clean();
    double seconds = (Instant.now().toEpochMilli() - started.toEpochMilli()) / 1e3;
    return new Outcome(nFrames, nBad, seconds, store.directory());
  }

  private void firstPass(List<String> columns, String staging, ProgressSink progress)
      throws IOException {
    JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
    Broadcast<RunContext> shared =
        context.broadcast(
            new RunContext(
                plan.systems(),
                manifest.systems().stream().mapToDouble(Manifest.SystemEntry::window).toArray(),
                plan.replicas(),
                columns,
                options,
                new SerializableConfiguration(
                    Storage.portable(spark.sparkContext().hadoopConfiguration()))));
    LongAccumulator done = spark.sparkContext().longAccumulator("frames described");
    int perChunk = tasksPerChunk();
    try (ProgressWatch watch = new ProgressWatch(progress, done::value, plan.frames())) {
      watch.start();
      for (int from = 0, chunk = 0; from < plan.tasks().size(); from += perChunk, chunk++) {
        String path = staging + "/chunk-" + chunk;
        List<List<SliceTask>> tasks =
            plan.tasks().subList(from, Math.min(plan.tasks().size(), from + perChunk));
        if (options.resume() && store.exists(path + "/_SUCCESS")) {
          done.add(tasks.stream().flatMap(List::stream).mapToLong(t -> t.slice().count()).sum());
          continue;
        }
        JavaRDD<Row> rows = located(context, tasks).mapPartitions(new FramePass(shared, done));
        spark
            .createDataFrame(rows, TableSchemas.staging())
            .write()
            .mode(SaveMode.Overwrite)
            .parquet(path);
      }
    } finally {
      shared.unpersist();
    }
  }

  private int tasksPerChunk() {
    return Math.max(1, TASKS_PER_CHUNK_AND_CORE * spark.sparkContext().defaultParallelism());
  }

  /** One partition a task, placed where its first bytes are. */
  private static JavaRDD<List<SliceTask>> located(
      JavaSparkContext context, List<List<SliceTask>> tasks) {
    boolean anyHost = tasks.stream().flatMap(List::stream).anyMatch(t -> !t.hosts().isEmpty());
    if (!anyHost) {
      return context.parallelize(tasks, tasks.size());
    }
    return LocatedTasks.of(context, tasks);
  }

  private Dataset<Row> readStaging(String staging) {
    if (plan.tasks().isEmpty()) {
      return spark.createDataFrame(List.of(), TableSchemas.staging());
    }
    int chunks = (plan.tasks().size() - 1) / tasksPerChunk() + 1;
    String[] paths = new String[chunks];
    for (int i = 0; i < chunks; i++) {
      paths[i] = staging + "/chunk-" + i;
    }
    return spark.read().schema(TableSchemas.staging()).parquet(paths);
  }

  private Dataset<Row> badFrames(Dataset<Row> rows) {
    List<Row> known = new ArrayList<>();
    for (BadFrame b : plan.dropped()) {
      known.add(
          RowFactory.create(
              b.system(),
              b.replica(),
              b.path(),
              b.frame(),
              b.byteOffset(),
              b.kind(),
              b.message(),
              b.action()));
    }
    Dataset<Row> planned = spark.createDataFrame(known, TableSchemas.badFrames());
    Dataset<Row> met =
        rows.filter(col("bad_kind").isNotNull())
            .select(
                col("system"),
                col("replica"),
                col("path"),
                col("frame_in_file").as("frame"),
                col("bad_offset").as("byte_offset"),
                col("bad_kind").as("kind"),
                col("bad_message").as("message"),
                org.apache.spark.sql.functions.lit("quarantined").as("action"))
            .distinct();
    return spark
        .createDataFrame(planned.union(met).javaRDD(), TableSchemas.badFrames())
        .coalesce(1)
        .sortWithinPartitions("system", "replica", "path", "frame", "byte_offset");
  }

  /** Good rows, each replica and interface whole in one partition and in frame order. */
  private Dataset<Row> ordered(Dataset<Row> rows) {
    int groups =
        Math.max(
            1, plan.replicas().size() * Math.max(1, plan.systems().get(0).interfaces().size()));
    int partitions = Math.min(groups, 4 * spark.sparkContext().defaultParallelism());
    return rows.filter(col("bad_kind").isNull())
        .repartition(partitions, col("system"), col("replica"), col("interface"))
        .sortWithinPartitions("system", "replica", "interface", "frame");
  }

  private void writeFrames(Dataset<Row> ordered, List<String> columns) throws IOException {
    Broadcast<Passes> passes = passes(columns);
    Dataset<Row> slim = ordered.drop("contacts", "residues", "alpha_carbons");
    JavaRDD<Row> rows = slim.javaRDD().mapPartitions(it -> new StateRows(it, passes.value()));
    store.write(
        "frames",
        spark
            .createDataFrame(rows, TableSchemas.frames(columns))
            .sortWithinPartitions("system", "replica", "interface", "frame"),
        List.of("system", "replica"));
  }

  private void writeReplicaTables(Dataset<Row> ordered, List<String> columns) throws IOException {
    Broadcast<Passes> passes = passes(columns);
    JavaRDD<ReplicaOutput.Item> items =
        ordered
            .javaRDD()
            .mapPartitions(it -> new ReplicaTables(it, passes.value()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      table(items, WindowTable.NAME, TableSchemas.windows(columns), "window");
      table(items, ResidueTable.NAME, TableSchemas.residues(), "window");
      table(items, PairTable.NAME, TableSchemas.residuePairs(), "window");
      table(items, EventTable.NAME, TableSchemas.events(), "time_ps");
      table(
          items,
          AutocorrelationTable.AUTOCORRELATION,
          TableSchemas.autocorrelation(),
          "descriptor",
          "lag_ps");
      table(items, AutocorrelationTable.TIMES, TableSchemas.correlationTimes(), "descriptor");
      table(items, EntropyTable.NAME, TableSchemas.interactionEntropy());
      for (String of : List.of(LifetimeTable.CONTACTS, LifetimeTable.HBONDS)) {
        table(items, of + LifetimeTable.LIFETIMES, TableSchemas.lifetimes(), PAIR_NAMES);
        table(
            items,
            of + LifetimeTable.AUTOCORRELATION,
            TableSchemas.presenceAutocorrelation(),
            "lag_ps");
      }
      if (options.wants(DescriptorGroup.MOTIONS)) {
        table(items, MotionTables.FLUCTUATIONS, TableSchemas.fluctuations(), RESIDUE_NAMES);
        table(items, MotionTables.CORRELATIONS, TableSchemas.correlations(), PAIR_NAMES);
        table(items, MotionTables.PRINCIPAL, TableSchemas.principalComponents(), "component");
        table(items, MotionTables.SLOW, TableSchemas.slowComponents(), "lag_ps", "component");
      }
      store.write(
          SummaryTable.NAME,
          spark.createDataFrame(
              SummaryTable.rows(shares(items, SummaryShares.Share.class)), TableSchemas.summary()),
          List.of());
      store.write(
          KineticsTable.NAME,
          spark.createDataFrame(
              KineticsTable.rows(
                  shares(items, EventTable.Share.class), k -> passes.value().of(k).partners()),
              TableSchemas.kinetics()),
          List.of());
    } finally {
      items.unpersist();
    }
  }

  private static <S extends Serializable> List<S> shares(
      JavaRDD<ReplicaOutput.Item> items, Class<S> type) {
    return items.filter(t -> type.isInstance(t.share())).map(t -> type.cast(t.share())).collect();
  }

  private void table(
      JavaRDD<ReplicaOutput.Item> items, String name, StructType schema, String... order)
      throws IOException {
    JavaRDD<Row> rows =
        items.filter(t -> name.equals(t.table()) && t.row() != null).map(t -> t.row());
    List<String> sorted = new ArrayList<>(List.of("system", "replica", "interface"));
    sorted.addAll(List.of(order));
    store.write(
        name,
        spark
            .createDataFrame(rows, schema)
            .sortWithinPartitions(sorted.stream().map(c -> col(c)).toArray(Column[]::new)),
        List.of("system", "replica"));
  }

  private Broadcast<Passes> passes(List<String> columns) {
    return new JavaSparkContext(spark.sparkContext())
        .broadcast(Passes.of(manifest, plan, columns, options));
  }

  private String planDigest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(version.getBytes(StandardCharsets.UTF_8));
      sha.update(manifest.toString().getBytes(StandardCharsets.UTF_8));
      sha.update(
          new RunRecord(manifest, plan, options, version)
              .parameters()
              .getBytes(StandardCharsets.UTF_8));
      for (RunPlan.Input i : plan.inputs()) {
        sha.update((i.path() + i.digest()).getBytes(StandardCharsets.UTF_8));
      }
      sha.update(Integer.toString(tasksPerChunk()).getBytes(StandardCharsets.UTF_8));
      for (List<SliceTask> task : plan.tasks()) {
        for (SliceTask t : task) {
          sha.update((t.replica() + " " + t.slice()).getBytes(StandardCharsets.UTF_8));
        }
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("digest: expected SHA-256 in every JDK", e);
    }
  }
}
