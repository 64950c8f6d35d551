package org.padml.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The tables of a run directory. New tables are written beside the old ones and take their places
 * together at the end, so that a rerun replaces, and a run that dies leaves what was there.
 */
public final class TableStore {
  private static final String WORK = "_padml";
  private static final String INDEX = "index";

  private final SparkSession spark;
  private final Path root;
  private final FileSystem fs;
  private final List<String> written = new ArrayList<>();

  /** For a run directory on any Hadoop file system. */
  public TableStore(SparkSession spark, String directory) throws IOException {
    this.spark = spark;
    Path path = new Path(directory);
    this.fs = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
    this.root = fs.makeQualified(path);
  }

  /** The run directory. */
  public String directory() {
    return root.toString();
  }

  private Path table(String name) {
    return new Path(new Path(root, "tables"), name);
  }

  private Path pending(String name) {
    return new Path(new Path(new Path(root, WORK), "pending"), name);
  }

  /** Directory for rows between the passes. */
  public String staging() {
    return new Path(new Path(root, WORK), "staging").toString();
  }

  /** Whether a path below the run directory exists. */
  public boolean exists(String path) throws IOException {
    return fs.exists(new Path(path));
  }

  /** Removes everything below a path. */
  public void delete(String path) throws IOException {
    fs.delete(new Path(path), true);
  }

  /** Whether a finished table exists. */
  public boolean has(String name) throws IOException {
    return fs.exists(table(name));
  }

  /** Names of the finished tables, sorted. */
  public List<String> names() throws IOException {
    Path tables = new Path(root, "tables");
    List<String> out = new ArrayList<>();
    if (fs.exists(tables)) {
      for (var status : fs.listStatus(tables)) {
        if (status.isDirectory()) {
          out.add(status.getPath().getName());
        }
      }
    }
    out.sort(null);
    return out;
  }

  /** A finished table. */
  public Dataset<Row> read(String name) {
    return spark.read().parquet(table(name).toString());
  }

  /**
   * Writes a table to wait for {@link #publish}. Rows keep their order.
   *
   * @param partitionBy columns that become directories; ignored for an empty table, which would
   *     otherwise lose its columns
   */
  public void write(String name, Dataset<Row> rows, List<String> partitionBy) throws IOException {
    Path path = pending(name);
    fs.delete(path, true);
    if (partitionBy.isEmpty() || rows.isEmpty()) {
      rows.coalesce(1).write().mode(SaveMode.ErrorIfExists).parquet(path.toString());
    } else {
      rows.write()
          .mode(SaveMode.ErrorIfExists)
          .partitionBy(partitionBy.toArray(String[]::new))
          .parquet(path.toString());
    }
    written.add(name);
  }

  /** Puts everything written in its place; the old tables of the same names are removed. */
  public void publish() throws IOException {
    fs.mkdirs(new Path(root, "tables"));
    Path old = new Path(new Path(root, WORK), "old");
    fs.delete(old, true);
    fs.mkdirs(old);
    for (String name : written) {
      if (fs.exists(table(name))) {
        rename(table(name), new Path(old, name));
      }
    }
    for (String name : written) {
      rename(pending(name), table(name));
    }
    written.clear();
  }

  /** Removes finished tables, such as those learnt from tables that were just replaced. */
  public void drop(List<String> names) throws IOException {
    for (String name : names) {
      fs.delete(table(name), true);
    }
  }

  private void rename(Path from, Path to) throws IOException {
    if (!fs.rename(from, to)) {
      throw new IOException(from + ": expected to be renamed to " + to + ", found a refusal");
    }
  }

  /** Where a run directory keeps the indices of the files that were scanned for it. */
  public static String indexDirectory(String directory) {
    return new Path(new Path(directory, WORK), INDEX).toString();
  }

  /** Removes what is kept between the passes; the tables and the indices of files stay. */
  public void clean() throws IOException {
    Path work = new Path(root, WORK);
    if (!fs.exists(work)) {
      return;
    }
    boolean keepsIndices = false;
    for (FileStatus status : fs.listStatus(work)) {
      if (status.getPath().getName().equals(INDEX)) {
        keepsIndices = true;
      } else {
        fs.delete(status.getPath(), true);
      }
    }
    if (!keepsIndices) {
      fs.delete(work, true);
    }
  }
}
