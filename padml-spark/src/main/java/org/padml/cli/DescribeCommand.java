package org.padml.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.padml.features.FrameColumn;
import org.padml.features.RunOptions;
import org.padml.features.RunPlan;
import org.padml.features.SparkIndexer;
import org.padml.features.TableStore;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trajectories to descriptor tables. */
@Command(
    name = "describe",
    description = "Turns trajectories into descriptor tables.",
    mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MANIFEST",
      description = "The YAML manifest; or use --topology, --trajectory and --partners.")
  private @Nullable String manifest;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the tables go, below DIR/tables. Needed unless --dry-run.")
  private @Nullable String out;

  @Mixin private FileOptions files = new FileOptions();
  @Mixin private ReadOptions reading = new ReadOptions();
  @Mixin private SparkOptions sparkOptions = new SparkOptions();

  @Override
  public Integer call() throws IOException {
    RunOptions options = reading.options(sparkOptions.ours());
    String directory = out;
    Describing describing = new Describing(System.out, System.err);
    if (reading.dryRun()) {
      Storage storage = new Storage(sparkOptions.hadoop());
      int cores = Runtime.getRuntime().availableProcessors();
      describing.print(
          describing.plan(
              storage,
              manifest(storage),
              options,
              (trajectory, source) -> trajectory.index(),
              reading.indices(sparkOptions.ours(), sparkOptions.hadoop(), directory),
              cores));
      return ExitCode.DONE.number();
    }
    if (directory == null) {
      throw new IllegalArgumentException("--out: expected a directory, found none");
    }
    // wrong manifests and files are found before Spark starts
    Manifest m = manifest(new Storage(sparkOptions.hadoop()));
    try (SparkStart spark = sparkOptions.start("describe")) {
      Storage storage = new Storage(spark.context().hadoopConfiguration());
      RunPlan plan =
          describing.plan(
              storage,
              m,
              options,
              new SparkIndexer(spark.context(), options.scanBytes()),
              reading.indices(
                  sparkOptions.ours(), spark.context().hadoopConfiguration(), directory),
              spark.context().defaultParallelism());
      TableStore store = new TableStore(spark.context(), spark::session, directory);
      describing.run(spark, m, plan, options, store);
      System.out.println(store.directory() + "/tables");
    }
    return ExitCode.DONE.number();
  }

  private Manifest manifest(Storage storage) throws IOException {
    return files.manifest(manifest, storage);
  }

  /** Input without a manifest. */
  static final class FileOptions {
    @Option(
        names = "--topology",
        paramLabel = "FILE",
        description = "Topology, without a manifest.")
    private @Nullable String topology;

    @Option(
        names = "--trajectory",
        paramLabel = "FILE",
        arity = "1..*",
        description = "Trajectory parts in order, without a manifest.")
    private final List<String> trajectory = new ArrayList<>();

    @Option(
        names = "--partners",
        paramLabel = "NAME=SELECTION",
        arity = "1..*",
        description =
            "Partners, without a manifest: --partners \"A=chain A\" \"B=chain B\". Default: found"
                + " from the topology.")
    private final List<String> partners = new ArrayList<>();

    @Option(
        names = "--index",
        paramLabel = "FILE",
        description = "GROMACS index groups for --partners, without a manifest.")
    private @Nullable String index;

    Manifest manifest(@Nullable String file, Storage storage) throws IOException {
      if (file != null && topology != null) {
        throw new IllegalArgumentException(
            "describe: expected either MANIFEST or --topology, found both");
      }
      if (file != null) {
        return new ManifestReader(storage, FrameColumn.names()).read(file);
      }
      if (topology == null || trajectory.isEmpty()) {
        throw new IllegalArgumentException(
            "describe: expected MANIFEST, or --topology and --trajectory, found neither");
      }
      Map<String, String> named = new java.util.LinkedHashMap<>();
      for (String text : partners) {
        int eq = text.indexOf('=');
        if (eq < 1) {
          throw new IllegalArgumentException(
              "--partners: expected NAME=SELECTION, found '" + text + "'");
        }
        if (named.put(text.substring(0, eq).strip(), text.substring(eq + 1).strip()) != null) {
          throw new IllegalArgumentException(
              "--partners: expected every name once, found '" + text.substring(0, eq) + "' again");
        }
      }
      return ManifestReader.ofFiles(
          storage, topology, index, trajectory, named, FrameColumn.names());
    }
  }
}
