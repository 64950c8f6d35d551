package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.formats.Formats;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.OverlapPolicy;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;
import org.padml.testing.XtcWriter;

/**
 * Two peptides that meet and part by chance, in parts that overlap or leave frames out, in boxes of
 * any shape and in none: every table is the same for every cut, and tells one story.
 */
class CutsTest {
  private static final String MANIFEST =
      """
      name: cuts
      defaults: {partners: {A: chain A, B: chain B}, window_ns: 0.013}
      states: {on: n_residue_contacts >= 4, off: n_residue_contacts < 1 and com_distance_nm > 1.2}
      systems:
        - id: parts
          topology: t.pdb
          stride: 3
          replicas:
            - {id: cut, trajectory: [p1.xtc, p2.xtc, p3.xtc]}
            - {id: whole, trajectory: whole.xtc}
        - {id: gap, topology: t.pdb, replicas: [{id: r, trajectory: [p1.xtc, p3.xtc]}]}
        - {id: slanted, topology: t.pdb, replicas: [{id: r, trajectory: slanted.xtc}]}
        - {id: boxless, topology: t.pdb, replicas: [{id: r, trajectory: boxless.xtc}]}
        - {id: uneven, topology: t.pdb, replicas: [{id: r, trajectory: uneven.xtc}]}
        - {id: single, topology: t.pdb, window_ns: 0.001, replicas: [{id: r, trajectory: one.xtc}]}
      """;

  private static final Box CUBE = Box.orthorhombic(6, 6, 6);
  private static final Box SLANTED = new Box(6, 0, 0, 0, 6, 0, 3, 2, 5);
  private static final List<String> EVERY_RESULT =
      List.of(
          "frames",
          "windows",
          "residues",
          "residue_pairs",
          "summary",
          "events",
          "kinetics",
          "contact_lifetimes",
          "contact_autocorrelation",
          "hbond_lifetimes",
          "hbond_autocorrelation",
          "autocorrelation",
          "correlation_times",
          "bad_frames");

  private static SparkSession spark;

  @TempDir Path dir;

  @BeforeAll
  static void start() {
    spark = Sparks.session();
  }

  @BeforeEach
  void trajectories() throws IOException {
    Files.copy(Samples.file("abeta/ab_wt_r1.pdb"), dir.resolve("t.pdb"));
    IntToDoubleFunction even = f -> 10.0 * f;
    write("p1.xtc", 0, 75, even, CUBE);
    write("p2.xtc", 61, 100, even, CUBE);
    write("p3.xtc", 95, 160, even, CUBE);
    write("whole.xtc", 0, 160, even, CUBE);
    write("slanted.xtc", 0, 120, even, SLANTED);
    write("boxless.xtc", 0, 60, even, Box.NONE);
    write("uneven.xtc", 0, 60, f -> f < 30 ? 10.0 * f : 300 + 3.0 * (f - 30), CUBE);
    write("one.xtc", 0, 1, even, CUBE);
  }

  /** Frames of one long run: a good structure whose second peptide jumps out and in again. */
  private void write(String name, int first, int end, IntToDoubleFunction time, Box box)
      throws IOException {
    try (Trajectory t =
        Formats.openTrajectory(FileSource.open(Samples.file("abeta/ab_wt_r1.xtc")), 250)) {
      FrameReader reader =
          t.frames(new FrameRange(0, 0, t.index().count()), AtomSet.range(0, t.nAtoms()));
      FrameBuffer f = new FrameBuffer(t.nAtoms());
      for (int k = 0; k <= 290; k++) {
        assertTrue(reader.next());
      }
      reader.read(f);
      SplittableRandom random = new SplittableRandom(1);
      XtcWriter out = new XtcWriter();
      boolean away = false;
      float moved = 0;
      for (int k = 0; k < end; k++) {
        away ^= random.nextInt(6) == 0;
        float to = (float) ((away ? -1.5 : 0) + 0.05 * random.nextDouble());
        for (int i = f.x().length / 2; i < f.x().length; i++) {
          f.x()[i] += to - moved;
        }
        moved = to;
        if (k >= first) {
          out.frame(k, (float) time.applyAsDouble(k), box, f.x(), f.y(), f.z());
        }
      }
      Files.write(dir.resolve(name), out.bytes());
    }
  }

  private TableStore describe(String out, int splitFrames) throws IOException {
    RunOptions options =
        new RunOptions(
            RunOptions.BadFrames.FAIL,
            OverlapPolicy.KEEP_LAST,
            splitFrames,
            1 << 12,
            Definitions.defaults(),
            Set.of(DescriptorGroup.GEOMETRY, DescriptorGroup.CONTACTS, DescriptorGroup.HBONDS),
            false);
    Path manifest = Files.writeString(dir.resolve("m.yaml"), MANIFEST);
    DescribeJobTest.describe(spark, manifest, options, dir.resolve(out));
    return new TableStore(spark, dir.resolve(out).toString());
  }

  private static List<String> sorted(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).sorted().toList();
  }

  @Test
  void everyCutGivesTheSameTablesAndTheyAgree() throws IOException {
    TableStore whole = describe("whole", 1000);
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table : EVERY_RESULT) {
      tables.put(table, sorted(whole.read(table)));
      valuesAreNumbers(table, whole.read(table));
    }
    TableStore cut = describe("cut", 5);
    for (String table : EVERY_RESULT) {
      assertEquals(tables.get(table), sorted(cut.read(table)), table);
    }
    partsAreOneReplica(whole);
    eventsFollowFromStates(whole);
    boxesGiveConcentrations(whole);
    unevenTimesAndSingleFramesAreMarked(whole);
  }

  private static void valuesAreNumbers(String table, Dataset<Row> rows) {
    for (Row row : rows.collectAsList()) {
      for (int i = 0; i < row.size(); i++) {
        assertFalse(row.get(i) instanceof Double d && !Double.isFinite(d), () -> table + " " + row);
      }
    }
  }

  /** Overlapping parts are the replica that one file holds. */
  private static void partsAreOneReplica(TableStore store) throws IOException {
    for (String table : EVERY_RESULT) {
      Dataset<Row> rows = store.read(table);
      if (List.of(rows.columns()).contains("replica") && !table.equals("bad_frames")) {
        rows = rows.where("system = 'parts'").drop("path", "frame_in_file");
        List<String> cut = sorted(rows.where("replica = 'cut'").drop("replica"));
        assertEquals(cut, sorted(rows.where("replica = 'whole'").drop("replica")), table);
        assertFalse(cut.isEmpty() && table.startsWith("contact"), table);
      }
    }
    assertEquals(54, store.read("frames").where("replica = 'cut'").count());
  }

  private static void eventsFollowFromStates(TableStore store) throws IOException {
    for (String system : List.of("parts", "gap", "slanted", "boxless", "uneven")) {
      String where = "system = '" + system + "' AND replica <> 'cut'";
      List<Row> frames = store.read("frames").where(where).orderBy("frame").collectAsList();
      List<String> expected = new ArrayList<>();
      for (int i = 1; i < frames.size(); i++) {
        boolean was = "bound".equals(frames.get(i - 1).getAs("state"));
        boolean is = "bound".equals(frames.get(i).getAs("state"));
        if (was != is) {
          expected.add((is ? "association " : "dissociation ") + frames.get(i).getAs("time_ps"));
        }
      }
      List<String> found =
          store.read("events").where(where).orderBy("time_ps").collectAsList().stream()
              .map(r -> r.getAs("event") + " " + r.getAs("time_ps"))
              .toList();
      assertEquals(expected, found, system);
      assertTrue(found.size() > 3, system + " " + found);
      assertEquals(1, store.read("events").where(where + " AND censored").count(), system);
    }
  }

  private static Row kinetics(TableStore store, String system) throws IOException {
    return store.read("kinetics").where("system = '" + system + "'").first();
  }

  private static void boxesGiveConcentrations(TableStore store) throws IOException {
    Row slanted = kinetics(store, "slanted");
    // 6 * 6 * 5
    assertEquals(180, slanted.<Double>getAs("box_volume_nm3"), 1e-4);
    double rate = slanted.<Long>getAs("n_associations") / slanted.<Double>getAs("unbound_ns");
    // two copies of one molecule; 1 / 1.66054 molecules a litre and nm^3
    double kon = rate * 180 / 1.66053906717 / 2;
    assertEquals(kon, slanted.<Double>getAs("kon_per_ns_molar"), 1e-6 * kon);
    assertEquals("identical", slanted.getAs("partners"));
    Row boxless = kinetics(store, "boxless");
    assertTrue(boxless.isNullAt(boxless.fieldIndex("kon_per_ns_molar_high")));
    assertFalse(boxless.isNullAt(boxless.fieldIndex("koff_per_ns")));
    assertTrue(boxless.<String>getAs("flags").contains("no box volume of unbound frames"));
    assertTrue(kinetics(store, "gap").<String>getAs("flags").contains("frames-missing"));
    assertFalse(kinetics(store, "parts").<String>getAs("flags").contains("frames-missing"));
    assertEquals(2L, kinetics(store, "parts").<Long>getAs("n_replicas"));
  }

  private static void unevenTimesAndSingleFramesAreMarked(TableStore store) throws IOException {
    Dataset<Row> lifetimes = store.read("contact_lifetimes");
    String hasTime =
        "frame_spacing_ps IS NOT NULL OR mean_lifetime_ps IS NOT NULL"
            + " OR median_lifetime_ps IS NOT NULL OR longest_ps IS NOT NULL";
    for (String system : List.of("uneven", "single")) {
      Dataset<Row> some = lifetimes.where("system = '" + system + "'");
      assertTrue(some.where("n_events + n_censored > 0").count() > 0, system);
      assertEquals(0, some.where(hasTime).count(), system);
      assertEquals(0, store.read("autocorrelation").where("system = '" + system + "'").count());
    }
    // the parts lie 200 ps apart: their spacing is that within them
    assertEquals(10.0, lifetimes.where("system = 'gap'").first().getAs("frame_spacing_ps"));
    assertEquals(
        0,
        store
            .read("correlation_times")
            .where("correlation_time_ps IS NULL AND notes = ''")
            .count());
    Row window = store.read("windows").where("system = 'single'").first();
    assertEquals(1L, window.<Long>getAs("n_frames"));
    assertTrue(window.isNullAt(window.fieldIndex("sd_com_distance_nm")));
    assertEquals(
        window.<Double>getAs("min_com_distance_nm"), window.<Double>getAs("max_com_distance_nm"));
    assertEquals(0, store.read("events").where("system = 'single'").count());
  }
}
