package org.padml.formats.pdb;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.Formats;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.testing.ChemfilesRows;
import org.padml.testing.FormulaTrajectory;
import org.padml.testing.HostileCheck;
import org.padml.testing.SharedData;
import org.padml.testing.SharedIndex;
import org.padml.testing.StoredFrame;
import org.padml.testing.TextSource;
import org.padml.units.Units;

final class PdbTrajectoryTest {
  private static final FormulaTrajectory FORMULA = new FormulaTrajectory(6, 8);

  /** How the frames of a file are told apart. */
  private enum Style {
    MODEL_ENDMDL,
    END,
    MODEL_ENDMDL_END,
    MODEL_ONLY
  }

  private static String text(Style style) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < FORMULA.nFrames(); i++) {
      s.append(frame(style, i));
    }
    return s.toString();
  }

  private static String frame(Style style, int i) {
    StringBuilder s = new StringBuilder();
    s.append(
        String.format(
            Locale.ROOT, "TITLE     Protein t= %9.5f step= %d\n", FORMULA.timePs(i), 100 * i));
    s.append(
        String.format(
            Locale.ROOT,
            "CRYST1%9.3f%9.3f%9.3f  90.00  90.00  90.00 P 1           1\n",
            FORMULA.edgeAngstrom(i, 0),
            FORMULA.edgeAngstrom(i, 1),
            FORMULA.edgeAngstrom(i, 2)));
    if (style != Style.END) {
      s.append(String.format(Locale.ROOT, "MODEL     %4d\n", i + 1));
    }
    for (int a = 0; a < FORMULA.nAtoms(); a++) {
      s.append(
          String.format(
              Locale.ROOT,
              "ATOM  %5d  CA  ALA A%4d    %8.3f%8.3f%8.3f  1.00  0.00           C\n",
              a + 1,
              a + 1,
              FORMULA.angstrom(i, a, 0),
              FORMULA.angstrom(i, a, 1),
              FORMULA.angstrom(i, a, 2)));
    }
    s.append("TER\n");
    switch (style) {
      case MODEL_ENDMDL -> s.append("ENDMDL\n");
      case END -> s.append("END\n");
      case MODEL_ENDMDL_END -> s.append("ENDMDL\nEND\n");
      case MODEL_ONLY -> s.append("");
    }
    return s.toString();
  }

  private static Trajectory open(String text) throws IOException {
    return Formats.openTrajectory(new TextSource("t.pdb", text), -1);
  }

  private static Trajectory openShared(String path) throws IOException {
    return Formats.openTrajectory(
        FileSource.openDecompressed(SharedData.require(path).toString()), -1);
  }

  @Test
  void everyStyleGivesTheFormulaInEverySplit() throws IOException {
    for (Style style : Style.values()) {
      if (style == Style.MODEL_ONLY) {
        continue;
      }
      try (Trajectory t = open(text(style))) {
        List<StoredFrame> all = StoredFrame.all(t);
        assertEquals(FORMULA.nFrames(), all.size(), style.name());
        for (StoredFrame f : all) {
          int i = (int) f.index();
          FORMULA.assertCoordinates(f, 0, style.name());
          FormulaTrajectory.assertBox(FORMULA.box(i), f.box(), 1e-12, style.name());
          assertEquals(FORMULA.timePs(i), f.timePs(), style.name());
          assertEquals(100 * i, f.step(), style.name());
        }
        StoredFrame.assertSplitsAgree(t, all);
      }
    }
  }

  @Test
  void modelsNeedNoEnd() throws IOException {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < FORMULA.nFrames(); i++) {
      s.append(frame(Style.MODEL_ONLY, i).replaceAll("(?m)^(TITLE|CRYST1).*\n", ""));
    }
    try (Trajectory t = open(s.toString())) {
      List<StoredFrame> all = StoredFrame.all(t);
      assertEquals(FORMULA.nFrames(), all.size());
      all.forEach(f -> FORMULA.assertCoordinates(f, 0, "no ENDMDL"));
      StoredFrame.assertSplitsAgree(t, all);
    }
  }

  @Test
  void subsetsAreReadInOrder() throws IOException {
    try (Trajectory t = open(text(Style.END))) {
      StoredFrame f = StoredFrame.range(t, StoredFrame.whole(), AtomSet.of(0, 3, 5)).get(4);
      assertEquals(FORMULA.nm(4, 3, 0), f.x()[1]);
      assertEquals(FORMULA.nm(4, 5, 2), f.z()[2]);
    }
  }

  @Test
  void boxBelongsToItsModelWhereverItStands() throws IOException {
    double[] edges = {8.0, 7.0, 6.0};
    for (String file : new String[] {"mda_cryst_then_model.pdb", "mda_model_then_cryst.pdb"}) {
      try (Trajectory t = openShared("trajectories/pdb/" + file)) {
        List<StoredFrame> all = StoredFrame.all(t);
        for (int i = 0; i < 3; i++) {
          assertEquals(edges[i], all.get(i).box().ax(), 1e-12, file);
          assertEquals(i + 1.0, all.get(i).x()[0], 1e-6, file);
        }
        assertEquals(file.startsWith("mda_model") ? 1 : 0, t.problems().size(), file);
        StoredFrame.assertSplitsAgree(t, all);
      }
    }
  }

  @Test
  void boxOfTheFileHoldsForModelsWithout() throws IOException {
    String second = frame(Style.MODEL_ENDMDL, 1).replaceFirst("(?m)^CRYST1.*\n", "");
    try (Trajectory t = open(frame(Style.MODEL_ENDMDL, 0) + second)) {
      FormulaTrajectory.assertBox(
          FORMULA.box(0), StoredFrame.all(t).get(1).box(), 1e-12, "second model");
    }
  }

  @Test
  void modelOfAnotherSizeIsRefusedAndTheOthersStayReadable() throws IOException {
    try (Trajectory t =
        openShared("trajectories/malformed/derived_pdb_models_differ_in_atoms.pdb")) {
      assertEquals(596, t.nAtoms());
      assertEquals(3, t.index().count());
      assertTrue(t.index().isDamaged(1));
      StoredFrame.Outcome outcome = StoredFrame.tolerant(t);
      assertEquals(List.of(0L, 2L), outcome.frames().stream().map(StoredFrame::index).toList());
      FormatException e = outcome.faults().get(0);
      assertEquals(Kind.ATOM_COUNT, e.kind());
      assertEquals(1, e.frame());
      assertEquals("model: expected 596 atoms, found 591", e.what());
    }
    try (Trajectory t = openShared("trajectories/pdb/chem_end-endmdl.pdb")) {
      assertEquals(4, t.nAtoms());
      assertEquals(2, t.index().count());
      assertEquals(
          "model: expected 4 atoms, found 7", StoredFrame.tolerant(t).faults().get(0).what());
    }
  }

  @Test
  void badCoordinateNamesTheLineAndCostsOneFrame() throws IOException {
    try (Trajectory t = openShared("trajectories/malformed/derived_pdb_overflow_coordinates.pdb")) {
      StoredFrame.Outcome outcome = StoredFrame.tolerant(t);
      assertEquals(2, outcome.frames().size());
      FormatException e = outcome.faults().get(0);
      assertEquals(Kind.CORRUPT, e.kind());
      assertEquals(
          "line 12: coordinate x, columns 31-38: expected a number, found '********'", e.what());
    }
    String bad = frame(Style.END, 3).replaceFirst("(?m)^(ATOM {6}4.{19}).{8}", "$1     nan");
    List<String> frames = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      frames.add(i == 3 ? bad : frame(Style.END, i));
    }
    try (Trajectory t = open(String.join("", frames))) {
      StoredFrame.Outcome outcome = StoredFrame.tolerant(t);
      assertEquals(Kind.NOT_FINITE, outcome.faults().get(0).kind());
      assertEquals(4, outcome.frames().size());
    }
  }

  @Test
  void cutFileKeepsTheFramesBefore() throws IOException {
    String text = text(Style.MODEL_ENDMDL);
    try (Trajectory t = open(text.substring(0, text.length() - 200))) {
      StoredFrame.Outcome outcome = StoredFrame.tolerant(t);
      assertEquals(FORMULA.nFrames() - 1, outcome.frames().size());
      assertEquals(Kind.TRUNCATED, outcome.faults().get(0).kind());
    }
  }

  @Test
  void filesWithoutAtomsAreRefused() {
    FormatException e = assertThrows(FormatException.class, () -> open("REMARK nothing\nEND\n"));
    assertEquals("t.pdb: atoms: expected ATOM or HETATM records, found none", e.getMessage());
    assertEquals(Kind.EMPTY, e.kind());
  }

  @Test
  void chemfilesValuesHold() {
    List<ChemfilesRows.Row> rows =
        ChemfilesRows.rows(p -> p.endsWith(".pdb")).stream()
            .filter(r -> !r.what().startsWith("velocities"))
            .filter(r -> !(r.path().endsWith("chem_end-endmdl.pdb") && r.step() == 1))
            .toList();
    assertTrue(rows.size() > 15, "expected more than 15 rows, found " + rows.size());
    assertAll(
        rows.stream()
            .filter(r -> !r.path().endsWith("chem_end-endmdl.pdb") || r.step() < 0)
            .map(r -> () -> ChemfilesRows.check(r)));
  }

  @Test
  void splitsOfRealEnsemblesEqualTheSequentialRead() throws IOException {
    int files = 0;
    for (SharedIndex.Row row : SharedIndex.rows()) {
      if (row.format().equals("PDB") && row.nFrames() > 1 && row.isReadable()) {
        try (Trajectory t =
            Formats.openTrajectory(FileSource.openDecompressed(row.file().toString()), -1)) {
          StoredFrame.assertSplitsAgree(t, StoredFrame.all(t));
          files++;
        }
      }
    }
    assertTrue(files >= 6, "expected 6 ensembles, found " + files);
  }

  @Test
  void ownFilesGiveTheirAtomsAndBoxes() throws IOException {
    String[] files = {"abeta/ab_wt_r1.pdb", "fab/fab.pdb", "fab/fab_water.pdb.gz"};
    int[] atoms = {250, 6362, 97229};
    double[] edges = {0, 99.495, 99.495};
    for (int i = 0; i < files.length; i++) {
      try (Trajectory t = openShared("own/" + files[i])) {
        assertEquals(atoms[i], t.nAtoms(), files[i]);
        Box box = StoredFrame.all(t).get(0).box();
        assertEquals(edges[i] * Units.NM_PER_ANGSTROM, box.ax(), 1e-9, files[i]);
      }
    }
  }

  @Test
  void hostileFilesEndInFormatErrors() {
    for (Style style : new Style[] {Style.MODEL_ENDMDL, Style.END}) {
      byte[] good = text(style).getBytes(StandardCharsets.ISO_8859_1);
      HostileCheck.run(new PdbTrajectoryFormat(), good, -1, 400, 200, 20261120);
    }
  }
}
