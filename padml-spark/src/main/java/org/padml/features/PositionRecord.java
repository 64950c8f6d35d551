package org.padml.features;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;

/** Positions of some atoms of one frame as bytes between the two passes: all x, all y, all z. */
final class PositionRecord {
  private PositionRecord() {}

  /** Positions of the atoms, nm, as the frame has them. */
  static byte[] of(FrameBuffer frame, AtomSet atoms) {
    int n = atoms.size();
    ByteBuffer out = ByteBuffer.allocate(3 * n * Float.BYTES);
    FloatBuffer f = out.asFloatBuffer();
    put(f, frame.x(), atoms);
    put(f, frame.y(), atoms);
    put(f, frame.z(), atoms);
    return out.array();
  }

  private static void put(FloatBuffer out, float[] v, AtomSet atoms) {
    for (int k = 0; k < atoms.size(); k++) {
      out.put(v[atoms.get(k)]);
    }
  }

  /** Positions back: x, y, z [n]. */
  static void read(byte[] bytes, float[] x, float[] y, float[] z) {
    if (bytes.length != 3 * x.length * Float.BYTES) {
      throw new IllegalStateException(
          "position record: expected "
              + 3 * x.length * Float.BYTES
              + " bytes, found "
              + bytes.length);
    }
    ByteBuffer.wrap(bytes).asFloatBuffer().get(x).get(y).get(z);
  }
}
