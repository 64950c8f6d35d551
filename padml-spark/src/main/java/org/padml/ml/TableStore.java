package org.padml.ml;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The folder of a run: tables as Parquet under {@code tables/NAME}, each read whole and replaced
 * whole. A new folder is written beside the old one and takes its place by renaming, so that a
 * crash leaves either the old or the new one, never half of one.
 */
public final class TableStore {
  private final SparkSession session;
  private final Path directory;
  private final FileSystem files;

  /** Writes a folder that does not exist yet. */
  public interface FolderWriter {
    void write(Path folder) throws IOException;
  }

  public TableStore(SparkSession spark, Path directory) throws IOException {
    // Of its own, so that the caller's settings stay: system "1E96" and replica "01" are text.
    this.session = spark.newSession();
    session.conf().set("spark.sql.sources.partitionColumnTypeInference.enabled", "false");
    this.files = directory.getFileSystem(spark.sparkContext().hadoopConfiguration());
    this.directory = files.makeQualified(directory);
    if (!files.exists(directory)) {
      throw new IOException(directory + ": expected a run directory, found nothing");
    }
  }

  public SparkSession session() {
    return session;
  }

  public Path directory() {
    return directory;
  }

  public FileSystem files() {
    return files;
  }

  /** The table, or nothing when this run has none of that name. */
  public Optional<Dataset<Row>> read(String name) throws IOException {
    Path table = table(name);
    recover(table);
    if (!files.exists(table)) {
      return Optional.empty();
    }
    return Optional.of(session.read().parquet(table.toString()));
  }

  /** Puts these rows in the place of the table. */
  public void replace(String name, Dataset<Row> rows) throws IOException {
    replaceFolder(
        table(name),
        folder -> rows.write().mode(SaveMode.ErrorIfExists).parquet(folder.toString()));
  }

  /** Puts what the writer writes in the place of this folder. */
  public void replaceFolder(Path folder, FolderWriter writer) throws IOException {
    recover(folder);
    files.mkdirs(folder.getParent());
    Path fresh = hidden(folder, "new-" + UUID.randomUUID());
    try {
      writer.write(fresh);
      Path old = hidden(folder, "old");
      if (files.exists(folder)) {
        rename(folder, old);
      }
      rename(fresh, folder);
      files.delete(old, true);
    } finally {
      if (files.exists(fresh)) {
        files.delete(fresh, true);
      }
    }
  }

  /** Writes a file, in the place of one that is there, without a checksum file beside it. */
  public OutputStream create(Path file) throws IOException {
    files.delete(file, false);
    FileSystem raw = files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
    return raw.create(file, false);
  }

  private Path table(String name) {
    return new Path(new Path(directory, "tables"), name);
  }

  /** After a crash between the two renames the old folder is put back. */
  private void recover(Path folder) throws IOException {
    Path old = hidden(folder, "old");
    if (files.exists(old)) {
      if (files.exists(folder)) {
        files.delete(old, true);
      } else {
        rename(old, folder);
      }
    }
  }

  /** Spark does not read names that start with a dot. */
  private static Path hidden(Path folder, String suffix) {
    return new Path(folder.getParent(), "." + folder.getName() + "." + suffix);
  }

  private void rename(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException(from + ": expected to be renamed to " + to + ", found a refusal");
    }
  }
}
