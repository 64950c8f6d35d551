package org.padml.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.padml.io.DecompressedSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;
import org.padml.testing.CdfWriter;
import org.padml.testing.DcdWriter;
import org.padml.testing.FormulaTrajectory;
import org.padml.testing.MdcrdWriter;
import org.padml.testing.MemorySource;
import org.padml.testing.StoredFrame;
import org.padml.testing.StructureWriter;
import org.padml.testing.TrrWriter;
import org.padml.testing.XtcWriter;

/** One formula-defined trajectory in every format that a test writer writes, and one suite. */
final class ContractTest {
  /** Times are stored as floats or as a float step: seven digits. */
  private static final double TIME_PS = 1e-5;

  /** Coordinates are exact in every format but for one rounding of a float below 4 nm. */
  private static final float ROUNDING_NM = 5e-7f;

  /** Stored box vectors are floats or have five decimals in nm. */
  private static final double BOX_NM = 1e-6;

  private static final int CASES = 60;

  /** What a format makes of the formula. */
  record Case(String format, FormulaTrajectory formula, byte[] bytes, boolean hasTime) {
    Trajectory open() throws IOException {
      return Formats.openTrajectory(new MemorySource("run.data", bytes), formula.nAtoms());
    }

    @Override
    public String toString() {
      return format + " " + formula.nAtoms() + " atoms " + bytes.length + " bytes";
    }
  }

  static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    for (int nAtoms : new int[] {2, 9, 10, 31}) {
      FormulaTrajectory f = new FormulaTrajectory(nAtoms, 12);
      DcdWriter dcd = new DcdWriter();
      all.add(new Case("dcd", f, dcd.write(f), true));
      dcd.marker = 8;
      dcd.fourth = true;
      dcd.order = java.nio.ByteOrder.BIG_ENDIAN;
      all.add(new Case("dcd", f, dcd.write(f), true));
      CdfWriter cdf = new CdfWriter();
      all.add(new Case("netcdf", f, cdf.write(f), true));
      cdf.frames = CdfWriter.Frames.FIXED;
      cdf.version = 5;
      all.add(new Case("netcdf", f, cdf.write(f), true));
      all.add(new Case("mdcrd", f, new MdcrdWriter().write(f), false));
      FormulaTrajectory one = new FormulaTrajectory(nAtoms, 1);
      all.add(new Case("inpcrd", one, new MdcrdWriter().restart(one, true), true));
      all.add(new Case("pdb", f, StructureWriter.pdb(f), false));
      all.add(new Case("gro", f, StructureWriter.gro(f), true));
      all.add(new Case("mmcif", f, StructureWriter.mmcif(f), false));
      all.add(new Case("xtc", f, xtc(f), true));
      all.add(new Case("trr", f, trr(f, new TrrWriter()), true));
      all.add(new Case("trr", f, trr(f, new TrrWriter().doublePrecision()), true));
    }
    return all;
  }

  private static float[][] axes(FormulaTrajectory f, int frame) {
    float[][] axes = new float[3][f.nAtoms()];
    for (int d = 0; d < 3; d++) {
      for (int a = 0; a < f.nAtoms(); a++) {
        axes[d][a] = f.nm(frame, a, d);
      }
    }
    return axes;
  }

  private static byte[] xtc(FormulaTrajectory f) {
    XtcWriter w = new XtcWriter();
    for (int i = 0; i < f.nFrames(); i++) {
      float[][] v = axes(f, i);
      w.frame(10 * i, (float) f.timePs(i), f.box(i), v[0], v[1], v[2]);
    }
    return w.bytes();
  }

  private static byte[] trr(FormulaTrajectory f, TrrWriter w) {
    for (int i = 0; i < f.nFrames(); i++) {
      float[][] v = axes(f, i);
      w.frame(
          10 * i,
          f.timePs(i),
          f.box(i),
          v[0],
          v[1],
          v[2],
          TrrWriter.Block.BOX,
          TrrWriter.Block.X,
          TrrWriter.Block.V);
    }
    return w.bytes();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void framesAreThoseOfTheFormula(Case c) throws IOException {
    try (Trajectory t = c.open()) {
      assertEquals(c.format, t.format());
      assertEquals("run.data", t.path());
      assertEquals(c.formula.nAtoms(), t.nAtoms());
      List<StoredFrame> frames = StoredFrame.all(t);
      assertEquals(c.formula.nFrames(), frames.size());
      for (int i = 0; i < frames.size(); i++) {
        StoredFrame f = frames.get(i);
        assertEquals(i, f.index());
        c.formula.assertCoordinates(f, ROUNDING_NM, c.toString());
        Box box = c.format.equals("mmcif") ? Box.NONE : c.formula.box(i);
        FormulaTrajectory.assertBox(box, f.box(), BOX_NM, c + " frame " + i);
        assertEquals(c.hasTime ? c.formula.timePs(i) : Double.NaN, f.timePs(), TIME_PS);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theIndexTilesTheFile(Case c) throws IOException {
    try (Trajectory t = c.open()) {
      FrameIndex index = t.index();
      List<StoredFrame> frames = StoredFrame.all(t);
      assertEquals(c.formula.nFrames(), index.count());
      for (int i = 0; i < index.count(); i++) {
        assertEquals(frames.get(i).byteOffset(), index.byteOffset(i), c + " frame " + i);
        assertTrue(index.byteEnd(i) > index.byteOffset(i));
        assertTrue(index.byteEnd(i) <= c.bytes.length);
        if (i + 1 < index.count()) {
          assertTrue(index.byteEnd(i) <= index.byteOffset(i + 1));
        }
        assertEquals(frames.get(i).timePs(), index.timePs(i));
        assertFalse(index.isDamaged(i));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anySplitJoinsToTheSequentialRead(Case c) throws IOException {
    try (Trajectory t = c.open()) {
      StoredFrame.assertSplitsAgree(t, StoredFrame.all(t));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void selectionsRangesAndSkipsAgreeWithTheFullRead(Case c) throws IOException {
    List<StoredFrame> full;
    try (Trajectory t = c.open()) {
      full = StoredFrame.all(t);
    }
    try (Trajectory t = c.open()) {
      for (int seed = 0; seed < CASES; seed++) {
        Random random = new Random(seed);
        boolean[] mask = new boolean[t.nAtoms()];
        int keepOneIn = 1 + random.nextInt(4);
        for (int a = 0; a < mask.length; a++) {
          mask[a] = random.nextInt(keepOneIn) == 0;
        }
        AtomSet atoms = AtomSet.ofMask(mask);
        long first = random.nextInt(full.size());
        long count = random.nextInt(5) == 0 ? Long.MAX_VALUE : random.nextInt(full.size() + 2);
        FrameRange range = new FrameRange(first, t.index().byteOffset(first), count);
        FrameReader reader = t.frames(range, atoms);
        FrameBuffer buffer = new FrameBuffer(atoms.size());
        long seen = 0;
        while (reader.next()) {
          String where = c + " seed " + seed + " frame " + (first + seen);
          StoredFrame expected = full.get((int) (first + seen++));
          assertEquals(expected.index(), reader.frameIndex(), where);
          assertEquals(expected.byteOffset(), reader.byteOffset(), where);
          assertEquals(expected.timePs(), reader.timePs(), where);
          if (random.nextInt(3) > 0) {
            reader.read(buffer);
            assertRestricted(expected, atoms, buffer, where);
          }
        }
        assertEquals(Math.min(count, full.size() - first), seen, c + " seed " + seed);
        assertFalse(reader.next(), c + " seed " + seed + ": after the end");
      }
    }
  }

  private static void assertRestricted(
      StoredFrame expected, AtomSet atoms, FrameBuffer found, String where) {
    assertEquals(expected.index(), found.frameIndex(), where);
    assertEquals(expected.timePs(), found.timePs(), where);
    assertEquals(expected.step(), found.stepNumber(), where);
    assertEquals(expected.box(), found.box(), where);
    for (int k = 0; k < atoms.size(); k++) {
      assertEquals(expected.x()[atoms.get(k)], found.x()[k], where);
      assertEquals(expected.y()[atoms.get(k)], found.y()[k], where);
      assertEquals(expected.z()[atoms.get(k)], found.z()[k], where);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    return zipped.toByteArray();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void compressedFilesGiveTheSameFrames(Case c) throws IOException {
    try (Trajectory plain = c.open();
        Trajectory t =
            Formats.openTrajectory(
                DecompressedSource.wrap(new MemorySource("run.data.gz", gzip(c.bytes))),
                c.formula.nAtoms())) {
      List<StoredFrame> expected = StoredFrame.all(plain);
      List<StoredFrame> found = StoredFrame.all(t);
      assertEquals(expected.size(), found.size());
      assertEquals(expected.size(), t.index().count());
      for (int i = 0; i < expected.size(); i++) {
        StoredFrame.assertSame(expected.get(i), found.get(i), c + " compressed, frame " + i);
      }
    }
  }

  @Test
  void aCutCompressedFileGivesTheFramesBeforeTheCut() throws IOException {
    // a frame dimension of fixed length puts the cells of all frames behind the cut
    List<Case> inFrameOrder =
        cases().stream()
            .filter(
                c -> List.of("dcd", "netcdf", "mdcrd", "pdb", "gro", "mmcif").contains(c.format))
            .filter(
                c -> c.formula.nAtoms() == 31 && !(c.format.equals("netcdf") && c.bytes[3] == 5))
            .toList();
    assertEquals(7, inFrameOrder.size());
    for (Case c : inFrameOrder) {
      byte[] zipped = gzip(c.bytes);
      byte[] cut = Arrays.copyOf(zipped, zipped.length * 9 / 10);
      try (Trajectory plain = c.open();
          Trajectory t =
              Formats.openTrajectory(
                  DecompressedSource.wrap(new MemorySource("run.data.gz", cut)),
                  c.formula.nAtoms())) {
        List<StoredFrame> expected = StoredFrame.all(plain);
        StoredFrame.Outcome outcome = StoredFrame.tolerant(t);
        int n = outcome.frames().size();
        assertTrue(n > 0 && n < expected.size(), c + ": frames before the cut: " + n);
        for (int i = 0; i < n; i++) {
          StoredFrame.assertSame(expected.get(i), outcome.frames().get(i), c + " frame " + i);
        }
        assertEquals(1, outcome.faults().size(), c.toString());
        FormatException e = outcome.faults().get(0);
        assertEquals(FormatException.Kind.TRUNCATED, e.kind());
        assertEquals(n, e.frame());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void wrongUseIsRefused(Case c) throws IOException {
    try (Trajectory t = c.open()) {
      int n = t.nAtoms();
      assertThrows(
          IllegalArgumentException.class, () -> t.frames(StoredFrame.whole(), AtomSet.of(0, n)));
      FrameReader reader = t.frames(StoredFrame.whole(), AtomSet.range(0, n));
      assertTrue(reader.next());
      assertThrows(IllegalArgumentException.class, () -> reader.read(new FrameBuffer(n + 1)));
    }
  }

  @Test
  void everyRegisteredFormatHasACase() {
    List<String> covered = cases().stream().map(Case::format).distinct().sorted().toList();
    List<String> registered =
        Formats.trajectoryFormats().stream().map(TrajectoryFormat::name).sorted().toList();
    assertEquals(registered, covered, "a format without a case here: write one");
  }
}
