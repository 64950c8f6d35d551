package org.padml.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tables and models to a page. */
@Command(
    name = "report",
    description =
        "Writes DIR/report.html, one page that needs nothing else, and its figures to DIR/report.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "DIR", description = "A run directory.")
  private String directory = "";

  @Mixin private SparkOptions sparkOptions = new SparkOptions();

  @Override
  public Integer call() throws IOException {
    try (SparkSession spark = sparkOptions.session("report")) {
      WholeRun.report(spark, directory);
    }
    return ExitCode.DONE.number();
  }
}
