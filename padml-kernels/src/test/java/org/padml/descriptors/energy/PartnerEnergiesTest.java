package org.padml.descriptors.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.energy.PairOptions.Images;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;
import org.padml.units.Units;

class PartnerEnergiesTest {
  private static final long SEED = 20261120;
  private static final int CASES = 240;

  /** Rounding of some ten thousand terms, relative to the sum of their magnitudes. */
  private static final double ROUNDING = 1e-13;

  /** Simpson's rule of the twin's switched force with 200 steps, relative to the magnitudes. */
  private static final double QUADRATURE = 1e-6;

  private static final Box SKEWED = new Box(2.1, 0, 0, 0.6, 2.3, 0, -0.7, 0.5, 2.2);

  private static EnergyModel with(PairOptions options) {
    return EnergyModel.VACUUM.withPairs(options);
  }

  private static PairOptions options(int k) {
    double rf = k % 2 == 0 ? 78.5 : Double.POSITIVE_INFINITY;
    Images images = k % 4 < 2 ? Images.ISOLATED : Images.NEAREST;
    return switch (k % 5) {
      case 0 -> PairOptions.ALL;
      case 1 ->
          new PairOptions(
              Double.POSITIVE_INFINITY, LennardJonesCutoff.CUT, 0, CoulombCutoff.CUT, 1, images);
      case 2 ->
          new PairOptions(
              0.9, LennardJonesCutoff.SHIFT, 0, CoulombCutoff.REACTION_FIELD, rf, images);
      case 3 ->
          new PairOptions(
              0.9, LennardJonesCutoff.FORCE_SWITCH, 0.6, CoulombCutoff.SHIFT, 1, images);
      default -> new PairOptions(0.7, LennardJonesCutoff.CUT, 0, CoulombCutoff.CUT, 1, images);
    };
  }

  @Test
  void everyTreatmentIsTheSumOverPairs() {
    int[] sizes = {0, 1, 2, 7, 8, 9, 33, 60};
    for (int k = 0; k < CASES; k++) {
      Random random = new Random(SEED + k);
      EnergySystem s = new EnergySystem(random, sizes[k % 8], sizes[random.nextInt(sizes.length)]);
      PairOptions options = options(k / 8 + k);
      PairTwin twin = new PairTwin(s, options, SKEWED);
      PartnerEnergies e = new PartnerEnergies(s.topology, s.parameters, s.a, s.b, with(options));
      String where = "seed " + (SEED + k) + " " + e.criterion();
      assertTrue(e.compute(s.x, s.y, s.z, SKEWED), where);
      double bound =
          (options.lennardJones() == LennardJonesCutoff.FORCE_SWITCH ? QUADRATURE : ROUNDING)
              * (twin.magnitude + 1);
      assertEquals(twin.vdw, e.vdw(), bound, where);
      assertEquals(twin.coulomb, e.coulomb(), bound, where);
      assertEquals(twin.nExceptions, e.nExceptions(), where);
      assertEquals(twin.nExceptions > 0 ? 1 : 0, e.notes().size(), where);
      assertResidues(s, twin, e, bound, where);
    }
  }

  private static void assertResidues(
      EnergySystem s, PairTwin twin, PartnerEnergies e, double bound, String where) {
    double[] vdw = new double[s.topology.nResidues()];
    double[] coulomb = new double[s.topology.nResidues()];
    for (int a = 0; a < s.x.length; a++) {
      vdw[s.topology.residueOf(a)] += twin.vdwOfAtom[a];
      coulomb[s.topology.residueOf(a)] += twin.coulombOfAtom[a];
    }
    double sumVdw = 0;
    double sumCoulomb = 0;
    for (int r = 0; r < vdw.length; r++) {
      assertEquals(vdw[r], 2 * e.vdwOfResidue()[r], 2 * bound, where);
      assertEquals(coulomb[r], 2 * e.coulombOfResidue()[r], 2 * bound, where);
      sumVdw += e.vdwOfResidue()[r];
      sumCoulomb += e.coulombOfResidue()[r];
    }
    assertEquals(e.vdw(), sumVdw, bound, where);
    assertEquals(e.coulomb(), sumCoulomb, bound, where);
  }

  /** Two atoms of charges 1 and -1, sigma 0.3 nm, epsilon 0.5 kJ/mol. */
  private static PartnerEnergies pair(PairOptions options) {
    return pair(with(options), 1);
  }

  private static PartnerEnergies pair(EnergyModel model, double charge) {
    TopologyBuilder builder = new TopologyBuilder();
    builder.addResidue(new Topology.Residue(1, "", "NA", "A", ""));
    builder.addAtom("NA", 11);
    builder.addResidue(new Topology.Residue(2, "", "CL", "B", ""));
    builder.addAtom("CL", 17);
    double sigma6 = Math.pow(0.3, 6);
    NonbondedParameters parameters =
        new NonbondedParameters(
            "pair",
            new double[] {charge, -1},
            new int[] {0, 0},
            List.of("T"),
            new double[] {4 * 0.5 * sigma6},
            new double[] {4 * 0.5 * sigma6 * sigma6},
            NonbondedParameters.Exceptions.NONE,
            null,
            null,
            List.of());
    return new PartnerEnergies(builder.build(), parameters, AtomSet.of(0), AtomSet.of(1), model);
  }

  private static boolean compute(PartnerEnergies e, double distance) {
    return e.compute(new float[] {0, (float) distance}, new float[2], new float[2]);
  }

  @Test
  void twoChargesAttractAndTheWellIsEpsilonDeep() {
    PartnerEnergies e = pair(PairOptions.ALL);
    assertTrue(compute(e, 1));
    assertEquals(-Units.COULOMB_KJ_NM_MOL_E2, e.coulomb(), 1e-12);
    compute(e, 0.3 * Math.pow(2, 1 / 6.0));
    // The well is flat: a float's rounding of the distance does not show.
    assertEquals(-0.5, e.vdw(), 1e-12);
    assertEquals(-0.25, e.vdwOfResidue()[0], 1e-12);
    assertEquals(-0.25, e.vdwOfResidue()[1], 1e-12);
  }

  @Test
  void coulombConstantFollowsFromItsParts() {
    double permittivity = 8.8541878128e-12;
    double charge = 1.602176634e-19;
    double perMole = 6.02214076e23;
    assertEquals(
        1,
        charge * charge * perMole * 1e6 / (4 * Math.PI * permittivity) / Units.COULOMB_KJ_NM_MOL_E2,
        1e-9);
  }

  @Test
  void shiftedAndSwitchedPotentialsVanishAtTheCutoff() {
    for (int k : new int[] {2, 3}) {
      PartnerEnergies e = pair(options(k));
      compute(e, 0.899999);
      assertEquals(0, e.vdw(), 1e-6);
      assertEquals(0, e.coulomb(), 1e-3);
      compute(e, 0.9000001);
      assertEquals(0, e.vdw());
      assertEquals(0, e.coulomb());
    }
  }

  @Test
  void reactionFieldKnowsTheDielectricInside() {
    PairOptions field =
        new PairOptions(
            0.9, LennardJonesCutoff.CUT, 0, CoulombCutoff.REACTION_FIELD, 78.5, Images.ISOLATED);
    EnergyModel vacuum = with(field);
    PartnerEnergies e =
        pair(
            new EnergyModel(
                field, vacuum.gb(), vacuum.radii(), vacuum.nonpolar(), 2, Conventions.PLAIN),
            1);
    assertTrue(compute(e, 0.5));
    double k = (78.5 - 2) / ((2 * 78.5 + 2) * Math.pow(0.9, 3));
    double shape = 1 / 0.5 + k * 0.25 - (1 / 0.9 + k * 0.81);
    assertEquals(-Units.COULOMB_KJ_NM_MOL_E2 / 2 * shape, e.coulomb(), 1e-9);
  }

  @Test
  void overlapsAndLostCoordinatesAreNamedAndLeaveNoNumber() {
    for (PairOptions options : List.of(PairOptions.ALL, options(2))) {
      PartnerEnergies e = pair(options);
      assertFalse(compute(e, 0));
      assertEquals(
          "energy: NA of NA 1 of A and CL of CL 2 of B: expected a distance of at least 0.01 nm, found 0.0 nm",
          e.fault());
      assertTrue(Double.isNaN(e.vdw()) && Double.isNaN(e.coulomb()));
      assertTrue(Double.isNaN(e.vdwOfResidue()[0]) && Double.isNaN(e.coulombOfResidue()[1]));
      assertFalse(compute(e, Double.NaN));
      assertEquals("energy: CL of CL 2 of B: expected finite coordinates, found NaN", e.fault());
      assertTrue(compute(e, 0.5));
      assertEquals("", e.fault());
    }
  }

  @Test
  void chargesThatAreNoNumbersLeaveNoEnergy() {
    PartnerEnergies e = pair(EnergyModel.VACUUM, Double.NaN);
    assertFalse(compute(e, 0.5));
    assertEquals("energy: expected finite energies, found NaN kJ/mol", e.fault());
    assertTrue(Double.isNaN(e.vdw()) && Double.isNaN(e.vdwOfResidue()[0]));
  }

  @Test
  void energiesBeyondMeaningAreNone() {
    PartnerEnergies e = pair(EnergyModel.VACUUM, 1e200);
    assertFalse(compute(e, 0.5));
    assertTrue(e.fault().startsWith("energy: expected finite energies, found -"), e.fault());
  }

  @Test
  void aCutoffAboveHalfTheBoxIsRefusedWithImages() {
    PairOptions nearest =
        new PairOptions(1.2, LennardJonesCutoff.CUT, 0, CoulombCutoff.CUT, 1, Images.NEAREST);
    PartnerEnergies e = pair(nearest);
    float[] x = {0, 1};
    assertTrue(e.compute(x, new float[2], new float[2], Box.orthorhombic(2.4, 3, 3)));
    assertTrue(e.compute(x, new float[2], new float[2], Box.NONE));
    assertFalse(e.compute(x, new float[2], new float[2], Box.orthorhombic(3, 3, 2.25)));
    assertEquals(
        "energy: cutoff_nm: expected at most half the box, 1.125 nm, with minimum-image, found 1.2",
        e.fault());
    assertTrue(Double.isNaN(e.coulomb()));
  }

  /** An edge of 2.6 nm that was stored as a float is a little shorter. */
  @Test
  void aCutoffOfHalfABoxOfFloatsIsTaken() {
    PairOptions nearest =
        new PairOptions(1.3, LennardJonesCutoff.CUT, 0, CoulombCutoff.CUT, 1, Images.NEAREST);
    PartnerEnergies e = pair(nearest);
    float[] x = {0, 1};
    double edge = 2.6f;
    assertTrue(edge / 2 < 1.3);
    assertTrue(e.compute(x, new float[2], new float[2], Box.orthorhombic(edge, 3, 3)), e.fault());
    double narrower = Math.nextDown(Math.nextDown(2.6f));
    assertFalse(e.compute(x, new float[2], new float[2], Box.orthorhombic(narrower, 3, 3)));
  }

  @Test
  void overlapAcrossTheBoxIsFound() {
    PairOptions nearest =
        new PairOptions(
            Double.POSITIVE_INFINITY,
            LennardJonesCutoff.CUT,
            0,
            CoulombCutoff.CUT,
            1,
            Images.NEAREST);
    PartnerEnergies e = pair(nearest);
    float[] x = {0, 3};
    assertFalse(e.compute(x, new float[2], new float[2], Box.orthorhombic(3, 3, 3)));
    assertTrue(e.fault().startsWith("energy: NA of NA 1 of A and CL of CL 2 of B:"), e.fault());
  }

  @Test
  void wrongUseIsTold() {
    assertEquals(
        "energy: switch_nm: expected 0 to below cutoff_nm, found 1.2",
        message(
            () ->
                new PairOptions(
                    1.0,
                    LennardJonesCutoff.FORCE_SWITCH,
                    1.2,
                    CoulombCutoff.CUT,
                    1,
                    Images.ISOLATED)));
    assertEquals(
        "energy: cutoff_nm: expected a distance for coulomb, found Infinity",
        message(
            () ->
                new PairOptions(
                    Double.POSITIVE_INFINITY,
                    LennardJonesCutoff.CUT,
                    0,
                    CoulombCutoff.REACTION_FIELD,
                    1,
                    Images.ISOLATED)));
    EnergySystem s = new EnergySystem(new Random(SEED), 3, 3);
    assertEquals(
        "energy: partners: expected disjoint sets, found atom " + s.a.get(0) + " in both",
        message(
            () -> new PartnerEnergies(s.topology, s.parameters, s.a, s.a, EnergyModel.DEFAULT)));
    PartnerEnergies e =
        new PartnerEnergies(s.topology, s.parameters, s.a, s.b, EnergyModel.DEFAULT);
    assertEquals(
        "energy: coordinates: expected 8 atoms, found 7",
        message(() -> e.compute(s.x, s.y, new float[7])));
  }

  private static String message(org.junit.jupiter.api.function.Executable code) {
    return assertThrows(IllegalArgumentException.class, code).getMessage();
  }

  @Test
  void criterionTellsTheTreatment() {
    assertEquals(
        "lj and coulomb without cutoff, isolated, solute dielectric 1.0, gb obc2 salt 0.0 mol/l,"
            + " solvent dielectric 78.5, radii from-topology,"
            + " nonpolar lcpo 3.01248 kJ/mol/nm^2 offset 0.00000 kJ/mol",
        EnergyModel.DEFAULT.criterion());
    assertEquals(
        "lj and coulomb within 0.9 nm (lj force-switch from 0.6 nm, coulomb shift),"
            + " minimum-image, solute dielectric 1.0, no gb, no nonpolar term",
        with(options(3)).criterion());
  }
}
