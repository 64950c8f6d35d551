package org.padml.descriptors.docking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;
import org.padml.testing.MdComplex;
import org.padml.units.Units;

/** Docking measures of frames against numpy and MDAnalysis (docking.py), and in closed form. */
class DockingMeasuresTest {
  /** Six decimals are printed; coordinates of about 10 nm have 1e-6 nm as floats. */
  private static final double PRINTED = 2e-6;

  /** RMSDs in angstrom, of float coordinates in angstrom there and nm here. */
  private static final double RMSD = 2e-5;

  /** An RMSD of zero is the root of a difference that cancels: of 1e-7 of the extent. */
  private static final double ZERO_NM = 1e-5;

  private static List<String[]> rows(String system) throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    DockingMeasuresTest.class.getResourceAsStream("docking.tsv")),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split("\t");
        if (cells[0].equals(system)) {
          rows.add(cells);
        }
      }
    }
    return rows;
  }

  /** The measures of frames, the reference being the first. */
  private static final class Comparison {
    private final Topology topology;
    private final AtomSet a;
    private final AtomSet b;
    private final PartnerTrees trees;
    private final DockingReference reference;
    private final DockingMeasures measures;
    private final NativeContacts natives;

    Comparison(Topology topology, AtomSet a, AtomSet b, FrameBuffer first, DockingCutoffs cutoffs) {
      this.topology = topology;
      this.a = a;
      this.b = b;
      trees = new PartnerTrees(topology, a, b);
      reference = DockingReference.of(topology, a, b, first.x(), first.y(), first.z(), cutoffs);
      assertEquals("", reference.reason());
      measures = new DockingMeasures(reference, trees);
      natives = new NativeContacts(topology, a, b, first.x(), first.y(), first.z());
    }

    void compute(FrameBuffer frame) {
      trees.refresh(frame);
      measures.compute(frame, trees);
    }

    void check(String[] row, FrameBuffer frame) {
      compute(frame);
      String what = row[0] + " frame " + row[1] + " ";
      DockingMeasures m = measures;
      assertEquals(Double.parseDouble(row[2]), m.dockq(), PRINTED, what + "dockq");
      assertEquals(Double.parseDouble(row[3]), m.fnat(), PRINTED, what + "fnat");
      assertEquals(Double.parseDouble(row[4]), m.fnonnat(), PRINTED, what + "fnonnat");
      assertEquals(Double.parseDouble(row[5]), m.f1(), PRINTED, what + "f1");
      double nm = Units.ANGSTROM_PER_NM;
      assertEquals(Double.parseDouble(row[6]), m.irmsdNm() * nm, RMSD, what + "irmsd");
      assertEquals(Double.parseDouble(row[7]), m.lrmsdNm() * nm, RMSD, what + "lrmsd");
      double q = natives.q(frame.x(), frame.y(), frame.z());
      assertEquals(Double.parseDouble(row[8]), q, PRINTED, what + "q");
      assertEquals(Integer.parseInt(row[9]), m.clashes(), what + "clashes");
    }
  }

  private static Comparison compare(
      MdComplex md, AtomSet a, AtomSet b, String system, DockingCutoffs cutoffs)
      throws IOException {
    List<String[]> rows = rows(system);
    Comparison[] made = new Comparison[1];
    int frames =
        md.forEachFrame(
            (k, frame) -> {
              if (k == 0) {
                made[0] = new Comparison(md.topology(), a, b, frame, cutoffs);
              }
              made[0].check(rows.get(k), frame);
            });
    assertEquals(rows.size(), frames);
    assertTrue(frames > 3, system);
    return made[0];
  }

  @Test
  void proteinAndPeptideOfTwoChains() throws IOException {
    MdComplex md =
        new MdComplex(
            "md-ppi/pyinteraph2_two-chains/sim.prot.twochains.pdb",
            "md-ppi/pyinteraph2_two-chains/traj.twochains.xtc");
    AtomSet a = md.residues(r -> r.chain().equals("A"));
    AtomSet b = md.residues(r -> r.chain().equals("B"));
    assertEquals(
        1, compare(md, a, b, "two-chains", DockingCutoffs.PROTEIN).reference.nAssignments());
    compare(md, a, b, "two-chains-peptide", DockingCutoffs.PEPTIDE);
  }

  @Test
  void rpn11AndUbiquitin() throws IOException {
    MdComplex md =
        new MdComplex(
            "md-ppi/rpn11-ubiquitin_namd/rpn11_ubq.psf",
            "md-ppi/rpn11-ubiquitin_namd/rpn11_ubq.dcd");
    compare(
        md,
        md.residues(r -> r.segment().equals("RN11")),
        md.residues(r -> r.segment().equals("UBQ")),
        "rpn11",
        DockingCutoffs.PROTEIN);
  }

  /** The coordinates of two partners of the same atoms, exchanged. */
  private static FrameBuffer exchanged(Comparison c, FrameBuffer frame) {
    FrameBuffer out = new FrameBuffer(c.topology.nAtoms());
    System.arraycopy(frame.x(), 0, out.x(), 0, out.nAtoms());
    System.arraycopy(frame.y(), 0, out.y(), 0, out.nAtoms());
    System.arraycopy(frame.z(), 0, out.z(), 0, out.nAtoms());
    for (int k = 0; k < c.a.size(); k++) {
      for (int side = 0; side < 2; side++) {
        int to = side == 0 ? c.a.get(k) : c.b.get(k);
        int from = side == 0 ? c.b.get(k) : c.a.get(k);
        out.x()[to] = frame.x()[from];
        out.y()[to] = frame.y()[from];
        out.z()[to] = frame.z()[from];
      }
    }
    return out;
  }

  @Test
  void copiesOfAHomodimerStandForEachOther() throws IOException {
    MdComplex md =
        new MdComplex(
            "md-ppi/yiip-homodimer_membrane/YiiP_lipids.gro.gz",
            "md-ppi/yiip-homodimer_membrane/YiiP_lipids.xtc");
    AtomSet a = md.residueRange(0, 282);
    AtomSet b = md.residueRange(282, 564);
    Comparison c = compare(md, a, b, "yiip", DockingCutoffs.PROTEIN);
    assertEquals(2, c.reference.nAssignments());
    assertEquals(a.size(), b.size());
    md.forEachFrame(
        (k, frame) -> {
          c.compute(frame);
          double dockq = c.measures.dockq();
          double lrmsd = c.measures.lrmsdNm();
          int match = c.measures.assignment();
          c.compute(exchanged(c, frame));
          assertEquals(dockq, c.measures.dockq(), 1e-12);
          assertEquals(lrmsd, c.measures.lrmsdNm(), 1e-12);
          assertEquals(1 - match, c.measures.assignment());
        });
  }

  /** Chains of two glycines (backbones only), one after another along x. */
  private static Topology glycines(String... chains) {
    TopologyBuilder builder = new TopologyBuilder();
    for (String chain : chains) {
      for (int r = 1; r <= 2; r++) {
        builder.addResidue(new Topology.Residue(r, "", "GLY", chain, ""));
        for (String name : Assignment.BACKBONE) {
          builder.addAtom(name, Elements.ofSymbol(name.substring(0, 1)));
        }
      }
    }
    return builder.build();
  }

  private static FrameBuffer places(int nChains, double gap) {
    FrameBuffer f = new FrameBuffer(8 * nChains);
    for (int k = 0; k < f.nAtoms(); k++) {
      f.x()[k] = (float) (gap * (k / 8) + 0.05 * (k % 2));
      f.y()[k] = 0.13f * (k % 8);
      f.z()[k] = 0.07f * (k * k % 5);
    }
    return f;
  }

  @Test
  void permutationsOfIdenticalChainsAreTried() {
    Topology topology = glycines("A", "B", "C", "D");
    AtomSet a = AtomSet.range(0, 16);
    AtomSet b = AtomSet.range(16, 32);
    FrameBuffer f = places(4, 0.4);
    Comparison c = new Comparison(topology, a, b, f, DockingCutoffs.PROTEIN);
    assertEquals(8, c.reference.nAssignments());
    c.compute(f);
    assertEquals(1, c.measures.dockq(), 1e-9);
    assertEquals(0, c.measures.assignment());
    // the order D C B A: the partners exchanged and the chains of both
    FrameBuffer turned = new FrameBuffer(32);
    for (int k = 0; k < 32; k++) {
      int from = (3 - k / 8) * 8 + k % 8;
      turned.x()[k] = f.x()[from];
      turned.y()[k] = f.y()[from];
      turned.z()[k] = f.z()[from];
    }
    c.compute(turned);
    assertEquals(1, c.measures.dockq(), 1e-9);
    assertEquals(0, c.measures.lrmsdNm(), ZERO_NM);
    assertTrue(c.measures.assignment() > 0);
    assertEquals("", c.reference.note());
  }

  @Test
  void tooManyMatchesAreNotTried() {
    String[] chains = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"};
    Topology topology = glycines(chains);
    FrameBuffer f = places(12, 0.4);
    DockingReference reference =
        DockingReference.of(
            topology,
            AtomSet.range(0, 48),
            AtomSet.range(48, 96),
            f.x(),
            f.y(),
            f.z(),
            DockingCutoffs.PROTEIN);
    assertEquals(2, reference.nAssignments());
    assertEquals(
        "docking: more than 2048 ways to match identical chains of two partners, 40320 of all,"
            + " or 1000000 steps to find them: they are matched in the order of the file",
        reference.note());
  }

  @Test
  void aReferenceThatLacksAtomsLosesOnlyThem() {
    Topology topology = glycines("A", "B");
    AtomSet a = AtomSet.range(0, 8);
    AtomSet b = AtomSet.range(8, 16);
    FrameBuffer f = places(2, 0.4);
    Comparison whole = new Comparison(topology, a, b, f, DockingCutoffs.PROTEIN);
    FrameBuffer gaps = places(2, 0.4);
    Arrays.fill(gaps.x(), 4, 8, Float.NaN);
    Comparison part = new Comparison(topology, a, b, gaps, DockingCutoffs.PROTEIN);
    part.compute(f);
    assertEquals(1, part.measures.fnat(), 0);
    assertEquals(0, part.measures.fnonnat(), 0);
    assertEquals(1, part.measures.dockq(), 1e-9);
    assertTrue(part.measures.nNative() < whole.measures.nNative());
    assertTrue(part.natives.nNative() < whole.natives.nNative());
  }

  @Test
  void withoutNativeContactsNothingIsTold() {
    Topology topology = glycines("A", "B");
    AtomSet a = AtomSet.range(0, 8);
    AtomSet b = AtomSet.range(8, 16);
    FrameBuffer far = places(2, 2);
    DockingReference reference =
        DockingReference.of(topology, a, b, far.x(), far.y(), far.z(), DockingCutoffs.PROTEIN);
    assertEquals(
        "docking: reference: expected residues in contact below 0.5 nm, found none",
        reference.reason());
    PartnerTrees trees = new PartnerTrees(topology, a, b);
    DockingMeasures measures = new DockingMeasures(reference, trees);
    assertEquals(
        reference.reason(),
        assertThrows(IllegalStateException.class, () -> measures.compute(far, trees)).getMessage());
    NativeContacts q = new NativeContacts(topology, a, b, far.x(), far.y(), far.z());
    assertEquals(
        "native contacts: reference: expected heavy atoms of both partners closer than 0.45 nm,"
            + " found none",
        q.reason());
    assertThrows(IllegalStateException.class, () -> q.q(far.x(), far.y(), far.z()));
  }

  @Test
  void oneNativePairFollowsTheSwitch() {
    Topology topology =
        new TopologyBuilder()
            .addResidue(new Topology.Residue(1, "", "X", "A", ""))
            .addAtom("C", Elements.C)
            .addResidue(new Topology.Residue(1, "", "X", "B", ""))
            .addAtom("C", Elements.C)
            .build();
    float[] zero = new float[2];
    NativeContacts q =
        new NativeContacts(
            topology, AtomSet.of(0), AtomSet.of(1), new float[] {0, 0.4f}, zero, zero);
    assertEquals(1, q.nNative());
    // half at lambda r0 = 0.72 nm, 1 / (1 + e^2) 0.04 nm farther; floats of 0.8 have 6e-8 nm
    assertEquals(0.5, q.q(new float[] {0, 0.72f}, zero, zero), 1e-5);
    assertEquals(1 / (1 + Math.exp(2)), q.q(new float[] {0, 0.76f}, zero, zero), 1e-5);
  }

  @Test
  void dockqOfItsParts() {
    // the check value of DockQ's readme: fnat 32/60, iRMSD 1.232, LRMSD 1.516 angstrom
    double nm = Units.NM_PER_ANGSTROM;
    assertEquals(0.700, DockingMeasures.dockq(32.0 / 60, 1.232 * nm, 1.516 * nm), 0.0005);
  }
}
