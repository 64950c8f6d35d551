package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicaFilesTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("system", DataTypes.StringType, false)
          .add("replica", DataTypes.StringType, false)
          .add("whole", DataTypes.IntegerType, false)
          .add("large", DataTypes.LongType, true)
          .add("real", DataTypes.DoubleType, true)
          .add("truth", DataTypes.BooleanType, true)
          .add("text", DataTypes.StringType, true);

  private static SparkSession spark;

  @TempDir private Path dir;

  @BeforeAll
  static void start() {
    spark = Sparks.session();
  }

  private ReplicaFiles files(TableStore store, int task, long attempt) throws IOException {
    String folder = store.path("_padml/attempts").toString();
    return new ReplicaFiles(
        new ReplicaFiles.Layout(folder, "snappy", Map.of("t", SCHEMA), Map.of("w", SCHEMA)),
        new Configuration(),
        task,
        attempt);
  }

  private static void row(ReplicaFiles files, String replica, Object... rest) throws IOException {
    files.start(new ReplicaKey("s", replica, "A-B"));
    files.row("t", Arrays.asList(concat("s", replica, rest)));
  }

  private static Object[] concat(String system, String replica, Object[] rest) {
    Object[] out = new Object[rest.length + 2];
    out[0] = system;
    out[1] = replica;
    System.arraycopy(rest, 0, out, 2, rest.length);
    return out;
  }

  @Test
  void everyKindOfValueComesBackAndWhatIsNotFiniteIsNull() throws IOException {
    TableStore store = new TableStore(spark, dir.resolve("out").toString());
    List<ReplicaFiles.Written> written;
    try (ReplicaFiles files = files(store, 3, 1)) {
      row(files, "01", 1, 1L << 40, 0.1, true, "ångström");
      row(files, "01", 2, null, Double.NaN, false, null);
      row(files, "a/b=c", 3, null, Double.NEGATIVE_INFINITY, null, "");
      files.row("w", Arrays.asList("s", "01", 4, null, null, null, null));
      written = files.finish();
    }
    assertEquals(3, written.size());
    store.take(
        "t", SCHEMA, written.stream().filter(w -> w.table().equals("t")).toList(), List.of());
    store.publish();

    List<Row> rows =
        store
            .read("t")
            .select("system", "replica", "whole", "large", "real", "truth", "text")
            .orderBy("whole")
            .collectAsList();
    assertEquals(3, rows.size());
    assertEquals(
        List.of("s", "01", 1, 1L << 40, 0.1, true, "ångström"),
        scala.jdk.javaapi.CollectionConverters.asJava(rows.get(0).toSeq()));
    assertNull(rows.get(1).get(4));
    assertNull(rows.get(1).get(6));
    assertEquals("a/b=c", rows.get(2).getString(1));
    assertNull(rows.get(2).get(4));
    assertEquals("", rows.get(2).getString(6));
  }

  @Test
  void onlyTheAttemptThatIsTakenCounts() throws IOException {
    TableStore store = new TableStore(spark, dir.resolve("out").toString());
    try (ReplicaFiles lost = files(store, 0, 7)) {
      row(lost, "r1", 1, null, null, null, null);
    }
    List<ReplicaFiles.Written> written;
    try (ReplicaFiles files = files(store, 0, 8)) {
      row(files, "r1", 1, null, null, null, null);
      written = files.finish();
    }
    store.take("t", SCHEMA, written, List.of());
    store.publish();
    assertEquals(1, store.read("t").count());
    assertFalse(store.files().exists(store.path("_padml/attempts")));
  }

  @Test
  void aTableWithoutRowsKeepsItsColumns() throws IOException {
    TableStore store = new TableStore(spark, dir.resolve("out").toString());
    store.take("t", SCHEMA, List.of(), List.of());
    store.publish();
    assertEquals(List.of(SCHEMA.fieldNames()), List.of(store.read("t").columns()));
    assertEquals(0, store.read("t").count());
  }

  @Test
  void aMissingValueIsRefusedWhereOneIsNeeded() throws IOException {
    TableStore store = new TableStore(spark, dir.resolve("out").toString());
    try (ReplicaFiles files = files(store, 0, 1)) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> row(files, "r1", null, null, null, null, null));
      assertTrue(String.valueOf(e.getMessage()).contains("column whole: expected a value"));
    }
  }
}
