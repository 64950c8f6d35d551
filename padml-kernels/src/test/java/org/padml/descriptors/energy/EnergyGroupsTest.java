package org.padml.descriptors.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.energy.PairOptions.Images;
import org.padml.forcefield.Ff14sb;
import org.padml.model.AtomSet;
import org.padml.model.BondPerception;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;
import org.padml.testing.MdComplex;

/** Cutoff treatments between the chains of the Fab against energy groups of GROMACS. */
class EnergyGroupsTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** What the project promises. */
  private static final double RELATIVE = 1e-4;

  /** GROMACS sums some 10,000 terms of up to 100 kJ/mol in single precision. */
  private static final double SINGLE = 0.02;

  private static PairOptions options(String name) {
    return switch (name) {
      case "plain" ->
          new PairOptions(1.2, LennardJonesCutoff.CUT, 0, CoulombCutoff.CUT, 1, Images.NEAREST);
      case "rf" ->
          new PairOptions(
              1.2,
              LennardJonesCutoff.SHIFT,
              0,
              CoulombCutoff.REACTION_FIELD,
              INFINITE,
              Images.NEAREST);
      default ->
          new PairOptions(
              1.2,
              LennardJonesCutoff.FORCE_SWITCH,
              0.9,
              CoulombCutoff.REACTION_FIELD,
              78.5,
              Images.NEAREST);
    };
  }

  @Test
  void energiesOfTheFabAreThoseOfGromacs() throws IOException {
    MdComplex fab = new MdComplex("own/fab/fab.pdb", "own/fab/fab.xtc");
    Topology topology = BondPerception.complete(fab.topology());
    AtomSet all = AtomSet.range(0, topology.nAtoms());
    // The charges and Lennard-Jones of amber99sb-ildn, which made the run, are those of ff14SB.
    NonbondedParameters parameters = Ff14sb.assign(topology, all).parameters();
    AtomSet h = fab.residues(r -> r.chain().equals("H"));
    Map<String, PartnerEnergies> energies = new HashMap<>();
    for (String name : new String[] {"plain", "rf", "fsw"}) {
      energies.put(
          name,
          new PartnerEnergies(
              topology, parameters, h, all.minus(h), EnergyModel.VACUUM.withPairs(options(name))));
    }
    Map<String, double[]> expected = expected();
    int[] compared = {0};
    fab.forEachFrame(
        (k, frame) -> {
          for (Map.Entry<String, PartnerEnergies> e : energies.entrySet()) {
            double[] row = expected.get(e.getKey() + " " + k);
            if (row != null) {
              PartnerEnergies found = e.getValue();
              assertTrue(found.compute(frame.x(), frame.y(), frame.z(), frame.box()));
              String where = e.getKey() + " frame " + k;
              assertEquals(row[0], found.coulomb(), RELATIVE * Math.abs(row[0]) + SINGLE, where);
              assertEquals(row[1], found.vdw(), RELATIVE * Math.abs(row[1]), where);
              compared[0]++;
            }
          }
        });
    assertEquals(9, compared[0]);
  }

  /** Coulomb and Lennard-Jones by run and frame. */
  private static Map<String, double[]> expected() throws IOException {
    Map<String, double[]> rows = new HashMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                EnergyGroupsTest.class.getResourceAsStream("fab_energy_groups.tsv"),
                StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] c = line.split("\t");
        rows.put(
            c[0] + " " + c[1], new double[] {Double.parseDouble(c[2]), Double.parseDouble(c[3])});
      }
    }
    return rows;
  }
}
