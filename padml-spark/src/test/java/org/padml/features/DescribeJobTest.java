package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.formats.FormatException;
import org.padml.formats.Formats;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.OverlapPolicy;
import org.padml.formats.Trajectory;
import org.padml.hadoop.Storage;
import org.padml.io.FileSource;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestReader;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.testing.XtcWriter;

/** The whole describe step on the peptides of data-samples. */
class DescribeJobTest {
  private static SparkSession spark;

  private static final List<String> EVERY_RESULT =
      List.of(
          "frames",
          "windows",
          "residues",
          "residue_pairs",
          "summary",
          "events",
          "interaction_entropy",
          "kinetics",
          "contact_lifetimes",
          "contact_autocorrelation",
          "autocorrelation",
          "correlation_times",
          "hbond_lifetimes",
          "hbond_autocorrelation");

  @TempDir Path dir;

  @BeforeAll
  static void start() {
    spark = Sparks.session();
  }

  @BeforeEach
  void samples() throws IOException {
    for (String f : List.of("ab_wt_r1.pdb", "ab_wt_r1.xtc", "ab_wt_r2.xtc")) {
      Files.copy(Samples.file("abeta/" + f), dir.resolve(f));
    }
  }

  private static final String MANIFEST =
      """
      name: test
      defaults: {partners: {A: chain A, B: chain B}, window_ns: 0.1}
      systems:
        - id: "1E96"
          topology: ab_wt_r1.pdb
          hotspots: resname PHE
          stride: 10
          replicas:
            - {id: "01", trajectory: ab_wt_r1.xtc}
            - {id: "02", trajectory: ab_wt_r2.xtc}
      """;

  private static RunOptions options(RunOptions.BadFrames bad, long splitFrames, boolean resume) {
    return new RunOptions(
        bad,
        OverlapPolicy.KEEP_LAST,
        splitFrames,
        1 << 20,
        Definitions.defaults().withSasaPoints(60),
        Set.of(),
        resume);
  }

  private DescribeJob.Outcome describe(String manifest, RunOptions options, Path out)
      throws IOException {
    Path file = dir.resolve("m.yaml");
    Files.writeString(file, manifest);
    return describe(spark, file, options, out);
  }

  /** The describe step on a manifest. */
  static DescribeJob.Outcome describe(
      SparkSession spark, Path manifest, RunOptions options, Path out) throws IOException {
    Storage storage = new Storage(spark.sparkContext().hadoopConfiguration());
    Manifest m = new ManifestReader(storage, FrameColumn.names()).read(manifest.toString());
    SystemLoader loader = new SystemLoader(storage, m);
    List<SystemModel> models = new ArrayList<>();
    for (Manifest.SystemEntry e : m.systems()) {
      models.add(loader.load(e));
    }
    RunPlan plan =
        new RunPlanner(
                storage, options, new SparkIndexer(spark.sparkContext(), options.scanBytes()), 2)
            .plan(m, models);
    return new DescribeJob(spark, m, plan, options, new TableStore(spark, out.toString()), "test")
        .run(ProgressSink.NONE);
  }

  private static List<String> rows(Path out, String table) throws IOException {
    List<Row> rows = new TableStore(spark, out.toString()).read(table).collectAsList();
    return rows.stream().map(Row::toString).sorted().toList();
  }

  @Test
  void tablesAreTheSameForEveryCut() throws IOException {
    Path reference = dir.resolve("out0");
    describe(MANIFEST, options(RunOptions.BadFrames.FAIL, 1000, false), reference);
    assertEquals(50, rows(reference, "frames").size());
    for (int split : new int[] {1, 7}) {
      Path out = dir.resolve("out" + split);
      describe(MANIFEST, options(RunOptions.BadFrames.FAIL, split, false), out);
      for (String table : EVERY_RESULT) {
        assertEquals(rows(reference, table), rows(out, table), table + " for split " + split);
      }
    }
  }

  @Test
  void keysStayTextAndARerunReplaces() throws IOException {
    Path out = dir.resolve("out");
    for (int run = 0; run < 2; run++) {
      describe(MANIFEST, options(RunOptions.BadFrames.FAIL, 0, false), out);
    }
    TableStore store = new TableStore(spark, out.toString());
    List<Row> keys = store.read("frames").select("system", "replica").distinct().collectAsList();
    assertEquals(
        Set.of("[1E96,01]", "[1E96,02]"), Set.copyOf(keys.stream().map(Row::toString).toList()));
    assertEquals(50, store.read("frames").count());
    assertEquals(1, store.read("runs").count());
    assertEquals(0, store.read("bad_frames").count());
    assertEquals(
        Stream.concat(EVERY_RESULT.stream(), Stream.of("bad_frames", "runs")).sorted().toList(),
        store.names());
    try (Stream<Path> left = Files.list(out)) {
      assertEquals(List.of("tables"), left.map(p -> p.getFileName().toString()).toList());
    }
    List<Row> frames =
        store.read("frames").where("replica = '01'").orderBy("frame").collectAsList();
    assertEquals(0L, frames.get(0).<Long>getAs("frame"));
    assertEquals(290L, frames.get(29).<Long>getAs("frame_in_file"));
    assertEquals(1164.0, frames.get(29).<Double>getAs("time_ps"), 1e-3);
    assertTrue(frames.get(0).isNullAt(frames.get(0).fieldIndex("fnat")));
    Row window = store.read("windows").where("replica = '01'").orderBy("window").first();
    double mean =
        frames.subList(0, (int) window.<Long>getAs("n_frames").longValue()).stream()
            .mapToInt(r -> r.<Integer>getAs("n_atom_contacts"))
            .average()
            .orElseThrow();
    assertEquals(mean, window.<Double>getAs("mean_n_atom_contacts"), 1e-12);
  }

  /** Contacts, lifetimes and events tell one story. */
  @Test
  void lifetimesAndEventsFollowFromTheFrames() throws IOException {
    Path out = dir.resolve("out");
    describe(MANIFEST, options(RunOptions.BadFrames.FAIL, 0, false), out);
    TableStore store = new TableStore(spark, out.toString());
    double occupied =
        store.read("residue_pairs").selectExpr("sum(occupancy * n_frames)").first().getDouble(0);
    double lasted =
        store
            .read("contact_lifetimes")
            .selectExpr("sum((n_events + n_censored) * frame_spacing_ps)")
            .first()
            .getDouble(0);
    assertTrue(lasted > 0);
    long contacts = store.read("frames").selectExpr("sum(n_residue_contacts)").first().getLong(0);
    assertEquals(contacts, occupied, 1e-9 * contacts);
    long censored =
        store.read("contact_lifetimes").selectExpr("sum(n_censored)").first().getLong(0);
    long atTheEnd =
        store
                .read("frames")
                .where("frame = 29 AND replica = '01'")
                .first()
                .<Integer>getAs("n_residue_contacts")
            + store
                .read("frames")
                .where("frame = 19 AND replica = '02'")
                .first()
                .<Integer>getAs("n_residue_contacts");
    assertEquals(atTheEnd, censored);
    List<Row> lags =
        store
            .read("contact_autocorrelation")
            .where("replica = '01' AND continuous IS NOT NULL AND intermittent IS NOT NULL")
            .orderBy("lag_ps")
            .collectAsList();
    for (int i = 0; i < lags.size(); i++) {
      double continuous = lags.get(i).getAs("continuous");
      double intermittent = lags.get(i).getAs("intermittent");
      assertTrue(i > 0 || (continuous == 1 && intermittent == 1));
      assertTrue(i == 0 || continuous <= lags.get(i - 1).<Double>getAs("continuous"));
    }
    assertTrue(lags.size() > 10, "lags " + lags.size());
    List<Row> states =
        store.read("frames").where("replica = '01'").orderBy("frame").collectAsList();
    int changes = 0;
    for (int i = 1; i < states.size(); i++) {
      boolean was = "bound".equals(states.get(i - 1).getAs("state"));
      changes += was == "bound".equals(states.get(i).getAs("state")) ? 0 : 1;
    }
    assertEquals(changes, store.read("events").where("replica = '01'").count());
    Row kinetics = store.read("kinetics").first();
    assertEquals(
        store.read("events").where("event = 'association'").count(),
        kinetics.<Long>getAs("n_associations"));
    assertEquals(2L, kinetics.<Long>getAs("n_replicas"));
    assertEquals("identical", kinetics.getAs("partners"));
  }

  private static final String FAB =
      """
      systems:
        - id: fab
          topology: fab.pdb
          partners: {H: chain H, L: chain L}
          stride: 10
          REFERENCE
          replicas:
            - {id: r1, trajectory: fab_20.dcd}
      """;

  private void fab() throws IOException {
    for (String f : List.of("fab.pdb", "fab_20.dcd")) {
      Files.copy(Samples.file("fab/" + f), dir.resolve(f));
    }
  }

  /** The topology's own coordinates as the reference: near it, a Fab stays native. */
  @Test
  void aReferenceGivesDockingMeasures() throws IOException {
    fab();
    Path out = dir.resolve("out");
    describe(
        FAB.replace("REFERENCE", "reference: fab.pdb"),
        options(RunOptions.BadFrames.FAIL, 0, false),
        out);
    Row last =
        new TableStore(spark, out.toString())
            .read("frames")
            .orderBy(org.apache.spark.sql.functions.desc("frame"))
            .first();
    double fnat = last.getAs("fnat");
    double interfaceRmsd = last.<Double>getAs("irmsd_nm") / 0.15;
    double ligandRmsd = last.<Double>getAs("lrmsd_nm") / 0.85;
    double dockq =
        (fnat + 1 / (1 + interfaceRmsd * interfaceRmsd) + 1 / (1 + ligandRmsd * ligandRmsd)) / 3;
    assertTrue(fnat > 0.5 && fnat <= 1, "fnat " + fnat);
    assertEquals(dockq, last.<Double>getAs("dockq"), 1e-12);
    assertTrue(last.<Double>getAs("q_native") > 0.9);
    assertTrue(interfaceRmsd < 1 && ligandRmsd < 1, interfaceRmsd + " " + ligandRmsd);
  }

  /** Energies by built-in parameters: the residues' parts add up to the frame's. */
  @Test
  void partsOfResiduesAddUpToTheEnergies() throws IOException {
    fab();
    Path out = dir.resolve("out");
    describe(
        FAB.replace("          REFERENCE\n", "").replace("REFERENCE", "window_ns: 1"),
        options(RunOptions.BadFrames.FAIL, 0, false),
        out);
    TableStore store = new TableStore(spark, out.toString());
    Row window = store.read("windows").first();
    for (String term : List.of("vdw_kj_mol", "coulomb_kj_mol", "gb_kj_mol", "nonpolar_kj_mol")) {
      double frames = window.getAs("mean_" + term);
      double residues = store.read("residues").selectExpr("sum(" + term + ")").first().getDouble(0);
      assertEquals(frames, residues, 1e-9 * Math.abs(frames), term);
    }
    assertEquals(
        window.<Double>getAs("mean_mmgbsa_kj_mol"),
        store.read("residues").selectExpr("sum(total_kj_mol)").first().getDouble(0),
        1e-6);
    assertTrue(window.<Double>getAs("mean_vdw_kj_mol") < 0);
    assertTrue(window.<Double>getAs("mean_prodigy_dg_kj_mol") < 0);
    assertEquals(0, store.read("residues").where("rmsf_nm <= 0").count());
    assertTrue(store.read("residues").where("rmsf_nm > 0").count() > 400);
  }

  /**
   * The second replica with its first frame torn: an atom lies 5 nm from the one it is bound to.
   */
  private void tear() throws IOException {
    Path file = dir.resolve("ab_wt_r2.xtc");
    XtcWriter out = new XtcWriter();
    try (Trajectory t = Formats.openTrajectory(FileSource.open(file), 248)) {
      FrameReader reader =
          t.frames(new FrameRange(0, 0, t.index().count()), AtomSet.range(0, t.nAtoms()));
      FrameBuffer f = new FrameBuffer(t.nAtoms());
      for (int k = 0; reader.next(); k++) {
        reader.read(f);
        f.x()[0] += k == 0 ? 5 : 0;
        out.frame(k, (float) f.timePs(), f.box(), f.x(), f.y(), f.z());
      }
    }
    Files.write(file, out.bytes());
  }

  /** It stays in frames, is no reference for others, and is left out of everything made of them. */
  @Test
  void aTornFrameIsCountedAndLeftOut() throws IOException {
    tear();
    Path out = dir.resolve("out");
    describe(MANIFEST, options(RunOptions.BadFrames.FAIL, 0, false), out);
    TableStore store = new TableStore(spark, out.toString());
    List<Row> frames =
        store.read("frames").where("replica = '02'").orderBy("frame").collectAsList();
    assertFalse(frames.get(0).<Boolean>getAs("imaging_ok"));
    assertTrue(frames.get(0).isNullAt(frames.get(0).fieldIndex("state")));
    assertFalse(frames.get(0).<String>getAs("flags").isEmpty());
    assertTrue(frames.get(1).<Boolean>getAs("imaging_ok"));
    assertTrue(frames.get(1).<Double>getAs("rmsd_complex_nm") < 1);
    Row window = store.read("windows").where("replica = '02'").orderBy("window").first();
    assertEquals(1L, window.<Long>getAs("n_excluded"));
    double most =
        frames.subList(1, 1 + (int) window.<Long>getAs("n_frames").longValue()).stream()
            .mapToDouble(r -> r.<Double>getAs("rg_nm"))
            .max()
            .orElseThrow();
    assertEquals(most, window.<Double>getAs("max_rg_nm"), 1e-12);
  }

  /** Frame 100 of replica 01 loses its magic number. */
  private void damage() throws IOException {
    Path file = dir.resolve("ab_wt_r1.xtc");
    byte[] bytes = Files.readAllBytes(file);
    int at = 0;
    for (int i = 0; i < 100; i++) {
      int n = java.nio.ByteBuffer.wrap(bytes).getInt(at + 88);
      at += 92 + (n + 3) / 4 * 4;
    }
    Arrays.fill(bytes, at, at + 4, (byte) 0x55);
    Files.write(file, bytes);
  }

  @Test
  void damageStopsTheRunAndSaysWhere() throws IOException {
    damage();
    Path out = dir.resolve("out");
    Exception e =
        assertThrows(
            Exception.class,
            () -> describe(MANIFEST, options(RunOptions.BadFrames.FAIL, 7, false), out));
    Throwable t = e;
    while (t != null && !(t instanceof FormatException)) {
      t = t.getCause();
    }
    assertTrue(t instanceof FormatException, () -> "expected the format's complaint in " + e);
    assertEquals(100, ((FormatException) t).frame());
    assertTrue(t.getMessage().startsWith(dir.resolve("ab_wt_r1.xtc") + ": frame 100: byte "));
    assertFalse(Files.exists(out.resolve("tables")));
  }

  @Test
  void quarantineKeepsEveryGoodFrame() throws IOException {
    damage();
    List<List<String>> tables = new ArrayList<>();
    for (int split : new int[] {0, 3}) {
      Path out = dir.resolve("out" + split);
      DescribeJob.Outcome outcome =
          describe(MANIFEST, options(RunOptions.BadFrames.QUARANTINE, split, false), out);
      assertEquals(49, outcome.frames());
      assertEquals(1, outcome.badFrames());
      Row bad = new TableStore(spark, out.toString()).read("bad_frames").first();
      assertEquals(100L, bad.<Long>getAs("frame"));
      assertEquals("corrupt", bad.getAs("kind"));
      assertEquals("quarantined", bad.getAs("action"));
      tables.add(rows(out, "frames"));
    }
    assertEquals(tables.get(0), tables.get(1));
  }

  @Test
  void restartPartsOverlapIsResolvedAndRecorded() throws IOException {
    // part 2 starts again inside part 1: the first 40 frames of the same run
    byte[] bytes = Files.readAllBytes(dir.resolve("ab_wt_r1.xtc"));
    int at = 0;
    for (int i = 0; i < 40; i++) {
      int n = java.nio.ByteBuffer.wrap(bytes).getInt(at + 88);
      at += 92 + (n + 3) / 4 * 4;
    }
    Files.write(dir.resolve("part1.xtc"), Arrays.copyOf(bytes, at));
    int from = at * 3 / 4;
    int offset = 0;
    int frame = 0;
    while (offset < from) {
      int n = java.nio.ByteBuffer.wrap(bytes).getInt(offset + 88);
      offset += 92 + (n + 3) / 4 * 4;
      frame++;
    }
    Files.write(dir.resolve("part2.xtc"), Arrays.copyOfRange(bytes, offset, bytes.length));
    Path out = dir.resolve("out");
    describe(
        MANIFEST
            .replace("      stride: 10\n", "")
            .replace("stride: 10", "stride: 1")
            .replace("trajectory: ab_wt_r1.xtc", "trajectory: [part1.xtc, part2.xtc]"),
        options(RunOptions.BadFrames.FAIL, 0, false),
        out);
    TableStore store = new TableStore(spark, out.toString());
    assertEquals(300, store.read("frames").where("replica = '01'").count());
    assertEquals(40 - frame, store.read("bad_frames").where("kind = 'overlap'").count());
    assertEquals(
        300, store.read("frames").where("replica = '01'").select("time_ps").distinct().count());
  }

  @Test
  void resumeFinishesWhatIsThere() throws IOException {
    Path out = dir.resolve("out");
    describe(MANIFEST, options(RunOptions.BadFrames.FAIL, 7, true), out);
    List<String> first = rows(out, "frames");
    describe(MANIFEST, options(RunOptions.BadFrames.FAIL, 7, true), out);
    assertEquals(first, rows(out, "frames"));
  }
}
