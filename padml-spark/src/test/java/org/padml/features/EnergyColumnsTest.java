package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.formats.FormatException;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestReader;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.testing.SharedData;

/** Energy columns of systems with and without what they need: two peptides of data-samples. */
class EnergyColumnsTest {
  private static final String NOTES = "*_kj_mol of A:B";
  private static final RunOptions OPTIONS = RunOptions.defaults();

  @TempDir Path dir;

  private SystemModel load(List<String> lines, String keys) throws IOException {
    Files.write(dir.resolve("s.pdb"), lines);
    Files.write(dir.resolve("s.xtc"), new byte[0]);
    Path file = dir.resolve("m.yaml");
    Files.writeString(
        file,
        """
        systems:
          - id: s
            topology: s.pdb
            partners: {A: chain A, B: chain B}
            replicas: [{id: r, trajectory: s.xtc}]
        """
            + keys);
    return load(file);
  }

  private static SystemModel load(Path file) throws IOException {
    Storage storage = new Storage(new Configuration(false));
    Manifest manifest = new ManifestReader(storage, FrameColumn.names()).read(file.toString());
    return new SystemLoader(storage, manifest, OPTIONS).load(manifest.systems().get(0));
  }

  private static List<String> peptides() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line :
        Files.readAllLines(Samples.file("abeta/ab_wt_r1.pdb"), StandardCharsets.UTF_8)) {
      if (line.startsWith("ATOM") || line.startsWith("TER")) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String atom(int serial, String residue, String chain, int number, double x) {
    return String.format(
        Locale.ROOT,
        "HETATM%5d  C1  %-4s%s%4d    %8.3f%8.3f%8.3f  1.00  0.00           C",
        serial % 100_000,
        residue,
        chain,
        number,
        x,
        90.0,
        90.0);
  }

  /** Columns of the topology's own coordinates. */
  private static FrameDescriber.Result describe(SystemModel model) {
    ReferenceFrame own = model.topology().referenceFrame();
    int n = model.topology().nAtoms();
    FrameBuffer frame = new FrameBuffer(n);
    System.arraycopy(own.x(), 0, frame.x(), 0, n);
    System.arraycopy(own.y(), 0, frame.y(), 0, n);
    System.arraycopy(own.z(), 0, frame.z(), 0, n);
    return new FrameDescriber(model, OPTIONS, new References(null, null, false))
        .describe(frame)
        .get(0);
  }

  private static double value(FrameDescriber.Result found, FrameColumn column) {
    return found.value(column.columnName());
  }

  @Test
  void aMembraneLeavesOnlyTheVacuumTerms() throws IOException {
    List<String> lines = peptides();
    SystemModel dry = load(lines, "");
    for (int k = 0; k < 20; k++) {
      lines.add(atom(9000 + k, "POPC", "M", k + 1, 10.0 * k));
    }
    SystemModel wet = load(lines, "");
    assertEquals("", dry.membrane());
    FrameDescriber.Result inWater = describe(dry);
    FrameDescriber.Result inMembrane = describe(wet);
    for (FrameColumn same : List.of(FrameColumn.VDW_KJ_MOL, FrameColumn.COULOMB_KJ_MOL)) {
      assertEquals(value(inWater, same), value(inMembrane, same), same.columnName());
    }
    for (FrameColumn none :
        List.of(FrameColumn.GB_KJ_MOL, FrameColumn.NONPOLAR_KJ_MOL, FrameColumn.MMGBSA_KJ_MOL)) {
      assertFalse(Double.isNaN(value(inWater, none)), none.columnName());
      assertTrue(Double.isNaN(value(inMembrane, none)), none.columnName());
    }
    assertEquals(
        "parameters: ff14SB (built in); gb, nonpolar, mmgbsa: null, as their solvent is water"
            + " without a membrane of 20 lipid residues (POPC 20)",
        ColumnNotes.absences(wet, OPTIONS).get(NOTES));
  }

  @Test
  void aLigandWithoutParametersIsNamedWithWhatHelps() throws IOException {
    List<String> lines = peptides();
    lines.add(lines.size(), atom(9000, "GDP", "B", 101, 0));
    SystemModel model = load(lines, "");
    assertEquals(
        "no parameters given (parameters: PRMTOP, TPR, TOP, or PSF with PRM files), and ff14SB"
            + " (built in) has none: residue GDP 101 of B: ff14SB has no such residue",
        ColumnNotes.absences(model, OPTIONS).get(NOTES));
    assertTrue(Double.isNaN(value(describe(model), FrameColumn.VDW_KJ_MOL)));
  }

  @Test
  void aStructureWithoutHydrogensSaysSo() throws IOException {
    List<String> heavy = peptides();
    heavy.removeIf(line -> line.length() > 77 && line.charAt(77) == 'H');
    Map<String, String> notes = ColumnNotes.absences(load(heavy, ""), OPTIONS);
    assertEquals(
        "no parameters given (parameters: PRMTOP, TPR, TOP, or PSF with PRM files), and ff14SB"
            + " (built in) has none: expected a structure with hydrogens, found none",
        notes.get(NOTES));
  }

  /** Two molecules of two atoms, of types XX and CT; only the types given have parameters. */
  private SystemModel ofTop(String types) throws IOException {
    Files.writeString(
        dir.resolve("s.top"),
        """
        [ defaults ]
        1 2 yes 0.5 0.8333
        [ atomtypes ]
        TYPES
        [ moleculetype ]
        M 3
        [ atoms ]
        1 XX 1 LIG C1 1  0.3 12.01
        2 CT 1 LIG C2 2 -0.3 12.01
        [ bonds ]
        1 2 1
        [ system ]
        two
        [ molecules ]
        M 2
        """
            .replace("TYPES", types));
    Files.write(dir.resolve("s.xtc"), new byte[0]);
    Path file = dir.resolve("m.yaml");
    Files.writeString(
        file,
        """
        systems:
          - id: s
            topology: s.top
            partners: {A: bynum 1-2, B: bynum 3-4}
            replicas: [{id: r, trajectory: s.xtc}]
        """);
    return load(file);
  }

  /** Built-in parameters would be those of another force field. */
  @Test
  void parametersOfTheTopologyThatCannotBeUsedAreNotReplaced() throws IOException {
    SystemModel model = ofTop("CT 6 12.01 0 A 0.34 0.4");
    assertEquals(
        "parameters of the topology cannot be used: "
            + dir.resolve("s.top")
            + ": atom type XX of atom 1 of molecule type M: expected it in [ atomtypes ] with its"
            + " parameters, found none",
        ColumnNotes.absences(model, OPTIONS).get(NOTES));
  }

  @Test
  void aTopologyThatIsCutBehindItsAtomsIsAnError() throws IOException {
    String whole =
        Files.readString(SharedData.require("md-ppi/ras-raf_amber/ras-raf_complex.prmtop"));
    Files.writeString(
        dir.resolve("s.prmtop"), whole.substring(0, whole.indexOf("%FLAG SOLVENT_POINTERS") - 200));
    Files.write(dir.resolve("s.xtc"), new byte[0]);
    Path file = dir.resolve("m.yaml");
    Files.writeString(
        file,
        """
        systems:
          - id: s
            topology: s.prmtop
            partners: {A: bynum 1-2621, B: bynum 2622-3862}
            replicas: [{id: r, trajectory: s.xtc}]
        """);
    FormatException e = assertThrows(FormatException.class, () -> load(file));
    assertEquals(FormatException.Kind.TRUNCATED, e.kind());
    assertTrue(
        String.valueOf(e.getMessage()).contains("s.prmtop: flag IROTAT: expected 3862 values"),
        e.getMessage());
  }

  @Test
  void radiiThatTheParametersLackAreNamed() throws IOException {
    SystemModel model = ofTop("CT 6 12.01 0 A 0.34 0.4\nXX 6 12.01 0 A 0.34 0.4");
    assertEquals(
        "parameters: " + dir.resolve("s.top") + "; gb: radii mbondi2, as the parameters have none",
        ColumnNotes.absences(model, OPTIONS).get(NOTES));
    assertTrue(
        model.notes().contains("parameters from " + dir.resolve("s.top")),
        model.notes().toString());
  }

  @Test
  void conventionsOfAmberChangeEnergiesByTheirConstant() throws IOException {
    SystemModel plain = load(peptides(), "");
    SystemModel amber = load(peptides(), "energy: {conventions: amber}\n");
    double ratio =
        value(describe(amber), FrameColumn.COULOMB_KJ_MOL)
            / value(describe(plain), FrameColumn.COULOMB_KJ_MOL);
    // 18.2223^2 kcal A over 138.93545764 kJ nm: both to ten digits
    assertEquals(0.999965, ratio, 1e-6);
  }
}
