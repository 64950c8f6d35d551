package org.padml.io;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a source around one position, kept in an array that decoders read in place.
 *
 * <p>The array grows only with bytes that are really there, so a false length in a file costs no
 * memory. It always has {@value #SLACK} bytes behind the last valid one, of undefined content, so
 * that a decoder may load whole words near the end.
 */
public final class ByteWindow {
  /** Bytes of the array behind the last valid one. */
  public static final int SLACK = 128;

  private static final int STEP = 1 << 20;

  private final SeekableSource source;
  private byte[] bytes = new byte[SLACK];
  private long start;
  private int length;
  private @Nullable DamagedStreamException damage;

  /** Holds nothing yet. */
  public ByteWindow(SeekableSource source) {
    this.source = source;
  }

  /** The live array; replaced by some calls of {@link #fill}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Index in the array of a byte position of the source; negative before the window. */
  public long index(long position) {
    return position - start;
  }

  /** Whether these bytes are held. */
  public boolean holds(long position, int count) {
    return position >= start && position + count <= start + length;
  }

  /**
   * Sees to it that bytes from a position on are held; what lies before the position may be lost.
   *
   * @param count bytes needed
   * @param wanted bytes read at once when a read is needed at all; at least {@code count} is used
   * @return the number of bytes held from the position on; less than {@code count} only at the end
   *     of the source
   */
  public int fill(long position, int count, int wanted) throws IOException {
    int kept = 0;
    if (position >= start && position <= start + length) {
      kept = (int) (start + length - position);
      if (kept >= count) {
        return kept;
      }
      System.arraycopy(bytes, length - kept, bytes, 0, kept);
    }
    start = position;
    length = kept;
    int target = Math.max(count, wanted);
    while (length < target) {
      int part = Math.min(target - length, STEP);
      reserve(length + part, target);
      int n = read(part);
      length += n;
      if (n < part) {
        break;
      }
    }
    return length;
  }

  private int read(int count) throws IOException {
    try {
      return source.readUpTo(start + length, bytes, length, count);
    } catch (DamagedStreamException e) {
      // what lies before the damage was delivered
      damage = e;
      return (int) Math.max(0, e.position() - start - length);
    }
  }

  /**
   * The damage at which a compressed source ended, as far as reads have met it: the bytes before
   * are held as if the source ended there.
   */
  public @Nullable DamagedStreamException damage() {
    return damage;
  }

  /** Grows by doubling up to the target and an eighth: the next frame may be a little larger. */
  private void reserve(int needed, int target) {
    int capacity = bytes.length - SLACK;
    if (needed > capacity) {
      long larger = Math.max(needed, Math.min(target + target / 8L, 2L * capacity));
      bytes = Arrays.copyOf(bytes, Math.toIntExact(larger + SLACK));
    }
  }
}
