package org.padml.formats;

import java.io.IOException;
import java.util.List;
import org.padml.io.DamagedStreamException;
import org.padml.io.SeekableSource;

/**
 * Index of frames of one size, found by arithmetic; the first frame may have a size of its own.
 * What is left behind the last whole frame is one more frame, damaged.
 */
public final class FixedLayoutIndex implements FrameIndex {
  private final long start;
  private final long firstBytes;
  private final long frameBytes;
  private final long whole;
  private final long end;
  private final Times times;

  /** Time of a frame in ps. */
  public interface Times {
    /** NaN when the file stores none; may read. */
    double timePs(long frame) throws IOException;
  }

  /**
   * Lays the frames out.
   *
   * @param start first byte of frame 0
   * @param firstBytes size of frame 0
   * @param frameBytes size of every later frame
   * @param whole number of whole frames
   * @param end one past the last byte of the file that belongs to frames: a tail that is cut starts
   *     behind the last whole frame and ends here
   */
  public FixedLayoutIndex(
      long start, long firstBytes, long frameBytes, long whole, long end, Times times) {
    this.start = start;
    this.firstBytes = firstBytes;
    this.frameBytes = frameBytes;
    this.whole = whole;
    this.end = end;
    this.times = times;
  }

  /**
   * Number of bytes that can be read: a compressed source that is cut ends at its cut.
   *
   * @param problems where a cut is recorded
   */
  public static long readableLength(SeekableSource source, List<String> problems)
      throws IOException {
    try {
      return source.length();
    } catch (DamagedStreamException e) {
      problems.add(
          "compressed stream: expected its end, found damage after "
              + e.position()
              + " decompressed bytes");
      return e.position();
    }
  }

  /** Number of whole frames between two bytes. */
  public static long wholeFrames(long start, long firstBytes, long frameBytes, long end) {
    long bytes = end - start;
    return bytes < firstBytes ? 0 : 1 + (bytes - firstBytes) / frameBytes;
  }

  /** Number of whole frames. */
  public long whole() {
    return whole;
  }

  /** Whether a cut frame follows the whole ones. */
  public boolean hasTail() {
    return end > byteOffset(whole);
  }

  /** Size of a frame as the layout has it, whole or not. */
  public long expectedBytes(long i) {
    return i == 0 ? firstBytes : frameBytes;
  }

  @Override
  public long count() {
    return hasTail() ? whole + 1 : whole;
  }

  @Override
  public long byteOffset(long i) {
    return i == 0 ? start : start + firstBytes + (i - 1) * frameBytes;
  }

  @Override
  public long byteEnd(long i) {
    return i < whole ? byteOffset(i + 1) : end;
  }

  @Override
  public double timePs(long i) throws IOException {
    return isDamaged(i) ? Double.NaN : times.timePs(i);
  }

  @Override
  public boolean isDamaged(long i) {
    return i >= whole;
  }
}
