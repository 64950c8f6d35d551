package org.padml.descriptors.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;
import org.padml.units.Units;

class GbTest {
  private static final long SEED = 77;
  private static final int CASES = 200;

  /**
   * The far series leaves less than 6e-9 of each integral; energies follow radii about linearly.
   */
  private static final double SERIES = 1e-8;

  private static final double NONE = Double.POSITIVE_INFINITY;

  @Test
  void everyModelIsItsFormulaInTheThreeStates() {
    int[] sizes = {0, 1, 2, 7, 8, 9, 40, 90};
    GbModel[] models = {GbModel.HCT, GbModel.OBC1, GbModel.OBC2, GbModel.GBN2};
    for (int k = 0; k < CASES; k++) {
      Random random = new Random(SEED + k);
      EnergySystem s = new EnergySystem(random, sizes[k % 8], sizes[random.nextInt(8)]);
      GbModel model = models[k / 8 % 4];
      double salt = k % 3 == 0 ? 0 : 0.15;
      double cutoff = k % 5 == 4 ? 0.8 : NONE;
      check(s, new GbOptions(model, salt, 78.5, cutoff), "seed " + (SEED + k) + " " + model);
    }
  }

  private static void check(EnergySystem s, GbOptions options, String where) {
    PartnerEnergies e =
        new PartnerEnergies(
            s.topology, s.parameters, s.a, s.b, EnergyModel.DEFAULT.withGb(options));
    assertEquals("", e.gbReason(), where);
    assertTrue(e.compute(s.x, s.y, s.z), where);
    GbTwin a = twin(s, s.a, options);
    GbTwin b = twin(s, s.b, options);
    GbTwin both = twin(s, s.a.union(s.b), options);
    double bound = SERIES * (1 + both.magnitude);
    assertEquals(a.energy, e.gbA(), bound, where);
    assertEquals(b.energy, e.gbB(), bound, where);
    assertEquals(both.energy, e.gbComplex(), bound, where);
    assertEquals(both.energy - a.energy - b.energy, e.gb(), 2 * bound, where);
    double[] ofResidue = new double[s.topology.nResidues()];
    for (int k = 0; k < s.x.length; k++) {
      ofResidue[s.topology.residueOf(k)] +=
          both.energyOfAtom[k] - a.energyOfAtom[k] - b.energyOfAtom[k];
    }
    double sum = 0;
    for (int r = 0; r < ofResidue.length; r++) {
      assertEquals(ofResidue[r], e.gbOfResidue()[r], 2 * bound, where);
      sum += e.gbOfResidue()[r];
    }
    assertEquals(e.gb(), sum, 1e-12 * (1 + both.magnitude), where);
  }

  private static GbTwin twin(EnergySystem s, AtomSet set, GbOptions options) {
    return new GbTwin(s, set, options.model(), options.saltMolar(), options.cutoffNm());
  }

  /** A sodium and a chloride ion of radius 0.209 nm without Lennard-Jones. */
  private static PartnerEnergies ions(double radius, GbOptions options) {
    TopologyBuilder builder = new TopologyBuilder();
    builder.addResidue(new Topology.Residue(1, "", "NA", "A", ""));
    builder.addAtom("NA", 11);
    builder.addResidue(new Topology.Residue(2, "", "CL", "B", ""));
    builder.addAtom("CL", 17);
    NonbondedParameters parameters =
        new NonbondedParameters(
            "ions",
            new double[] {1, -1},
            new int[] {0, 0},
            List.of("T"),
            new double[1],
            new double[1],
            NonbondedParameters.Exceptions.NONE,
            new double[] {radius, radius},
            new double[] {0.8, 0.8},
            List.of());
    return new PartnerEnergies(
        builder.build(),
        parameters,
        AtomSet.of(0),
        AtomSet.of(1),
        EnergyModel.DEFAULT.withGb(options));
  }

  @Test
  void loneIonsHaveBornsEnergyAndFarOnesCoulombInWater() {
    double c = Units.COULOMB_KJ_NM_MOL_E2;
    PartnerEnergies e = ions(0.209, GbOptions.DEFAULT);
    assertTrue(e.compute(new float[] {0, 50}, new float[2], new float[2]));
    double self = -0.5 * c * (1 - 1 / 78.5) / 0.2;
    assertEquals(self, e.gbA(), 1e-9 * -self);
    assertEquals(self, e.gbB(), 1e-9 * -self);
    // At 50 nm radii and f feel the other ion by less than 1e-7.
    assertEquals(-c / 78.5 / 50, e.coulomb() + e.gb(), 1e-4);
    GbOptions salt = new GbOptions(GbModel.OBC2, 0.1, 78.5, NONE);
    PartnerEnergies salted = ions(0.209, salt);
    salted.compute(new float[] {0, 50}, new float[2], new float[2]);
    double screened = -0.5 * c * (1 - Math.exp(-salt.kappaPerNm() * 0.2) / 78.5) / 0.2;
    assertEquals(screened, salted.gbA(), 1e-9 * -screened);
    assertEquals(0.9711, 1 / salt.kappaPerNm() * 0.73, 0.02, "Debye length at 0.1 mol/l, nm");
  }

  @Test
  void radiiThatCannotBeAreToldAndLeaveTheRest() {
    PartnerEnergies e = ions(0, GbOptions.DEFAULT);
    assertEquals(
        "gb: NA of NA 1 of A: expected a radius of 0.009 to 1.0 nm for obc2, found 0.0 nm",
        e.gbReason());
    assertTrue(e.compute(new float[] {0, 1}, new float[2], new float[2], Box.NONE));
    assertEquals(-Units.COULOMB_KJ_NM_MOL_E2, e.coulomb(), 1e-9);
    assertTrue(Double.isNaN(e.gb()) && Double.isNaN(e.gbOfResidue()[0]));
    assertTrue(Double.isNaN(e.gbComplex()) && Double.isNaN(e.gbA()) && Double.isNaN(e.gbB()));
    assertEquals("gb: switched off", ions(0.2, GbOptions.NONE).gbReason());
    assertEquals(
        "gb: NA of NA 1 of A: expected a radius of 0.1 to 0.2 nm for gbn2, found 0.25 nm",
        ions(0.25, new GbOptions(GbModel.GBN2, 0, 78.5, NONE)).gbReason());
  }
}
