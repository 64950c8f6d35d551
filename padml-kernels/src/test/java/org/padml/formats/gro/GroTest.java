package org.padml.formats.gro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.Formats;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.model.Box;
import org.padml.model.Topology;
import org.padml.testing.FormulaTrajectory;
import org.padml.testing.HostileCheck;
import org.padml.testing.SharedData;
import org.padml.testing.StoredFrame;
import org.padml.testing.TextSource;

final class GroTest {
  private static final FormulaTrajectory FORMULA = new FormulaTrajectory(7, 9);

  /** Decimals hold the formula exactly; what is left is float rounding of nm. */
  private static final float FLOAT_NM = 1e-6f;

  private static String text(FormulaTrajectory f, int decimals) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < f.nFrames(); i++) {
      s.append(frame(f, i, decimals));
    }
    return s.toString();
  }

  private static String frame(FormulaTrajectory f, int i, int decimals) {
    StringBuilder s = new StringBuilder();
    s.append(String.format(Locale.ROOT, "Generated t= %.3f step= %d\n", f.timePs(i), 500 * i));
    s.append(f.nAtoms()).append('\n');
    String c = "%" + (decimals + 5) + "." + decimals + "f";
    for (int a = 0; a < f.nAtoms(); a++) {
      s.append(
          String.format(
              Locale.ROOT,
              "%5d%-5s%5s%5d" + c + c + c + "\n",
              a / 3 + 1,
              "SOL",
              a % 3 == 0 ? "OW" : "HW" + a % 3,
              a + 1,
              f.nm(i, a, 0),
              f.nm(i, a, 1),
              f.nm(i, a, 2)));
    }
    double[] l = f.box(i).lengths();
    s.append(String.format(Locale.ROOT, "%10.5f%10.5f%10.5f\n", l[0], l[1], l[2]));
    return s.toString();
  }

  private static Trajectory open(String text) throws IOException {
    return Formats.openTrajectory(new TextSource("t.gro", text), -1);
  }

  @Test
  void everyPrecisionGivesTheFormula() throws IOException {
    for (int decimals = 2; decimals <= 9; decimals++) {
      try (Trajectory t = open(text(FORMULA, decimals))) {
        List<StoredFrame> all = StoredFrame.all(t);
        assertEquals(FORMULA.nFrames(), all.size());
        for (StoredFrame f : all) {
          int i = (int) f.index();
          assertEquals(FORMULA.timePs(i), f.timePs());
          assertEquals(500 * i, f.step());
          FormulaTrajectory.assertBox(FORMULA.box(i), f.box(), 1e-6, "frame " + i);
          FORMULA.assertCoordinates(f, FLOAT_NM, decimals + " decimals");
        }
        StoredFrame.assertSplitsAgree(t, all);
      }
    }
  }

  @Test
  void subsetsAreReadInOrder() throws IOException {
    try (Trajectory t = open(text(FORMULA, 3))) {
      StoredFrame f =
          StoredFrame.range(t, StoredFrame.whole(), org.padml.model.AtomSet.of(1, 4, 6)).get(2);
      assertEquals(FORMULA.nm(2, 4, 1), f.y()[1], FLOAT_NM);
      assertEquals(FORMULA.nm(2, 6, 2), f.z()[2], FLOAT_NM);
    }
  }

  @Test
  void damagedFramesTakeOneIndexAndTheOthersStayReadable() throws IOException {
    String bad = frame(FORMULA, 4, 3);
    String[] damaged = {
      bad.replaceFirst("\n7\n", "\nx7\n"),
      bad.replaceFirst("\n7\n", "\n8\n"),
      bad.replaceFirst("(?m)^    2SOL.*\n", ""),
      bad.replaceFirst("(?m)^(    2SOL.{12})........", "$1********"),
      bad.replaceFirst("(?m)^(    2SOL.{12})........", "$1     nan"),
      bad.replaceFirst("\n[ .0-9]*\n$", "\n"),
      bad.replaceFirst("\n[ .0-9]*\n$", "\n 1.0 2.0\n"),
    };
    Kind[] kinds = {
      Kind.CORRUPT,
      Kind.ATOM_COUNT,
      Kind.CORRUPT,
      Kind.CORRUPT,
      Kind.NOT_FINITE,
      Kind.CORRUPT,
      Kind.CORRUPT
    };
    for (int k = 0; k < damaged.length; k++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < FORMULA.nFrames(); i++) {
        text.append(i == 4 ? damaged[k] : frame(FORMULA, i, 3));
      }
      try (Trajectory t = open(text.toString())) {
        assertEquals(FORMULA.nFrames(), t.index().count(), "case " + k);
        StoredFrame.Outcome outcome = StoredFrame.tolerant(t);
        assertEquals(1, outcome.faults().size(), "case " + k);
        assertEquals(4, outcome.faults().get(0).frame(), "case " + k);
        assertEquals(kinds[k], outcome.faults().get(0).kind(), outcome.faults().get(0).toString());
        assertEquals(FORMULA.nFrames() - 1, outcome.frames().size(), "case " + k);
        for (StoredFrame f : outcome.frames()) {
          FORMULA.assertCoordinates(f, FLOAT_NM, "case " + k);
        }
        assertEquals(k != 4, t.index().isDamaged(4), "case " + k);
      }
    }
  }

  @Test
  void faultsNameTheLineInEverySplit() throws IOException {
    String text =
        frame(FORMULA, 0, 3)
            + frame(FORMULA, 1, 3)
            + frame(FORMULA, 2, 3).replaceFirst("(?m)^(    1SOL    HW2    3).{3}", "$1 x ")
            + frame(FORMULA, 3, 3);
    try (Trajectory t = open(text)) {
      int frame = -1;
      for (FormatException e : StoredFrame.tolerant(t).faults()) {
        frame = (int) e.frame();
        int line = frame * 10 + 5;
        assertTrue(e.what().startsWith("line " + line + ": "), e.getMessage());
      }
      int bad = frame;
      assertTrue(bad >= 0, "expected a damaged frame");
      long from = t.index().byteOffset(bad);
      var reader =
          t.frames(new org.padml.formats.FrameRange(bad, from, 1), org.padml.model.AtomSet.of(2));
      assertTrue(reader.next());
      FormatException e =
          assertThrows(
              FormatException.class, () -> reader.read(new org.padml.model.FrameBuffer(1)));
      assertTrue(e.what().startsWith("line " + (bad * 10 + 5) + ": "), e.getMessage());
    }
  }

  private static Kind openingFails(String path) {
    return assertThrows(
            FormatException.class,
            () -> {
              try (var source = FileSource.openDecompressed(SharedData.require(path).toString())) {
                Formats.openTrajectory(source, -1);
              }
            },
            path)
        .kind();
  }

  @Test
  void malformedFilesAreRefused() throws IOException {
    String dir = "trajectories/malformed/";
    assertEquals(Kind.CORRUPT, openingFails(dir + "chem_truncated.gro"));
    assertEquals(Kind.CORRUPT, openingFails(dir + "derived_gro_atom_count_too_large.gro"));
    assertEquals(Kind.CORRUPT, openingFails(dir + "mda_empty_atom.gro"));
    assertEquals(Kind.CORRUPT, openingFails(dir + "mda_missing_atomname.gro"));
    try (var source =
        FileSource.openDecompressed(
            SharedData.require(dir + "derived_gro_atom_count_too_large.gro").toString())) {
      FormatException e =
          assertThrows(
              FormatException.class,
              () -> new GroTopologyFormat().read(source, FileSource::openDecompressed));
      assertTrue(
          e.what().startsWith("line 1408: atom 1406 of 9999: expected residue, name"), e.what());
    }
    try (var source =
        FileSource.openDecompressed(
            SharedData.require(dir + "mda_test_incomplete_vel.gro").toString())) {
      assertEquals(5, Formats.readTopology(source, FileSource::openDecompressed).nAtoms());
    }
  }

  @Test
  void impossibleCountsAllocateNothing() {
    for (String count : new String[] {"2147483647", "99999999999", "-1", "0"}) {
      FormatException e =
          assertThrows(
              FormatException.class,
              () ->
                  new GroTrajectoryFormat()
                      .open(new TextSource("t.gro", "t\n" + count + "\n 1.0 1.0 1.0\n"), -1));
      assertFalse(e.what().isEmpty());
    }
  }

  @Test
  void missingBoxIsNoBoxAndNoted() throws IOException {
    String text = frame(FORMULA, 0, 3).replaceFirst("\n[ .0-9]*\n$", "\n");
    try (Trajectory t = open(text)) {
      assertEquals(Box.NONE, StoredFrame.all(t).get(0).box());
      assertEquals(List.of("box: the file ends behind the atoms, no box is assumed"), t.problems());
    }
    Topology topology =
        new GroTopologyFormat().read(new TextSource("t.gro", text), FileSource::openDecompressed);
    assertEquals(1, topology.notes().size());
  }

  @Test
  void triclinicBoxKeepsItsNineNumbers() throws IOException {
    String text =
        "t\n1\n    1SOL     OW    1   0.000   0.000   0.000\n"
            + "   8.0   8.1   5.6   0.0   0.0   1.0   0.0   2.0   3.0\n";
    try (Trajectory t = open(text)) {
      assertEquals(new Box(8.0, 0, 0, 1.0, 8.1, 0, 2.0, 3.0, 5.6), StoredFrame.all(t).get(0).box());
    }
  }

  @Test
  void hostileFilesEndInFormatErrors() {
    byte[] good = text(FORMULA, 3).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    HostileCheck.run(new GroTrajectoryFormat(), good, -1, 200, 300, 20261120);
  }
}
