package org.padml.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;

/**
 * Bytes that can be read at any position: a local file, an HDFS or S3 object, or a decompressed
 * view of one. Used by one thread at a time.
 */
public interface SeekableSource extends Closeable {
  /** Where the bytes come from, as messages name it. */
  String path();

  /** Total number of bytes; of a compressed file, after decompression (this may cost one pass). */
  long length() throws IOException;

  /**
   * Reads up to {@code count} bytes at {@code position}.
   *
   * @return the number of bytes read, at least 1, or -1 when position is at or past the end
   */
  int read(long position, byte[] buffer, int offset, int count) throws IOException;

  /** Whether reading at a random position is as cheap as reading on; false for compressed bytes. */
  default boolean isRandomAccess() {
    return true;
  }

  /**
   * Reads exactly {@code count} bytes.
   *
   * @throws EOFException if the source ends first
   */
  default void readFully(long position, byte[] buffer, int offset, int count) throws IOException {
    int done = readUpTo(position, buffer, offset, count);
    if (done < count) {
      throw new EOFException(
          path()
              + ": byte "
              + position
              + ": expected "
              + count
              + " bytes, found "
              + done
              + " before the end");
    }
  }

  /**
   * Reads until {@code count} bytes or the end; returns the number of bytes read (0 at the end).
   */
  default int readUpTo(long position, byte[] buffer, int offset, int count) throws IOException {
    int done = 0;
    while (done < count) {
      int n = read(position + done, buffer, offset + done, count - done);
      if (n < 0) {
        break;
      }
      done += n;
    }
    return done;
  }
}
