package org.padml.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A little-endian float array in NumPy's .npy format, version 1. */
public final class NumpyFloats {
  private NumpyFloats() {}

  /** The values in storage order, float32 or float64. */
  public static double[] read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = bytes.getShort(8) & 0xffff;
    String header = new String(bytes.array(), 10, headerLength, StandardCharsets.US_ASCII);
    boolean wide = header.contains("'<f8'");
    if (!wide && !header.contains("'<f4'") || header.contains("'fortran_order': True")) {
      throw new IOException(file + ": expected floats in C order, found " + header);
    }
    bytes.position(10 + headerLength);
    double[] values = new double[bytes.remaining() / (wide ? 8 : 4)];
    for (int i = 0; i < values.length; i++) {
      values[i] = wide ? bytes.getDouble() : bytes.getFloat();
    }
    return values;
  }
}
