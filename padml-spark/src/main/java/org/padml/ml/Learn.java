package org.padml.ml;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.padml.features.TableStore;

/**
 * The verb {@code learn}: tables in, models and tables {@code modes, metrics, importances,
 * predictions} out. What cannot be learnt from these tables is a row that says why.
 */
public final class Learn {
  /** Fewer windows than this are too few to learn from; their frames are taken. */
  private static final int MIN_WINDOWS = 20;

  private Learn() {}

  /**
   * What came out: numbers of models and binding modes.
   *
   * @param withoutStructure why binding modes have no structure, one sentence a mode
   */
  public record Outcome(int nModels, int nModes, List<String> withoutStructure) {}

  /** As below, without structures of the binding modes. */
  public static Outcome run(SparkSession spark, Path directory, LearnConfig config)
      throws IOException {
    return run(spark, directory, config, Optional.empty());
  }

  /**
   * Learns from {@code directory/tables}, replacing what an earlier run learnt.
   *
   * @param structures writes the representative of each binding mode under {@code
   *     directory/structures}
   * @throws IOException if there is no such directory or it has no table {@code frames}
   */
  public static Outcome run(
      SparkSession spark,
      Path directory,
      LearnConfig config,
      Optional<RepresentativeWriter> structures)
      throws IOException {
    TableStore store = TableStore.open(spark, directory);
    Dataset<Row> frames =
        store
            .find("frames")
            .orElseThrow(
                () -> new IOException(directory + "/tables/frames: expected a table, found none"));
    if (List.of(frames.columns()).contains("imaging_ok")) {
      frames = frames.where("imaging_ok IS NULL OR imaging_ok");
    }
    Optional<Dataset<Row>> windows = store.find("windows");
    String label = config.label().column();
    Results results = new Results(config.seed());
    boolean byWindow =
        config.rows().equals("windows")
            || (config.rows().equals("auto")
                && windows.isPresent()
                && List.of(windows.get().columns()).contains(label)
                && windows.get().where(functions.col(label).isNotNull()).count() >= MIN_WINDOWS);
    if (byWindow && windows.isEmpty()) {
      throw new IOException(directory + "/tables/windows: expected a table, found none");
    }
    String prefix = byWindow ? "mean_" : "";
    Samples samples =
        byWindow
            ? Samples.read(
                windows.orElseThrow(), "window", "start_ps", label, c -> true, config.maxRows())
            : Samples.read(frames, "frame", "time_ps", label, c -> true, config.maxRows());
    List<String> features =
        samples.columns().stream().filter(c -> isFeature(config, c, prefix)).toList();

    RunParameters parameters = RunParameters.read(store);
    new Association(store.session(), config, results)
        .run(samples.only(features), parameters.stateRule());
    new Regression(store.session(), config, results).run(samples, prefix, features);
    Modes modes = new Modes(store.session(), config, results, structures.orElse(null));
    modes.run(frames);

    if (structures.isPresent()) {
      Structures.write(store, modes.representatives(), structures.get());
    }
    store.write("models", folder -> models(store, folder, config, results));
    SparkSession session = store.session();
    store.write("modes", results.table(session, "modes", Results.MODES));
    store.write("metrics", results.table(session, "metrics", Results.METRICS));
    store.write("importances", results.table(session, "importances", Results.IMPORTANCES));
    store.write("predictions", results.table(session, "predictions", Results.PREDICTIONS));
    store.publishAmong("learn");
    return new Outcome(results.models().size(), modes.count(), modes.withoutStructure());
  }

  private static boolean isFeature(LearnConfig config, String column, String prefix) {
    // Globs are written for windows; a frame has the descriptor itself.
    String name = prefix.isEmpty() ? "mean_" + column : column;
    return Samples.matches(name, config.features()) && !Samples.matches(name, config.exclude());
  }

  private static void models(TableStore store, Path folder, LearnConfig config, Results results)
      throws IOException {
    store.files().mkdirs(folder);
    for (Map.Entry<String, MLWritable> e : results.models().entrySet()) {
      e.getValue().write().save(new Path(folder, e.getKey()).toString());
    }
    ObjectNode record = new ObjectMapper().createObjectNode();
    record.set("config", config.toJson());
    try (var out = store.create(new Path(folder, "learn.json"))) {
      out.write(record.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
