package org.padml.descriptors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.padml.descriptors.contacts.InterfaceContacts;
import org.padml.descriptors.geometry.FitAtoms;
import org.padml.descriptors.geometry.FittedRmsd;
import org.padml.descriptors.geometry.MassGeometry;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;
import org.padml.testing.MdComplex;
import org.padml.units.Units;

/** Distances, sizes, deviations and contacts against MDAnalysis 2.4.2 on the same frames. */
class GeometryReferenceTest {
  /** Files give 0.001 angstrom; MDAnalysis averages single-precision angstroms. */
  private static final double PRINTED = 0.0012 * Units.NM_PER_ANGSTROM;

  /** A pair this near to the cutoff may be on its other side in single-precision angstroms. */
  private static final double ROUNDING = 2e-6;

  private static final double[] CUTOFFS = {0.45, 0.55};

  /** One complex, its partners, and the kernels asked. */
  private static final class Comparison {
    private final Topology topology;
    private final AtomSet a;
    private final AtomSet b;
    private final PartnerTrees trees;
    private final MassGeometry unweighted;
    private final InterfaceContacts[][] contacts = new InterfaceContacts[2][3];
    private FittedRmsd rmsd;
    private int exact;

    Comparison(Topology topology, AtomSet a, AtomSet b) {
      this.topology = topology;
      this.a = a;
      this.b = b;
      trees = new PartnerTrees(topology, a, b);
      unweighted = new MassGeometry(withUnitMasses(topology), a, b);
      for (int c = 0; c < 2; c++) {
        for (int k = 0; k < 3; k++) {
          double cutoff = CUTOFFS[c] + (k - 1) * ROUNDING;
          contacts[c][k] = new InterfaceContacts(topology, trees, AtomSet.of(), cutoff);
        }
      }
      float[] none = new float[topology.nAtoms()];
      rmsd = new FittedRmsd(AtomSet.of(), none, none, none);
    }

    private static Topology withUnitMasses(Topology topology) {
      TopologyBuilder builder = new TopologyBuilder();
      for (int r = 0; r < topology.nResidues(); r++) {
        builder.addResidue(topology.residue(r));
        for (int k = topology.residueStart(r); k < topology.residueStart(r + 1); k++) {
          builder.addAtom(topology.atomName(k), topology.atomicNumber(k)).mass(1);
        }
      }
      return builder.build();
    }

    void check(Map<String, String> row, FrameBuffer frame, String name, int k) {
      String what = name + ", frame " + k + ": ";
      trees.refresh(frame);
      unweighted.compute(frame);
      if (k == 0) {
        AtomSet alpha = FitAtoms.alphaCarbons(topology, a.union(b));
        assertTrue(alpha.size() > 3, what + "alpha carbons");
        rmsd = new FittedRmsd(alpha, frame.x(), frame.y(), frame.z());
      }
      length(row, "min_heavy_dist", trees.minDistanceNm(), what);
      length(row, "cog_distance", unweighted.comDistanceNm(), what);
      length(row, "rg_all_atoms_massless", unweighted.rgNm(), what);
      length(row, "rmsd_ca_to_first", rmsd.rmsdNm(frame), what);
      for (InterfaceContacts[] atCutoff : contacts) {
        for (InterfaceContacts c : atCutoff) {
          c.compute(trees);
        }
      }
      InterfaceContacts[] near = contacts[0];
      count(row, "heavy_pairs_4p5", near[0].nAtomContacts(), near[2].nAtomContacts(), what);
      count(row, "res_pairs_4p5", near[0].nResidueContacts(), near[2].nResidueContacts(), what);
      InterfaceContacts[] far = contacts[1];
      count(row, "res_pairs_5p5", far[0].nResidueContacts(), far[2].nResidueContacts(), what);
    }

    private static void length(Map<String, String> row, String column, double nm, String what) {
      double expected = Double.parseDouble(row.get(column)) * Units.NM_PER_ANGSTROM;
      assertEquals(expected, nm, PRINTED, what + column);
    }

    private void count(Map<String, String> row, String column, long least, long most, String what) {
      long expected = Long.parseLong(row.get(column));
      assertTrue(
          least <= expected && expected <= most,
          what + column + ": expected " + expected + ", found " + least + " to " + most);
      exact += least == most ? 1 : 0;
    }
  }

  private static void compare(String name, MdComplex md, AtomSet a, AtomSet b) throws IOException {
    List<Map<String, String>> rows =
        MdComplex.table("reference-values/computed_md-ppi/" + name + ".frames.tsv");
    Comparison test = new Comparison(md.topology(), a, b);
    int frames = md.forEachFrame((k, frame) -> test.check(rows.get(k), frame, name, k));
    assertEquals(rows.size(), frames, name);
    assertTrue(test.exact > 2 * frames, name + ": counts equal without any pair at the cutoff");
  }

  private static MdComplex complex(String topology, String trajectory) throws IOException {
    return new MdComplex("md-ppi/" + topology, "md-ppi/" + trajectory);
  }

  @Test
  void twoChainsOfPyinteraph2() throws IOException {
    MdComplex md =
        complex(
            "pyinteraph2_two-chains/sim.prot.twochains.pdb",
            "pyinteraph2_two-chains/traj.twochains.xtc");
    compare(
        "pyinteraph2_two-chains",
        md,
        md.residues(r -> r.chain().equals("A")),
        md.residues(r -> r.chain().equals("B")));
  }

  @Test
  void wwDomainAndPeptide() throws IOException {
    MdComplex md = complex("ww-peptide_opls/com.pdb", "ww-peptide_opls/com_traj.xtc");
    compare(
        "ww-peptide_opls",
        md,
        md.residues(r -> r.chain().equals("A")),
        md.residues(r -> r.chain().equals("B")));
  }

  @Test
  void wwDomainAndPeptideInWater() throws IOException {
    MdComplex md = complex("ww-peptide_gmx_mmpbsa/com.pdb", "ww-peptide_gmx_mmpbsa/com_traj.xtc");
    compare(
        "ww-peptide_gmx_mmpbsa",
        md,
        md.residues(r -> r.segment().equals("PROA")),
        md.residues(r -> r.segment().equals("PROB")));
  }

  @Test
  void rpn11AndUbiquitin() throws IOException {
    MdComplex md =
        complex("rpn11-ubiquitin_namd/rpn11_ubq.psf", "rpn11-ubiquitin_namd/rpn11_ubq.dcd");
    compare(
        "rpn11-ubiquitin_namd",
        md,
        md.residues(r -> r.segment().equals("RN11")),
        md.residues(r -> r.segment().equals("UBQ")));
  }

  @Test
  void rasAndRaf() throws IOException {
    MdComplex md =
        complex("ras-raf_amber/ras-raf_complex.prmtop", "ras-raf_amber/prod_complex.mdcrd");
    compare("ras-raf_amber", md, md.residueRange(0, 166), md.residueRange(166, 242));
  }

  @Test
  void receptorAndGProteinWithoutHydrogens() throws IOException {
    MdComplex md =
        complex("b2ar-gs_mdciao/gs-b2ar.noH.pdb", "b2ar-gs_mdciao/gs-b2ar.noH.stride.20.xtc");
    compare(
        "b2ar-gs_mdciao__receptor-vs-Gabg",
        md,
        md.residueRange(760, 1043),
        md.residueRange(0, 760));
  }

  @Test
  void homodimerInItsMembrane() throws IOException {
    MdComplex md =
        complex(
            "yiip-homodimer_membrane/YiiP_lipids.gro.gz",
            "yiip-homodimer_membrane/YiiP_lipids.xtc");
    compare("yiip-homodimer_membrane", md, AtomSet.range(0, 4407), AtomSet.range(4407, 8814));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROB", "PROC"})
  void trimerWithItsGlycan(String partner) throws IOException {
    MdComplex md =
        complex("trimer-glycan_gmx_mmpbsa/com.tpr", "trimer-glycan_gmx_mmpbsa/com_traj.xtc");
    compare(
        "trimer-glycan_gmx_mmpbsa__PROA-vs-" + partner,
        md,
        md.residues(r -> r.segment().equals("PROA")),
        md.residues(r -> r.segment().equals(partner)));
  }
}
