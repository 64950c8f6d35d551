package org.padml.descriptors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.padml.descriptors.hbonds.HydrogenBonds;
import org.padml.descriptors.saltbridges.SaltBridges;
import org.padml.descriptors.surface.Radii;
import org.padml.descriptors.surface.SasaKernel;
import org.padml.model.AtomSet;
import org.padml.testing.MdComplex;
import org.padml.units.Units;

/** Surfaces, hydrogen bonds and salt bridges against MDTraj 1.9.7 and MDAnalysis 2.4.2. */
class ReferenceValuesTest {
  /** Files give 0.01 angstrom^2. */
  private static final double PRINTED = 0.005 * Units.NM2_PER_ANGSTROM2;

  /**
   * MDTraj tests points in single precision: of the about 1e5 tests near a sphere's edge in these
   * systems some tens fall on the other side, each of at most 0.0013 nm^2 (960 points).
   */
  private static final double SINGLE_PRECISION = 3e-4;

  private static List<Map<String, String>> table(String name) throws IOException {
    return MdComplex.table("reference-values/computed_md-ppi/" + name + ".frames.tsv");
  }

  private static void compare(String name, MdComplex md, AtomSet a, AtomSet b) throws IOException {
    compare(name, table(name), md, a, b);
  }

  private static void compare(
      String name, List<Map<String, String>> rows, MdComplex md, AtomSet a, AtomSet b)
      throws IOException {
    List<String> notes = new ArrayList<>();
    float[] radii = Radii.BONDI.of(md.topology(), a.union(b), notes);
    assertEquals(List.of(), notes);
    SasaKernel sasa =
        SasaKernel.between(a, b, SasaKernel.DEFAULT_POINTS, SasaKernel.WATER_PROBE_NM, radii);
    HydrogenBonds bonds = new HydrogenBonds(md.topology(), a, b);
    SaltBridges bridges = new SaltBridges(md.topology(), a, b);
    int[] compared = new int[2];
    int frames =
        md.forEachFrame(
            (k, frame) -> {
              Map<String, String> row = rows.get(k);
              String what = name + ", frame " + k + ": ";
              assertEquals(
                  Integer.parseInt(row.get("salt_bridge_res_pairs_4p0")),
                  bridges.compute(frame.x(), frame.y(), frame.z()),
                  what + "salt bridges");
              if (!row.getOrDefault("hbonds_bh_inter", "").isEmpty()) {
                bonds.compute(frame.x(), frame.y(), frame.z());
                assertEquals(
                    Integer.parseInt(row.get("hbonds_bh_inter")),
                    bonds.count(),
                    what + "hydrogen bonds");
                compared[0]++;
              }
              if (!row.get("sasa_complex").isEmpty()) {
                sasa.compute(frame.x(), frame.y(), frame.z());
                close(row, "sasa_A", sasa.sasaA(), sasa.sasaA(), what);
                close(row, "sasa_B", sasa.sasaB(), sasa.sasaB(), what);
                close(row, "sasa_complex", sasa.sasaComplex(), sasa.sasaComplex(), what);
                close(row, "bsa_total", sasa.bsa(), 2 * sasa.sasaComplex(), what);
                compared[1]++;
              }
            });
    assertEquals(rows.size(), frames, name);
    assertTrue(compared[1] > 0, name + ": no surface compared");
    assertEquals(bonds.applicable(), compared[0] > 0, name + ": " + bonds.reason());
  }

  private static void close(
      Map<String, String> row, String column, double found, double scale, String what) {
    assertEquals(
        Double.parseDouble(row.get(column)) * Units.NM2_PER_ANGSTROM2,
        found,
        scale * SINGLE_PRECISION + PRINTED,
        what + column);
  }

  @Test
  void twoChainsOfPyinteraph2() throws IOException {
    MdComplex md =
        new MdComplex(
            "md-ppi/pyinteraph2_two-chains/sim.prot.twochains.pdb",
            "md-ppi/pyinteraph2_two-chains/traj.twochains.xtc");
    compare(
        "pyinteraph2_two-chains",
        md,
        md.residues(r -> r.chain().equals("A")),
        md.residues(r -> r.chain().equals("B")));
  }

  @Test
  void wwDomainAndPeptide() throws IOException {
    MdComplex md =
        new MdComplex("md-ppi/ww-peptide_opls/com.pdb", "md-ppi/ww-peptide_opls/com_traj.xtc");
    compare(
        "ww-peptide_opls",
        md,
        md.residues(r -> r.chain().equals("A")),
        md.residues(r -> r.chain().equals("B")));
  }

  @Test
  void rpn11AndUbiquitin() throws IOException {
    MdComplex md =
        new MdComplex(
            "md-ppi/rpn11-ubiquitin_namd/rpn11_ubq.psf",
            "md-ppi/rpn11-ubiquitin_namd/rpn11_ubq.dcd");
    compare(
        "rpn11-ubiquitin_namd",
        md,
        md.residues(r -> r.segment().equals("RN11")),
        md.residues(r -> r.segment().equals("UBQ")));
  }

  @Test
  void receptorAndGProteinWithoutHydrogens() throws IOException {
    MdComplex md =
        new MdComplex(
            "md-ppi/b2ar-gs_mdciao/gs-b2ar.noH.pdb",
            "md-ppi/b2ar-gs_mdciao/gs-b2ar.noH.stride.20.xtc");
    compare(
        "b2ar-gs_mdciao__receptor-vs-Gabg",
        md,
        md.residueRange(760, 1043),
        md.residueRange(0, 760));
  }

  @Test
  void rasAndRaf() throws IOException {
    MdComplex md =
        new MdComplex(
            "md-ppi/ras-raf_amber/ras-raf_complex.prmtop",
            "md-ppi/ras-raf_amber/prod_complex.mdcrd");
    compare("ras-raf_amber", md, md.residueRange(0, 166), md.residueRange(166, 242));
  }

  @Test
  void yiipHomodimerInItsMembrane() throws IOException {
    MdComplex md =
        new MdComplex(
            "md-ppi/yiip-homodimer_membrane/YiiP_lipids.gro.gz",
            "md-ppi/yiip-homodimer_membrane/YiiP_lipids.xtc");
    compare("yiip-homodimer_membrane", md, md.residueRange(0, 282), md.residueRange(282, 564));
  }

  /** trimer_hbonds.py counted the hydrogen bonds. */
  @ParameterizedTest
  @CsvSource({"PROB, 1", "PROC, 2"})
  void trimerWithItsGlycan(String partner, int column) throws IOException {
    MdComplex md =
        new MdComplex(
            "md-ppi/trimer-glycan_gmx_mmpbsa/com.tpr",
            "md-ppi/trimer-glycan_gmx_mmpbsa/com_traj.xtc");
    String name = "trimer-glycan_gmx_mmpbsa__PROA-vs-" + partner;
    List<Map<String, String>> rows = table(name);
    try (InputStream in = ReferenceValuesTest.class.getResourceAsStream("trimer_hbonds.tsv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      for (int k = 0; k < rows.size(); k++) {
        rows.get(k).put("hbonds_bh_inter", lines.get(k + 1).split("\t")[column]);
      }
    }
    compare(
        name,
        rows,
        md,
        md.residues(r -> r.segment().equals("PROA")),
        md.residues(r -> r.segment().equals(partner)));
  }
}
