package org.padml.io;

import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a text source with their byte offsets and numbers. Lines end with LF, CR LF or the end;
 * bytes are read as ISO 8859-1, so that every byte is one character and offsets stay true.
 *
 * <p>Error: a line longer than {@value #MAX_LINE} bytes is a StreamCorruptedException: such a file
 * is no text.
 */
public final class LineCursor {
  private static final int MAX_LINE = 1 << 20;

  private final SeekableSource source;
  private byte[] buffer = new byte[1 << 16];
  private long bufferStart;
  private int bufferLength;
  private int at;
  private long lineNumber;
  private long lineStart;

  /** Starts at byte 0, line 1. */
  public LineCursor(SeekableSource source) {
    this.source = source;
  }

  /** Moves to a byte that starts a line; line numbers then count from the given one. */
  public void seek(long position, long lineNumberBefore) {
    long relative = position - bufferStart;
    if (relative >= 0 && relative <= bufferLength) {
      at = (int) relative;
    } else {
      bufferStart = position;
      bufferLength = 0;
      at = 0;
    }
    lineNumber = lineNumberBefore;
  }

  /** Byte position of the next line. */
  public long position() {
    return bufferStart + at;
  }

  /** Number of the last line read, from 1. */
  public long lineNumber() {
    return lineNumber;
  }

  /** Byte position at which the last line read starts. */
  public long lineStart() {
    return lineStart;
  }

  /** The next line without its end, or null at the end of the source. */
  public @Nullable String next() throws IOException {
    int scan = at;
    while (true) {
      while (scan < bufferLength && buffer[scan] != '\n') {
        scan++;
      }
      if (scan < bufferLength) {
        return take(scan, scan + 1);
      }
      int scanned = scan - at;
      if (!refill()) {
        return bufferLength == at ? null : take(bufferLength, bufferLength);
      }
      scan = at + scanned;
    }
  }

  private String take(int end, int next) {
    lineStart = bufferStart + at;
    lineNumber++;
    int stop = end > at && buffer[end - 1] == '\r' ? end - 1 : end;
    String line = new String(buffer, at, stop - at, StandardCharsets.ISO_8859_1);
    at = next;
    return line;
  }

  private boolean refill() throws IOException {
    int kept = bufferLength - at;
    System.arraycopy(buffer, at, buffer, 0, kept);
    bufferStart += at;
    at = 0;
    bufferLength = kept;
    if (kept == buffer.length) {
      if (kept >= MAX_LINE) {
        throw new StreamCorruptedException(
            source.path()
                + ": line "
                + (lineNumber + 1)
                + ": byte "
                + bufferStart
                + ": expected a line of at most "
                + MAX_LINE
                + " bytes, found a longer one");
      }
      buffer = java.util.Arrays.copyOf(buffer, kept * 2);
    }
    int n = source.read(bufferStart + kept, buffer, kept, buffer.length - kept);
    if (n < 0) {
      return false;
    }
    bufferLength += n;
    return true;
  }
}
