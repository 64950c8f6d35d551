package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing tables, also on a disk that stops working at any of the renames. */
class TableStoreTest {
  private static final String SCHEME = "failing";

  @TempDir java.nio.file.Path dir;
  private final SparkSession spark = Sparks.session();
  private static int renamesLeft;

  /** The local disk, until its renames of folders of ours are used up. */
  public static final class FailingFileSystem extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create(SCHEME + ":///");
    }

    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
      boolean ours =
          to.toString().contains("/_padml/old/") || from.toString().contains("/_padml/pending/");
      boolean sparks = from.toString().contains("_temporary");
      if (ours && !sparks && renamesLeft-- == 0) {
        throw new IOException("the machine is gone");
      }
      return super.rename(from, to);
    }
  }

  @BeforeEach
  void register() {
    renamesLeft = Integer.MAX_VALUE;
    spark
        .sparkContext()
        .hadoopConfiguration()
        .setClass("fs." + SCHEME + ".impl", FailingFileSystem.class, FileSystem.class);
  }

  private String out() {
    return SCHEME + ":" + dir.resolve("out");
  }

  private Dataset<Row> rows(int value) {
    return spark.sql("SELECT " + value + " AS v");
  }

  private void write(TableStore store, int value, String... names) throws IOException {
    for (String name : names) {
      store.write(name, rows(value));
    }
  }

  private static int value(TableStore store, String name) throws IOException {
    return store.read(name).head().getInt(0);
  }

  private static List<String> below(java.nio.file.Path folder) throws IOException {
    try (Stream<java.nio.file.Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aWholeSetReplacesASet() throws IOException {
    TableStore store = new TableStore(spark, out());
    write(store, 1, "frames", "windows", "gone");
    store.publish();
    write(store, 2, "modes");
    store.publishAmong("learn");
    assertEquals(List.of("frames", "gone", "modes", "windows"), store.names());
    write(store, 3, "frames", "windows");
    store.publish();
    assertEquals(List.of("frames", "windows"), store.names());
    assertEquals(3, value(store, "frames"));
    assertEquals(List.of("tables"), below(dir.resolve("out")));
  }

  private void report(TableStore store, String text) throws IOException {
    store.write("report", folder -> store.files().mkdirs(folder));
    store.publishAmong("report");
    store.make("report.html");
    try (var page = store.create(store.path("report.html"))) {
      page.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** No page and no model may stand beside tables that it was not made of. */
  @Test
  void whatWasMadeOfTheOldTablesGoesWithThem() throws IOException {
    TableStore store = new TableStore(spark, out());
    write(store, 1, "frames");
    store.publish();
    for (String learnt : List.of("models", "structures")) {
      store.write(learnt, folder -> store.files().mkdirs(folder));
    }
    write(store, 1, "modes");
    store.publishAmong("learn");
    report(store, "of the first");
    List<String> all = List.of("_padml", "models", "report", "report.html", "structures", "tables");
    assertEquals(all, below(dir.resolve("out")));
    report(store, "of the first again");
    assertEquals(all, below(dir.resolve("out")));

    store.write("models", folder -> store.files().mkdirs(folder));
    store.publishAmong("learn");
    assertEquals(List.of("_padml", "models", "tables"), below(dir.resolve("out")));

    report(store, "of the second");
    store.make("csv");
    Files.createDirectory(dir.resolve("out/csv"));
    store.make("tables.xlsx");
    Files.writeString(dir.resolve("out/tables.xlsx"), "exported");
    Files.createDirectory(dir.resolve("out/structures"));
    write(store, 2, "frames");
    store.publish();
    assertEquals(List.of("structures", "tables"), below(dir.resolve("out")));
  }

  /** A project folder may be the run directory, whatever its own folders are called. */
  @Test
  void whatTheUserMadeIsNeitherReplacedNorRemoved() throws IOException {
    Files.createDirectories(dir.resolve("out/structures"));
    Files.writeString(dir.resolve("out/structures/top.pdb"), "END");
    TableStore store = new TableStore(spark, out());
    for (int run = 1; run <= 2; run++) {
      write(store, run, "frames");
      store.publish();
    }
    store.write("structures", folder -> store.files().mkdirs(folder));
    IOException e = assertThrows(IOException.class, () -> store.publishAmong("learn"));
    assertTrue(String.valueOf(e.getMessage()).endsWith("move it away"), e.getMessage());
    assertThrows(IOException.class, () -> store.make("structures"));
    assertEquals(2, value(store, "frames"));
    assertEquals("END", Files.readString(dir.resolve("out/structures/top.pdb")));
  }

  @Test
  void whatAStoppedRunLeftIsNeitherPublishedNorKept() throws IOException {
    TableStore stopped = new TableStore(spark, out());
    write(stopped, 1, "frames", "modes");
    Files.createDirectories(dir.resolve("out/_padml/staging/0123/chunk-0"));
    TableStore next = new TableStore(spark, out());
    assertEquals(List.of(), next.names());
    write(next, 2, "frames");
    next.publish();
    assertEquals(List.of("frames"), next.names());
    assertEquals(List.of("staging"), below(dir.resolve("out/_padml")));
    next.clean();
    assertEquals(List.of("tables"), below(dir.resolve("out")));
  }

  /** At whichever rename it stops: all old, all new, or a refusal that says what to do. */
  @Test
  void aPublicationThatWasStoppedIsRefusedNotMixed() throws IOException {
    TableStore old = new TableStore(spark, out());
    write(old, 1, "frames", "windows");
    old.publish();
    for (int stop = 0; stop < 2; stop++) {
      TableStore killed = new TableStore(spark, out());
      write(killed, 2, "frames", "windows");
      renamesLeft = stop;
      assertThrows(IOException.class, killed::publish);
      renamesLeft = Integer.MAX_VALUE;
      TableStore reader = new TableStore(spark, out());
      for (String name : List.of("frames", "windows")) {
        String text = assertThrows(IOException.class, () -> reader.read(name)).getMessage();
        assertEquals(
            reader.path("tables/" + name)
                + ": expected a whole table, found that its replacement was stopped half-way;"
                + " run describe again, with --resume to keep what was computed",
            text);
        assertThrows(IOException.class, () -> reader.find(name));
      }
      TableStore again = new TableStore(spark, out());
      write(again, 3, "frames", "windows");
      again.publish();
      assertEquals(3, value(reader, "frames"));
      assertEquals(3, value(reader, "windows"));
      assertFalse(Files.exists(dir.resolve("out/_padml")));
    }
  }

  @Test
  void learningThatWasStoppedLeavesTheTablesItLearntFrom() throws IOException {
    TableStore store = new TableStore(spark, out());
    write(store, 1, "frames");
    store.publish();
    write(store, 1, "modes", "metrics");
    store.publishAmong("learn");
    for (int stop = 0; stop < 4; stop++) {
      TableStore killed = new TableStore(spark, out());
      write(killed, 2, "modes", "metrics");
      renamesLeft = stop;
      assertThrows(IOException.class, () -> killed.publishAmong("learn"));
      renamesLeft = Integer.MAX_VALUE;
      assertEquals(1, value(store, "frames"));
      for (String name : List.of("modes", "metrics")) {
        String text = assertThrows(IOException.class, () -> store.read(name)).getMessage();
        assertTrue(text.endsWith("stopped half-way; run learn again"), text);
      }
      write(store, 1, "modes", "metrics");
      store.publishAmong("learn");
      assertEquals(1, value(store, "metrics"));
    }
  }
}
