package org.padml.formats.mdcrd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.padml.formats.FormatException;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;
import org.padml.testing.FormulaTrajectory;
import org.padml.testing.HostileCheck;
import org.padml.testing.MdcrdWriter;
import org.padml.testing.MemorySource;
import org.padml.testing.StoredFrame;
import org.padml.testing.StoredFrame.Outcome;

final class MdcrdVariantsTest {
  record Variant(int atoms, boolean box, String lineEnd) {
    byte[] write() {
      MdcrdWriter w = new MdcrdWriter();
      w.box = box;
      w.lineEnd = lineEnd;
      return w.write(formula());
    }

    FormulaTrajectory formula() {
      return new FormulaTrajectory(atoms, 7);
    }
  }

  static List<Variant> variants() {
    List<Variant> all = new ArrayList<>();
    for (int atoms : new int[] {2, 3, 9, 10, 11, 20, 23}) {
      for (String lineEnd : List.of("\n", "\r\n")) {
        all.add(new Variant(atoms, true, lineEnd));
        all.add(new Variant(atoms, false, lineEnd));
      }
    }
    return all;
  }

  private static Trajectory open(byte[] bytes, int atoms) throws IOException {
    assertEquals(
        2,
        new MdcrdFormat()
            .recognise(Arrays.copyOf(bytes, Math.min(4096, bytes.length)), "wrong.gro"));
    return new MdcrdFormat().open(new MemorySource("variant.crd", bytes), atoms);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyVariantGivesTheFormula(Variant v) throws IOException {
    byte[] bytes = v.write();
    FormulaTrajectory formula = v.formula();
    byte[] noEnd = Arrays.copyOf(bytes, bytes.length - v.lineEnd.length());
    byte[] blanks = Arrays.copyOf(bytes, bytes.length + 3);
    Arrays.fill(blanks, bytes.length, blanks.length, (byte) '\n');
    for (byte[] file : List.of(bytes, noEnd, blanks)) {
      try (Trajectory t = open(file, v.atoms)) {
        List<StoredFrame> frames = StoredFrame.all(t);
        assertEquals(7, frames.size());
        for (StoredFrame f : frames) {
          formula.assertCoordinates(f, 0, v.toString());
          Box box = v.box ? formula.box((int) f.index()) : Box.NONE;
          FormulaTrajectory.assertBox(box, f.box(), 1e-12, v.toString());
        }
        StoredFrame.assertSplitsAgree(t, frames);
        AtomSet last = AtomSet.of(0, v.atoms - 1);
        for (StoredFrame f : StoredFrame.range(t, StoredFrame.whole(), last)) {
          assertEquals(formula.nm((int) f.index(), v.atoms - 1, 2), f.z()[1]);
        }
      }
    }
  }

  /** Replaces line {@code number}, counted from 0, by text; null removes it. */
  private static byte[] edit(byte[] bytes, int number, String text) {
    List<String> lines =
        new ArrayList<>(new String(bytes, StandardCharsets.US_ASCII).lines().toList());
    if (text == null) {
      lines.remove(number);
    } else {
      lines.set(number, text);
    }
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static List<Long> indices(Outcome outcome) {
    return outcome.frames().stream().map(StoredFrame::index).toList();
  }

  @Test
  void aLostLineCostsOneFrame() throws IOException {
    Variant v = new Variant(23, true, "\n");
    // 7 lines of coordinates and one of box a frame: line 2 of frame 3 is lost
    byte[] bytes = edit(v.write(), 1 + 3 * 8 + 2, null);
    try (Trajectory t = open(bytes, 23)) {
      Outcome outcome = StoredFrame.tolerant(t);
      assertEquals(List.of(0L, 1L, 2L, 4L, 5L, 6L), indices(outcome));
      for (StoredFrame f : outcome.frames()) {
        v.formula().assertCoordinates(f, 0, "after a lost line");
      }
      assertEquals(1, outcome.faults().size());
      FormatException e = outcome.faults().get(0);
      assertEquals(FormatException.Kind.CORRUPT, e.kind());
      assertEquals("line 6 of the frame: expected 80 characters, found 72", e.what());
      assertEquals(7, t.index().count());
      assertTrue(t.index().isDamaged(3));
      FrameReader reader =
          t.frames(new org.padml.formats.FrameRange(5, t.index().byteOffset(5), 1), AtomSet.of(0));
      FrameBuffer buffer = new FrameBuffer(1);
      assertTrue(reader.next());
      reader.read(buffer);
      assertEquals(v.formula().nm(5, 0, 0), buffer.x()[0]);
    }
  }

  @Test
  void anAddedLineCostsOneFrame() throws IOException {
    Variant v = new Variant(23, false, "\n");
    String[] lines = new String(v.write(), StandardCharsets.US_ASCII).split("\n");
    byte[] bytes = edit(v.write(), 1 + 2 * 7 + 1, lines[16] + "\n" + lines[16]);
    try (Trajectory t = open(bytes, 23)) {
      Outcome outcome = StoredFrame.tolerant(t);
      assertEquals(List.of(0L, 1L, 3L, 4L, 5L, 6L), indices(outcome));
      assertEquals(
          "line 7 of the frame: expected 72 characters, found 80", outcome.faults().get(0).what());
    }
  }

  @Test
  void aFieldThatIsNoNumberCostsOneFrame() throws IOException {
    Variant v = new Variant(10, true, "\n");
    byte[] bytes = v.write();
    int line = bytes.length - 81 - 25;
    Arrays.fill(bytes, line + 16, line + 24, (byte) '*');
    try (Trajectory t = open(bytes, 10)) {
      Outcome outcome = StoredFrame.tolerant(t);
      assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L), indices(outcome));
      assertEquals(
          "coordinate y of read atom 7: expected a number as F8.3, found '********'",
          outcome.faults().get(0).what());
    }
  }

  @Test
  void restartsWithAndWithoutVelocitiesAndBox() throws IOException {
    for (int atoms : new int[] {1, 2, 3, 8}) {
      FormulaTrajectory formula = new FormulaTrajectory(atoms, 1);
      for (int bits = 0; bits < 4; bits++) {
        boolean velocities = (bits & 1) != 0;
        MdcrdWriter w = new MdcrdWriter();
        w.box = (bits & 2) != 0;
        byte[] bytes = w.restart(formula, velocities);
        assertEquals(2, new InpcrdFormat().recognise(bytes, "wrong.xtc"));
        try (Trajectory t = new InpcrdFormat().open(new MemorySource("a.rst7", bytes), -1)) {
          StoredFrame f = StoredFrame.all(t).get(0);
          String what = atoms + " atoms, bits " + bits;
          formula.assertCoordinates(f, 0, what);
          assertEquals(10, f.timePs(), what);
          FormulaTrajectory.assertBox(w.box ? formula.box(0) : Box.NONE, f.box(), 1e-12, what);
        }
      }
    }
  }

  @Test
  void aCutRestartIsRefused() {
    FormulaTrajectory formula = new FormulaTrajectory(8, 1);
    byte[] bytes = new MdcrdWriter().restart(formula, false);
    byte[] cut = Arrays.copyOf(bytes, 16 + 21 + 2 * 73);
    FormatException e =
        assertThrows(
            FormatException.class,
            () -> new InpcrdFormat().open(new MemorySource("cut.rst7", cut), -1));
    assertEquals(FormatException.Kind.TRUNCATED, e.kind());
    assertEquals(
        "coordinates of 8 atoms: expected 4 lines, found 2 before the end of the file", e.what());
  }

  @Test
  void damagedFilesAreRefusedInBoundedMemory() {
    int seed = 500_000;
    for (Variant v : variants()) {
      HostileCheck.run(new MdcrdFormat(), v.write(), v.atoms, 200, 30, seed += 1000);
    }
    byte[] restart = new MdcrdWriter().restart(new FormulaTrajectory(30, 1), true);
    HostileCheck.run(new InpcrdFormat(), restart, -1, 60, 300, 900_000);
  }
}
