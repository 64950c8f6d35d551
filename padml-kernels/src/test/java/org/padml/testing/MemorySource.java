package org.padml.testing;

import org.padml.io.SeekableSource;

/** Bytes in memory as a source that counts what is asked of it. */
public final class MemorySource implements SeekableSource {
  private final String path;
  private final byte[] bytes;
  private long bytesRead;
  private int reads;

  /** A source over the array itself. */
  public MemorySource(String path, byte[] bytes) {
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
    bytesRead += n;
    reads++;
    return n;
  }

  /** Bytes delivered since the last {@link #resetCounts}. */
  public long bytesRead() {
    return bytesRead;
  }

  /** Read calls since the last {@link #resetCounts}. */
  public int reads() {
    return reads;
  }

  /** Starts counting anew. */
  public void resetCounts() {
    bytesRead = 0;
    reads = 0;
  }

  @Override
  public void close() {}
}
