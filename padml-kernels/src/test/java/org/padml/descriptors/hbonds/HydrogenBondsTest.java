package org.padml.descriptors.hbonds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

class HydrogenBondsTest {
  private static Topology.Residue residue(int number, String chain) {
    return new Topology.Residue(number, "", "RES", chain, "");
  }

  /** N-H in partner A, O in partner B; the hydrogen has a misleading name. */
  private static TopologyBuilder pair(int hydrogen, int donor) {
    return new TopologyBuilder()
        .addResidue(residue(1, "A"))
        .addAtom("N", donor)
        .addAtom("CB", hydrogen)
        .addResidue(residue(1, "B"))
        .addAtom("HO", Elements.O)
        .addAtom("O", Elements.H);
  }

  private static int count(Topology topology, double distance, double angleDeg) {
    HydrogenBonds bonds = new HydrogenBonds(topology, AtomSet.range(0, 2), AtomSet.range(2, 4));
    assertEquals("", bonds.reason());
    double angle = Math.toRadians(angleDeg);
    // H at the origin, D on the x axis, A at the angle; its own hydrogen away from everything.
    float[] x = {0.1f, 0, (float) (distance * Math.cos(angle)), -5};
    float[] y = {0, 0, (float) (distance * Math.sin(angle)), 0};
    bonds.compute(x, y, new float[4]);
    return bonds.count();
  }

  @Test
  void distanceAndAngleAreStrict() {
    Topology topology = pair(Elements.H, Elements.N).addBond(0, 1).addBond(2, 3).build();
    assertEquals(1, count(topology, 0.2, 180));
    assertEquals(1, count(topology, 0.24999, 150));
    assertEquals(0, count(topology, 0.25001, 150));
    assertEquals(1, count(topology, 0.2, 120.01));
    assertEquals(0, count(topology, 0.2, 119.99));
    assertEquals(0, count(topology, 0.2, 60));
  }

  @Test
  void donorsAreToldByElement() {
    assertEquals(
        1, count(pair(Elements.H, Elements.O).addBond(0, 1).addBond(2, 3).build(), 0.2, 170));
    assertEquals(
        0, count(pair(Elements.H, Elements.C).addBond(0, 1).addBond(2, 3).build(), 0.2, 170));
    int deuterium = Elements.ofSymbol("D");
    assertEquals(
        1, count(pair(deuterium, Elements.N).addBond(0, 1).addBond(2, 3).build(), 0.2, 170));
  }

  private static Topology.ReferenceFrame frame(float gap) {
    return new Topology.ReferenceFrame(
        new float[] {0, gap, 3, 3.1f}, new float[4], new float[4], Box.NONE);
  }

  @Test
  void withoutBondsTheNearestHeavyAtomIsTheDonor() {
    Topology near = pair(Elements.H, Elements.N).referenceFrame(frame(0.124f)).build();
    assertEquals(1, count(near, 0.2, 170));
    Topology far = pair(Elements.H, Elements.N).referenceFrame(frame(0.126f)).build();
    HydrogenBonds bonds = new HydrogenBonds(far, AtomSet.range(0, 2), AtomSet.range(2, 4));
    assertFalse(bonds.applicable());
    assertEquals(
        "hydrogen bonds: hydrogen 1 of partner A has neither a bond nor a heavy atom within 0.125 nm",
        bonds.reason());
  }

  @Test
  void withoutHydrogensTheCountIsAbsent() {
    Topology topology =
        new TopologyBuilder()
            .addResidue(residue(1, "A"))
            .addAtom("N", Elements.N)
            .addAtom("H", Elements.H)
            .addResidue(residue(1, "B"))
            .addAtom("O", Elements.O)
            .addResidue(residue(1, "C"))
            .addAtom("CL", Elements.CL)
            .addBond(0, 1)
            .build();
    HydrogenBonds bonds = new HydrogenBonds(topology, AtomSet.of(0, 1), AtomSet.of(2));
    assertEquals("hydrogen bonds: partner B has no hydrogens", bonds.reason());
    IllegalStateException absent =
        assertThrows(
            IllegalStateException.class,
            () -> bonds.compute(new float[4], new float[4], new float[4]));
    assertEquals(bonds.reason(), absent.getMessage());
    assertTrue(new HydrogenBonds(topology, AtomSet.of(0, 1), AtomSet.of(3)).applicable());
  }

  @Test
  void tooFewCoordinatesAreNamed() {
    Topology topology = pair(Elements.H, Elements.N).addBond(0, 1).addBond(2, 3).build();
    HydrogenBonds bonds = new HydrogenBonds(topology, AtomSet.range(0, 2), AtomSet.range(2, 4));
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> bonds.compute(new float[4], new float[3], new float[4]));
    assertEquals("hydrogen bonds: coordinates: expected 4 atoms, found 3", wrong.getMessage());
  }

  /** D at the origin, H 0.1 nm away at an angle from A, which is on the x axis. */
  private static int fromDonor(HydrogenBondCriterion criterion, double distance, double deg) {
    Topology topology = pair(Elements.H, Elements.N).addBond(0, 1).addBond(2, 3).build();
    HydrogenBonds bonds =
        new HydrogenBonds(topology, AtomSet.range(0, 2), AtomSet.range(2, 4), criterion);
    double angle = Math.toRadians(deg);
    float[] x = {0, (float) (0.1 * Math.cos(angle)), (float) distance, 5};
    float[] y = {0, (float) (0.1 * Math.sin(angle)), 0, 0};
    bonds.compute(x, y, new float[4]);
    return bonds.count();
  }

  @Test
  void wernetNilssonIsACone() {
    HydrogenBondCriterion wernet = HydrogenBondCriterion.WERNET_NILSSON;
    assertEquals(1, fromDonor(wernet, 0.3299, 0));
    assertEquals(0, fromDonor(wernet, 0.3301, 0));
    // 0.33 - 0.000044 * 30 * 30 = 0.2904
    assertEquals(1, fromDonor(wernet, 0.2903, 30));
    assertEquals(0, fromDonor(wernet, 0.2905, 30));
    assertEquals(0, fromDonor(wernet, 0.2, 180));
  }

  @Test
  void gromacsIncludesItsLimits() {
    HydrogenBondCriterion gromacs = HydrogenBondCriterion.GROMACS;
    assertEquals(1, fromDonor(gromacs, 0.3499, 29.99));
    assertEquals(0, fromDonor(gromacs, 0.3501, 0));
    assertEquals(0, fromDonor(gromacs, 0.3, 30.01));
    assertEquals(0, fromDonor(gromacs, 0.3, 179));
    // the float nearest below 0.35 is within, whatever the search does at its own limit
    assertEquals(1, fromDonor(gromacs, Math.nextDown(0.35f), 0));
  }

  @Test
  void gromacsMergesBondsThatDifferInTheHydrogen() {
    Topology topology =
        new TopologyBuilder()
            .addResidue(residue(1, "A"))
            .addAtom("NZ", Elements.N)
            .addAtom("HZ1", Elements.H)
            .addAtom("HZ2", Elements.H)
            .addResidue(residue(1, "B"))
            .addAtom("O", Elements.O)
            .addAtom("H", Elements.H)
            .addBond(0, 1)
            .addBond(0, 2)
            .addBond(3, 4)
            .build();
    float[] x = {0, 0.097f, 0.097f, 0.28f, 1};
    float[] y = {0, 0.02f, -0.02f, 0, 0};
    for (HydrogenBondCriterion criterion : HydrogenBondCriterion.values()) {
      HydrogenBonds bonds =
          new HydrogenBonds(topology, AtomSet.range(0, 3), AtomSet.range(3, 5), criterion);
      bonds.compute(x, y, new float[5]);
      assertEquals(criterion == HydrogenBondCriterion.GROMACS ? 1 : 2, bonds.count());
      assertEquals(1, bonds.hydrogen(0));
      assertEquals(1, bonds.residuePairs().size());
    }
  }

  @Test
  void criteriaHaveNames() {
    for (HydrogenBondCriterion criterion : HydrogenBondCriterion.values()) {
      assertEquals(criterion, HydrogenBondCriterion.parse(criterion.text()));
    }
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> HydrogenBondCriterion.parse("gmx"));
    assertEquals(
        "hydrogen bonds: criterion: expected one of baker-hubbard, wernet-nilsson, gromacs, found"
            + " \"gmx\"",
        unknown.getMessage());
  }

  @Test
  void bondsEqualBruteForce() {
    for (HydrogenBondCriterion criterion : HydrogenBondCriterion.values()) {
      compareWithBruteForce(criterion);
    }
  }

  /** X-H groups and acceptors thrown into a small cube; the twin tries every triplet. */
  private static void compareWithBruteForce(HydrogenBondCriterion criterion) {
    int found = 0;
    for (long seed = 0; seed < 250; seed++) {
      Random random = new Random(seed);
      int groups = seed < 3 ? (int) seed : random.nextInt(40);
      double size = 0.3 + 0.9 * random.nextDouble();
      TopologyBuilder builder = new TopologyBuilder();
      List<Integer> ofA = new ArrayList<>();
      List<Integer> ofB = new ArrayList<>();
      int n = 2 * groups;
      float[][] r = new float[3][n];
      for (int g = 0; g < groups; g++) {
        boolean inA = random.nextBoolean();
        builder.addResidue(residue(g / 2, inA ? "A" : "B"));
        int[] elements = {Elements.N, Elements.O, Elements.C};
        builder.addAtom("X", elements[random.nextInt(3)]).addAtom("H", Elements.H);
        builder.addBond(2 * g, 2 * g + 1);
        (inA ? ofA : ofB).addAll(List.of(2 * g, 2 * g + 1));
        for (int c = 0; c < 3; c++) {
          r[c][2 * g] = (float) (size * random.nextDouble() + 4);
          r[c][2 * g + 1] = r[c][2 * g] + 0.1f * (random.nextFloat() - 0.5f);
        }
      }
      Topology topology = builder.build();
      AtomSet a = AtomSet.of(ofA.stream().mapToInt(i -> i).toArray());
      AtomSet b = AtomSet.of(ofB.stream().mapToInt(i -> i).toArray());
      HydrogenBonds bonds = new HydrogenBonds(topology, a, b, criterion);
      assertEquals("", bonds.reason());
      bonds.compute(r[0], r[1], r[2]);
      List<String> expected = new ArrayList<>();
      TreeSet<String> pairs = new TreeSet<>();
      brute(criterion, topology, a, b, r, true, expected, pairs);
      brute(criterion, topology, b, a, r, false, expected, pairs);
      List<String> actual = new ArrayList<>();
      for (int k = 0; k < bonds.count(); k++) {
        actual.add(bonds.donor(k) + " " + bonds.hydrogen(k) + " " + bonds.acceptor(k));
      }
      assertEquals(expected, actual, "seed " + seed);
      TreeSet<String> actualPairs = new TreeSet<>();
      for (int k = 0; k < bonds.residuePairs().size(); k++) {
        actualPairs.add(bonds.residuePairs().residueA(k) + " " + bonds.residuePairs().residueB(k));
      }
      assertEquals(pairs, actualPairs, "seed " + seed);
      assertEquals(pairs.size(), bonds.residuePairs().size(), "seed " + seed);
      found += expected.size();
    }
    assertTrue(found > 500, "found only " + found);
  }

  private static void brute(
      HydrogenBondCriterion criterion,
      Topology topology,
      AtomSet giving,
      AtomSet taking,
      float[][] r,
      boolean givingIsA,
      List<String> bonds,
      TreeSet<String> pairs) {
    for (int h : giving.toArray()) {
      int d = h - 1;
      if (!topology.isHydrogen(h) || topology.atomicNumber(d) == Elements.C) {
        continue;
      }
      for (int acceptor : taking.toArray()) {
        int z = topology.atomicNumber(acceptor);
        if (z != Elements.N && z != Elements.O) {
          continue;
        }
        boolean bond =
            switch (criterion) {
              case BAKER_HUBBARD -> length(r, h, acceptor) < 0.25 && angle(r, d, h, acceptor) > 120;
              case WERNET_NILSSON ->
                  length(r, d, acceptor) < 0.33 - 0.000044 * Math.pow(angle(r, h, d, acceptor), 2);
              case GROMACS -> length(r, d, acceptor) <= 0.35 && angle(r, h, d, acceptor) <= 30;
            };
        if (bond) {
          bonds.add(d + " " + h + " " + acceptor);
          int p = topology.residueOf(givingIsA ? d : acceptor);
          int q = topology.residueOf(givingIsA ? acceptor : d);
          pairs.add(p + " " + q);
        }
      }
    }
  }

  private static double length(float[][] r, int i, int j) {
    double[] v = minus(r, i, j);
    return Math.sqrt(dot(v, v));
  }

  /** Angle i-j-k, degrees. */
  private static double angle(float[][] r, int i, int j, int k) {
    double[] u = minus(r, i, j);
    double[] v = minus(r, k, j);
    return Math.toDegrees(Math.acos(dot(u, v) / length(r, i, j) / length(r, k, j)));
  }

  private static double[] minus(float[][] r, int i, int j) {
    double[] v = new double[3];
    for (int c = 0; c < 3; c++) {
      v[c] = (double) r[c][i] - r[c][j];
    }
    return v;
  }

  private static double dot(double[] u, double[] v) {
    return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
  }
}
