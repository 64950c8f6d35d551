package org.padml.formats.xdr;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.padml.formats.FormatException;
import org.padml.formats.FrameIndex;
import org.padml.formats.ScannedIndex;
import org.padml.formats.Trajectory;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;

/** A file of frames that are found by walking from header to header. */
public abstract class XdrTrajectory implements Trajectory {
  // a damaged beginning is searched this far for the first frame
  private static final long SEARCHED_AT_START = 64L << 20;
  private static final int SMALL_FRAME = 1 << 14;
  private static final int SMALL_FRAME_READ = 1 << 16;

  private final SeekableSource source;
  private final Supplier<? extends XdrHeader> headers;
  private final int nAtoms;
  private final List<String> problems;

  /**
   * Finds the first frame.
   *
   * @throws FormatException if there is none
   */
  protected XdrTrajectory(SeekableSource source, Supplier<? extends XdrHeader> headers)
      throws IOException {
    this.source = source;
    this.headers = headers;
    FrameWalk walk = new FrameWalk(source, headers, () -> 0);
    if (walk.atEnd(0)) {
      throw new FormatException(
          FormatException.Kind.EMPTY, path(), -1, -1, "file: expected data, found 0 bytes");
    }
    int most = walk.header().maxBytes();
    walk.search().limitTo(SEARCHED_AT_START);
    if (walk.look(0, most, most)) {
      nAtoms = walk.header().nAtoms();
      problems = List.of();
    } else {
      Fault fault = walk.fault();
      if (fault == null) {
        throw new IllegalStateException(path() + ": first frame: expected a fault, found none");
      }
      FormatException damage = fault.at(path(), 0);
      if (walk.atEnd(walk.end()) || !walk.look(walk.end(), most, most)) {
        throw damage;
      }
      nAtoms = walk.header().nAtoms();
      problems = List.of(String.valueOf(damage.getMessage()));
    }
  }

  /** The bytes. */
  protected final SeekableSource source() {
    return source;
  }

  @Override
  public final String path() {
    return source.path();
  }

  @Override
  public final int nAtoms() {
    return nAtoms;
  }

  @Override
  public final List<String> problems() {
    return problems;
  }

  /**
   * Checks a selection.
   *
   * @throws IllegalArgumentException if it names an atom that the file does not have
   */
  protected final void requireAtoms(AtomSet atoms) {
    if (atoms.last() >= nAtoms) {
      throw new IllegalArgumentException(
          path() + ": selection: expected atoms below " + nAtoms + ", found " + atoms.last());
    }
  }

  /** A walk over this file's frames. */
  protected final FrameWalk walk() throws IOException {
    FrameWalk walk = new FrameWalk(source, headers, this::stride);
    walk.expectAtoms(nAtoms);
    return walk;
  }

  /** Bytes from frame to frame when all have the same layout, else 0. */
  protected long stride() throws IOException {
    return 0;
  }

  /**
   * Bytes to read at once at a frame start when only headers are needed.
   *
   * @param frameLength bytes of the last frame, 0 when none was seen
   * @param frames number of frames still wanted
   */
  static int headerRead(XdrHeader header, long frameLength, long frames) {
    int most = header.maxBytes();
    if (frameLength <= 0 || frameLength >= SMALL_FRAME) {
      return most;
    }
    long wanted =
        frames * (double) frameLength > SMALL_FRAME_READ ? SMALL_FRAME_READ : frames * frameLength;
    return (int) wanted + most;
  }

  @Override
  public FrameIndex index() throws IOException {
    return scan(0, Long.MAX_VALUE);
  }

  @Override
  public boolean canScanRanges() {
    return source.isRandomAccess();
  }

  @Override
  public ScannedIndex scan(long from, long to) throws IOException {
    if (from > 0 && !source.isRandomAccess()) {
      throw new IllegalArgumentException(
          path() + ": scan: expected the whole of a compressed file, found a start at " + from);
    }
    FrameWalk walk = walk();
    ScannedIndex.Builder found = new ScannedIndex.Builder();
    long at = 0;
    if (from > 0) {
      long step = stride();
      at = step > 0 ? (from + step - 1) / step * step : walk.search().backwards(from);
    }
    long frameLength = 0;
    long end = 0;
    while (at < to && !walk.atEnd(at)) {
      int read = headerRead(walk.header(), frameLength, Long.MAX_VALUE);
      boolean good = walk.look(at, read, read);
      if (at >= from) {
        found.add(at, good ? walk.header().timePs() : Double.NaN, !good);
        end = walk.end();
      }
      frameLength = good ? walk.end() - at : frameLength;
      at = walk.end();
    }
    return found.build(end);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
