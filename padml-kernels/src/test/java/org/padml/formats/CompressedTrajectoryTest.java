package org.padml.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.padml.io.DecompressedSource;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.testing.FormulaTrajectory;
import org.padml.testing.MdcrdWriter;
import org.padml.testing.MemorySource;
import org.padml.testing.StoredFrame;
import org.padml.testing.StructureWriter;
import org.padml.testing.XtcWriter;

/** Compressed trajectories that end too early: every frame before the cut, then one bad frame. */
class CompressedTrajectoryTest {
  private static final FormulaTrajectory FORMULA = new FormulaTrajectory(40, 200);
  private static final float TOLERANCE_NM = 1e-4f;

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("t.pdb.gz", StructureWriter.pdb(FORMULA));
    files.put("t.gro.gz", StructureWriter.gro(FORMULA));
    files.put("t.mdcrd.gz", new MdcrdWriter().write(FORMULA));
    XtcWriter xtc = new XtcWriter();
    for (int f = 0; f < FORMULA.nFrames(); f++) {
      float[][] at = new float[3][FORMULA.nAtoms()];
      for (int a = 0; a < FORMULA.nAtoms(); a++) {
        for (int d = 0; d < 3; d++) {
          at[d][a] = FORMULA.nm(f, a, d);
        }
      }
      xtc.frame(f, (float) FORMULA.timePs(f), FORMULA.box(f), at[0], at[1], at[2]);
    }
    files.put("t.xtc.gz", xtc.bytes());
    return files;
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(content);
    }
    return out.toByteArray();
  }

  private static Trajectory open(String name, byte[] bytes) throws IOException {
    return Formats.openTrajectory(
        DecompressedSource.wrap(new MemorySource(name, bytes)), FORMULA.nAtoms());
  }

  @Test
  void framesBeforeACutAreReadAndTheCutIsOneBadFrame() throws IOException {
    for (Map.Entry<String, byte[]> file : files().entrySet()) {
      byte[] whole = gzip(file.getValue());
      long before = 0;
      for (int percent : new int[] {40, 66, 90}) {
        String what = file.getKey() + " cut at " + percent + " %";
        byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);
        try (Trajectory t = open(file.getKey(), cut)) {
          StoredFrame.Outcome found = StoredFrame.tolerant(t);
          long good = found.frames().size();
          assertTrue(good > before && good < FORMULA.nFrames(), what + ": " + good);
          before = good;
          for (StoredFrame f : found.frames()) {
            FORMULA.assertCoordinates(f, TOLERANCE_NM, what);
          }
          assertEquals(1, found.faults().size(), what);
          FormatException fault = found.faults().get(0);
          assertEquals(FormatException.Kind.TRUNCATED, fault.kind(), what);
          assertEquals(good, fault.frame(), what);
          assertTrue(fault.getMessage().startsWith(file.getKey() + ": frame " + good + ": byte "));
          FrameIndex index = t.index();
          assertEquals(good + 1, index.count(), what);
          assertTrue(index.isDamaged(good), what);
          assertFalse(index.isDamaged(good - 1), what);
          assertEquals(outcome(t, 0, good + 1), inSlices(t, 7), what);
        }
      }
    }
  }

  /** A stream whose last bytes, the check sum, are missing has all its frames and is still bad. */
  @Test
  void aMissingCheckSumIsNotPassedOver() throws IOException {
    for (Map.Entry<String, byte[]> file : files().entrySet()) {
      byte[] whole = gzip(file.getValue());
      try (Trajectory t = open(file.getKey(), Arrays.copyOf(whole, whole.length - 4))) {
        List<String> seen = outcome(t, 0, Long.MAX_VALUE);
        String text = file.getKey() + ": " + seen.subList(FORMULA.nFrames() - 2, seen.size());
        boolean told = !t.problems().isEmpty() || seen.get(seen.size() - 1).startsWith("TRUNCATED");
        assertTrue(told, text);
        assertTrue(seen.contains("frame " + (FORMULA.nFrames() - 2)), text);
      }
    }
  }

  private static List<String> inSlices(Trajectory t, int size) throws IOException {
    List<String> all = new ArrayList<>();
    for (long from = 0; from < t.index().count(); from += size) {
      all.addAll(outcome(t, from, Math.min(size, t.index().count() - from)));
    }
    return all;
  }

  private static List<String> outcome(Trajectory t, long from, long count) throws IOException {
    AtomSet atoms = AtomSet.range(0, t.nAtoms());
    FrameReader reader = t.frames(new FrameRange(from, t.index().byteOffset(from), count), atoms);
    FrameBuffer buffer = new FrameBuffer(atoms.size());
    List<String> seen = new ArrayList<>();
    boolean more = true;
    while (more) {
      try {
        more = reader.next();
        if (more) {
          reader.read(buffer);
          seen.add("frame " + reader.frameIndex());
        }
      } catch (FormatException e) {
        seen.add(e.kind() + " " + e.frame());
      }
    }
    return seen;
  }
}
