package org.padml.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.padml.formats.FormatException;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;

/** A copy of a frame that was read. */
public record StoredFrame(
    long index,
    long byteOffset,
    long step,
    double timePs,
    Box box,
    float[] x,
    float[] y,
    float[] z) {

  /** What a tolerant caller gets: good frames, and an error for each bad one. */
  public record Outcome(List<StoredFrame> frames, List<FormatException> faults) {}

  /** The whole of every frame of the file. */
  public static List<StoredFrame> all(Trajectory t) throws IOException {
    return range(t, whole(), AtomSet.range(0, t.nAtoms()));
  }

  /** Some atoms of a range of frames. */
  public static List<StoredFrame> range(Trajectory t, FrameRange range, AtomSet atoms)
      throws IOException {
    FrameReader reader = t.frames(range, atoms);
    FrameBuffer buffer = new FrameBuffer(atoms.size());
    List<StoredFrame> frames = new ArrayList<>();
    while (reader.next()) {
      double headerTime = reader.timePs();
      reader.read(buffer);
      assertEquals(headerTime, buffer.timePs(), "time of header and frame");
      assertEquals(reader.frameIndex(), buffer.frameIndex(), "frame index of reader and frame");
      frames.add(copy(buffer, reader.byteOffset()));
    }
    return frames;
  }

  /** Reads on after every error, as long as the reader goes on. */
  public static Outcome tolerant(Trajectory t) throws IOException {
    AtomSet atoms = AtomSet.range(0, t.nAtoms());
    FrameReader reader = t.frames(whole(), atoms);
    FrameBuffer buffer = new FrameBuffer(atoms.size());
    Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
    boolean more = true;
    while (more) {
      try {
        more = reader.next();
        if (more) {
          reader.read(buffer);
          outcome.frames.add(copy(buffer, reader.byteOffset()));
        }
      } catch (FormatException e) {
        outcome.faults.add(e);
      }
    }
    return outcome;
  }

  /** Every frame of a file. */
  public static FrameRange whole() {
    return new FrameRange(0, 0, Long.MAX_VALUE);
  }

  private static StoredFrame copy(FrameBuffer b, long byteOffset) {
    return new StoredFrame(
        b.frameIndex(),
        byteOffset,
        b.stepNumber(),
        b.timePs(),
        b.box(),
        b.x().clone(),
        b.y().clone(),
        b.z().clone());
  }

  /** Asserts that two frames are the same bit for bit. */
  public static void assertSame(StoredFrame expected, StoredFrame found, String what) {
    assertEquals(expected.index, found.index, what + ": index");
    assertEquals(expected.byteOffset, found.byteOffset, what + ": byte offset");
    assertEquals(expected.step, found.step, what + ": step");
    assertEquals(expected.timePs, found.timePs, what + ": time");
    assertEquals(expected.box, found.box, what + ": box");
    assertArrayEquals(expected.x, found.x, what + ": x");
    assertArrayEquals(expected.y, found.y, what + ": y");
    assertArrayEquals(expected.z, found.z, what + ": z");
  }

  /** Asserts that the frames of every split size, joined, are the frames read in one go. */
  public static void assertSplitsAgree(Trajectory t, List<StoredFrame> sequential)
      throws IOException {
    var index = t.index();
    long n = index.count();
    assertEquals(sequential.size(), n, "frames of the index");
    AtomSet atoms = AtomSet.range(0, t.nAtoms());
    for (int size = 1; size <= n; size++) {
      List<StoredFrame> joined = new ArrayList<>();
      for (long first = 0; first < n; first += size) {
        joined.addAll(range(t, new FrameRange(first, index.byteOffset(first), size), atoms));
      }
      assertEquals(n, joined.size(), "frames for split size " + size);
      for (int i = 0; i < n; i++) {
        assertSame(sequential.get(i), joined.get(i), "split size " + size + ", frame " + i);
      }
    }
  }
}
