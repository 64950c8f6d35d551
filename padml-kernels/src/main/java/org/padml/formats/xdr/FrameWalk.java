package org.padml.formats.xdr;

import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.io.ByteWindow;
import org.padml.io.SeekableSource;

/**
 * The rule that cuts a file into frames. Its answer for a position depends on the file alone, so
 * whoever walks from any frame start sees the same frames.
 *
 * <p>At a position stands a frame when its header is possible, the frame ends inside the file, and
 * what follows is another header or the end of the file. When something else follows, the frame
 * itself is tested: a whole one is followed by damage, one that is not whole has a false length.
 * Everything else is damage up to the next verified header or the end of the file, and counts as
 * one frame.
 */
public final class FrameWalk {
  private static final int LARGEST_IN_MEMORY = 1 << 30;

  private final SeekableSource source;
  private final boolean randomAccess;
  private final long fileLength;
  private final XdrHeader header;
  private final XdrHeader next;
  private final HeaderSearch search;
  private ByteWindow window;
  private ByteWindow ahead;
  private long end;
  private @Nullable Fault fault;

  /** Nothing is read yet but, of a source with random access, its length. */
  public FrameWalk(SeekableSource source, Supplier<? extends XdrHeader> headers)
      throws IOException {
    this.source = source;
    this.randomAccess = source.isRandomAccess();
    this.fileLength = randomAccess ? source.length() : Long.MAX_VALUE;
    this.header = headers.get();
    this.next = headers.get();
    this.search = new HeaderSearch(source, headers);
    this.window = new ByteWindow(source);
    this.ahead = new ByteWindow(source);
  }

  /** From now on frames of another number of atoms are damage. */
  public void expectAtoms(int nAtoms) {
    header.expectAtoms(nAtoms);
    next.expectAtoms(nAtoms);
    search.expectAtoms(nAtoms);
  }

  /** Header of the frame last looked at. */
  public XdrHeader header() {
    return header;
  }

  /** Finds headers behind and before a position. */
  HeaderSearch search() {
    return search;
  }

  /** The bytes around the frame last looked at. */
  public ByteWindow window() {
    return window;
  }

  /** One past the last byte of the frame or damaged stretch last looked at. */
  public long end() {
    return end;
  }

  /** Why what was last looked at is no frame; null when it is one. */
  public @Nullable Fault fault() {
    return fault;
  }

  /** Whether the file ends at or before a position. */
  public boolean atEnd(long position) throws IOException {
    return randomAccess ? position >= fileLength : window.fill(position, 1, header.maxBytes()) == 0;
  }

  /**
   * Looks at the frame or damaged stretch that starts at a position before the end of the file.
   *
   * @param wanted bytes to read at once at the start of this frame
   * @param wantedAhead bytes to read at once at the start of the next frame
   * @return whether it is a frame
   */
  public boolean look(long position, int wanted, int wantedAhead) throws IOException {
    int most = header.maxBytes();
    if (!window.holds(position, most) && ahead.holds(position, most)) {
      ByteWindow w = window;
      window = ahead;
      ahead = w;
    }
    int available = window.fill(position, most, wanted);
    fault = header.parse(window.bytes(), (int) window.index(position), available, position);
    if (fault == null) {
      fault = randomAccess ? checkExtent(position, wantedAhead) : checkInMemory(position);
    }
    if (fault == null) {
      end = position + header.length();
      return true;
    }
    long found = search.forwards(position + 1);
    end = found >= 0 ? found : search.stoppedAt();
    return false;
  }

  private @Nullable Fault checkExtent(long position, int wantedAhead) throws IOException {
    long frameEnd = position + header.length();
    if (frameEnd > fileLength) {
      return truncated(position, fileLength - position);
    }
    if (frameEnd == fileLength) {
      return null;
    }
    int most = header.maxBytes();
    ByteWindow in = window.holds(frameEnd, most) ? window : ahead;
    int available = in.fill(frameEnd, most, wantedAhead);
    return checkFollower(position, in, frameEnd, available);
  }

  /** Compressed bytes are read once, forwards: the frame is held before what follows is seen. */
  private @Nullable Fault checkInMemory(long position) throws IOException {
    long length = header.length();
    if (length > LARGEST_IN_MEMORY) {
      return XdrHeader.corrupt(
          position,
          "frame of a compressed file: expected at most "
              + LARGEST_IN_MEMORY
              + " bytes, found "
              + length);
    }
    int most = (int) length + header.maxBytes();
    int available = window.fill(position, most, most);
    if (available < length) {
      return truncated(position, available);
    }
    if (available == length) {
      return null;
    }
    return checkFollower(position, window, position + length, available - (int) length);
  }

  private @Nullable Fault checkFollower(long position, ByteWindow in, long frameEnd, int available)
      throws IOException {
    Fault f = next.parse(in.bytes(), (int) in.index(frameEnd), available, frameEnd);
    if (f == null
        || f.kind() == FormatException.Kind.TRUNCATED
        || header.isWhole(source, position)) {
      return null;
    }
    return XdrHeader.corrupt(
        position,
        "frame: expected a header behind its "
            + header.length()
            + " bytes, found none, nor do its contents take that many");
  }

  private Fault truncated(long position, long found) {
    return new Fault(
        FormatException.Kind.TRUNCATED,
        position,
        "frame: expected "
            + header.length()
            + " bytes, found "
            + found
            + " before the end of the file");
  }
}
