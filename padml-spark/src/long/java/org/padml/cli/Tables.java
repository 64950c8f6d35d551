package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.padml.features.Sparks;

/** The tables of a run in a form that can be compared. */
final class Tables {
  private Tables() {}

  static Map<String, List<String>> of(java.nio.file.Path run) throws IOException {
    return of(run.toUri().toString());
  }

  /**
   * Every table but the record of the run itself, as schema and sorted rows.
   *
   * @param without columns to leave out
   */
  static Map<String, List<String>> of(String run, String... without) throws IOException {
    SparkSession spark = Sparks.session();
    Path folder = new Path(run, "tables");
    Map<String, List<String>> all = new TreeMap<>();
    for (FileStatus table :
        folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).listStatus(folder)) {
      String name = table.getPath().getName();
      if (!name.equals("runs")) {
        Dataset<Row> rows = spark.read().parquet(table.getPath().toString()).drop(without);
        all.put(
            name,
            Stream.concat(
                    Stream.of(rows.schema().toDDL()),
                    rows.collectAsList().stream().map(Row::toString).sorted())
                .toList());
      }
    }
    assertTrue(all.containsKey("frames"), () -> run + ": expected tables, found " + all.keySet());
    assertTrue(all.get("frames").size() > 100, () -> "frames: " + all.get("frames").size());
    return all;
  }
}
