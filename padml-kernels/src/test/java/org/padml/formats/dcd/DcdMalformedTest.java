package org.padml.formats.dcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.padml.formats.FormatException;
import org.padml.formats.Formats;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.testing.DcdWriter;
import org.padml.testing.FormulaTrajectory;
import org.padml.testing.MemorySource;
import org.padml.testing.SharedData;
import org.padml.testing.StoredFrame;
import org.padml.testing.StoredFrame.Outcome;

final class DcdMalformedTest {
  private static Path file(String name) {
    return SharedData.require("trajectories/malformed/" + name);
  }

  private static Trajectory open(Path file) throws IOException {
    return Formats.openTrajectory(FileSource.open(file), -1);
  }

  @Test
  void aCutTailIsOneTruncatedFrame() throws IOException {
    Path file = file("derived_dcd_cut_mid_frame.dcd");
    try (Trajectory t = open(file)) {
      assertEquals(40, t.index().count());
      assertTrue(t.index().isDamaged(39));
      Outcome outcome = StoredFrame.tolerant(t);
      assertEquals(39, outcome.frames().size());
      assertEquals(1, outcome.faults().size());
      FormatException e = outcome.faults().get(0);
      assertEquals(FormatException.Kind.TRUNCATED, e.kind());
      assertEquals(
          file
              + ": frame 39: byte 188880: frame: expected 4836 bytes, found 4336 before the end of"
              + " the file",
          e.getMessage());
      assertEquals(
          List.of("number of frames: expected 40 as the header says, found 39 by file size"),
          t.problems());
    }
  }

  @Test
  void theFileSizeDecidesHowManyFramesThereAre() throws IOException {
    for (String[] c :
        new String[][] {
          {"derived_dcd_nset_zero.dcd", "0"}, {"derived_dcd_nset_too_large.dcd", "4000"}
        }) {
      try (Trajectory t = open(file(c[0]))) {
        assertEquals(40, t.index().count());
        assertEquals(40, StoredFrame.all(t).size());
        assertEquals(
            List.of(
                "number of frames: expected "
                    + c[1]
                    + " as the header says, found 40 by file size"),
            t.problems());
      }
    }
  }

  @Test
  void aCoordinateThatIsNoNumberIsNamed() throws IOException {
    Path file = file("derived_dcd_nan_coordinate.dcd");
    try (Trajectory t = open(file)) {
      Outcome outcome = StoredFrame.tolerant(t);
      assertEquals(39, outcome.frames().size());
      assertEquals(1, outcome.faults().size());
      FormatException e = outcome.faults().get(0);
      assertEquals(FormatException.Kind.NOT_FINITE, e.kind());
      assertEquals(39, e.frame());
      assertTrue(e.getMessage().contains(": expected a finite number, found NaN"), e.getMessage());
    }
  }

  @Test
  void anEmptyFileIsRefused() {
    Path file = file("mda_empty.dcd");
    FormatException e = assertThrows(FormatException.class, () -> open(file));
    assertEquals(FormatException.Kind.EMPTY, e.kind());
    assertEquals(file + ": file: expected data, found 0 bytes", e.getMessage());
  }

  @Test
  void aBrokenMarkerCostsOneFrame() throws IOException {
    FormulaTrajectory formula = new FormulaTrajectory(10, 5);
    byte[] bytes = new DcdWriter().write(formula);
    int frameBytes = 56 + 3 * 48;
    int start = bytes.length - 3 * frameBytes;
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(start + 56 + 48, 44);
    try (Trajectory t = new DcdFormat().open(new MemorySource("marker.dcd", bytes), -1)) {
      Outcome outcome = StoredFrame.tolerant(t);
      assertEquals(List.of(0L, 1L, 3L, 4L), outcome.frames().stream().map(f -> f.index()).toList());
      assertEquals(
          "marker.dcd: frame 2: byte " + (start + 104) + ": record marker: expected 40, found 44",
          outcome.faults().get(0).getMessage());
    }
  }

  @Test
  void theFirstFrameDecidesWhetherThereIsACell() throws IOException {
    FormulaTrajectory formula = new FormulaTrajectory(10, 5);
    DcdWriter writer = new DcdWriter();
    for (boolean cell : new boolean[] {true, false}) {
      writer.cell = cell;
      byte[] bytes = writer.write(formula);
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(8 + 4 * 10, cell ? 0 : 1);
      try (Trajectory t = new DcdFormat().open(new MemorySource("flag.dcd", bytes), -1)) {
        List<StoredFrame> frames = StoredFrame.all(t);
        assertEquals(5, frames.size());
        assertEquals(cell, frames.get(4).box().isPeriodic());
        formula.assertCoordinates(frames.get(4), 0, "flag " + cell);
        assertEquals(
            List.of(
                cell
                    ? "unit cell: expected none as the header says, found one in frame 0"
                    : "unit cell: expected one as the header says, found none in frame 0"),
            t.problems());
      }
    }
  }

  @Test
  void headersThatCannotBeAreRefused() {
    FormulaTrajectory formula = new FormulaTrajectory(10, 5);
    byte[] velocities = new DcdWriter().write(formula);
    System.arraycopy("VELD".getBytes(StandardCharsets.US_ASCII), 0, velocities, 4, 4);
    assertEquals(
        "bad.dcd: byte 4: dcd header: expected coordinates (CORD), found VELD",
        openingError(velocities).getMessage());
    DcdWriter noTitle = new DcdWriter();
    noTitle.titles = 0;
    byte[] noAtoms = noTitle.write(formula);
    ByteBuffer.wrap(noAtoms).order(ByteOrder.LITTLE_ENDIAN).putInt(92 + 12 + 4, 0);
    assertEquals(
        "bad.dcd: byte 116: number of atoms: expected at least 1, found 0",
        openingError(noAtoms).getMessage());
    byte[] manyAtoms = noTitle.write(formula);
    ByteBuffer.wrap(manyAtoms).order(ByteOrder.LITTLE_ENDIAN).putInt(92 + 12 + 4, 1_000_000_000);
    FormatException e = openingError(manyAtoms);
    assertEquals(FormatException.Kind.TRUNCATED, e.kind());
    assertEquals(
        "bad.dcd: frame 0: byte 116: frame: expected 12000000080 bytes, found 1000 before the end"
            + " of the file",
        e.getMessage());
    byte[] headerOnly = java.util.Arrays.copyOf(noTitle.write(formula), 116);
    assertEquals(FormatException.Kind.EMPTY, openingError(headerOnly).kind());
  }

  private static FormatException openingError(byte[] bytes) {
    return assertThrows(
        FormatException.class, () -> new DcdFormat().open(new MemorySource("bad.dcd", bytes), -1));
  }
}
