package org.padml.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.padml.features.TableStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** SQL over the tables of a run. */
@Command(
    name = "sql",
    description = "Runs a query; every table of the run is a view of the same name.",
    mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "QUERY", description = "Such as \"SELECT * FROM windows\".")
  private String query = "";

  @Option(names = "--tables", required = true, paramLabel = "DIR", description = "A run directory.")
  private String directory = "";

  @Option(names = "--csv", description = "Print CSV; null is empty.")
  private boolean csv;

  @Option(names = "--json", description = "Print one JSON array.")
  private boolean json;

  @Mixin private SparkOptions sparkOptions = new SparkOptions();

  @Override
  public Integer call() throws IOException {
    if (csv && json) {
      throw new IllegalArgumentException("sql: expected --csv or --json, found both");
    }
    try (SparkSession spark = sparkOptions.session("sql")) {
      TableStore store = new TableStore(spark, directory);
      if (store.names().isEmpty()) {
        throw new IOException(directory + ": expected tables below tables/, found none");
      }
      for (String name : store.names()) {
        store.read(name).createOrReplaceTempView(name);
      }
      Dataset<Row> rows;
      try {
        rows = store.session().sql(query);
        if (csv) {
          Printing.csv(rows, System.out);
        } else if (json) {
          Printing.json(rows, System.out);
        } else {
          Printing.table(rows, System.out);
        }
      } catch (Exception e) {
        if (isQuerys(e)) {
          // behind the first ";" line Spark prints its plan of the query
          String text = String.valueOf(e.getMessage()).split(";\n", 2)[0].strip();
          throw new IllegalArgumentException("sql: " + text, e);
        }
        throw e;
      }
    }
    return ExitCode.DONE.number();
  }

  /** Whether the query is wrong, or asks for a value that does not exist, such as 1/0. */
  private static boolean isQuerys(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String state = t instanceof SparkThrowable s ? String.valueOf(s.getSqlState()) : "";
      if (t instanceof AnalysisException || state.startsWith("22") || state.startsWith("42")) {
        return true;
      }
    }
    return false;
  }
}
