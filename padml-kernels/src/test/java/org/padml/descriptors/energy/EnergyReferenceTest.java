package org.padml.descriptors.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.padml.forcefield.ForceField;
import org.padml.forcefield.GbRadii;
import org.padml.io.FileSource;
import org.padml.model.NonbondedParameters;
import org.padml.testing.MdComplex;
import org.padml.testing.SharedData;
import org.padml.units.Units;

/** Energies of complexes against OpenMM's. */
class EnergyReferenceTest {
  private static final String RAS = "md-ppi/ras-raf_amber/";
  private static final String WW = "md-ppi/ww-peptide_gmx_mmpbsa/";
  private static final String TABLES = "reference-values/computed_energies/";

  /** What the project promises for every term. */
  private static final double RELATIVE = 1e-4;

  /** The tables print kcal/mol with four decimals, per residue with five. */
  private static final double PRINTED = 1e-4 * Units.KJ_PER_KCAL;

  /** OpenMM's constant of Coulomb is 138.935485 in these terms, 2e-7 more than ours. */
  private static final double MODELS = 1e-6;

  @Test
  void rasRafTermsAreThoseOfOpenMm() throws IOException {
    MdComplex complex = new MdComplex(RAS + "ras-raf_complex.prmtop", RAS + "prod_complex.mdcrd");
    NonbondedParameters parameters = parameters(complex, RAS + "ras-raf_complex.prmtop");
    GbOptions salt = new GbOptions(GbModel.OBC1, 0.1, 78.5, Double.POSITIVE_INFINITY);
    PartnerEnergies energies =
        new PartnerEnergies(
            complex.topology(),
            parameters,
            complex.residueRange(0, 166),
            complex.residueRange(166, 242),
            EnergyModel.DEFAULT.withGb(salt));
    checkFrames(complex, energies, "ras-raf_amber", 5);
  }

  @Test
  void wwPeptideTermsAreThoseOfOpenMm() throws IOException {
    MdComplex complex = new MdComplex(WW + "com.tpr", WW + "com_traj.xtc");
    GbOptions salt = new GbOptions(GbModel.OBC1, 0.15, 78.5, Double.POSITIVE_INFINITY);
    PartnerEnergies energies =
        new PartnerEnergies(
            complex.topology(),
            parameters(complex, WW + "com.tpr"),
            complex.residueRange(0, 30),
            complex.residueRange(30, 39),
            EnergyModel.DEFAULT.withGb(salt).withRadii(GbRadii.MBONDI2));
    checkFrames(complex, energies, "ww-peptide_gmx_mmpbsa", 11);
  }

  private static void checkFrames(
      MdComplex complex, PartnerEnergies energies, String name, int nFrames) throws IOException {
    assertEquals("", energies.gbReason());
    List<Map<String, String>> expected = rows(TABLES + name + ".mmgb.tsv");
    List<Map<String, String>> residues =
        rows(TABLES + name + ".frame0.per_residue_interaction.tsv");
    int frames =
        complex.forEachFrame(
            (k, frame) -> {
              assertTrue(energies.compute(frame.x(), frame.y(), frame.z()), energies.fault());
              Map<String, String> row = expected.get(k);
              check(row, "delta.VDW_incl14", energies.vdw());
              check(row, "delta.EEL_incl14", energies.coulomb());
              check(row, "complex.EGB", energies.gbComplex());
              check(row, "receptor.EGB", energies.gbA());
              check(row, "ligand.EGB", energies.gbB());
              check(row, "delta.EGB", energies.gb());
              if (k == 0) {
                checkResidues(energies, residues);
              }
            });
    assertEquals(nFrames, frames);
  }

  /** Every model with and without salt, each state by itself: gb_models.py. */
  @Test
  void statesByEveryModelAreThoseOfOpenMm() throws IOException {
    MdComplex complex = new MdComplex(RAS + "ras-raf_complex.prmtop", RAS + "prod_complex.mdcrd");
    NonbondedParameters parameters = parameters(complex, RAS + "ras-raf_complex.prmtop");
    Map<String, Double> expected = new HashMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                EnergyReferenceTest.class.getResourceAsStream("gb_models.tsv"),
                StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] c = line.split("\t");
        expected.put(c[0] + " " + c[1] + " " + c[2], Double.parseDouble(c[3]));
      }
    }
    int[] compared = {0};
    complex.forEachFrame(
        (k, frame) -> {
          for (GbModel gb : GbModel.values()) {
            for (double salt : new double[] {0, 0.15}) {
              if (k == 0 && gb != GbModel.NONE) {
                EnergyModel model =
                    EnergyModel.DEFAULT
                        .withGb(new GbOptions(gb, salt, 78.5, Double.POSITIVE_INFINITY))
                        .withRadii(gb == GbModel.GBN2 ? GbRadii.MBONDI3 : GbRadii.FROM_TOPOLOGY);
                PartnerEnergies e =
                    new PartnerEnergies(
                        complex.topology(),
                        parameters,
                        complex.residueRange(0, 166),
                        complex.residueRange(166, 242),
                        model);
                assertEquals("", e.gbReason());
                assertTrue(e.compute(frame.x(), frame.y(), frame.z()), e.fault());
                String name = gb.label() + " " + salt + " ";
                double[] found = {e.gbComplex(), e.gbA(), e.gbB()};
                String[] states = {"complex", "a", "b"};
                for (int s = 0; s < 3; s++) {
                  double wanted = expected.get(name + states[s]);
                  assertEquals(wanted, found[s], MODELS * Math.abs(wanted), name + states[s]);
                  compared[0]++;
                }
              }
            }
          }
        });
    assertEquals(expected.size(), compared[0]);
  }

  private static NonbondedParameters parameters(MdComplex complex, String file) throws IOException {
    return ForceField.read(
        FileSource::openDecompressed,
        List.of(SharedData.require(file).toString()),
        complex.topology());
  }

  private static void check(Map<String, String> row, String column, double found) {
    double expected = Double.parseDouble(row.get(column)) * Units.KJ_PER_KCAL;
    assertEquals(
        expected, found, RELATIVE * Math.abs(expected) + PRINTED, row.get("frame") + " " + column);
  }

  private static void checkResidues(PartnerEnergies energies, List<Map<String, String>> rows) {
    for (Map<String, String> row : rows) {
      int r = Integer.parseInt(row.get("resindex0"));
      check(row, "vdw_kcal", 2 * energies.vdwOfResidue()[r]);
      check(row, "elec_kcal", 2 * energies.coulombOfResidue()[r]);
    }
  }

  /** Rows of a table whose first line is a comment. */
  private static List<Map<String, String>> rows(String file) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (BufferedReader in =
        Files.newBufferedReader(SharedData.require(file), StandardCharsets.UTF_8)) {
      in.readLine();
      String[] names = in.readLine().split("\t");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split("\t", -1);
        Map<String, String> row = new HashMap<>();
        for (int c = 0; c < names.length; c++) {
          row.put(names[c], cells[c]);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
