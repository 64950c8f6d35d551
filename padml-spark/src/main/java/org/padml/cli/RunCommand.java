package org.padml.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describe, learn and report. */
@Command(
    name = "run",
    description = "Describes, learns and reports in one go.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MANIFEST", description = "The YAML manifest.")
  private String manifest = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where tables, models, structures and the report go.")
  private String out = "";

  @Mixin private ReadOptions reading = new ReadOptions();
  @Mixin private SparkOptions sparkOptions = new SparkOptions();

  @Override
  public Integer call() throws IOException {
    return new WholeRun(sparkOptions, reading).run(manifest, out);
  }
}
