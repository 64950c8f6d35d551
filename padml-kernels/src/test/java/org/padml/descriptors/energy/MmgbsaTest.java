package org.padml.descriptors.energy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.energy.NonpolarOptions.Surface;
import org.padml.descriptors.surface.Lcpo;
import org.padml.descriptors.surface.Radii;
import org.padml.descriptors.surface.SasaKernel;
import org.padml.model.Topology;

class MmgbsaTest {
  private static final long SEED = 4242;

  /** Rounding of sums over some hundred atoms, relative to the magnitudes summed. */
  private static final double ROUNDING = 1e-12;

  private static PartnerEnergies energies(EnergySystem s, EnergyModel model) {
    PartnerEnergies e = new PartnerEnergies(s.bonded(), s.parameters, s.a, s.b, model);
    assertTrue(e.compute(s.x, s.y, s.z), e.fault());
    return e;
  }

  @Test
  void residuesAddUpToTheTotal() {
    for (int k = 0; k < 40; k++) {
      EnergySystem s = new EnergySystem(new Random(SEED + k), 30 + k, 50 - k);
      NonpolarOptions nonpolar = NonpolarOptions.ofKcal(Surface.LCPO, 0.00542, 0.92);
      PartnerEnergies e = energies(s, EnergyModel.DEFAULT.withNonpolar(nonpolar));
      double sum = 0;
      double magnitude = 0;
      for (int r = 0; r < e.totalOfResidue().length; r++) {
        sum += e.totalOfResidue()[r];
        magnitude +=
            Math.abs(e.vdwOfResidue()[r])
                + Math.abs(e.coulombOfResidue()[r])
                + Math.abs(e.gbOfResidue()[r])
                + Math.abs(e.nonpolarOfResidue()[r]);
      }
      assertEquals(e.mmgbsa(), sum, ROUNDING * magnitude, "seed " + (SEED + k));
      assertEquals(e.mmgbsa(), e.vdw() + e.coulomb() + e.gb() + e.nonpolar());
      assertEquals("", e.mmgbsaReason());
    }
  }

  @Test
  void compiledCodeGivesTheBitsOfTheInterpreter() {
    EnergySystem s = new EnergySystem(new Random(SEED), 90, 110);
    GbOptions salt = new GbOptions(GbModel.OBC2, 0.1, 78.5, Double.POSITIVE_INFINITY);
    for (EnergyModel model : List.of(EnergyModel.DEFAULT, EnergyModel.DEFAULT.withGb(salt))) {
      PartnerEnergies e = energies(s, model);
      double first = e.mmgbsa();
      double[] residues = e.totalOfResidue().clone();
      // Some 200 rows a frame and pass: the compilers have had their turns well before the end.
      for (int k = 0; k < 400; k++) {
        e.compute(s.x, s.y, s.z);
        assertEquals(first, e.mmgbsa(), 0, "frame " + k);
      }
      assertArrayEquals(residues, e.totalOfResidue(), 0);
    }
  }

  @Test
  void nonpolarIsTensionTimesTheAreaGainedLessOneOffset() {
    EnergySystem s = new EnergySystem(new Random(SEED), 60, 60);
    Topology topology = s.bonded();
    Lcpo lcpo = new Lcpo(topology, s.a, s.b, Lcpo.Extent.EVERY_ATOM);
    lcpo.compute(s.x, s.y, s.z);
    double gain = lcpo.sasaComplex() - lcpo.sasaA() - lcpo.sasaB();
    NonpolarOptions ofLcpo = NonpolarOptions.ofKcal(Surface.LCPO, 0.0072, 1);
    double found = energies(s, EnergyModel.DEFAULT.withNonpolar(ofLcpo)).nonpolar();
    assertEquals(0.0072 * 418.4 * gain - 4.184, found, 1e-9);
    SasaKernel points =
        SasaKernel.between(
            s.a, s.b, 960, 0.14, Radii.BONDI.of(topology, s.a.union(s.b), new ArrayList<>()));
    points.compute(s.x, s.y, s.z);
    NonpolarOptions ofPoints = NonpolarOptions.ofKcal(Surface.SASA, 0.005, 0);
    found = energies(s, EnergyModel.DEFAULT.withNonpolar(ofPoints)).nonpolar();
    assertEquals(-0.005 * 418.4 * points.bsa(), found, 1e-9);
  }

  @Test
  void whatIsSwitchedOffOrMissingSaysSo() {
    EnergySystem s = new EnergySystem(new Random(SEED), 5, 5);
    PartnerEnergies vacuum = energies(s, EnergyModel.VACUUM);
    assertTrue(Double.isNaN(vacuum.mmgbsa()) && Double.isNaN(vacuum.totalOfResidue()[0]));
    assertEquals("gb: switched off", vacuum.mmgbsaReason());
    assertEquals("nonpolar: switched off", vacuum.nonpolarReason());
    PartnerEnergies unbonded =
        new PartnerEnergies(s.topology, s.parameters, s.a, s.b, EnergyModel.DEFAULT);
    unbonded.compute(s.x, s.y, s.z);
    assertEquals("lcpo: the topology has no bonds", unbonded.mmgbsaReason());
    assertTrue(Double.isNaN(unbonded.nonpolar()) && !Double.isNaN(unbonded.gb()));
  }
}
