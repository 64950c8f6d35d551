package org.padml.formats.mmcif;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.Formats;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Topology;
import org.padml.testing.ChemfilesRows;
import org.padml.testing.FormulaTrajectory;
import org.padml.testing.HostileCheck;
import org.padml.testing.SharedData;
import org.padml.testing.SharedIndex;
import org.padml.testing.StoredFrame;
import org.padml.testing.StructureRows;
import org.padml.testing.TextSource;

final class MmcifTest {
  private static final FormulaTrajectory FORMULA = new FormulaTrajectory(5, 7);

  private static final String HEADER =
      "data_TEST\n#\n_entry.id TEST\n_cell.length_a 40.0(2)\n_cell.length_b 42.0\n"
          + "_cell.length_c 44.0\n_cell.angle_alpha 90\n_cell.angle_beta 90\n"
          + "_cell.angle_gamma 90.00\n_struct.title\n;a title over\n_atom_site.trap 'x'\nloop_\n;\n"
          + "loop_\n_atom_site.group_PDB\n_atom_site.id\n_atom_site.Type_Symbol\n"
          + "_atom_site.label_atom_id\n_atom_site.label_comp_id\n_atom_site.label_asym_id\n"
          + "_atom_site.label_seq_id\n_atom_site.Cartn_x\n_atom_site.Cartn_y\n"
          + "_atom_site.Cartn_z\n_atom_site.pdbx_PDB_model_num\n";

  private static String rows(int frame) {
    StringBuilder s = new StringBuilder();
    for (int a = 0; a < FORMULA.nAtoms(); a++) {
      s.append(
          String.format(
              Locale.ROOT,
              "ATOM %d C \"C%d'\" ALA A %d %.3f %.3f %.3f %d\n",
              a + 1,
              a,
              a + 1,
              FORMULA.angstrom(frame, a, 0),
              FORMULA.angstrom(frame, a, 1),
              FORMULA.angstrom(frame, a, 2),
              frame + 1));
    }
    return s.toString();
  }

  private static String text() {
    StringBuilder s = new StringBuilder(HEADER);
    for (int i = 0; i < FORMULA.nFrames(); i++) {
      s.append(rows(i));
    }
    return s.append("#\n").toString();
  }

  private static Trajectory open(String text) throws IOException {
    return Formats.openTrajectory(new TextSource("t.cif", text), -1);
  }

  private static Topology topology(String text) throws IOException {
    return Formats.readTopology(new TextSource("t.cif", text), FileSource::openDecompressed);
  }

  private static List<SharedIndex.Row> indexed() {
    List<SharedIndex.Row> rows =
        SharedIndex.rows().stream()
            .filter(r -> r.format().startsWith("mmCIF") && r.nAtoms() > 0)
            .toList();
    assertTrue(rows.size() >= 8, "expected 8 mmCIF rows, found " + rows.size());
    return rows;
  }

  @Test
  void everyIndexedFileGivesItsCounts() {
    List<Executable> checks = new ArrayList<>();
    for (SharedIndex.Row row : indexed()) {
      checks.add(() -> StructureRows.assertTopology(row, StructureRows.topology(row)));
      checks.add(() -> StructureRows.assertFrames(row));
    }
    assertAll(checks);
  }

  @Test
  void chemfilesValuesHold() {
    List<ChemfilesRows.Row> rows = ChemfilesRows.rows(p -> p.startsWith("trajectories/mmcif/"));
    assertTrue(rows.size() >= 7, "expected 7 rows, found " + rows.size());
    assertAll(rows.stream().map(r -> () -> ChemfilesRows.check(r)));
  }

  @Test
  void sameStructureAsPdbGivesTheSameTopology() throws IOException {
    Topology cif = shared("trajectories/mmcif/chem_4hhb.cif");
    Topology pdb = shared("trajectories/pdb/chem_4hhb.pdb");
    assertEquals(pdb.nResidues(), cif.nResidues());
    for (int a = 0; a < pdb.nAtoms(); a++) {
      assertEquals(pdb.atomName(a), cif.atomName(a));
      assertEquals(pdb.atomicNumber(a), cif.atomicNumber(a));
      assertEquals(pdb.residueOfAtom(a), cif.residueOfAtom(a));
      assertEquals(pdb.residueOf(a), cif.residueOf(a));
      assertEquals(pdb.isExcludedAlternate(a), cif.isExcludedAlternate(a));
    }
    assertArrayEquals(
        Objects.requireNonNull(pdb.referenceFrame()).x(),
        Objects.requireNonNull(cif.referenceFrame()).x());
  }

  private static Topology shared(String path) throws IOException {
    try (var source = FileSource.openDecompressed(SharedData.require(path).toString())) {
      return Formats.readTopology(source, FileSource::openDecompressed);
    }
  }

  @Test
  void insertionCodesAreRead() throws IOException {
    Topology t = shared("trajectories/mmcif/mda_4x8u.pdbx");
    List<String> labels = new ArrayList<>();
    for (int r = 0; r < t.nResidues(); r++) {
      labels.add(t.residue(r).label());
    }
    assertTrue(labels.contains("60A"), labels.toString());
  }

  @Test
  void modelsAreFramesInEverySplit() throws IOException {
    try (Trajectory t = open(text())) {
      List<StoredFrame> all = StoredFrame.all(t);
      assertEquals(FORMULA.nFrames(), all.size());
      for (StoredFrame f : all) {
        FORMULA.assertCoordinates(f, 0, "models");
        FormulaTrajectory.assertBox(Box.orthorhombic(4, 4.2, 4.4), f.box(), 1e-12, "cell");
      }
      StoredFrame.assertSplitsAgree(t, all);
      StoredFrame some = StoredFrame.range(t, StoredFrame.whole(), AtomSet.of(1, 4)).get(3);
      assertEquals(FORMULA.nm(3, 4, 2), some.z()[1]);
    }
  }

  @Test
  void rowsMayBeWrittenInAnyShape() throws IOException {
    String text = text().replaceAll("(?m) (ALA A)", "\n$1").replace("\nATOM 2 ", " ATOM 2 ");
    try (Trajectory t = open(text)) {
      List<StoredFrame> all = StoredFrame.all(t);
      all.forEach(f -> FORMULA.assertCoordinates(f, 0, "shape"));
      StoredFrame.assertSplitsAgree(t, all);
    }
    Topology topology = topology(text);
    assertEquals("C1'", topology.atomName(1));
    assertEquals(5, topology.nResidues());
  }

  @Test
  void cellMayFollowTheAtoms() throws IOException {
    String cell = HEADER.substring(HEADER.indexOf("_cell"), HEADER.indexOf("_struct"));
    try (Trajectory t = open(text().replace(cell, "") + cell)) {
      assertEquals(4.2, StoredFrame.all(t).get(0).box().by(), 1e-12);
    }
    try (Trajectory t = open(text().replace(cell, ""))) {
      assertEquals(Box.NONE, StoredFrame.all(t).get(0).box());
    }
  }

  @Test
  void modelsOfOtherSizesAreNamedByTheirLine() throws IOException {
    for (int k = 1; k <= 2; k++) {
      String path = "trajectories/malformed/parmed_model_error" + k + ".cif";
      try (Trajectory t =
          Formats.openTrajectory(
              FileSource.openDecompressed(SharedData.require(path).toString()), -1)) {
        assertEquals(3, t.index().count());
        StoredFrame.Outcome outcome = StoredFrame.tolerant(t);
        FormatException e = outcome.faults().get(0);
        assertEquals(Kind.ATOM_COUNT, e.kind());
        String expected =
            k == 1
                ? "line 52: atom_site: model 2: expected 22 atoms, found 23"
                : "line 53: atom_site: model 2: expected 23 atoms, found 22";
        assertEquals(expected, e.what());
        assertEquals(k == 1 ? 2 : 1, outcome.faults().size());
      }
    }
  }

  @Test
  void damagedRowsCostTheirModelOnly() throws IOException {
    String[] damages = {"x.y", "nan", "1.0 2.0", ""};
    Kind[] kinds = {Kind.CORRUPT, Kind.NOT_FINITE, Kind.CORRUPT, Kind.CORRUPT};
    for (int k = 0; k < damages.length; k++) {
      String bad = rows(3).replaceFirst("(?m)^(ATOM 2 C \\S+ ALA A 2 )\\S+", "$1" + damages[k]);
      String text = HEADER + rows(0) + rows(1) + rows(2) + bad + rows(4) + rows(5) + rows(6);
      try (Trajectory t = open(text)) {
        assertEquals(7, t.index().count(), damages[k]);
        StoredFrame.Outcome outcome = StoredFrame.tolerant(t);
        assertEquals(1, outcome.faults().size(), damages[k]);
        assertEquals(3, outcome.faults().get(0).frame());
        assertEquals(kinds[k], outcome.faults().get(0).kind(), outcome.faults().toString());
        outcome.frames().forEach(f -> FORMULA.assertCoordinates(f, 0, "good"));
      }
    }
  }

  @Test
  void filesWithoutCartesianAtomsAreRefused() {
    FormatException e =
        assertThrows(
            FormatException.class,
            () -> open("data_x\nloop_\n_atom_site_fract_x\n_atom_site_fract_y\n0.1 0.2\n"));
    assertEquals(
        "t.cif: atom_site: expected a loop with Cartn_x, Cartn_y and Cartn_z, found none",
        e.getMessage());
    FormatException cut =
        assertThrows(FormatException.class, () -> open(HEADER + rows(0).substring(0, 100)));
    assertEquals(Kind.TRUNCATED, cut.kind());
    FormatException none = assertThrows(FormatException.class, () -> open(HEADER));
    assertEquals(Kind.EMPTY, none.kind());
    FormatException cell =
        assertThrows(FormatException.class, () -> open(text().replace("40.0(2)", "forty")));
    assertEquals("t.cif: cell: expected a number, found 'forty'", cell.getMessage());
  }

  @Test
  void hostileFilesEndInFormatErrors() {
    byte[] good = text().getBytes(StandardCharsets.ISO_8859_1);
    HostileCheck.run(new MmcifTrajectoryFormat(), good, -1, 700, 300, 20261120);
  }
}
