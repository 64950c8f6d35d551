package org.padml.features;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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

  private final SparkContext context;
  private final Supplier<SparkSession> sql;
  private final Manifest manifest;
  private final RunPlan plan;
  private final RunOptions options;
  private final TableStore store;
  private final String version;
  private final int tasksPerChunk;

  /** For a planned run. */
  public DescribeJob(
      SparkSession spark,
      Manifest manifest,
      RunPlan plan,
      RunOptions options,
      TableStore store,
      String version) {
    this(spark.sparkContext(), () -> spark, manifest, plan, options, store, version);
  }

  /**
   * For a planned run that starts before there is a session.
   *
   * @param sql asked for the session once frames are described
   */
  public DescribeJob(
      SparkContext context,
      Supplier<SparkSession> sql,
      Manifest manifest,
      RunPlan plan,
      RunOptions options,
      TableStore store,
      String version) {
    this.context = context;
    this.sql = sql;
    this.manifest = manifest;
    this.plan = plan;
    this.options = options;
    this.store = store;
    this.version = version;
    // asked once: on a cluster it changes while executors come and go
    tasksPerChunk = Math.max(1, TASKS_PER_CHUNK_AND_CORE * context.defaultParallelism());
  }

  /**
   * The plan of the second pass moves few wide rows: compiling Java for it, or planning it anew
   * half way, takes longer than it saves.
   */
  private static SparkSession withoutCompiling(SparkSession spark) {
    SparkSession own = spark.newSession();
    own.conf().set("spark.sql.codegen.wholeStage", "false");
    own.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    own.conf().set("spark.sql.adaptive.enabled", "false");
    return own;
  }

  /** What came out. */
  public record Outcome(long frames, long badFrames, double seconds, String directory) {}

  /** What a run of this very plan has published here; empty when there is something to do. */
  public Optional<Outcome> finished() throws IOException {
    if (!store.has("runs") || !store.has("frames")) {
      return Optional.empty();
    }
    Row run = store.read("runs").first();
    if (!run.getAs("run_id").equals(RunRecord.runId(runDigest()))) {
      return Optional.empty();
    }
    return Optional.of(
        new Outcome(run.getAs("n_frames"), run.getAs("n_bad_frames"), 0, store.directory()));
  }

  /** Runs both passes and publishes the tables. */
  public Outcome run(ProgressSink progress) throws IOException {
    Instant started = Instant.now();
    List<String> columns = FrameColumn.names(SystemLoader.solventNames(manifest));
    String staging = store.staging() + "/" + RunRecord.runId(stagingDigest());
    if (!options.resume()) {
      store.delete(store.staging());
    }
    firstPass(columns, staging, progress);
    SparkSession spark = withoutCompiling(sql.get());
    SecondPass.Outcome second =
        new SecondPass(spark, manifest, plan, options, store, columns)
            .run(readStaging(spark, staging));
    requireAll(second);
    RunRecord record = new RunRecord(manifest, plan, options, version);
    store.write(
        "runs",
        TableSchemas.runs(),
        List.of(
            record.row(
                "describe",
                runDigest(),
                second.frames(),
                second.badFrames(),
                started,
                Instant.now())));
    store.publish();
    store.clean();
    double seconds = (Instant.now().toEpochMilli() - started.toEpochMilli()) / 1e3;
    return new Outcome(second.frames(), second.badFrames(), seconds, store.directory());
  }

  /** Every frame of the plan is described or refused by name: else something was lost. */
  private void requireAll(SecondPass.Outcome found) {
    boolean refused = found.badFrames() > plan.dropped().size();
    if (found.frames() > plan.frames() || (!refused && found.frames() < plan.frames())) {
      throw new IllegalStateException(
          store.directory()
              + ": expected rows of "
              + plan.frames()
              + " frames, found "
              + found.frames());
    }
  }

  private void firstPass(List<String> columns, String staging, ProgressSink progress)
      throws IOException {
    JavaSparkContext java = new JavaSparkContext(context);
    Broadcast<RunContext> shared =
        java.broadcast(
            new RunContext(
                plan.systems(),
                manifest.systems().stream().mapToDouble(Manifest.SystemEntry::window).toArray(),
                plan.replicas(),
                plan.firstGroups(),
                columns,
                options,
                new SerializableConfiguration(Storage.portable(context.hadoopConfiguration())),
                new IdleDescribers()));
    LongAccumulator done = context.longAccumulator("frames described");
    int perChunk = tasksPerChunk;
    try (ProgressWatch watch = new ProgressWatch(progress, done::value, plan.frames())) {
      watch.start();
      for (int from = 0, chunk = 0; from < plan.tasks().size(); from += perChunk, chunk++) {
        String path = staging + "/chunk-" + chunk;
        List<List<SliceTask>> tasks =
            plan.tasks().subList(from, Math.min(plan.tasks().size(), from + perChunk));
        if (options.resume() && store.isStaged(path)) {
          done.add(tasks.stream().flatMap(List::stream).mapToLong(t -> t.slice().count()).sum());
          continue;
        }
        ReplicaFiles.Layout layout =
            new ReplicaFiles.Layout(
                store.attempts(),
                store.codec(),
                Map.of(),
                Map.of(FramePass.STAGING, TableSchemas.staging()));
        store.keepStaged(
            path,
            located(java, tasks).mapPartitions(new FramePass(shared, layout, done)).collect());
      }
    } finally {
      shared.destroy();
    }
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

  private Dataset<Row> readStaging(SparkSession spark, String staging) {
    if (plan.tasks().isEmpty()) {
      return spark.createDataFrame(List.of(), TableSchemas.staging());
    }
    int chunks = (plan.tasks().size() - 1) / tasksPerChunk + 1;
    String[] paths = new String[chunks];
    for (int i = 0; i < chunks; i++) {
      paths[i] = staging + "/chunk-" + i;
    }
    return spark.read().schema(TableSchemas.staging()).parquet(paths);
  }

  /** Of all that the tables depend on: a run of the same digest makes the same tables. */
  private String runDigest() {
    MessageDigest sha = sha256();
    add(sha, version);
    add(sha, manifest.content());
    add(sha, new RunRecord(manifest, plan, options, version).criteria().toString());
    plan.inputs().forEach(i -> add(sha, i.path() + i.digest()));
    return HexFormat.of().formatHex(sha.digest());
  }

  /** Of all that rows between the passes depend on: also how the work was cut. */
  private String stagingDigest() {
    MessageDigest sha = sha256();
    add(sha, runDigest());
    add(sha, Integer.toString(tasksPerChunk));
    for (List<SliceTask> task : plan.tasks()) {
      task.forEach(t -> add(sha, t.replica() + " " + t.slice()));
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static void add(MessageDigest sha, String text) {
    sha.update(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("digest: expected SHA-256 in every JDK", e);
    }
  }
}
