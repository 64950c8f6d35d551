package org.padml.features;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Residue pairs of one frame as bytes, between the two passes: per pair residue a, residue b (int),
 * smallest heavy-atom distance (double, nm) and a byte of {@link #HBOND}, {@link #SALT_BRIDGE}.
 */
final class ContactRecord {
  static final int HBOND = 1;
  static final int SALT_BRIDGE = 2;
  private static final int BYTES = 4 + 4 + 8 + 1;

  private ByteBuffer buffer = ByteBuffer.allocate(64 * BYTES);

  void clear() {
    buffer.clear();
  }

  void add(int residueA, int residueB, double minDistanceNm, int kinds) {
    if (buffer.remaining() < BYTES) {
      buffer =
          ByteBuffer.wrap(Arrays.copyOf(buffer.array(), buffer.capacity() * 2))
              .position(buffer.position());
    }
    buffer.putInt(residueA).putInt(residueB).putDouble(minDistanceNm).put((byte) kinds);
  }

  byte[] toBytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** Receives the pairs of a record. */
  interface Visitor {
    void pair(int residueA, int residueB, double minDistanceNm, int kinds);
  }

  static void forEach(byte[] bytes, Visitor visitor) {
    ByteBuffer b = ByteBuffer.wrap(bytes);
    while (b.hasRemaining()) {
      visitor.pair(b.getInt(), b.getInt(), b.getDouble(), b.get());
    }
  }
}
