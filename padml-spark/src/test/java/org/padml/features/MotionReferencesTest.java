package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.padml.formats.OverlapPolicy;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestReader;
import org.padml.testing.MdComplex;
import org.padml.testing.SharedData;
import org.padml.units.Units;

/** Motions that {@code describe} writes, from trajectory to tables, against other programs. */
class MotionReferencesTest {
  /** Means that count as converged, through a tumbling pair of chains. */
  private static final double LENGTH_NM = 1e-6;

  /** Coordinates are single precision in other units: 1e-7, through eigenproblems. */
  private static final double RELATIVE = 1e-5;

  /** Timescales are 1 / (1 - eigenvalue) times as sensitive: here up to 1e2. */
  private static final double TIMESCALE = 1e-3;

  /** Slow components have unit variance; the slowest is made of components of 0.1 nm and more. */
  private static final double SLOW = 1e-4;

  /** The reference tables are printed to 1e-4 angstrom; half of that, and single precision. */
  private static final double PRINTED_NM = 0.6e-4 * Units.NM_PER_ANGSTROM;

  private static SparkSession spark;

  @TempDir private Path dir;

  @BeforeAll
  static void start() {
    spark = Sparks.session();
  }

  private TableStore describe(String topology, String trajectory, String a, String b)
      throws IOException {
    RunOptions options =
        new RunOptions(
            RunOptions.BadFrames.FAIL,
            OverlapPolicy.KEEP_LAST,
            0,
            SparkIndexer.DEFAULT_RANGE_BYTES,
            Definitions.defaults(),
            Set.of(DescriptorGroup.DYNAMICS, DescriptorGroup.MOTIONS),
            false);
    Map<String, String> partners = new LinkedHashMap<>();
    partners.put("A", a);
    partners.put("B", b);
    Storage storage = new Storage(spark.sparkContext().hadoopConfiguration());
    Manifest manifest =
        ManifestReader.ofFiles(
            storage, topology, null, List.of(trajectory), partners, FrameColumn.names());
    SystemModel model = new SystemLoader(storage, manifest).load(manifest.systems().get(0));
    RunPlan plan =
        new RunPlanner(
                storage, options, new SparkIndexer(spark.sparkContext(), options.scanBytes()), 2)
            .plan(manifest, List.of(model));
    TableStore store = new TableStore(spark, dir.resolve("out").toString());
    new DescribeJob(spark, manifest, plan, options, store, "test").run(ProgressSink.NONE);
    return store;
  }

  private static List<Row> sorted(TableStore store, String table, String by, String... then)
      throws IOException {
    return store.read(table).orderBy(by, then).collectAsList();
  }

  private static void check(double expected, Row row, String column, double tolerance) {
    assertEquals(expected, row.<Double>getAs(column), tolerance, row.toString());
  }

  @Test
  void peptidesMoveAsMdAnalysisNumPyAndSciPySay() throws IOException {
    TableStore store =
        describe(
            Samples.file("abeta/ab_wt_r1.pdb").toString(),
            Samples.file("abeta/ab_wt_r1.xtc").toString(),
            "chain A",
            "chain B");
    List<Row> residues = sorted(store, "fluctuations", "partner", "resid");
    Map<String, Row> rows = new LinkedHashMap<>();
    for (int k = 0; k < residues.size(); k++) {
      rows.put("rmsf " + k + " 0", residues.get(k));
    }
    List<String> names = new ArrayList<>();
    residues.forEach(r -> names.add(r.getAs("partner") + " " + r.getAs("resid")));
    for (Row r : store.read("correlations").collectAsList()) {
      int i = names.indexOf(r.getAs("partner_a") + " " + r.getAs("resid_a"));
      int j = names.indexOf(r.getAs("partner_b") + " " + r.getAs("resid_b"));
      rows.put("dccm " + i + " " + j, r);
      rows.put("lmi " + i + " " + j, r);
    }
    for (Row r : store.read("principal_components").collectAsList()) {
      rows.put("variance " + (r.<Integer>getAs("component") - 1) + " 0", r);
    }
    for (Row r : store.read("projections").collectAsList()) {
      rows.put("projection " + r.getAs("frame") + " " + (r.<Integer>getAs("component") - 1), r);
      if (r.<Integer>getAs("component") == 1) {
        rows.put("slowest " + r.getAs("frame") + " 0", r);
      }
    }
    for (Row r : store.read("slow_components").collectAsList()) {
      String at = r.getAs("lag_frames") + " " + (r.<Integer>getAs("component") - 1);
      rows.put("slow " + at, r);
      rows.put("timescale " + at, r);
    }
    rows.put("passes 0 0", store.read("motions").first());
    assertEquals(300 * 10, store.read("projections").count());
    int checked = 0;
    for (String[] cell : cells()) {
      checkCell(
          cell[0],
          Double.parseDouble(cell[3]),
          rows.get(String.join(" ", cell[0], cell[1], cell[2])));
      checked++;
    }
    assertEquals(139, checked);
  }

  private static void checkCell(String what, double expected, Row row) {
    double size = Math.abs(expected);
    switch (what) {
      case "passes" -> assertEquals((int) expected, row.<Integer>getAs("fit_passes"));
      case "rmsf" -> check(expected, row, "rmsf_nm", LENGTH_NM);
      case "dccm" -> check(expected, row, "dynamic_cross_correlation", RELATIVE);
      case "lmi" -> check(expected, row, "linear_mutual_information", RELATIVE);
      case "variance" -> check(expected, row, "variance_nm2", RELATIVE * size);
      case "projection" -> check(expected, row, "principal_nm", 10 * LENGTH_NM);
      case "slow" -> check(expected, row, "eigenvalue", RELATIVE);
      case "timescale" -> check(expected, row, "timescale_ps", TIMESCALE * size);
      default -> check(expected, row, "slow", SLOW);
    }
  }

  private static List<String[]> cells() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                MotionReferencesTest.class.getResourceAsStream("motions.tsv"),
                StandardCharsets.UTF_8))) {
      return in.lines().map(l -> l.split("\\t")).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ras-raf_amber,ras-raf_complex.prmtop,prod_complex.mdcrd,bynum 1-2621,bynum 2622-3862",
    "rpn11-ubiquitin_namd,rpn11_ubq.psf,rpn11_ubq.dcd,segid RN11,segid UBQ",
    "ww-peptide_opls,com.pdb,com_traj.xtc,chain A,chain B",
    "pyinteraph2_two-chains,sim.prot.twochains.pdb,traj.twochains.xtc,chain A,chain B"
  })
  void complexesFluctuateAsMdAnalysisSays(
      String name, String topology, String trajectory, String a, String b) throws IOException {
    String folder = "md-ppi/" + name + "/";
    TableStore store =
        describe(
            SharedData.require(folder + topology).toString(),
            SharedData.require(folder + trajectory).toString(),
            a,
            b);
    List<Map<String, String>> expected =
        MdComplex.table("reference-values/computed_md-ppi/" + name + ".rmsf_ca.tsv");
    List<Row> found = store.read("fluctuations").collectAsList();
    assertEquals(expected.size(), found.size());
    for (int k = 0; k < found.size(); k++) {
      double nm = Double.parseDouble(expected.get(k).get("rmsf_A")) * Units.NM_PER_ANGSTROM;
      check(nm, found.get(k), "rmsf_nm", PRINTED_NM);
    }
    Row motions = store.read("motions").first();
    assertEquals(expected.size(), motions.<Integer>getAs("n_alpha_carbons"));
    assertTrue(motions.<Double>getAs("mean_shift_nm") < 1e-7, motions.toString());
  }
}
