package org.padml.io;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers of one byte order read from a source through a buffer. Knows its position; bounded
 * memory; every read past the end is an {@link EOFException} with path and byte.
 */
public final class BinaryCursor {
  private static final int DEFAULT_BUFFER = 1 << 16;
  private static final VarHandle INT_BE = ints(ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LE = ints(ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BE = longs(ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LE = longs(ByteOrder.LITTLE_ENDIAN);

  private final SeekableSource source;
  private final byte[] buffer;
  private final boolean bigEndian;
  private long bufferStart;
  private int bufferLength;
  private int at;

  /** Starts at byte 0 with a buffer of 64 KiB. */
  public BinaryCursor(SeekableSource source, ByteOrder order) {
    this(source, order, DEFAULT_BUFFER);
  }

  /** Starts at byte 0; the buffer is also the least that one refill asks of the source. */
  public BinaryCursor(SeekableSource source, ByteOrder order, int bufferBytes) {
    this.source = source;
    this.bigEndian = order == ByteOrder.BIG_ENDIAN;
    this.buffer = new byte[Math.max(16, bufferBytes)];
  }

  private static VarHandle ints(ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(int[].class, order);
  }

  private static VarHandle longs(ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(long[].class, order);
  }

  /** Byte position of the next read. */
  public long position() {
    return bufferStart + at;
  }

  /** Moves to a byte position; nothing is read until the next read. */
  public void seek(long position) {
    long relative = position - bufferStart;
    if (relative >= 0 && relative <= bufferLength) {
      at = (int) relative;
    } else {
      bufferStart = position;
      bufferLength = 0;
      at = 0;
    }
  }

  /** Moves forward without reading. */
  public void skip(long bytes) {
    seek(Math.addExact(position(), bytes));
  }

  /** Whether no byte follows. */
  public boolean atEnd() throws IOException {
    return at == bufferLength && !available(1);
  }

  private boolean available(int count) throws IOException {
    if (bufferLength - at >= count) {
      return true;
    }
    int kept = bufferLength - at;
    System.arraycopy(buffer, at, buffer, 0, kept);
    bufferStart += at;
    at = 0;
    bufferLength = kept + source.readUpTo(bufferStart + kept, buffer, kept, buffer.length - kept);
    return bufferLength >= count;
  }

  private void require(int count) throws IOException {
    if (bufferLength - at < count && !available(count)) {
      throw new EOFException(
          source.path()
              + ": byte "
              + position()
              + ": expected "
              + count
              + " more bytes, found "
              + (bufferLength - at));
    }
  }

  /** A 32-bit integer. */
  public int readInt() throws IOException {
    require(4);
    int v = (int) (bigEndian ? INT_BE : INT_LE).get(buffer, at);
    at += 4;
    return v;
  }

  /** A 64-bit integer. */
  public long readLong() throws IOException {
    require(8);
    long v = (long) (bigEndian ? LONG_BE : LONG_LE).get(buffer, at);
    at += 8;
    return v;
  }

  /** A 32-bit float. */
  public float readFloat() throws IOException {
    return Float.intBitsToFloat(readInt());
  }

  /** A 64-bit float. */
  public double readDouble() throws IOException {
    return Double.longBitsToDouble(readLong());
  }

  /** Exactly count bytes into an array; large reads bypass the buffer. */
  public void readFully(byte[] target, int offset, int count) throws IOException {
    int fromBuffer = Math.min(count, bufferLength - at);
    System.arraycopy(buffer, at, target, offset, fromBuffer);
    at += fromBuffer;
    int rest = count - fromBuffer;
    if (rest == 0) {
      return;
    }
    if (rest >= buffer.length) {
      long from = position();
      source.readFully(from, target, offset + fromBuffer, rest);
      seek(from + rest);
    } else {
      require(rest);
      System.arraycopy(buffer, at, target, offset + fromBuffer, rest);
      at += rest;
    }
  }
}
