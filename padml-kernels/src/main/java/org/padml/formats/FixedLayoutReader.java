package org.padml.formats;

import java.io.EOFException;
import java.io.IOException;
import org.padml.model.FrameBuffer;

/** Walks over frames of a fixed layout: nothing is read to find one; a cut tail is an error. */
public abstract class FixedLayoutReader extends FrameReader {
  private final String path;
  private final FixedLayoutIndex index;
  private final long end;
  private final int nSelected;
  private long current;
  private double timePs = Double.NaN;

  /** Stands before the first frame of the range. */
  protected FixedLayoutReader(
      String path, FixedLayoutIndex index, FrameRange range, int nSelected) {
    super(path);
    this.path = path;
    this.index = index;
    this.nSelected = nSelected;
    long first = range.firstFrame();
    long left = Math.max(0, index.count() - first);
    end = first + Math.min(left, range.count());
    current = first - 1;
  }

  @Override
  public final boolean next() throws IOException {
    if (current + 1 >= end) {
      return false;
    }
    current++;
    timePs = Double.NaN;
    if (index.isDamaged(current)) {
      throw new FormatException(
          FormatException.Kind.TRUNCATED,
          path,
          current,
          byteOffset(),
          "frame: expected "
              + index.expectedBytes(current)
              + " bytes, found "
              + (index.byteEnd(current) - byteOffset())
              + " before the end of the file");
    }
    try {
      timePs = index.timePs(current);
    } catch (EOFException e) {
      throw truncated(e);
    }
    return true;
  }

  @Override
  public final long frameIndex() {
    return current;
  }

  @Override
  public final long byteOffset() {
    return index.byteOffset(current);
  }

  @Override
  public final double timePs() {
    return timePs;
  }

  /** Whole frames of the range from the current one on. */
  protected final long wholeFramesLeft() {
    return Math.min(end, index.whole()) - current;
  }

  @Override
  protected final void decode(FrameBuffer out) throws IOException {
    if (out.nAtoms() != nSelected) {
      throw new IllegalArgumentException(
          path + ": frame buffer: expected " + nSelected + " atoms, found " + out.nAtoms());
    }
    try {
      decodeFrame(out);
    } catch (EOFException e) {
      throw truncated(e);
    }
  }

  /** Decodes the current frame into a buffer of the right size. */
  protected abstract void decodeFrame(FrameBuffer out) throws IOException;

  /** An error at a byte of the current frame. */
  protected final FormatException fault(FormatException.Kind kind, long byteOffset, String what) {
    return new FormatException(kind, path, current, byteOffset, what);
  }

  private FormatException truncated(EOFException cause) {
    return new FormatException(
        FormatException.Kind.TRUNCATED,
        path,
        current,
        byteOffset(),
        "frame: expected "
            + index.expectedBytes(current)
            + " bytes, found the end of the file first",
        cause);
  }
}
