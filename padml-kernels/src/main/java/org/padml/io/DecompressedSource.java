package org.padml.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A gzip or bzip2 file as its decompressed bytes. Reading on is cheap; a step back beyond the last
 * {@value #WINDOW} bytes starts again at the front. Memory does not depend on the length.
 *
 * <p>Error: a damaged or cut stream gives a {@link DamagedStreamException} that names the path and
 * the decompressed byte reached; the bytes before it can be read.
 */
public final class DecompressedSource implements SeekableSource {
  private static final int WINDOW = 1 << 20;
  private static final int BUFFER = 1 << 16;

  private final SeekableSource compressed;
  private final boolean gzip;
  private @Nullable InputStream stream;
  private SourceInputStream raw;
  private final byte[] window = new byte[WINDOW];
  private long position;
  private long length = -1;
  private @Nullable DamagedStreamException damage;

  private DecompressedSource(SeekableSource compressed, boolean gzip) {
    this.compressed = compressed;
    this.gzip = gzip;
    raw = new SourceInputStream(compressed);
  }

  /** The source itself, or a decompressed view when its first bytes are those of gzip or bzip2. */
  public static SeekableSource wrap(SeekableSource source) throws IOException {
    byte[] head = new byte[4];
    int n = source.readUpTo(0, head, 0, head.length);
    if (n >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
      return new DecompressedSource(source, true);
    }
    if (n == 4 && head[0] == 'B' && head[1] == 'Z' && head[2] == 'h' && head[3] >= '1') {
      return new DecompressedSource(source, false);
    }
    return source;
  }

  @Override
  public String path() {
    return compressed.path();
  }

  @Override
  public boolean isRandomAccess() {
    return false;
  }

  @Override
  public long length() throws IOException {
    if (length < 0) {
      byte[] sink = new byte[BUFFER];
      long at = position;
      int n;
      while ((n = read(at, sink, 0, sink.length)) >= 0) {
        at += n;
      }
      length = at;
    }
    return length;
  }

  @Override
  public int read(long at, byte[] buffer, int offset, int count) throws IOException {
    if (stream == null || at < position - Math.min(position, WINDOW)) {
      restart();
    }
    while (position <= at) {
      if (!fill()) {
        return -1;
      }
    }
    int start = (int) (at % WINDOW);
    int n = (int) Math.min(Math.min(count, position - at), WINDOW - start);
    System.arraycopy(window, start, buffer, offset, n);
    return n;
  }

  /** Decompresses the next piece into the ring; false at the end. */
  private boolean fill() throws IOException {
    int start = (int) (position % WINDOW);
    InputStream in = stream;
    if (in == null) {
      throw new IllegalStateException("decompression: expected an open stream");
    }
    DamagedStreamException known = damage;
    if (known != null) {
      throw known; // a decompressor asked again may take the damage for the end
    }
    int n;
    try {
      n = in.read(window, start, Math.min(BUFFER, WINDOW - start));
    } catch (IOException | IndexOutOfBoundsException e) {
      // bzip2 signals some damage by an index error
      throw fault(e);
    }
    if (n < 0) {
      return false;
    }
    position += n;
    return true;
  }

  /** Damage of the stream, or the failure to read it, which is not the file's fault. */
  private IOException fault(Exception cause) {
    if (raw.failure() != null) {
      return raw.failure();
    }
    String what =
        cause instanceof EOFException
            ? "expected more compressed data, found the end of the file"
            : "expected valid compressed data, found damage (" + cause.getMessage() + ")";
    DamagedStreamException found =
        new DamagedStreamException(
            path()
                + ": byte "
                + position
                + " after decompression: "
                + (gzip ? "gzip" : "bzip2")
                + " stream: "
                + what,
            position,
            cause);
    damage = found;
    return found;
  }

  private void restart() throws IOException {
    if (stream != null) {
      stream.close();
    }
    position = 0;
    damage = null;
    raw = new SourceInputStream(compressed);
    InputStream buffered = new BufferedInputStream(raw, BUFFER);
    try {
      stream =
          gzip
              ? new GZIPInputStream(buffered, BUFFER)
              : new BZip2CompressorInputStream(buffered, true);
    } catch (IOException e) {
      throw fault(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (stream != null) {
        stream.close();
      }
    } finally {
      compressed.close();
    }
  }
}
