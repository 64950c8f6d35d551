package org.padml.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.padml.testing.MemorySource;

final class DecompressedSourceTest {
  private static final int LENGTH = 3_000_000;

  private static byte[] content() {
    byte[] bytes = new byte[LENGTH];
    Random random = new Random(5);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(16);
    }
    return bytes;
  }

  private static byte[] compress(byte[] content, boolean gzip) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        gzip ? new GZIPOutputStream(bytes) : new BZip2CompressorOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  @Test
  void bytesAreThoseBeforeCompression() throws IOException {
    byte[] content = content();
    for (boolean gzip : new boolean[] {true, false}) {
      SeekableSource source =
          DecompressedSource.wrap(new MemorySource("a.gz", compress(content, gzip)));
      assertEquals(LENGTH, source.length());
      Random random = new Random(6);
      byte[] piece = new byte[70_000];
      for (int i = 0; i < 12; i++) {
        int at = random.nextInt(LENGTH - piece.length);
        source.readFully(at, piece, 0, piece.length);
        assertArrayEquals(Arrays.copyOfRange(content, at, at + piece.length), piece);
      }
      assertEquals(-1, source.read(LENGTH, piece, 0, 1));
    }
  }

  @Test
  void aCutStreamCanBeReadUpToTheCut() throws IOException {
    byte[] content = content();
    for (boolean gzip : new boolean[] {true, false}) {
      byte[] whole = compress(content, gzip);
      byte[] cut = Arrays.copyOf(whole, whole.length * 2 / 3);
      SeekableSource source = DecompressedSource.wrap(new MemorySource("a.gz", cut));
      DamagedStreamException e = assertThrows(DamagedStreamException.class, source::length);
      assertTrue(e.position() > LENGTH / 3 && e.position() < LENGTH, "position " + e.position());
      assertTrue(
          e.getMessage().startsWith("a.gz: byte " + e.position() + " after decompression: "),
          e.getMessage());
      byte[] readable = new byte[(int) e.position()];
      source.readFully(0, readable, 0, readable.length);
      assertArrayEquals(Arrays.copyOf(content, readable.length), readable);
    }
  }

  @Test
  void aSourceThatFailsIsNotADamagedStream() throws IOException {
    byte[] whole = compress(content(), true);
    IOException lost = new IOException("connection lost");
    SeekableSource failing =
        new SeekableSource() {
          private final MemorySource good = new MemorySource("far.gz", whole);

          @Override
          public String path() {
            return good.path();
          }

          @Override
          public long length() {
            return good.length();
          }

          @Override
          public int read(long position, byte[] buffer, int offset, int count) throws IOException {
            if (position > 200_000) {
              throw lost;
            }
            return good.read(position, buffer, offset, count);
          }

          @Override
          public void close() {}
        };
    SeekableSource source = DecompressedSource.wrap(failing);
    assertSame(lost, assertThrows(IOException.class, source::length));
  }
}
