package org.padml.descriptors.interactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.saltbridges.ChargedGroup;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Elements;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

/** Thresholds of every kind by geometries in closed form. */
class InteractionsTest {
  private static final String[] BENZENE = {"CG", "CD1", "CE1", "CZ", "CE2", "CD2"};
  private static final double RADIUS_NM = 0.139;

  private static Topology.Residue residue(String name, String chain) {
    return new Topology.Residue(1, "", name, chain, "");
  }

  private static void addRing(TopologyBuilder builder, String name, String chain) {
    builder.addResidue(residue(name, chain));
    for (String atom : BENZENE) {
      builder.addAtom(atom, Elements.C);
    }
  }

  /** A hexagon with its centre at (x, y, z), its normal turned from z about the x axis. */
  private static void putRing(FrameBuffer f, int from, double x, double y, double z, double deg) {
    double tilt = Math.toRadians(deg);
    for (int k = 0; k < BENZENE.length; k++) {
      double u = RADIUS_NM * Math.cos(k * Math.PI / 3);
      double v = RADIUS_NM * Math.sin(k * Math.PI / 3);
      put(f, from + k, x + u, y + v * Math.cos(tilt), z + v * Math.sin(tilt));
    }
  }

  private static void put(FrameBuffer f, int atom, double x, double y, double z) {
    f.x()[atom] = (float) x;
    f.y()[atom] = (float) y;
    f.z()[atom] = (float) z;
  }

  /** "P" or "T" or "" for two Phe rings, the second at (x, 0, z), tilted about x. */
  private static String stacking(double x, double z, double deg) {
    TopologyBuilder builder = new TopologyBuilder();
    addRing(builder, "PHE", "A");
    addRing(builder, "TYR", "B");
    PiStacking stacking =
        new PiStacking(builder.build(), AtomSet.range(0, 6), AtomSet.range(6, 12));
    FrameBuffer f = new FrameBuffer(12);
    putRing(f, 0, 5, -3, 2, 0);
    putRing(f, 6, 5 + x, -3, 2 + z, deg);
    int pairs = stacking.compute(f.x(), f.y(), f.z());
    assertEquals(stacking.parallel().size() + stacking.tShaped().size(), pairs);
    assertEquals(stacking.nParallelRings(), stacking.parallel().size());
    assertEquals(stacking.nTShapedRings(), stacking.tShaped().size());
    return "P".repeat(stacking.parallel().size()) + "T".repeat(stacking.tShaped().size());
  }

  @Test
  void ringsStackUpToDistanceOffsetAndAngle() {
    assertEquals("P", stacking(0, 0.35, 0));
    assertEquals("P", stacking(0, 0.5499, 0));
    assertEquals("", stacking(0, 0.5501, 0));
    assertEquals("P", stacking(0.1999, 0.35, 0));
    assertEquals("", stacking(0.2001, 0.35, 0));
    assertEquals("P", stacking(0, 0.4, 29.9));
    assertEquals("", stacking(0, 0.4, 30.1));
    assertEquals("", stacking(0, 0.4, 59.9));
    assertEquals("T", stacking(0, 0.4, 60.1));
    assertEquals("T", stacking(0, 0.5, 90));
    assertEquals("P", stacking(0, 0.4, 150.1));
    assertEquals("T", stacking(0, 0.4, 119.9));
  }

  @Test
  void theBetterOfTwoOffsetsCounts() {
    // seen from the first ring the offset is 0.5 nm, seen from the second, on its axis, nothing
    TopologyBuilder builder = new TopologyBuilder();
    addRing(builder, "PHE", "A");
    addRing(builder, "PHE", "B");
    PiStacking stacking =
        new PiStacking(builder.build(), AtomSet.range(0, 6), AtomSet.range(6, 12));
    FrameBuffer f = new FrameBuffer(12);
    putRing(f, 0, 0, 0, 0, 0);
    putRing(f, 6, 0, 0.5, 0, 90);
    assertEquals(1, stacking.compute(f.x(), f.y(), f.z()));
    assertEquals(1, stacking.tShaped().size());
  }

  @Test
  void planarRingsOfLigandsAreFoundByBonds() {
    for (boolean aromatic : new boolean[] {true, false}) {
      TopologyBuilder builder = new TopologyBuilder();
      addRing(builder, "PHE", "A");
      addRing(builder, "LIG", "B");
      for (int k = 0; k < 6; k++) {
        builder.addBond(6 + k, 6 + (k + 1) % 6);
      }
      int perCarbon = aromatic ? 1 : 2;
      for (int h = 0; h < 6 * perCarbon; h++) {
        builder.addAtom("H" + h, Elements.H).addBond(6 + h / perCarbon, 12 + h);
      }
      Topology topology = builder.build();
      PiStacking stacking =
          new PiStacking(topology, AtomSet.range(0, 6), AtomSet.range(6, topology.nAtoms()));
      FrameBuffer f = new FrameBuffer(topology.nAtoms());
      putRing(f, 0, 0, 0, 0, 0);
      putRing(f, 6, 0, 0, 0.4, 0);
      assertEquals(aromatic ? 1 : 0, stacking.compute(f.x(), f.y(), f.z()));
    }
  }

  @Test
  void withoutHydrogensCoordinatesTellSaturatedRings() {
    for (double pucker : new double[] {0, 0.02, 0.025}) {
      TopologyBuilder builder = new TopologyBuilder();
      addRing(builder, "LIG", "A");
      FrameBuffer f = new FrameBuffer(6);
      putRing(f, 0, 0, 0, 0, 0);
      for (int k = 0; k < 6; k++) {
        builder.addBond(k, (k + 1) % 6);
        f.z()[k] += (float) (k % 2 == 0 ? pucker : -pucker);
      }
      Topology flat = builder.build();
      assertEquals(0, new AromaticRings(flat, AtomSet.range(0, 6)).rings().size());
      Topology placed =
          builder
              .referenceFrame(new Topology.ReferenceFrame(f.x(), f.y(), f.z(), Box.NONE))
              .build();
      assertEquals(
          pucker == 0 ? 1 : 0, new AromaticRings(placed, AtomSet.range(0, 6)).rings().size());
    }
  }

  private static int cationPi(String name, String[] atoms, double[][] r, ChargedGroup... also) {
    TopologyBuilder builder = new TopologyBuilder();
    addRing(builder, "PHE", "B");
    builder.addResidue(residue(name, "A"));
    for (String atom : atoms) {
      builder.addAtom(atom, Elements.ofSymbol(atom.substring(0, 1)));
    }
    Topology topology = builder.build();
    int n = topology.nAtoms();
    FrameBuffer f = new FrameBuffer(n);
    putRing(f, 0, 0, 0, 0, 0);
    for (int k = 0; k < r.length; k++) {
      put(f, 6 + k, r[k][0], r[k][1], r[k][2]);
    }
    Set<ChargedGroup> groups = EnumSet.noneOf(ChargedGroup.class);
    groups.addAll(Set.of(also));
    CationPi ab = new CationPi(topology, AtomSet.range(6, n), AtomSet.range(0, 6), groups);
    CationPi ba = new CationPi(topology, AtomSet.range(0, 6), AtomSet.range(6, n), groups);
    int count = ab.compute(f.x(), f.y(), f.z());
    assertEquals(count, ba.compute(f.x(), f.y(), f.z()));
    if (count > 0) {
      assertEquals(1, ab.residuePairs().residueA(0));
      assertEquals(0, ba.residuePairs().residueA(0));
    }
    return count;
  }

  @Test
  void cationsStandOverRings() {
    String[] lysine = {"NZ"};
    assertEquals(1, cationPi("LYS", lysine, new double[][] {{0, 0, 0.5999}}));
    assertEquals(0, cationPi("LYS", lysine, new double[][] {{0, 0, 0.6001}}));
    assertEquals(1, cationPi("LYS", lysine, new double[][] {{0, 0.1999, -0.4}}));
    assertEquals(0, cationPi("LYS", lysine, new double[][] {{0, 0.2001, -0.4}}));
    assertEquals(0, cationPi("LYN", lysine, new double[][] {{0, 0, 0.4}}));
    String[] arginine = {"NE", "NH1", "NH2"};
    // the mean of three nitrogens counts, none of them is over the ring
    assertEquals(
        1,
        cationPi(
            "ARG",
            arginine,
            new double[][] {{0.3, 0, 0.4}, {-0.15, 0.26, 0.4}, {-0.15, -0.26, 0.4}}));
    String[] end = {"N", "CA"};
    double[][] place = {{0, 0, 0.4}, {0, 0, 0.55}};
    assertEquals(0, cationPi("ALA", end, place));
    assertEquals(1, cationPi("ALA", end, place, ChargedGroup.TERMINI));
  }

  /** C-C in A, C-X in B, the first carbons at a distance. */
  private static int carbons(double distance, int polar) {
    Topology topology =
        new TopologyBuilder()
            .addResidue(residue("X", "A"))
            .addAtom("C1", Elements.C)
            .addAtom("C2", Elements.C)
            .addResidue(residue("X", "B"))
            .addAtom("C1", Elements.C)
            .addAtom("X2", polar)
            .addBond(0, 1)
            .addBond(2, 3)
            .build();
    HydrophobicContacts contacts =
        new HydrophobicContacts(
            topology, AtomSet.range(0, 2), AtomSet.range(2, 4), HydrophobicCriterion.CARBON);
    return contacts.compute(new float[] {0, -2, (float) distance, 3}, new float[4], new float[4]);
  }

  @Test
  void hydrophobicCarbonsHaveNoPolarNeighbour() {
    assertEquals(1, carbons(0.3999, Elements.C));
    assertEquals(0, carbons(0.4001, Elements.C));
    assertEquals(1, carbons(0.39, Elements.H));
    assertEquals(0, carbons(0.39, Elements.N));
    assertEquals(0, carbons(0.39, Elements.S));
  }

  @Test
  void hydrophobicSideChainsByCentresOfMass() {
    TopologyBuilder builder = new TopologyBuilder();
    for (String chain : new String[] {"A", "B"}) {
      builder.addResidue(residue("VAL", chain));
      builder.addAtom("CA", Elements.C).addAtom("CB", Elements.C).addAtom("CG1", Elements.C);
    }
    HydrophobicContacts contacts =
        new HydrophobicContacts(
            builder.build(),
            AtomSet.range(0, 3),
            AtomSet.range(3, 6),
            HydrophobicCriterion.SIDE_CHAIN);
    float[] y = {9, 0.1f, -0.1f, -9, 0.1f, -0.1f};
    float near = 0.4999f;
    float far = 0.5001f;
    assertEquals(1, contacts.compute(new float[] {0, 0, 0, near, near, near}, y, new float[6]));
    assertEquals(0, contacts.compute(new float[] {0, 0, 0, far, far, far}, y, new float[6]));
  }

  @Test
  void disulfidesAreBetweenThiolSulfurs() {
    for (boolean thiols : new boolean[] {true, false}) {
      TopologyBuilder builder = new TopologyBuilder();
      for (String chain : new String[] {"A", "B"}) {
        builder.addResidue(residue(thiols ? "CYS" : "MET", chain));
        int first = builder.nAtoms();
        builder.addAtom("C1", Elements.C).addAtom("S", Elements.S).addBond(first, first + 1);
        builder.addAtom("X", thiols ? Elements.H : Elements.C).addBond(first + 1, first + 2);
      }
      Topology topology = builder.addBond(1, 4).build();
      Disulfides bonds = new Disulfides(topology, AtomSet.range(0, 3), AtomSet.range(3, 6));
      float[] x = {-1, 0, -1, 1, 0.2499f, 1};
      assertEquals(thiols ? 1 : 0, bonds.compute(x, new float[6], new float[6]));
      assertEquals(thiols ? 1 : 0, bonds.nListedBonds());
      x[4] = 0.2501f;
      assertEquals(0, bonds.compute(x, new float[6], new float[6]));
    }
  }

  @Test
  void whatCannotBeToldIsAbsent() {
    Topology beads =
        new TopologyBuilder()
            .addResidue(residue("PHE", "A"))
            .addAtom("CA", Elements.C)
            .addResidue(residue("PHE", "A"))
            .addAtom("CA", Elements.C)
            .addResidue(residue("LYS", "B"))
            .addAtom("CA", Elements.C)
            .build();
    Interactions all =
        new Interactions(
            beads,
            AtomSet.range(0, 2),
            AtomSet.of(2),
            AtomSet.of(),
            InteractionOptions.DEFAULT,
            EnumSet.complementOf(EnumSet.of(InteractionKind.DISULFIDE)));
    assertEquals(
        "hydrophobic contacts: partner A has no bonds", all.reason(InteractionKind.HYDROPHOBIC));
    assertEquals(
        "pi-stacking: partner A has aromatic residues, none with the atoms of its ring",
        all.reason(InteractionKind.PI_T_SHAPED));
    assertEquals(
        "cation-pi: partner A has aromatic residues, none with the atoms of its ring",
        all.reason(InteractionKind.CATION_PI));
    assertEquals(
        "water bridges: no water beside the partners", all.reason(InteractionKind.WATER_BRIDGE));
    assertEquals("disulfide: not asked for", all.reason(InteractionKind.DISULFIDE));
    all.compute(new FrameBuffer(3));
    for (InteractionKind kind : InteractionKind.values()) {
      assertFalse(all.applicable(kind));
      assertFalse(all.criterion(kind).isEmpty());
      IllegalStateException absent =
          assertThrows(IllegalStateException.class, () -> all.count(kind));
      assertEquals(all.reason(kind), absent.getMessage());
    }
  }

  @Test
  void criteriaHaveNames() {
    assertEquals(HydrophobicCriterion.CARBON, HydrophobicCriterion.parse("carbon"));
    assertEquals(HydrophobicCriterion.SIDE_CHAIN, HydrophobicCriterion.parse("side-chain"));
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> HydrophobicCriterion.parse("carbons"));
    assertEquals(
        "hydrophobic contacts: criterion: expected one of carbon, side-chain, found \"carbons\"",
        unknown.getMessage());
  }

  @Test
  void tooFewCoordinatesAreNamed() {
    TopologyBuilder builder = new TopologyBuilder();
    addRing(builder, "PHE", "A");
    PiStacking stacking = new PiStacking(builder.build(), AtomSet.range(0, 6), AtomSet.of());
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> stacking.compute(new float[6], new float[5], new float[6]));
    assertEquals("pi-stacking: coordinates: expected 6 atoms, found 5", wrong.getMessage());
    assertTrue(stacking.applicable());
  }
}
