package org.padml.features;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.padml.descriptors.dynamics.CoordinateFrames;

/** Positions of the same points in many frames, see {@link RecordSpool}. */
final class PositionSpool implements CoordinateFrames, Closeable {
  /** What one spool may keep in memory: some thousand frames of a usual complex. */
  private static final long MEMORY_BYTES = 16L << 20;

  private final RecordSpool spool;
  private final float[] x;
  private final float[] y;
  private final float[] z;

  PositionSpool(int nPoints) {
    spool = new RecordSpool(3 * nPoints * Float.BYTES, MEMORY_BYTES);
    x = new float[nPoints];
    y = new float[nPoints];
    z = new float[nPoints];
  }

  /** Appends a {@link PositionRecord}; the array is retained. */
  void add(byte[] positions) {
    try {
      spool.add(positions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void forEach(Sink sink) {
    try {
      spool.forEach(
          bytes -> {
            PositionRecord.read(bytes, x, y, z);
            sink.add(x, y, z);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void clear() {
    try {
      spool.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      spool.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
