package org.padml.formats.trr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.padml.formats.FixedLayoutIndex;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameRange;
import org.padml.formats.ScannedIndex;
import org.padml.formats.Trajectory;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.testing.FrameLog;
import org.padml.testing.MemorySource;
import org.padml.testing.StoredFrame;
import org.padml.testing.TrrWriter;
import org.padml.testing.TrrWriter.Block;

/** Frames with any blocks, and how little of them is read. */
final class TrrBlocksTest {
  private static final Box BOX = Box.orthorhombic(5, 6, 7);
  private static final int ATOMS = 20_000;
  // share of the selected bytes that headers and box may add
  private static final double MOST_READ = 1.05;

  private static float[] ramp(int n, float from) {
    float[] v = new float[n];
    for (int i = 0; i < n; i++) {
      v[i] = from + 0.001f * i;
    }
    return v;
  }

  private static TrrWriter frame(TrrWriter w, int n, int f, Block... blocks) {
    return w.frame(f, 2.0 * f, BOX, ramp(n, f), ramp(n, f + 1), ramp(n, f + 2), blocks);
  }

  private static Trajectory open(byte[] bytes) throws IOException {
    return new TrrFormat().open(new MemorySource("t.trr", bytes), -1);
  }

  @Test
  void aFrameWithoutCoordinatesIsNamed() throws IOException {
    TrrWriter w = new TrrWriter();
    frame(w, 12, 0, Block.BOX, Block.X, Block.V);
    frame(w, 12, 1, Block.V);
    frame(w, 12, 2, Block.BOX, Block.F);
    frame(w, 12, 3, Block.V, Block.F);
    frame(w, 12, 4, Block.BOX, Block.X);
    try (Trajectory t = open(w.bytes())) {
      FrameIndex index = t.index();
      assertEquals(5, index.count());
      for (int i = 0; i < 5; i++) {
        assertFalse(index.isDamaged(i));
        assertEquals(2.0 * i, index.timePs(i));
      }
      StoredFrame.Outcome found = StoredFrame.tolerant(t);
      assertEquals(List.of(0L, 4L), found.frames().stream().map(StoredFrame::index).toList());
      assertArrayEquals(ramp(12, 6), found.frames().get(1).z());
      assertEquals(
          List.of(
              "t.trr: frame 1: byte "
                  + index.byteOffset(1)
                  + ": coordinates: expected a block of them, found velocities only",
              "t.trr: frame 2: byte "
                  + index.byteOffset(2)
                  + ": coordinates: expected a block of them, found forces only",
              "t.trr: frame 3: byte "
                  + index.byteOffset(3)
                  + ": coordinates: expected a block of them, found velocities and forces only"),
          found.faults().stream().map(FormatException::getMessage).toList());
      assertEquals(Kind.NO_COORDINATES, found.faults().get(0).kind());
    }
  }

  @Test
  void everySetOfBlocksIsRead() throws IOException {
    Block[] all = Block.values();
    for (int set = 0; set < 1 << all.length; set++) {
      int chosen = set;
      Block[] blocks =
          Arrays.stream(all).filter(b -> (chosen >> b.ordinal() & 1) != 0).toArray(Block[]::new);
      List<Block> list = List.of(blocks);
      if (!list.contains(Block.X)) {
        continue;
      }
      for (boolean isDouble : new boolean[] {false, true}) {
        TrrWriter w = isDouble ? new TrrWriter().doublePrecision() : new TrrWriter();
        frame(frame(w, 11, 0, blocks), 11, 1, blocks);
        try (Trajectory t = open(w.bytes())) {
          StoredFrame second = StoredFrame.all(t).get(1);
          assertArrayEquals(ramp(11, 1), second.x(), list.toString());
          assertArrayEquals(ramp(11, 3), second.z(), list.toString());
          assertEquals(list.contains(Block.BOX) ? BOX : Box.NONE, second.box());
        }
      }
    }
  }

  @Test
  void framesOfOneLayoutAreFoundByArithmetic() throws IOException {
    TrrWriter alike = new TrrWriter();
    TrrWriter mixed = new TrrWriter();
    for (int f = 0; f < 50; f++) {
      frame(alike, 30, f, Block.BOX, Block.X, Block.V);
      if (f % 5 == 0) {
        frame(mixed, 30, f, Block.BOX, Block.X, Block.V);
      } else {
        frame(mixed, 30, f, Block.BOX, Block.X);
      }
    }
    try (Trajectory t = open(alike.bytes());
        Trajectory m = open(mixed.bytes())) {
      assertInstanceOf(FixedLayoutIndex.class, t.index());
      assertEquals(FrameLog.of(t.scan(0, Long.MAX_VALUE)), FrameLog.of(t.index()));
      assertInstanceOf(ScannedIndex.class, m.index());
      assertEquals(50, m.index().count());
      assertEquals(98, m.index().timePs(49));
    }
  }

  @Test
  void damageInAFileOfOneLayoutTakesItsPlaceOnly() throws IOException {
    TrrWriter w = new TrrWriter();
    for (int f = 0; f < 40; f++) {
      frame(w, 30, f, Block.BOX, Block.X, Block.V);
    }
    byte[] bytes = w.bytes();
    int length = bytes.length / 40;
    // two neighbours lose their magic numbers, a third its velocities
    bytes[11 * length + 3] = 0;
    bytes[12 * length + 3] = 0;
    Arrays.fill(bytes, 20 * length + 56, 20 * length + 60, (byte) 0);
    try (Trajectory t = open(bytes)) {
      StoredFrame.Outcome found = StoredFrame.tolerant(t);
      assertEquals(37, found.frames().size());
      assertEquals(40, t.index().count());
      assertEquals(
          List.of(11L, 12L, 20L), found.faults().stream().map(FormatException::frame).toList());
      assertEquals(
          "frame: expected " + length + " bytes as all others, found " + (length - 360),
          found.faults().get(2).what());
    }
  }

  @Test
  void onlySelectedBytesAreRead() throws IOException {
    TrrWriter w = new TrrWriter();
    for (int f = 0; f < 10; f++) {
      frame(w, ATOMS, f, Block.BOX, Block.X, Block.V, Block.F);
    }
    MemorySource source = new MemorySource("t.trr", w.bytes());
    try (Trajectory t = new TrrFormat().open(source, -1)) {
      for (AtomSet atoms :
          List.of(
              AtomSet.range(0, 2000),
              AtomSet.range(ATOMS - 2000, ATOMS),
              AtomSet.range(0, 1500).union(AtomSet.range(9000, 10_000)),
              AtomSet.range(0, ATOMS))) {
        source.resetCounts();
        List<StoredFrame> frames =
            StoredFrame.range(t, new FrameRange(0, 0, Long.MAX_VALUE), atoms);
        long selected = 10L * 12 * atoms.size();
        assertTrue(
            source.bytesRead() <= MOST_READ * selected,
            atoms + ": expected at most 1.05 x " + selected + ", found " + source.bytesRead());
        float[] expected = ramp(ATOMS, 9 + 1);
        for (int k = 0; k < atoms.size(); k++) {
          assertEquals(expected[atoms.get(k)], frames.get(9).y()[k]);
        }
      }
    }
  }

  @Test
  void aHeaderWithoutDataIsRefused() {
    TrrWriter w = new TrrWriter();
    frame(w, 12, 0, Block.BOX);
    FormatException e = assertThrows(FormatException.class, () -> open(w.bytes()));
    assertEquals(
        "t.trr: frame 0: byte 52: blocks: expected coordinates, velocities or forces, found none",
        e.getMessage());
  }

  @Test
  void anAtomBeyondTheFileIsTheCallersMistake() throws IOException {
    TrrWriter w = new TrrWriter();
    frame(w, 12, 0, Block.X);
    try (Trajectory t = open(w.bytes())) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> t.frames(new FrameRange(0, 0, 1), AtomSet.of(12)));
      assertEquals("t.trr: selection: expected atoms below 12, found 12", e.getMessage());
    }
  }
}
