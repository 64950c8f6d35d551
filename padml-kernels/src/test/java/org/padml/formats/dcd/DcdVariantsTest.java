package org.padml.formats.dcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;
import org.padml.testing.DcdWriter;
import org.padml.testing.FormulaTrajectory;
import org.padml.testing.HostileCheck;
import org.padml.testing.MemorySource;
import org.padml.testing.StoredFrame;

final class DcdVariantsTest {
  private static final FormulaTrajectory FORMULA = new FormulaTrajectory(23, 9);
  private static final int[] FREE = {0, 3, 4, 5, 11, 22};

  /** The time step is a float in AKMA units. */
  private static final double TIME_RELATIVE = 1e-6;

  record Variant(
      ByteOrder order, int marker, boolean cell, boolean fourth, boolean fixed, int version) {
    DcdWriter writer() {
      DcdWriter w = new DcdWriter();
      w.order = order;
      w.marker = marker;
      w.cell = cell;
      w.fourth = fourth;
      w.version = version;
      w.titles = marker == 8 ? 0 : 3;
      w.free = fixed ? FREE : new int[0];
      return w;
    }
  }

  static List<Variant> variants() {
    List<Variant> all = new ArrayList<>();
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      for (int marker : new int[] {4, 8}) {
        for (int bits = 0; bits < 8; bits++) {
          boolean cell = (bits & 1) != 0;
          boolean fourth = (bits & 2) != 0;
          boolean fixed = (bits & 4) != 0;
          all.add(new Variant(order, marker, cell, fourth, fixed, 24));
          all.add(new Variant(order, marker, cell, fourth, fixed, 46));
        }
        all.add(new Variant(order, marker, false, false, false, 0));
        all.add(new Variant(order, marker, false, false, true, 0));
      }
    }
    return all;
  }

  private static Trajectory open(byte[] bytes) throws IOException {
    assertEquals(2, new DcdFormat().recognise(Arrays.copyOf(bytes, 4096), "wrong.xtc"));
    return new DcdFormat().open(new MemorySource("variant.dcd", bytes), -1);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyVariantGivesTheFormula(Variant v) throws IOException {
    try (Trajectory t = open(v.writer().write(FORMULA))) {
      assertEquals(List.of(), t.problems());
      assertEquals(FORMULA.nAtoms(), t.nAtoms());
      List<StoredFrame> frames = StoredFrame.all(t);
      assertEquals(FORMULA.nFrames(), frames.size());
      for (StoredFrame f : frames) {
        int i = (int) f.index();
        assertEquals(FORMULA.timePs(i), f.timePs(), TIME_RELATIVE * FORMULA.timePs(i));
        assertEquals(50 + 10L * i, f.step());
        Box box = v.cell ? FORMULA.box(i) : Box.NONE;
        FormulaTrajectory.assertBox(box, f.box(), 1e-12, v + " frame " + i);
        for (int a = 0; a < FORMULA.nAtoms(); a++) {
          int from = v.fixed && Arrays.binarySearch(FREE, a) < 0 ? 0 : i;
          assertEquals(FORMULA.nm(from, a, 0), f.x()[a]);
          assertEquals(FORMULA.nm(from, a, 1), f.y()[a]);
          assertEquals(FORMULA.nm(from, a, 2), f.z()[a]);
        }
      }
      StoredFrame.assertSplitsAgree(t, frames);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void selectionsAreTheFullReadRestricted(Variant v) throws IOException {
    Random random = new Random(11);
    try (Trajectory t = open(v.writer().write(FORMULA))) {
      List<StoredFrame> full = StoredFrame.all(t);
      for (int trial = 0; trial < 20; trial++) {
        boolean[] mask = new boolean[FORMULA.nAtoms()];
        for (int a = 0; a < mask.length; a++) {
          mask[a] = random.nextInt(4) == 0;
        }
        AtomSet atoms = AtomSet.ofMask(mask);
        int first = random.nextInt(FORMULA.nFrames());
        FrameReader reader = t.frames(new FrameRange(first, 0, Long.MAX_VALUE), atoms);
        FrameBuffer buffer = new FrameBuffer(atoms.size());
        while (reader.next()) {
          if (random.nextBoolean()) {
            continue;
          }
          reader.read(buffer);
          StoredFrame expected = full.get((int) reader.frameIndex());
          for (int k = 0; k < atoms.size(); k++) {
            assertEquals(expected.x()[atoms.get(k)], buffer.x()[k]);
            assertEquals(expected.y()[atoms.get(k)], buffer.y()[k]);
            assertEquals(expected.z()[atoms.get(k)], buffer.z()[k]);
          }
        }
      }
    }
  }

  @Test
  void aSelectionReadsOnlyItsSpanOfEachAxis() throws IOException {
    FormulaTrajectory large = new FormulaTrajectory(60_000, 3);
    MemorySource source = new MemorySource("large.dcd", new DcdWriter().write(large));
    try (Trajectory t = new DcdFormat().open(source, -1)) {
      source.resetCounts();
      StoredFrame.range(t, StoredFrame.whole(), AtomSet.range(30_000, 31_000));
      // 1000 atoms of 12 bytes, cell and markers, and gaps too small to be worth a read of their
      // own
      assertTrue(source.bytesRead() < 3 * 40_000, "bytes read: " + source.bytesRead());
      source.resetCounts();
      StoredFrame.all(t);
      long frames = 3 * (3 * 240_008 + 56);
      assertTrue(source.bytesRead() <= 1.05 * frames, "bytes read: " + source.bytesRead());
      assertEquals(3, source.reads());
    }
  }

  @Test
  void wrongUseIsTheCallersFault() throws IOException {
    try (Trajectory t = open(new DcdWriter().write(FORMULA))) {
      IllegalArgumentException selection =
          assertThrows(
              IllegalArgumentException.class,
              () -> t.frames(StoredFrame.whole(), AtomSet.of(0, 23)));
      assertEquals(
          "variant.dcd: selection: expected atoms below 23, found 23", selection.getMessage());
      FrameReader reader = t.frames(StoredFrame.whole(), AtomSet.of(0, 22));
      assertTrue(reader.next());
      IllegalArgumentException size =
          assertThrows(IllegalArgumentException.class, () -> reader.read(new FrameBuffer(3)));
      assertEquals("variant.dcd: frame buffer: expected 2 atoms, found 3", size.getMessage());
    }
  }

  @Test
  void damagedFilesAreRefusedInBoundedMemory() {
    int seed = 1000;
    for (Variant v : variants()) {
      byte[] good = v.writer().write(FORMULA);
      HostileCheck.run(new DcdFormat(), good, -1, 500, 30, seed += 1000);
    }
  }
}
