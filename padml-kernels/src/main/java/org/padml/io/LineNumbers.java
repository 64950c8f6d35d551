package org.padml.io;

import java.io.IOException;

/** Line numbers of byte positions, for messages: counted only when something is wrong. */
public final class LineNumbers {
  private LineNumbers() {}

  /** Number of lines that end before a byte; one pass over the bytes before it. */
  public static long before(SeekableSource source, long position) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long lines = 0;
    long at = 0;
    while (at < position) {
      int n = source.read(at, buffer, 0, (int) Math.min(buffer.length, position - at));
      if (n < 0) {
        break;
      }
      for (int i = 0; i < n; i++) {
        lines += buffer[i] == '\n' ? 1 : 0;
      }
      at += n;
    }
    return lines;
  }
}
