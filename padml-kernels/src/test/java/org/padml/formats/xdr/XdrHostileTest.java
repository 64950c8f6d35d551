package org.padml.formats.xdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.formats.Formats;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.formats.trr.TrrFormat;
import org.padml.formats.xtc.XtcFormat;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;
import org.padml.testing.FormulaTrajectory;
import org.padml.testing.HostileCheck;
import org.padml.testing.MemorySource;
import org.padml.testing.StoredFrame;
import org.padml.testing.TrrWriter;
import org.padml.testing.TrrWriter.Block;
import org.padml.testing.XtcWriter;

/** Damaged bytes end in format errors, in bounded time and memory; good ones allocate nothing. */
final class XdrHostileTest {
  private static final int CASES = 300;
  private static final long SEED = 71_000;
  // a Box is an object; everything else is used again
  private static final long BYTES_PER_FRAME = 200;

  private static byte[] xtc(int nAtoms, int nFrames, boolean large) {
    FormulaTrajectory formula = new FormulaTrajectory(nAtoms, nFrames);
    XtcWriter w = new XtcWriter();
    if (large) {
      w.large();
    }
    for (int f = 0; f < nFrames; f++) {
      w.frame(
          f,
          (float) formula.timePs(f),
          formula.box(f),
          axis(formula, f, 0),
          axis(formula, f, 1),
          axis(formula, f, 2));
    }
    return w.bytes();
  }

  private static byte[] trr(int nAtoms, int nFrames, boolean isDouble, Block... blocks) {
    FormulaTrajectory formula = new FormulaTrajectory(nAtoms, nFrames);
    TrrWriter w = new TrrWriter();
    if (isDouble) {
      w.doublePrecision();
    }
    for (int f = 0; f < nFrames; f++) {
      w.frame(
          f,
          formula.timePs(f),
          formula.box(f),
          axis(formula, f, 0),
          axis(formula, f, 1),
          axis(formula, f, 2),
          blocks);
    }
    return w.bytes();
  }

  private static float[] axis(FormulaTrajectory formula, int frame, int axis) {
    float[] v = new float[formula.nAtoms()];
    for (int i = 0; i < v.length; i++) {
      v[i] = formula.nm(frame, i, axis);
    }
    return v;
  }

  @Test
  void formulaCoordinatesComeBack() throws IOException {
    for (int n : new int[] {1, 9, 10, 100}) {
      FormulaTrajectory formula = new FormulaTrajectory(n, 6);
      for (byte[] bytes :
          new byte[][] {
            xtc(n, 6, false),
            xtc(n, 6, true),
            trr(n, 6, false, Block.BOX, Block.X),
            trr(n, 6, true, Block.BOX, Block.VIRIAL, Block.PRESSURE, Block.X, Block.V, Block.F)
          }) {
        try (Trajectory t = Formats.openTrajectory(new MemorySource("t", bytes), n)) {
          assertEquals(6, t.index().count());
          for (StoredFrame frame : StoredFrame.all(t)) {
            int f = (int) frame.index();
            // single precision of the coordinate, and of a box edge
            formula.assertCoordinates(frame, 2.5e-7f, t.format());
            FormulaTrajectory.assertBox(formula.box(f), frame.box(), 5e-7, t.format());
            assertEquals(formula.timePs(f), frame.timePs());
            assertEquals(f, frame.step());
          }
          StoredFrame.assertSplitsAgree(t, StoredFrame.all(t));
        }
      }
    }
  }

  @Test
  void damagedXtcIsRefusedOrRead() {
    HostileCheck.run(new XtcFormat(), xtc(9, 12, false), 9, 120, CASES, SEED);
    HostileCheck.run(new XtcFormat(), xtc(60, 12, false), 60, 120, CASES, SEED + CASES);
    HostileCheck.run(new XtcFormat(), xtc(60, 12, true), 60, 120, CASES, SEED + 2 * CASES);
  }

  @Test
  void damagedTrrIsRefusedOrRead() {
    HostileCheck.run(new TrrFormat(), trr(30, 12, false, Block.BOX, Block.X), 30, 120, CASES, SEED);
    HostileCheck.run(
        new TrrFormat(),
        trr(30, 12, true, Block.BOX, Block.X, Block.V, Block.F),
        30,
        120,
        CASES,
        SEED + CASES);
  }

  @Test
  void readingAllocatesNothingPerFrame() throws IOException {
    float[][] v = new float[3][5000];
    Random random = new Random(3);
    XtcWriter xtc = new XtcWriter();
    TrrWriter trr = new TrrWriter();
    for (int f = 0; f < 400; f++) {
      for (float[] axis : v) {
        for (int i = 0; i < axis.length; i++) {
          axis[i] = 4 * random.nextFloat();
        }
      }
      xtc.frame(f, f, Box.NONE, v[0], v[1], v[2]);
      trr.frame(f, f, Box.NONE, v[0], v[1], v[2], Block.X);
    }
    for (byte[] bytes : new byte[][] {xtc.bytes(), trr.bytes()}) {
      try (Trajectory t = Formats.openTrajectory(new MemorySource("t", bytes), -1)) {
        AtomSet atoms = AtomSet.range(0, 5000);
        FrameBuffer buffer = new FrameBuffer(5000);
        FrameReader reader = t.frames(StoredFrame.whole(), atoms);
        for (int f = 0; f < 200; f++) {
          assertTrue(reader.next());
          reader.read(buffer);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(id);
        int n = 0;
        while (reader.next()) {
          reader.read(buffer);
          n++;
        }
        long each = (threads.getThreadAllocatedBytes(id) - before) / n;
        assertEquals(200, n);
        assertTrue(
            each < BYTES_PER_FRAME,
            t.format() + ": expected under 200 bytes a frame, found " + each);
      }
    }
  }
}
