package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.padml.formats.Formats;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestReader;
import org.padml.model.FrameBuffer;
import org.padml.testing.MdComplex;
import org.padml.testing.SharedData;
import org.padml.units.Units;

/** Energy columns of a manifest's system, as assembled for the tables, against OpenMM. */
@Tag("long")
class ReferenceEnergiesTest {
  /** The reference prints single sums of about 1e4 kcal/mol with four digits. */
  private static final double RELATIVE = 1e-4;

  /** The reference values are printed with four digits, and a sum of hundreds cancels. */
  private static final double PRINTED_KCAL = 0.02;

  /** Per residue: the printed digits of two terms. */
  private static final double RESIDUE_KCAL = 2e-3;

  private static final Set<DescriptorGroup> WANTED =
      Set.of(DescriptorGroup.CONTACTS, DescriptorGroup.ENERGY, DescriptorGroup.GB);

  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "ras-raf_amber, ras-raf_complex.prmtop, '', prod_complex.mdcrd, bynum 1-2621, bynum 2622-3862,"
        + " from-topology, 0.1",
    "ww-peptide_gmx_mmpbsa, com.pdb, topol.top, com_traj.xtc, segid PROA, segid PROB, mbondi2, 0.15"
  })
  void columnsAreThoseOfOpenmm(
      String name,
      String topology,
      String parameters,
      String trajectory,
      String a,
      String b,
      String radii,
      double salt)
      throws IOException {
    Path folder = SharedData.require("md-ppi/" + name + "/" + topology).getParent();
    Path file = dir.resolve("m.yaml");
    Files.writeString(
        file,
        """
        energy: {gb: obc1, radii: RADII, salt_molar: SALT, nonpolar: none}
        systems:
          - id: s
            topology: "FOLDER/TOPOLOGY"
            PARAMETERS
            partners: {A: "PARTNER_A", B: "PARTNER_B"}
            replicas:
              - {id: r, trajectory: "FOLDER/TRAJECTORY"}
        """
            .replace("RADII", radii)
            .replace("SALT", Double.toString(salt))
            .replace(
                "PARAMETERS",
                parameters.isEmpty() ? "stride: 1" : "parameters: \"FOLDER/" + parameters + '"')
            .replace("TOPOLOGY", topology)
            .replace("TRAJECTORY", trajectory)
            .replace("FOLDER", folder.toString())
            .replace("PARTNER_A", a)
            .replace("PARTNER_B", b));
    Storage storage = new Storage(new Configuration(false));
    Manifest manifest = new ManifestReader(storage, FrameColumn.names()).read(file.toString());
    RunOptions options = RunOptions.defaults().withDescriptors(WANTED);
    SystemModel model =
        new SystemLoader(storage, manifest, options).load(manifest.systems().get(0));
    assertNotNull(model.parameters(), "parameters");
    FrameDescriber describer =
        new FrameDescriber(model, options, new References(null, null, false));
    List<Map<String, String>> rows =
        MdComplex.table("reference-values/computed_energies/" + name + ".mmgb.tsv");
    // the last row holds averages
    rows.removeIf(r -> !r.get("frame").matches("\\d+"));
    FrameBuffer buffer = new FrameBuffer(model.atomsRead().size());
    int k = 0;
    try (Trajectory t =
        Formats.openTrajectory(
            storage.open(folder.resolve(trajectory).toString()), model.fileAtoms())) {
      FrameReader reader =
          t.frames(new FrameRange(0, t.index().byteOffset(0), rows.size()), model.atomsRead());
      while (reader.next()) {
        reader.read(buffer);
        FrameDescriber.Result found = describer.describe(buffer).get(0);
        Map<String, String> row = rows.get(k);
        compare(name + " " + k, row, "delta.VDW_incl14", found, FrameColumn.VDW_KJ_MOL);
        compare(name + " " + k, row, "delta.EEL_incl14", found, FrameColumn.COULOMB_KJ_MOL);
        compare(name + " " + k, row, "delta.EGB", found, FrameColumn.GB_KJ_MOL);
        if (k == 0) {
          residues(name, model, found);
        }
        k++;
      }
    }
    assertEquals(rows.size(), k);
  }

  private static void compare(
      String what,
      Map<String, String> row,
      String name,
      FrameDescriber.Result found,
      FrameColumn column) {
    double expected = Double.parseDouble(row.get(name)) * Units.KJ_PER_KCAL;
    double tolerance = RELATIVE * Math.abs(expected) + PRINTED_KCAL * Units.KJ_PER_KCAL;
    assertEquals(expected, found.value(column.columnName()), tolerance, what + ": " + name);
  }

  /** The reference gives each residue its whole interaction: twice its half. */
  private static void residues(String name, SystemModel model, FrameDescriber.Result found)
      throws IOException {
    List<Map<String, String>> rows =
        MdComplex.table(
            "reference-values/computed_energies/" + name + ".frame0.per_residue_interaction.tsv");
    InterfaceResidues residues = InterfaceResidues.of(model, model.interfaces().get(0));
    assertEquals(rows.size(), residues.size());
    double[] values = new double[residues.size() * ResidueRecord.COLUMNS];
    byte[] bytes = found.residues();
    assertNotNull(bytes);
    ResidueRecord.read(bytes, values);
    int far = 0;
    for (int i = 0; i < rows.size(); i++) {
      double vdw = 2 * values[i * ResidueRecord.COLUMNS + ResidueRecord.Column.VDW.ordinal()];
      double coulomb =
          2 * values[i * ResidueRecord.COLUMNS + ResidueRecord.Column.COULOMB.ordinal()];
      String what = name + " residue " + i;
      near(rows.get(i).get("vdw_kcal"), vdw, what);
      near(rows.get(i).get("elec_kcal"), coulomb, what);
      far += Math.abs(coulomb) > 1 ? 1 : 0;
    }
    assertTrue(far > 10, "residues with an interaction: " + far);
  }

  private static void near(String kcal, double found, String what) {
    double expected = Double.parseDouble(kcal);
    assertEquals(
        expected, found / Units.KJ_PER_KCAL, RESIDUE_KCAL + RELATIVE * Math.abs(expected), what);
  }
}
