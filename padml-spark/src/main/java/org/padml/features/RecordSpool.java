package org.padml.features;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of one length, kept to be read several times in order: in memory up to a limit, beyond it
 * in a temporary file that closing removes. So a walk that needs several passes over a window or a
 * replica holds the same memory however many frames there are.
 */
final class RecordSpool implements Closeable {
  private final int recordBytes;
  private final long memoryBytes;
  private final List<byte[]> kept = new ArrayList<>();
  private @Nullable FileChannel file;
  private long inFile;

  /** Receives the records in order; the array is reused. */
  interface Visitor {
    void record(byte[] bytes);
  }

  RecordSpool(int recordBytes, long memoryBytes) {
    this.recordBytes = recordBytes;
    this.memoryBytes = memoryBytes;
  }

  /** Appends a record; the array is retained. */
  void add(byte[] bytes) throws IOException {
    if (bytes.length != recordBytes) {
      throw new IllegalStateException(
          "spool: record: expected " + recordBytes + " bytes, found " + bytes.length);
    }
    if ((kept.size() + 1L) * recordBytes > memoryBytes) {
      spill();
    }
    kept.add(bytes);
  }

  private void spill() throws IOException {
    FileChannel out = file;
    if (out == null) {
      Path path = Files.createTempFile("padml-spool", ".bin");
      out =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = out;
    }
    for (byte[] bytes : kept) {
      ByteBuffer record = ByteBuffer.wrap(bytes);
      while (record.hasRemaining()) {
        out.write(record, inFile * recordBytes + record.position());
      }
      inFile++;
    }
    kept.clear();
  }

  /** Visits every record in the order in which they were added. */
  void forEach(Visitor visitor) throws IOException {
    FileChannel spilled = file;
    byte[] bytes = new byte[recordBytes];
    for (long k = 0; spilled != null && k < inFile; k++) {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      while (in.hasRemaining()) {
        if (spilled.read(in, k * recordBytes + in.position()) < 0) {
          throw new EOFException("spool: expected " + inFile + " records, found " + k);
        }
      }
      visitor.record(bytes);
    }
    for (byte[] b : kept) {
      visitor.record(b);
    }
  }

  /** Forgets every record. */
  void clear() throws IOException {
    kept.clear();
    inFile = 0;
    if (file != null) {
      file.truncate(0);
    }
  }

  @Override
  public void close() throws IOException {
    kept.clear();
    inFile = 0;
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
