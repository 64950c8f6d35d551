package org.padml.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.padml.formats.FormatException;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.ScannedIndex;
import org.padml.formats.Trajectory;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;

/** One line per frame or fault, so that two ways of reading a file can be compared. */
public final class FrameLog {
  private FrameLog() {}

  /** Every frame and fault of a range: index, byte, then header and checksum, or the error. */
  public static List<String> of(Trajectory t, FrameRange range, AtomSet atoms) throws IOException {
    List<String> log = new ArrayList<>();
    FrameBuffer b = new FrameBuffer(atoms.size());
    FrameReader reader = t.frames(range, atoms);
    while (true) {
      try {
        if (!reader.next()) {
          return log;
        }
        reader.read(b);
        log.add(
            String.join(
                " ",
                where(reader),
                Double.toString(b.timePs()),
                Long.toString(b.stepNumber()),
                b.box().toString(),
                checksum(b)));
      } catch (FormatException e) {
        log.add(where(reader) + " " + e.kind() + " " + e.getMessage());
      }
    }
  }

  /** Every frame and fault of the file, with every atom. */
  public static List<String> of(Trajectory t) throws IOException {
    return of(t, new FrameRange(0, 0, Long.MAX_VALUE), AtomSet.range(0, t.nAtoms()));
  }

  private static String where(FrameReader reader) {
    return reader.frameIndex() + " @" + reader.byteOffset();
  }

  /** CRC-32 of x0 y0 z0 x1 ... as little-endian floats, in hexadecimal digits. */
  public static String checksum(FrameBuffer b) {
    CRC32 crc = new CRC32();
    update(crc, b);
    return Long.toHexString(crc.getValue());
  }

  /** Adds a frame to a checksum, as {@link #checksum} does. */
  public static void update(CRC32 crc, FrameBuffer b) {
    ByteBuffer bytes = ByteBuffer.allocate(12 * b.nAtoms()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < b.nAtoms(); i++) {
      bytes.putFloat(b.x()[i]).putFloat(b.y()[i]).putFloat(b.z()[i]);
    }
    crc.update(bytes.array());
  }

  /** The log of every split size up to a limit, each split read on its own through the index. */
  public static List<String> ofSplits(Trajectory t, FrameIndex index, int splitFrames)
      throws IOException {
    List<String> log = new ArrayList<>();
    AtomSet all = AtomSet.range(0, t.nAtoms());
    for (long i = 0; i < index.count(); i += splitFrames) {
      log.addAll(of(t, new FrameRange(i, index.byteOffset(i), splitFrames), all));
    }
    return log;
  }

  /** Where the frames of an index are, and which are damaged. */
  public static List<String> of(FrameIndex index) throws IOException {
    List<String> log = new ArrayList<>();
    for (long i = 0; i < index.count(); i++) {
      log.add(
          i
              + " @"
              + index.byteOffset(i)
              + "-"
              + index.byteEnd(i)
              + " "
              + (index.isDamaged(i) ? "damaged" : Double.toString(index.timePs(i))));
    }
    return log;
  }

  /** Scans a file of some length in pieces that random cuts make, and joins them. */
  public static ScannedIndex scanInPieces(Trajectory t, long length, int pieces, Random random)
      throws IOException {
    long[] cuts = random.longs(pieces - 1, 0, length + 1).sorted().toArray();
    List<ScannedIndex> parts = new ArrayList<>();
    long from = 0;
    for (long cut : cuts) {
      parts.add(t.scan(from, cut));
      from = cut;
    }
    parts.add(t.scan(from, length));
    return ScannedIndex.concatenate(parts);
  }
}
