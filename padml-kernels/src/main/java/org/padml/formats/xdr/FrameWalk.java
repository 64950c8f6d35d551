package org.padml.formats.xdr;

import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.io.ByteWindow;
import org.padml.io.DamagedStreamException;
import org.padml.io.SeekableSource;

/**
 * The rule that cuts a file into frames. Its answer for a position depends on the file alone, so
 * whoever walks from any frame start sees the same frames.
 *
 * <p>At a position stands a frame when its header is possible, the frame ends inside the file, and
 * what follows is another header or the end of the file. When something else follows, the frame
 * itself is tested: a whole one is followed by damage, one that is not whole has a false length.
 * Everything else is damage up to the next verified header or the end of the file, and counts as
 * one frame. In a file whose frames all have one layout a damaged frame takes just its place.
 */
public final class FrameWalk {
  private static final int LARGEST_IN_MEMORY = 1 << 30;

  /** How far apart frames stand when all have the same layout. */
  interface Stride {
    /** Bytes from frame to frame, 0 when frames differ; asked only when damage was found. */
    long bytes() throws IOException;
  }

  private final SeekableSource source;
  private final Stride stride;
  private final boolean randomAccess;
  private final long fileLength;
  private final XdrHeader header;
  private final XdrHeader next;
  private final HeaderSearch search;
  private ByteWindow window;
  private ByteWindow ahead;
  private long end;
  private @Nullable Fault fault;
  private boolean damageIsTold;

  /** Nothing is read yet but, of a source with random access, its length. */
  FrameWalk(SeekableSource source, Supplier<? extends XdrHeader> headers, Stride stride)
      throws IOException {
    this.source = source;
    this.stride = stride;
    this.randomAccess = source.isRandomAccess();
    this.fileLength = randomAccess ? source.length() : Long.MAX_VALUE;
    this.header = headers.get();
    this.next = headers.get();
    this.search = new HeaderSearch(source, headers);
    this.window = new ByteWindow(source);
    this.ahead = new ByteWindow(source);
  }

  /** From now on frames of another number of atoms are damage. */
  void expectAtoms(int nAtoms) {
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
  long end() {
    return end;
  }

  /** Why what was last looked at is no frame; null when it is one. */
  @Nullable Fault fault() {
    return fault;
  }

  /** Whether the file ends at or before a position. */
  boolean atEnd(long position) throws IOException {
    if (randomAccess) {
      return position >= fileLength;
    }
    // a compressed stream that is damaged between two frames has a damaged frame there
    return window.fill(position, 1, header.maxBytes()) == 0
        && (window.damage() == null || damageIsTold);
  }

  /**
   * Looks at the frame or damaged stretch that starts at a position before the end of the file.
   *
   * @param wanted bytes to read at once at the start of this frame
   * @param wantedAhead bytes to read at once at the start of the next frame
   * @return whether it is a frame
   */
  boolean look(long position, int wanted, int wantedAhead) throws IOException {
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
    if (fault != null) {
      fault = nameStreamDamage(fault);
      end = available == 0 ? position : endOfDamage(position, fault);
      return false;
    }
    end = position + header.length();
    return true;
  }

  private Fault nameStreamDamage(Fault found) {
    DamagedStreamException damage = window.damage();
    if (damage == null || found.kind() != FormatException.Kind.TRUNCATED) {
      return found;
    }
    damageIsTold = true;
    return new Fault(
        found.kind(),
        damage.position(),
        "compressed stream: expected more data, found its end or damage");
  }

  private long endOfDamage(long position, Fault found) throws IOException {
    long step = stride.bytes();
    long behind;
    if (step > 0) {
      behind = position + step < fileLength ? position + step : -1;
    } else {
      behind = search.forwards(position + 1);
    }
    if (behind >= 0 && found.kind() == FormatException.Kind.TRUNCATED) {
      // more frames follow, so that it is not the file that is short
      fault = new Fault(FormatException.Kind.CORRUPT, found.byteOffset(), found.what());
    }
    return behind >= 0 ? behind : step > 0 ? fileLength : search.stoppedAt();
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
    if (f == null || f.kind() == FormatException.Kind.TRUNCATED) {
      return null;
    }
    long step = stride.bytes();
    if (step > 0 && header.length() != step) {
      return XdrHeader.corrupt(
          position, "frame: expected " + step + " bytes as all others, found " + header.length());
    }
    if (step > 0 || header.isWhole(source, position)) {
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
