package org.padml.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.padml.hadoop.Storage;
import org.padml.ml.LearnConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tables to models. */
@Command(
    name = "learn",
    description = {
      "Learns from the tables of a run: association state, a regression, binding modes.",
      "Writes the tables modes, metrics, importances, predictions and DIR/models, DIR/structures."
    },
    mixinStandardHelpOptions = true)
final class LearnCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "DIR", description = "A run directory.")
  private String directory = "";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML that changes features, label, folds, seed and models.")
  private @Nullable String config;

  @Mixin private SparkOptions sparkOptions = new SparkOptions();

  @Override
  public Integer call() throws IOException {
    String file = config;
    LearnConfig settings =
        file == null
            ? LearnConfig.DEFAULTS
            : LearnConfig.parse(file, new Storage(sparkOptions.hadoop()).readText(file));
    try (SparkSession spark = sparkOptions.session("learn")) {
      WholeRun.learn(spark, directory, settings);
    }
    return ExitCode.DONE.number();
  }
}
