package org.padml.testing;

import java.nio.charset.StandardCharsets;
import org.padml.io.SeekableSource;

/** Text or bytes in memory as a source. */
public final class TextSource implements SeekableSource {
  private final String path;
  private final byte[] bytes;

  /** Text as ISO 8859-1. */
  public TextSource(String path, String text) {
    this(path, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Bytes, kept. */
  public TextSource(String path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int count) {
    if (position >= bytes.length) {
      return -1;
    }
    int n = (int) Math.min(count, bytes.length - position);
    System.arraycopy(bytes, (int) position, buffer, offset, n);
    return n;
  }

  @Override
  public void close() {}
}
