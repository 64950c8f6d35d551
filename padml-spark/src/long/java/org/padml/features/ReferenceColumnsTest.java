package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.padml.formats.Formats;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.OverlapPolicy;
import org.padml.formats.Trajectory;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestReader;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.testing.MdComplex;
import org.padml.testing.SharedData;
import org.padml.units.Units;

/**
 * The columns that {@code describe} writes, on every complex of {@code md-ppi}, against MDAnalysis
 * 2.4.2 and MDTraj 1.9.7 ({@code reference-values/computed_md-ppi}).
 */
@Tag("long")
class ReferenceColumnsTest {
  /** Files give 0.001 angstrom; references are float. */
  private static final double LENGTH_NM = 0.5e-3 * Units.NM_PER_ANGSTROM + 5e-5;

  /** Float distances of coordinates of about 100 angstrom differ from exact ones by this. */
  private static final double CUTOFF_ROUNDING_NM = 2e-6;

  private static final double CONTACT_NM = 0.45;
  private static final double SALT_BRIDGE_NM = 0.40;

  /** MDTraj tests the points of its spheres in single precision. */
  private static final double AREA_RELATIVE = 1e-3;

  private record Complex(String name, String topology, String trajectory, String a, String b) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Complex> complexes() {
    return List.of(
        new Complex(
            "rpn11-ubiquitin_namd",
            "rpn11-ubiquitin_namd/rpn11_ubq.psf",
            "rpn11-ubiquitin_namd/rpn11_ubq.dcd",
            "segid RN11",
            "segid UBQ"),
        new Complex(
            "pyinteraph2_two-chains",
            "pyinteraph2_two-chains/sim.prot.twochains.pdb",
            "pyinteraph2_two-chains/traj.twochains.xtc",
            "chain A",
            "chain B"),
        new Complex(
            "b2ar-gs_mdciao__receptor-vs-Gabg",
            "b2ar-gs_mdciao/gs-b2ar.noH.pdb",
            "b2ar-gs_mdciao/gs-b2ar.noH.stride.20.xtc",
            "index 6044-8329",
            "index 0-6043"),
        new Complex(
            "ww-peptide_gmx_mmpbsa",
            "ww-peptide_gmx_mmpbsa/com.pdb",
            "ww-peptide_gmx_mmpbsa/com_traj.xtc",
            "segid PROA",
            "segid PROB"),
        new Complex(
            "trimer-glycan_gmx_mmpbsa__PROA-vs-PROB",
            "trimer-glycan_gmx_mmpbsa/com.tpr",
            "trimer-glycan_gmx_mmpbsa/com_traj.xtc",
            "segid PROA",
            "segid PROB"),
        new Complex(
            "trimer-glycan_gmx_mmpbsa__PROA-vs-PROC",
            "trimer-glycan_gmx_mmpbsa/com.tpr",
            "trimer-glycan_gmx_mmpbsa/com_traj.xtc",
            "segid PROA",
            "segid PROC"),
        new Complex(
            "ww-peptide_opls",
            "ww-peptide_opls/com.pdb",
            "ww-peptide_opls/com_traj.xtc",
            "chain A",
            "chain B"),
        new Complex(
            "ras-raf_amber",
            "ras-raf_amber/ras-raf_complex.prmtop",
            "ras-raf_amber/prod_complex.mdcrd",
            "bynum 1-2621",
            "bynum 2622-3862"),
        new Complex(
            "yiip-homodimer_membrane",
            "yiip-homodimer_membrane/YiiP_lipids.gro.gz",
            "yiip-homodimer_membrane/YiiP_lipids.xtc",
            "index 0-4406",
            "index 4407-8813"));
  }

  private static RunOptions options(Set<DescriptorGroup> groups) {
    return new RunOptions(
        RunOptions.BadFrames.FAIL,
        OverlapPolicy.KEEP_LAST,
        0,
        SparkIndexer.DEFAULT_RANGE_BYTES,
        Definitions.defaults(),
        groups,
        false);
  }

  @ParameterizedTest
  @MethodSource("complexes")
  void columnsAreThoseOfOtherPrograms(Complex c) throws IOException {
    List<Map<String, String>> rows =
        MdComplex.table("reference-values/computed_md-ppi/" + c.name() + ".frames.tsv");
    Storage storage = new Storage(new Configuration(false));
    Map<String, String> partners = new LinkedHashMap<>(Map.of("A", c.a()));
    partners.put("B", c.b());
    String trajectory = SharedData.require("md-ppi/" + c.trajectory()).toString();
    Manifest manifest =
        ManifestReader.ofFiles(
            storage,
            SharedData.require("md-ppi/" + c.topology()).toString(),
            null,
            List.of(trajectory),
            partners,
            FrameColumn.names());
    SystemModel model = new SystemLoader(storage, manifest).load(manifest.systems().get(0));
    FrameBuffer buffer = new FrameBuffer(model.atomsRead().size());
    FrameDescriber plain = null;
    FrameDescriber surface = null;
    int k = 0;
    try (Trajectory t = Formats.openTrajectory(storage.open(trajectory), model.fileAtoms())) {
      FrameReader reader =
          t.frames(new FrameRange(0, t.index().byteOffset(0), rows.size()), model.atomsRead());
      while (reader.next()) {
        reader.read(buffer);
        if (plain == null || surface == null) {
          References first = first(buffer);
          plain = new FrameDescriber(model, options(notSurface()), first);
          surface = new FrameDescriber(model, options(Set.of(DescriptorGroup.SURFACE)), first);
        }
        Map<String, String> row = rows.get(k);
        compare(c.name() + ", frame " + k, row, plain.describe(buffer).get(0), model, buffer);
        if (!row.get("sasa_complex").isEmpty()) {
          areas(c.name() + ", frame " + k, row, surface.describe(buffer).get(0).values());
        }
        k++;
      }
      assertEquals(rows.size(), t.index().count(), "frames");
    }
    assertEquals(rows.size(), k);
  }

  private static Set<DescriptorGroup> notSurface() {
    return Set.of(
        DescriptorGroup.GEOMETRY,
        DescriptorGroup.CONTACTS,
        DescriptorGroup.HBONDS,
        DescriptorGroup.SALT_BRIDGES,
        DescriptorGroup.RMSD);
  }

  private static References first(FrameBuffer f) {
    ReferenceFrame frame = new ReferenceFrame(f.x().clone(), f.y().clone(), f.z().clone(), f.box());
    return new References(frame, frame, false);
  }

  private static double value(double[] values, FrameColumn column) {
    return values[FrameColumn.names().stream().toList().indexOf(column.columnName())];
  }

  private static void compare(
      String what,
      Map<String, String> row,
      FrameDescriber.Result found,
      SystemModel model,
      FrameBuffer frame) {
    double[] v = found.values();
    assertTrue(found.imagingOk(), what + ": " + found.flags());
    length(what, row, "min_heavy_dist", v, FrameColumn.MIN_DISTANCE_NM);
    length(what, row, "rmsd_ca_to_first", v, FrameColumn.RMSD_COMPLEX_NM);
    count(what, row, "heavy_pairs_4p5", v, FrameColumn.N_ATOM_CONTACTS, model, frame, CONTACT_NM);
    count(what, row, "res_pairs_4p5", v, FrameColumn.N_RESIDUE_CONTACTS, model, frame, CONTACT_NM);
    count(
        what,
        row,
        "salt_bridge_res_pairs_4p0",
        v,
        FrameColumn.N_SALT_BRIDGES,
        model,
        frame,
        SALT_BRIDGE_NM);
    String bonds = row.getOrDefault("hbonds_bh_inter", "");
    if (!bonds.isEmpty()) {
      assertEquals(
          Double.parseDouble(bonds), value(v, FrameColumn.N_HBONDS), what + ": hydrogen bonds");
    }
  }

  private static void length(
      String what, Map<String, String> row, String name, double[] v, FrameColumn column) {
    double expected = Double.parseDouble(row.get(name)) * Units.NM_PER_ANGSTROM;
    assertEquals(expected, value(v, column), LENGTH_NM, what + ": " + name);
  }

  /** Equal, unless as many pairs lie within rounding of the cutoff as the counts differ. */
  private static void count(
      String what,
      Map<String, String> row,
      String name,
      double[] v,
      FrameColumn column,
      SystemModel model,
      FrameBuffer frame,
      double cutoffNm) {
    int expected = Integer.parseInt(row.get(name));
    int found = (int) value(v, column);
    if (expected != found) {
      int near = pairsAtCutoff(model, frame, cutoffNm);
      assertTrue(
          Math.abs(expected - found) <= near,
          what
              + ": "
              + name
              + ": expected "
              + expected
              + ", found "
              + found
              + ", "
              + near
              + " pairs are at the cutoff");
    }
  }

  private static int pairsAtCutoff(SystemModel model, FrameBuffer f, double cutoffNm) {
    Topology t = model.topology();
    AtomSet a = model.partners().get(0);
    AtomSet b = model.partners().get(1);
    int near = 0;
    for (int i : a.toArray()) {
      for (int j : b.toArray()) {
        double dx = (double) f.x()[i] - f.x()[j];
        double dy = (double) f.y()[i] - f.y()[j];
        double dz = (double) f.z()[i] - f.z()[j];
        double d = Math.sqrt(dx * dx + dy * dy + dz * dz);
        if (t.isHeavy(i) && t.isHeavy(j) && Math.abs(d - cutoffNm) < CUTOFF_ROUNDING_NM) {
          near++;
        }
      }
    }
    return near;
  }

  private static void areas(String what, Map<String, String> row, double[] v) {
    area(what, row, "sasa_A", v, FrameColumn.SASA_A_NM2, null);
    area(what, row, "sasa_B", v, FrameColumn.SASA_B_NM2, null);
    area(what, row, "sasa_complex", v, FrameColumn.SASA_COMPLEX_NM2, null);
    area(what, row, "bsa_total", v, FrameColumn.BSA_NM2, "sasa_complex");
    assertEquals(
        value(v, FrameColumn.BSA_NM2) / 2, value(v, FrameColumn.INTERFACE_AREA_NM2), 1e-9, what);
  }

  /** A difference is compared at the scale of what it is the difference of. */
  private static void area(
      String what,
      Map<String, String> row,
      String name,
      double[] v,
      FrameColumn column,
      @Nullable String scale) {
    double expected = Double.parseDouble(row.get(name)) * Units.NM2_PER_ANGSTROM2;
    double of = Double.parseDouble(row.get(scale == null ? name : scale));
    double tolerance = AREA_RELATIVE * of * Units.NM2_PER_ANGSTROM2;
    assertEquals(expected, value(v, column), tolerance, what + ": " + name);
  }
}
