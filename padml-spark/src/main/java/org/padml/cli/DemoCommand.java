package org.padml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job on the samples. */
@Command(
    name = "demo",
    description = "Runs the main job on data-samples/demo.yaml: tables, models and a report.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final String HOME_PROPERTY = "padml.home";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results go. Default: ${DEFAULT-VALUE}.",
      defaultValue = "padml-demo")
  private String out = "";

  @Mixin private ReadOptions reading = new ReadOptions();
  @Mixin private SparkOptions sparkOptions = new SparkOptions();

  @Override
  public Integer call() throws IOException {
    @Nullable String home = System.getProperty(HOME_PROPERTY);
    Path manifest = Path.of(home == null ? "." : home, "data-samples", "demo.yaml");
    if (!Files.isRegularFile(manifest)) {
      throw new IOException(
          manifest + ": expected the samples of the repository, found nothing there");
    }
    return new WholeRun(sparkOptions, reading).run(manifest.toString(), out);
  }
}
