package org.padml.io;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A source read from its start; does not close it. */
final class SourceInputStream extends InputStream {
  private final SeekableSource source;
  private long position;
  private @Nullable IOException failure;

  SourceInputStream(SeekableSource source) {
    this.source = source;
  }

  /** Why the source could not be read, null when it could. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    int n;
    try {
      n = source.read(position, buffer, offset, count);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
    position += Math.max(0, n);
    return n;
  }
}
