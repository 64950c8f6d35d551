package org.padml.formats.xtc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in a stream of bits, the highest bit of each byte first. */
final class XtcBits {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private XtcBits() {}

  /** Number of bits of a number; 0 for 0. */
  static int length(long v) {
    return Long.SIZE - Long.numberOfLeadingZeros(v);
  }

  /** Number of bits of a product of two positive numbers. */
  static int length(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    return high != 0 ? Long.SIZE + length(high) : length(a * b);
  }

  /** The number of the next 1 to 57 bits. */
  static long read(byte[] b, long bit, int count) {
    return (long) LONGS.get(b, (int) (bit >>> 3)) << (bit & 7) >>> (Long.SIZE - count);
  }

  /** The next 6 bits. */
  static int peek6(byte[] b, long bit) {
    return (int) ((long) LONGS.get(b, (int) (bit >>> 3)) << (bit & 7) >>> 58);
  }

  /**
   * Three digits of a mixed-radix number of up to 72 bits, stored lowest byte first with the
   * incomplete byte last; the last digit varies fastest. Sizes are at most 2^24.
   */
  static void mixed(byte[] b, long bit, int count, long sizeY, long sizeZ, int[] digits) {
    int whole = (count - 1) / 8;
    long low = 0;
    long high = 0;
    for (int i = 0; i <= whole; i++) {
      long v = read(b, bit + 8L * i, i < whole ? 8 : count - 8 * whole);
      if (i < 8) {
        low |= v << (8 * i);
      } else {
        high = v;
      }
    }
    // 72 bits by 24 bits in two steps of at most 56 bits by 24
    long top = (high << 32) | (low >>> 32);
    long rest = (top % sizeZ << 32) | (low & 0xffffffffL);
    long q = (top / sizeZ << 32) + rest / sizeZ;
    digits[2] = (int) (rest % sizeZ);
    digits[1] = (int) Long.remainderUnsigned(q, sizeY);
    digits[0] = (int) Long.divideUnsigned(q, sizeY);
  }
}
