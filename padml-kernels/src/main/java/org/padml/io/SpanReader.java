package org.padml.io;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads chosen bytes of records that all have one size. Chosen bytes whose gap is small are fetched
 * together; small records that are read in order are fetched several at once.
 *
 * <p>Allocates once per layout; memory is the chosen part of one record, or {@value #READ_AHEAD}
 * bytes if that is more.
 */
public final class SpanReader {
  private static final int SMALL_GAP = 1 << 14;
  private static final int READ_AHEAD = 1 << 18;

  private final SeekableSource source;
  private final long recordBytes;
  private final long[] from;
  private final int[] length;
  private final int[] place;
  private final int chosenBytes;
  private final long ahead;
  private byte[] buffer = new byte[0];
  private long blockStart = -1;
  private long blockRecords;
  private long nextInOrder = -1;
  private int base;

  private SpanReader(SeekableSource source, long recordBytes, long[] from, long[] to) {
    this.source = source;
    this.recordBytes = recordBytes;
    this.from = from;
    length = new int[from.length];
    place = new int[from.length];
    long total = 0;
    for (int i = 0; i < from.length; i++) {
      length[i] = Math.toIntExact(to[i] - from[i]);
      place[i] = Math.toIntExact(total);
      total += length[i];
    }
    chosenBytes = Math.toIntExact(total);
    boolean joins = from.length == 1 && recordBytes - length[0] <= SMALL_GAP;
    ahead = joins ? Math.max(1, READ_AHEAD / Math.max(1, recordBytes)) : 1;
  }

  /** Collects the chosen bytes of a record in ascending order. */
  public static final class Builder {
    private long[] from = new long[16];
    private long[] to = new long[16];
    private int n;

    /** Adds the bytes [start, start + count) of every record; none before the last one added. */
    public Builder add(long start, long count) {
      if (n > 0 && start < to[n - 1]) {
        throw new IllegalArgumentException(
            "record span: expected a start of at least " + to[n - 1] + ", found " + start);
      }
      if (n > 0 && start - to[n - 1] <= SMALL_GAP) {
        to[n - 1] = Math.addExact(start, count);
        return this;
      }
      if (n == from.length) {
        from = Arrays.copyOf(from, 2 * n);
        to = Arrays.copyOf(to, 2 * n);
      }
      from[n] = start;
      to[n++] = Math.addExact(start, count);
      return this;
    }

    /** The reader; {@code recordBytes} is the distance between the starts of two records. */
    public SpanReader build(SeekableSource source, long recordBytes) {
      return new SpanReader(source, recordBytes, Arrays.copyOf(from, n), Arrays.copyOf(to, n));
    }
  }

  /** Where a chosen byte of the record lies in {@link #buffer}, counted from {@link #base}. */
  public int place(long byteOfRecord) {
    int i = Arrays.binarySearch(from, byteOfRecord);
    int span = i >= 0 ? i : -i - 2;
    if (span < 0 || byteOfRecord - from[span] >= length[span]) {
      throw new IllegalArgumentException("record span: byte " + byteOfRecord + " was not chosen");
    }
    return place[span] + (int) (byteOfRecord - from[span]);
  }

  /** The live array; valid until the next {@link #read}. */
  public byte[] buffer() {
    return buffer;
  }

  /** What to add to a {@link #place} for the record read last. */
  public int base() {
    return base;
  }

  /**
   * Fetches a record.
   *
   * @param start its first byte in the source
   * @param records how many whole records, this one included, may be fetched
   * @throws java.io.EOFException if the source ends inside the chosen bytes
   */
  public void read(long start, long records) throws IOException {
    boolean inOrder = start == nextInOrder;
    nextInOrder = start + recordBytes;
    long skipped = start - blockStart;
    if (blockStart >= 0
        && skipped >= 0
        && skipped % recordBytes == 0
        && skipped / recordBytes < blockRecords) {
      base = (int) skipped;
      return;
    }
    blockStart = -1;
    blockRecords = inOrder ? Math.max(1, Math.min(ahead, records)) : 1;
    int bytes = Math.toIntExact((blockRecords - 1) * recordBytes + chosenBytes);
    if (buffer.length < bytes) {
      buffer = new byte[bytes];
    }
    if (from.length == 1) {
      source.readFully(start + from[0], buffer, 0, bytes);
    } else {
      for (int i = 0; i < from.length; i++) {
        source.readFully(start + from[i], buffer, place[i], length[i]);
      }
    }
    blockStart = start;
    base = 0;
  }
}
