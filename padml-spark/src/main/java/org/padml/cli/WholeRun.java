package org.padml.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.padml.features.Count;
import org.padml.features.FrameColumn;
import org.padml.features.RunOptions;
import org.padml.features.RunPlan;
import org.padml.features.SparkIndexer;
import org.padml.features.TableStore;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestReader;
import org.padml.ml.Learn;
import org.padml.ml.LearnConfig;
import org.padml.report.Report;

/** Describe, learn and report in one session. */
final class WholeRun {
  private final SparkOptions sparkOptions;
  private final ReadOptions reading;

  WholeRun(SparkOptions sparkOptions, ReadOptions reading) {
    this.sparkOptions = sparkOptions;
    this.reading = reading;
  }

  int run(String manifestFile, String out) throws IOException {
    RunOptions options = reading.options(sparkOptions.ours());
    // a wrong manifest is found before Spark starts
    Storage local = new Storage(sparkOptions.hadoop());
    Manifest manifest = new ManifestReader(local, FrameColumn.names()).read(manifestFile);
    Describing describing = new Describing(System.out, System.err);
    if (reading.dryRun()) {
      describing.print(
          describing.plan(
              local,
              manifest,
              options,
              (trajectory, source) -> trajectory.index(),
              reading.indices(sparkOptions.ours(), sparkOptions.hadoop(), out),
              Runtime.getRuntime().availableProcessors()));
      return ExitCode.DONE.number();
    }
    try (SparkStart spark = sparkOptions.start("run")) {
      Storage storage = new Storage(spark.context().hadoopConfiguration());
      RunPlan plan =
          describing.plan(
              storage,
              manifest,
              options,
              new SparkIndexer(spark.context(), options.scanBytes()),
              reading.indices(sparkOptions.ours(), spark.context().hadoopConfiguration(), out),
              spark.context().defaultParallelism());
      TableStore store = new TableStore(spark.context(), spark::session, out);
      describing.run(spark, manifest, plan, options, store);
      learn(spark.session(), store.directory(), LearnConfig.DEFAULTS);
      report(spark.session(), store.directory());
      System.out.println("tables: " + store.directory() + "/tables");
    }
    return ExitCode.DONE.number();
  }

  /** The report step; prints where the page is. */
  static void report(SparkSession spark, String directory) throws IOException {
    System.out.println("report: " + Report.write(spark, new Path(directory)));
  }

  /** The learn step with a line on what came out. */
  static void learn(SparkSession spark, String directory, LearnConfig config) throws IOException {
    long start = System.nanoTime();
    Learn.Outcome outcome =
        Learn.run(
            spark,
            new Path(directory),
            config,
            Optional.of(new RepresentativeFrames(spark, directory)));
    outcome.withoutStructure().forEach(why -> System.err.println("learn: no structure: " + why));
    System.err.printf(
        Locale.ROOT,
        "learn: %s, %s, in %.1f s%n",
        Count.of(outcome.nModels(), "model"),
        Count.of(outcome.nModes(), "binding mode"),
        (System.nanoTime() - start) / 1e9);
  }
}
