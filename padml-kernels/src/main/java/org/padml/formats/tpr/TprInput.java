package org.padml.formats.tpr;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.io.BinaryCursor;
import org.padml.io.SeekableSource;

/**
 * Values of a run-input file in file order. Starts in XDR; {@link #startBody} may change to the
 * encoding without padding. Every count is checked against the bytes that follow, so memory is
 * bounded by the size of the file.
 */
final class TprInput {
  private static final int XDR_UNIT = 4;

  private final BinaryCursor cursor;
  private final String path;
  private long end;
  private boolean isCompact;
  private int realBytes = Float.BYTES;

  TprInput(SeekableSource source) throws IOException {
    cursor = new BinaryCursor(source, ByteOrder.BIG_ENDIAN);
    path = source.path();
    end = source.length();
  }

  /** Precision of the numbers from here on, bytes. */
  void realBytes(int bytes) {
    realBytes = bytes;
  }

  /** Bytes of a real number. */
  int realBytes() {
    return realBytes;
  }

  /** From here on values have no padding, for some bytes. */
  void startBody(long bytes) throws IOException {
    require(bytes, "body");
    end = cursor.position() + bytes;
    isCompact = true;
  }

  FormatException fault(Kind kind, String what) {
    return new FormatException(kind, path, -1, cursor.position(), what);
  }

  FormatException corrupt(String what) {
    return fault(Kind.CORRUPT, what);
  }

  private void require(long bytes, String what) throws IOException {
    long rest = end - cursor.position();
    if (bytes < 0 || bytes > rest) {
      throw fault(
          bytes < 0 ? Kind.CORRUPT : Kind.TRUNCATED,
          what + ": expected " + bytes + " more bytes, found " + rest);
    }
  }

  int readInt(String what) throws IOException {
    require(Integer.BYTES, what);
    return cursor.readInt();
  }

  long readLong(String what) throws IOException {
    require(Long.BYTES, what);
    return cursor.readLong();
  }

  double readReal(String what) throws IOException {
    require(realBytes, what);
    return realBytes == Float.BYTES ? cursor.readFloat() : cursor.readDouble();
  }

  double readDouble(String what) throws IOException {
    require(Double.BYTES, what);
    return cursor.readDouble();
  }

  boolean readBoolean(String what) throws IOException {
    int v = readUnsigned(1, what);
    if (v > 1) {
      throw corrupt(what + ": expected 0 or 1, found " + v);
    }
    return v == 1;
  }

  /** An unsigned integer of one or two bytes, which fill four in XDR. */
  int readUnsigned(int bytes, String what) throws IOException {
    if (!isCompact) {
      int v = readInt(what);
      if (v < 0 || v >= 1 << (8 * bytes)) {
        throw corrupt(what + ": expected 0 to " + ((1 << (8 * bytes)) - 1) + ", found " + v);
      }
      return v;
    }
    byte[] b = new byte[Short.BYTES];
    require(bytes, what);
    cursor.readFully(b, 0, bytes);
    return bytes == 1 ? b[0] & 0xff : (b[0] & 0xff) << 8 | (b[1] & 0xff);
  }

  /**
   * A number of things that follow.
   *
   * @param bytesEach the least that one takes in the file
   */
  int readCount(String what, long bytesEach) throws IOException {
    return checkCount(readInt(what + ": number"), what, bytesEach);
  }

  /** As {@link #readCount}, of 64 bits. */
  int readLongCount(String what, long bytesEach) throws IOException {
    return checkCount(readLong(what + ": number"), what, bytesEach);
  }

  private int checkCount(long n, String what, long bytesEach) throws IOException {
    long rest = end - cursor.position();
    if (n < 0 || n > Integer.MAX_VALUE || (bytesEach > 0 && n > rest / bytesEach)) {
      throw corrupt(
          what + ": expected a number that fits in the " + rest + " bytes left, found " + n);
    }
    return (int) n;
  }

  int[] readInts(int n, String what) throws IOException {
    require((long) n * Integer.BYTES, what);
    int[] v = new int[n];
    for (int i = 0; i < n; i++) {
      v[i] = cursor.readInt();
    }
    return v;
  }

  void skipInts(long n, String what) throws IOException {
    skip(n * Integer.BYTES, what);
  }

  void skipReals(long n, String what) throws IOException {
    skip(n * realBytes, what);
  }

  /** Sees to it that so many real numbers follow. */
  void requireReals(long n, String what) throws IOException {
    require(n * realBytes, what);
  }

  /** Passes over unsigned numbers of one byte. */
  void skipBytes(long n, String what) throws IOException {
    skip(isCompact ? n : n * XDR_UNIT, what);
  }

  private void skip(long bytes, String what) throws IOException {
    require(bytes, what);
    cursor.skip(bytes);
  }

  String readString(String what) throws IOException {
    int n;
    int padding = 0;
    if (isCompact) {
      n = readLongCount(what, 1);
    } else {
      int withEnd = readInt(what);
      n = readCount(what, 1);
      if (withEnd != n + 1) {
        throw corrupt(what + ": expected lengths n + 1 and n, found " + withEnd + " and " + n);
      }
      padding = -n & (XDR_UNIT - 1);
    }
    require(n + (long) padding, what);
    byte[] b = new byte[n];
    cursor.readFully(b, 0, n);
    cursor.skip(padding);
    return new String(b, StandardCharsets.ISO_8859_1);
  }
}
