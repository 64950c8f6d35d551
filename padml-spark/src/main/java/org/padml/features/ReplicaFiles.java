package org.padml.features;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The files that one task writes: for each replica one of every table that gets a row. They lie
 * below a folder of the task's own attempt and count only when the driver takes them from there.
 */
final class ReplicaFiles implements ReplicaOutput, Closeable {
  /**
   * Where and how files are written.
   *
   * @param folder for the attempts of all tasks
   * @param codec as Spark names them
   * @param byReplica tables with a folder for each system and replica, with all of their columns
   * @param whole tables without such folders
   */
  record Layout(
      String folder, String codec, Map<String, StructType> byReplica, Map<String, StructType> whole)
      implements Serializable {}

  /**
   * A file that is complete.
   *
   * @param table its table
   * @param place below the table's folder
   * @param written where it lies
   */
  record Written(String table, String place, String written) implements Serializable {}

  private static final int KEYS = 2; // system and replica are folders, not columns

  private final Layout layout;
  private final Configuration configuration;
  private final Path attempt;
  private final String fileName;
  private final Map<String, TableFile> open = new HashMap<>();
  private final Map<String, TableFile> whole = new LinkedHashMap<>();
  private final List<Written> files = new ArrayList<>();
  private final List<Serializable> shares = new ArrayList<>();
  private @Nullable String replica;

  /**
   * For one attempt of a task.
   *
   * @param task number of the task, which names its files
   * @param attempt no two attempts have the same
   */
  ReplicaFiles(Layout layout, Configuration configuration, int task, long attempt) {
    this.layout = layout;
    this.configuration = configuration;
    this.attempt = new Path(layout.folder(), "attempt-" + attempt);
    fileName = String.format(Locale.ROOT, "part-%05d.parquet", task);
  }

  /** What follows belongs to this replica. */
  void start(ReplicaKey key) throws IOException {
    String next = folder("system", key.system()) + "/" + folder("replica", key.replica());
    if (!next.equals(replica)) {
      close(open);
      replica = next;
    }
  }

  private static String folder(String column, String value) {
    return column + "=" + ExternalCatalogUtils.escapePathName(value);
  }

  @Override
  public void row(String table, List<@Nullable Object> values) {
    try {
      StructType schema = layout.byReplica().get(table);
      if (schema == null) {
        TableFile file = whole.get(table);
        if (file == null) {
          file = create(table, fileName, layout.whole().get(table));
          whole.put(table, file);
        }
        file.add(values);
      } else {
        TableFile file = open.get(table);
        if (file == null) {
          file = create(table, replica + "/" + fileName, withoutKeys(schema));
          open.put(table, file);
        }
        file.add(values.subList(KEYS, values.size()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StructType withoutKeys(StructType schema) {
    return new StructType(Arrays.copyOfRange(schema.fields(), KEYS, schema.fields().length));
  }

  private TableFile create(String table, String place, @Nullable StructType schema)
      throws IOException {
    if (schema == null) {
      throw new IllegalStateException("table " + table + ": expected it in the layout");
    }
    Path file = new Path(attempt, table + "/" + place);
    files.add(new Written(table, place, file.toString()));
    return new TableFile(file, schema, layout.codec(), configuration);
  }

  @Override
  public void share(Serializable share) {
    shares.add(share);
  }

  /** Every share so far. */
  List<Serializable> shares() {
    return shares;
  }

  /** Completes the files and names them. */
  List<Written> finish() throws IOException {
    close();
    return files;
  }

  @Override
  public void close() throws IOException {
    try {
      close(open);
    } finally {
      close(whole);
    }
  }

  /** Closes all of them, also behind one that cannot be. */
  private static void close(Map<String, TableFile> files) throws IOException {
    List<TableFile> left = new ArrayList<>(files.values());
    files.clear();
    IOException failure = null;
    for (TableFile file : left) {
      try {
        file.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
