package org.padml.formats.xdr;

import java.io.IOException;
import java.util.function.Supplier;
import org.padml.io.ByteWindow;
import org.padml.io.SeekableSource;

/**
 * Finds verified headers: every field is possible, the box is finite, the frame ends inside the
 * file, and there the next header stands or the file ends, or else the frame's contents take just
 * its length.
 */
final class HeaderSearch {
  private static final int CHUNK = 1 << 16;
  private static final int MAGIC_BYTES = 8;
  // so that a file made of false headers does not cost a decoded frame for each of them
  private static final int MOST_TESTED = 16;

  private final SeekableSource source;
  private final XdrHeader header;
  private final XdrHeader next;
  private final ByteWindow window;
  private final ByteWindow probe;
  private long limit = Long.MAX_VALUE;
  private long stoppedAt;
  private int tested;

  HeaderSearch(SeekableSource source, Supplier<? extends XdrHeader> headers) {
    this.source = source;
    this.header = headers.get();
    this.next = headers.get();
    this.window = new ByteWindow(source);
    this.probe = new ByteWindow(source);
  }

  void expectAtoms(int nAtoms) {
    header.expectAtoms(nAtoms);
    next.expectAtoms(nAtoms);
  }

  /** From now on searches forwards end at this byte at the latest. */
  void limitTo(long byteOffset) {
    limit = byteOffset;
  }

  /** Where a search forwards that found nothing came to the end of the file or the limit. */
  long stoppedAt() {
    return stoppedAt;
  }

  /**
   * First verified header at or after a position.
   *
   * @return its position, or -1 when there is none
   */
  long forwards(long from) throws IOException {
    tested = 0;
    long at = from;
    while (at < limit) {
      int available = window.fill(at, MAGIC_BYTES, CHUNK);
      int count = (int) Math.min(available - MAGIC_BYTES + 1, limit - at);
      if (count <= 0) {
        stoppedAt = at + available;
        return -1;
      }
      int i = first(at, count);
      if (i < count && isVerified(at + i)) {
        return at + i;
      }
      at += Math.min(i + 1, count);
    }
    stoppedAt = at;
    return -1;
  }

  private int first(long at, int count) {
    byte[] b = window.bytes();
    int base = (int) window.index(at);
    int i = 0;
    while (i < count && !header.mayStart(b, base + i)) {
      i++;
    }
    return i;
  }

  /**
   * Last verified header before a position; of a source with random access.
   *
   * @return its position, or 0 when there is none
   */
  long backwards(long before) throws IOException {
    tested = 0;
    long to = before;
    while (to > 0) {
      long from = Math.max(0, to - CHUNK);
      int wanted = (int) (to - from) + MAGIC_BYTES - 1;
      int available = window.fill(from, wanted, wanted);
      int base = (int) window.index(from);
      int last = Math.min((int) (to - from) - 1, available - MAGIC_BYTES);
      for (int i = last; i >= 0; i--) {
        if (header.mayStart(window.bytes(), base + i) && isVerified(from + i)) {
          return from + i;
        }
      }
      to = from;
    }
    return 0;
  }

  private boolean isVerified(long position) throws IOException {
    int most = header.maxBytes();
    int available = probe.fill(position, most, most);
    if (header.parse(probe.bytes(), (int) probe.index(position), available, position) != null
        || !header.hasFiniteBox()) {
      return false;
    }
    long end = position + header.length();
    // the frame's last byte, and what follows it
    available = probe.fill(end - 1, 1 + most, 1 + most) - 1;
    if (available < 0) {
      return false;
    }
    next.expectAtoms(header.nAtoms());
    return available == 0
        || next.parse(probe.bytes(), (int) probe.index(end), available, end) == null
        || (tested++ < MOST_TESTED && header.isWhole(source, position));
  }
}
