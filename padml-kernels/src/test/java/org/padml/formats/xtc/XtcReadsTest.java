package org.padml.formats.xtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.model.AtomSet;
import org.padml.testing.MemorySource;
import org.padml.testing.SharedData;
import org.padml.testing.StoredFrame;

/** How much of a large file is asked of the source, and in how many requests. */
final class XtcReadsTest {
  private static final int FRAMES = 40;
  private static final int HEADER_BYTES = 96;
  private static final int PROTEIN = 6362;

  private static MemorySource source() throws IOException {
    return new MemorySource(
        "fab_water.xtc", Files.readAllBytes(SharedData.require("own/fab/fab_water.xtc")));
  }

  @Test
  void anIndexReadsHeadersOnly() throws IOException {
    MemorySource source = source();
    try (Trajectory t = new XtcFormat().open(source, -1)) {
      source.resetCounts();
      assertEquals(FRAMES, t.index().count());
      assertTrue(source.bytesRead() <= FRAMES * HEADER_BYTES, "found " + source.bytesRead());
      assertTrue(source.reads() <= FRAMES, "found " + source.reads());
    }
  }

  @Test
  void framesThatAreNotReadAreSkipped() throws IOException {
    MemorySource source = source();
    try (Trajectory t = new XtcFormat().open(source, -1)) {
      source.resetCounts();
      FrameReader reader = t.frames(StoredFrame.whole(), AtomSet.of(0));
      int frames = 0;
      while (reader.next()) {
        frames++;
      }
      assertEquals(FRAMES, frames);
      assertTrue(source.bytesRead() <= FRAMES * HEADER_BYTES, "found " + source.bytesRead());
    }
  }

  @Test
  void bytesBehindTheLastSelectedAtomAreNotRead() throws IOException {
    MemorySource source = source();
    try (Trajectory t = new XtcFormat().open(source, -1)) {
      List<StoredFrame> all = StoredFrame.all(t);
      source.resetCounts();
      AtomSet protein = AtomSet.range(0, PROTEIN);
      List<StoredFrame> part = StoredFrame.range(t, StoredFrame.whole(), protein);
      // the protein is 6.5 % of the atoms
      assertTrue(source.bytesRead() < 0.08 * source.length(), "found " + source.bytesRead());
      assertTrue(source.reads() < 1.2 * FRAMES, "found " + source.reads());
      for (int f = 0; f < FRAMES; f++) {
        for (int a = 0; a < PROTEIN; a++) {
          assertEquals(all.get(f).x()[a], part.get(f).x()[a]);
          assertEquals(all.get(f).y()[a], part.get(f).y()[a]);
          assertEquals(all.get(f).z()[a], part.get(f).z()[a]);
        }
      }
    }
  }

  @Test
  void everyByteIsReadOnceForEveryAtom() throws IOException {
    MemorySource source = source();
    try (Trajectory t = new XtcFormat().open(source, -1)) {
      source.resetCounts();
      assertEquals(FRAMES, StoredFrame.all(t).size());
      assertTrue(source.bytesRead() < 1.001 * source.length(), "found " + source.bytesRead());
      assertTrue(source.reads() < 2 * FRAMES, "found " + source.reads());
    }
  }
}
