package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.formats.FormatException;
import org.padml.formats.OverlapPolicy;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestReader;
import org.padml.testing.MalformedFile;

/**
 * Every malformed trajectory through the whole describe step: the run stops and says where, or
 * keeps exactly the frames that can be read.
 */
@Tag("long")
class DamagedRunsTest {
  private static final Set<String> TOPOLOGY_SUFFIXES = Set.of("parm7", "top", "itp", "psf", "bz2");

  @TempDir Path dir;
  private final SparkSession spark = Sparks.session();

  /** Files that hold frames, good or bad, or should. */
  private static List<MalformedFile> trajectories() {
    return MalformedFile.ALL.stream()
        .filter(f -> !TOPOLOGY_SUFFIXES.contains(f.name().substring(f.name().lastIndexOf('.') + 1)))
        .filter(f -> !f.opened() || !f.badFrames().isEmpty() || f.frames() > 1)
        .toList();
  }

  /** Two chains of alpha carbons. */
  private Path topology(int nAtoms) throws IOException {
    StringBuilder s = new StringBuilder();
    for (int a = 0; a < nAtoms; a++) {
      s.append(
          String.format(
              Locale.ROOT,
              "ATOM  %5d  CA  ALA %c%4d    %8.3f%8.3f%8.3f  1.00  0.00           C\n",
              a + 1,
              a < nAtoms / 2 ? 'A' : 'B',
              a + 1,
              3.8 * (a % 50),
              5.0 * (a / 50),
              0.0));
    }
    return Files.writeString(dir.resolve("ca" + nAtoms + ".pdb"), s);
  }

  private String system(String id, int atoms, Object... files) throws IOException {
    StringBuilder parts = new StringBuilder();
    for (Object f : files) {
      parts.append(parts.isEmpty() ? "" : ", ").append('"').append(f).append('"');
    }
    return String.format(
        Locale.ROOT,
        "  - {id: %s, topology: \"%s\", time: {start_ps: 0, dt_ps: 1},"
            + " replicas: [{id: r, trajectory: [%s]}]}\n",
        id,
        topology(atoms < 0 ? 10 : atoms),
        parts);
  }

  private TableStore describe(String systems, RunOptions.BadFrames bad, String out)
      throws IOException {
    Path file = dir.resolve("m.yaml");
    Files.writeString(
        file, "name: damage\ndefaults: {partners: {A: chain A, B: chain B}}\nsystems:\n" + systems);
    RunOptions options =
        new RunOptions(
            bad,
            OverlapPolicy.KEEP_LAST,
            0,
            SparkIndexer.DEFAULT_RANGE_BYTES,
            Definitions.defaults(),
            Set.of(DescriptorGroup.CONTACTS),
            false);
    Storage storage = new Storage(spark.sparkContext().hadoopConfiguration());
    Manifest m = new ManifestReader(storage, FrameColumn.names()).read(file.toString());
    SystemLoader loader = new SystemLoader(storage, m);
    List<SystemModel> models = new ArrayList<>();
    for (Manifest.SystemEntry e : m.systems()) {
      models.add(loader.load(e));
    }
    RunPlan plan =
        new RunPlanner(
                storage, options, new SparkIndexer(spark.sparkContext(), options.scanBytes()), 2)
            .plan(m, models);
    TableStore store = new TableStore(spark, dir.resolve(out).toString());
    new DescribeJob(spark, m, plan, options, store, "test").run(ProgressSink.NONE);
    return store;
  }

  @Test
  void theRunStopsAndNamesFileFrameAndByte() throws IOException {
    int stopped = 0;
    for (MalformedFile f : trajectories()) {
      if (f.opened() && f.badFrames().isEmpty()) {
        continue;
      }
      String text = system("s", f.atoms(), f.file());
      Exception e =
          assertThrows(
              Exception.class, () -> describe(text, RunOptions.BadFrames.FAIL, f.name()), f.name());
      Throwable t = e;
      while (t != null && !(t instanceof FormatException)) {
        t = t.getCause();
      }
      assertTrue(t instanceof FormatException, () -> f + ": expected its complaint in " + e);
      FormatException found = (FormatException) t;
      assertEquals(f.file().toString(), found.path());
      if (!f.badFrames().isEmpty()) {
        assertEquals((long) f.badFrames().get(0), found.frame(), found.getMessage());
        assertTrue(found.byteOffset() >= 0, found.getMessage());
        String where = f.file() + ": frame " + found.frame() + ": byte " + found.byteOffset();
        assertTrue(found.getMessage().startsWith(where + ": "), found.getMessage());
      }
      stopped++;
    }
    assertEquals(20, stopped);
  }

  @Test
  void quarantineKeepsExactlyTheGoodFrames() throws IOException {
    List<MalformedFile> all = trajectories();
    StringBuilder systems = new StringBuilder();
    for (int i = 0; i < all.size(); i++) {
      systems.append(system("s" + i, all.get(i).atoms(), all.get(i).file()));
    }
    Path good = MalformedFile.file("derived_xtc_natoms_changes.xtc");
    Path empty = MalformedFile.file("derived_xtc_empty.xtc");

    systems.append(system("joined", 22, empty, good));
    TableStore store = describe(systems.toString(), RunOptions.BadFrames.QUARANTINE, "out");
    for (int i = 0; i < all.size(); i++) {
      MalformedFile f = all.get(i);
      List<Long> frames = numbers(store, "frames", "frame_in_file", "s" + i);
      List<Long> expected =
          IntStream.range(0, f.frames() + f.badFrames().size())
              .filter(k -> !f.badFrames().contains(k))
              .mapToObj(k -> (long) k)
              .toList();
      assertEquals(expected, frames, f + ": good frames");
      List<Long> bad = numbers(store, "bad_frames", "frame", "s" + i);
      if (f.opened()) {
        assertEquals(f.badFrames().stream().map(k -> (long) k).toList(), bad, f + ": bad frames");
      } else {
        assertEquals(1, bad.size(), f + ": bad file");
      }
    }
    assertEquals(500, numbers(store, "frames", "frame", "joined").size());
    assertEquals(List.of(-1L, 3L), numbers(store, "bad_frames", "frame", "joined"));
    Row row = store.read("bad_frames").where("system = 'joined' AND frame = 3").first();
    assertEquals(good.toString(), row.getAs("path"));
    assertEquals(440L, row.<Long>getAs("byte_offset"));
    assertEquals("atom_count", row.getAs("kind"));
    assertEquals("number of atoms: expected 22, found 23", row.getAs("message"));
  }

  private static List<Long> numbers(TableStore store, String table, String column, String system)
      throws IOException {
    return store
        .read(table)
        .where("system = '" + system + "'")
        .select(column)
        .collectAsList()
        .stream()
        .map(r -> r.getLong(0))
        .sorted()
        .toList();
  }

  @Test
  void filesOfAnotherAtomCountOrNoFilesAreRefused() throws IOException {
    Path xtc = MalformedFile.file("derived_xtc_cut_mid_frame.xtc");
    String wrong = system("s", 40, xtc);
    FormatException count =
        assertThrows(
            FormatException.class, () -> describe(wrong, RunOptions.BadFrames.FAIL, "count"));
    assertEquals(
        xtc + ": atoms: expected 40 as in the topology of system s, found 22", count.getMessage());
    String folder = system("s", 22, dir);
    for (RunOptions.BadFrames bad : RunOptions.BadFrames.values()) {
      Exception e = assertThrows(Exception.class, () -> describe(folder, bad, "folder"));
      assertTrue(e.getMessage().contains(dir + ": expected a regular file"), e.getMessage());
      Path gone = dir.resolve("gone.xtc");
      String missing = system("s", 22, gone);
      Exception none = assertThrows(Exception.class, () -> describe(missing, bad, "gone"));
      assertTrue(none.getMessage().contains(gone.toString()), none.getMessage());
    }
    // a wrong extension is no damage: content decides
    Path renamed = Files.copy(xtc, dir.resolve("run.dcd"));
    TableStore store =
        describe(system("s", 22, renamed), RunOptions.BadFrames.QUARANTINE, "renamed");
    assertEquals(250, store.read("frames").count());
  }
}
