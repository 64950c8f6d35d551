package org.padml.descriptors.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.padml.forcefield.ForceField;
import org.padml.forcefield.GbRadii;
import org.padml.io.FileSource;
import org.padml.model.FrameBuffer;
import org.padml.testing.MdComplex;
import org.padml.testing.SharedData;
import org.padml.units.Units;

/** MM/GBSA against sander: igb 5, 0.15 mol/l, mbondi2, LCPO, by gmx_MMPBSA 1.6.5. */
class SanderTest {
  private static final String FOLDER = "reference-values/gmx_mmpbsa_api/";
  private static final String INPUTS = FOLDER + "inputs_Protein_ligand_ST/";
  private static final int FRAMES = 10;
  private static final int TERMS = 8;
  private static final int ATOMS = 923;

  /** What the project promises against sander, of every term. */
  private static final double RELATIVE = 5e-4;

  /**
   * Coulomb's constant differs by 3.5e-5 and Born radii by what lies beyond 25 Å: of some 1,300
   * kcal/mol of generalized Born 0.2 in each state, in differences 0.03.
   */
  private static final double PLAIN_KCAL = 0.03;

  /** Generalized Born of Ras-Raf by amber_reach.py, kcal/mol. */
  private static final Map<String, Double> RAS_RAF_KCAL =
      Map.of(
          "complex EGB", -2854.0647768541926,
          "receptor EGB", -2303.3673809628635,
          "ligand EGB", -1556.985684140384);

  /** Coordinates are floats here, and the reach is worth 2e-3: as near as to OpenMM. */
  private static final double FLOATS = 1e-6;

  private static final GbOptions SALT =
      new GbOptions(GbModel.OBC2, 0.15, 78.5, Double.POSITIVE_INFINITY);

  private static final EnergyModel PLAIN =
      EnergyModel.DEFAULT.withGb(SALT).withRadii(GbRadii.MBONDI2);

  /** By the conventions of Amber and with the coordinates that sander saw. */
  @Test
  void everyTermOfEveryFrameIsSanders() throws IOException {
    double[][] motions = motions();
    Map<String, String[]> expected = terms();
    int[] checked = {0};
    forEachFrame(
        PLAIN.withConventions(Conventions.AMBER),
        (k, frame, energies) -> {
          move(frame, motions[0], motions[k]);
          for (Map.Entry<String, Double> e : compute(frame, energies).entrySet()) {
            double wanted = Double.parseDouble(expected.get(e.getKey())[k]);
            assertEquals(
                wanted, e.getValue(), RELATIVE * Math.abs(wanted), "frame " + k + " " + e.getKey());
            checked[0]++;
          }
        });
    assertEquals(TERMS * FRAMES, checked[0]);
  }

  /** From the trajectory as it is, without conventions of Amber: nearly the same. */
  @Test
  void plainConventionsDifferByLittle() throws IOException {
    Map<String, String[]> expected = terms();
    int[] checked = {0};
    forEachFrame(
        PLAIN,
        (k, frame, energies) -> {
          for (Map.Entry<String, Double> e : compute(frame, energies).entrySet()) {
            double wanted = Double.parseDouble(expected.get(e.getKey())[k]);
            double bound = RELATIVE * Math.abs(wanted) + PLAIN_KCAL;
            assertEquals(wanted, e.getValue(), bound, "frame " + k + " " + e.getKey());
            checked[0]++;
          }
        });
    assertEquals(TERMS * FRAMES, checked[0]);
  }

  /** A large charged complex, where the reach of Born radii counts: amber_reach.py. */
  @Test
  void rasRafFeelsTheReachOfBornRadii() throws IOException {
    String folder = "md-ppi/ras-raf_amber/";
    MdComplex complex =
        new MdComplex(folder + "ras-raf_complex.prmtop", folder + "prod_complex.mdcrd");
    String parameters = SharedData.require(folder + "ras-raf_complex.prmtop").toString();
    PartnerEnergies energies =
        new PartnerEnergies(
            complex.topology(),
            ForceField.read(FileSource::openDecompressed, List.of(parameters), complex.topology()),
            complex.residueRange(0, 166),
            complex.residueRange(166, 242),
            EnergyModel.DEFAULT.withConventions(Conventions.AMBER));
    int[] checked = {0};
    complex.forEachFrame(
        (k, frame) -> {
          if (k == 0) {
            Map<String, Double> found = compute(frame, energies);
            RAS_RAF_KCAL.forEach(
                (state, wanted) -> {
                  assertEquals(wanted, found.get(state), FLOATS * Math.abs(wanted), state);
                  checked[0]++;
                });
          }
        });
    assertEquals(3, checked[0]);
  }

  private interface Check {
    void check(int frame, FrameBuffer buffer, PartnerEnergies energies) throws IOException;
  }

  private static void forEachFrame(EnergyModel model, Check check) throws IOException {
    MdComplex complex = new MdComplex(INPUTS + "com.tpr", INPUTS + "com_traj.xtc");
    String parameters = SharedData.require(INPUTS + "com.tpr").toString();
    PartnerEnergies energies =
        new PartnerEnergies(
            complex.topology(),
            ForceField.read(FileSource::openDecompressed, List.of(parameters), complex.topology()),
            complex.residueRange(0, 58),
            complex.residueRange(58, 59),
            model);
    assertEquals("", energies.mmgbsaReason());
    complex.forEachFrame(
        (k, frame) -> {
          if (k < FRAMES) {
            check.check(k, frame, energies);
          }
        });
  }

  /** Terms by the names of the reference, kcal/mol. */
  private static Map<String, Double> compute(FrameBuffer frame, PartnerEnergies energies) {
    assertTrue(energies.compute(frame.x(), frame.y(), frame.z()), energies.fault());
    Map<String, Double> found = new LinkedHashMap<>();
    found.put("delta VDWAALS", energies.vdw());
    found.put("delta EEL", energies.coulomb());
    found.put("complex EGB", energies.gbComplex());
    found.put("receptor EGB", energies.gbA());
    found.put("ligand EGB", energies.gbB());
    found.put("delta EGB", energies.gb());
    found.put("delta ESURF", energies.nonpolar());
    found.put("delta TOTAL", energies.mmgbsa());
    found.replaceAll((name, kj) -> kj / Units.KJ_PER_KCAL);
    return found;
  }

  /** Applies a motion to the complex and rounds to 0.001 Å, as the intermediate files do. */
  private static void move(FrameBuffer frame, double[] first, double[] motion) {
    float[][] r = {frame.x(), frame.y(), frame.z()};
    for (int atom = 0; atom < ATOMS; atom++) {
      double[] moved = first.clone();
      for (int i = 0; i < 3; i++) {
        moved[i] = first[9 + i];
        for (int j = 0; j < 3; j++) {
          moved[i] += motion[3 * i + j] * (r[j][atom] * Units.ANGSTROM_PER_NM - motion[9 + j]);
        }
      }
      for (int i = 0; i < 3; i++) {
        r[i][atom] = Units.angstromToNm(Math.rint(moved[i] * 1000) / 1000);
      }
    }
  }

  /** Rotation and center of each frame: sander_frames.py. */
  private static double[][] motions() throws IOException {
    double[][] rows = new double[FRAMES][];
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                SanderTest.class.getResourceAsStream("sander_frames.tsv"),
                StandardCharsets.UTF_8))) {
      in.readLine();
      for (int k = 0; k < FRAMES; k++) {
        rows[k] =
            Arrays.stream(in.readLine().split("\t"))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
      }
    }
    return rows;
  }

  private static Map<String, String[]> terms() throws IOException {
    Map<String, String[]> out = new HashMap<>();
    for (String line :
        Files.readAllLines(
            SharedData.require(FOLDER + "ST_gb_terms_per_frame.tsv"), StandardCharsets.UTF_8)) {
      String[] cells = line.split("\t");
      out.put(cells[0] + " " + cells[1], Arrays.copyOfRange(cells, 2, cells.length));
    }
    return out;
  }
}
