package org.padml.formats.xtc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The loop over groups whose numbers fit 64-bit arithmetic: positions of up to 57 bits, small
 * differences of codes up to {@link SmallCode#LAST_FAST}.
 *
 * <p>Bits are taken from unaligned 64-bit loads, of which 57 are valid at any bit position. A
 * division by one of the frame's sizes is a multiplication by its reciprocal. One long method with
 * everything in locals: the compiler keeps them in registers.
 */
final class XtcFastLoop {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int MOST_BITS = 57;

  private float scale;
  private int leastX;
  private int leastY;
  private int leastZ;
  private long sizeY;
  private long sizeZ;
  private long reciprocalY;
  private long reciprocalZ;
  private int absoluteBits;

  private byte[] bytes = new byte[0];
  private long bit;
  private int run;
  private int small;

  /** Prepares for a frame; false when its positions are too wide. */
  boolean begin(XtcHeader header, int bitsOfPosition) {
    scale = 1f / header.precision();
    leastX = header.least()[0];
    leastY = header.least()[1];
    leastZ = header.least()[2];
    sizeY = header.sizes()[1];
    sizeZ = header.sizes()[2];
    reciprocalY = reciprocal(sizeY);
    reciprocalZ = reciprocal(sizeZ);
    absoluteBits = bitsOfPosition;
    return bitsOfPosition <= MOST_BITS;
  }

  /** 2^63 / size, rounded down and below 2^63: quotients by it are right or one too small. */
  private static long reciprocal(long size) {
    return size == 1 ? Long.MAX_VALUE : Long.divideUnsigned(Long.MIN_VALUE, size);
  }

  /** Whether a code for small differences is one that the loop can read. */
  static boolean knows(int code) {
    return code >= SmallCode.FIRST && code <= SmallCode.LAST_FAST;
  }

  /** State between groups; bits count from the start of the array. */
  void set(byte[] array, long firstBit, int runLength, int code) {
    bytes = array;
    bit = firstBit;
    run = runLength;
    small = code;
  }

  long bit() {
    return bit;
  }

  int run() {
    return run;
  }

  int small() {
    return small;
  }

  /**
   * Decodes whole groups from place {@code at} on, until place {@code stop}, a group that begins
   * behind bit {@code last}, one that the arrays have no space for, or a code that it cannot read.
   *
   * @return the next place
   */
  int decode(int at, int stop, long last, float[] x, float[] y, float[] z) {
    final byte[] b = bytes;
    final int bits = absoluteBits;
    final int whole = (bits - 1) & ~7;
    final long lowMask = (1L << whole) - 1;
    final int topShift = 8 - (bits - whole);
    final long topMask = ((1L << (bits - whole)) - 1) << whole;
    final long dz = sizeZ;
    final long dy = sizeY;
    final long rz = reciprocalZ;
    final long ry = reciprocalY;
    final int space = Math.min(x.length, Math.min(y.length, z.length));
    final float unit = scale;
    int n = at;
    long p = bit;
    int length = run;
    int s = small;
    while (n < stop && p <= last && knows(s)) {
      final int smallWhole = (s - 1) & ~7;
      final long smallLow = (1L << smallWhole) - 1;
      final int smallShift = 8 - (s - smallWhole);
      final long smallTop = ((1L << (s - smallWhole)) - 1) << smallWhole;
      final long d = SmallCode.SIZE[s];
      final long rd = SmallCode.RECIPROCAL[s];
      final int half = (int) d >>> 1;
      int change = 0;
      while (change == 0 && n < stop && p <= last) {
        final long start = p;
        long v = Long.reverseBytes((long) LONGS.get(b, (int) (p >>> 3)) << (p & 7));
        p += bits;
        final int f = (int) ((long) LONGS.get(b, (int) (p >>> 3)) << (p & 7) >>> 58);
        p++;
        int next = length;
        if (f >= XtcDecoder.FLAG) {
          p += 5;
          final int r = f & XtcDecoder.RUN_BITS;
          change = r % 3 - 1;
          next = r / 3;
        }
        if (n + next >= space) {
          bit = start;
          run = length;
          small = s;
          return n;
        }
        length = next;
        long number = (v & lowMask) | ((v >>> topShift) & topMask);
        long q = Math.multiplyHigh(number << 1, rz);
        long digit = number - q * dz;
        // one when the quotient is one too small
        long more = (dz - 1 - digit) >>> 63;
        q += more;
        int iz = (int) (digit - (dz & -more)) + leastZ;
        long t = Math.multiplyHigh(q << 1, ry);
        digit = q - t * dy;
        more = (dy - 1 - digit) >>> 63;
        int ix = (int) (t + more) + leastX;
        int iy = (int) (digit - (dy & -more)) + leastY;
        final int own = length == 0 ? n : n + 1;
        x[own] = ix * unit;
        y[own] = iy * unit;
        z[own] = iz * unit;
        int to = n;
        for (int k = 0; k < length; k++) {
          v = Long.reverseBytes((long) LONGS.get(b, (int) (p >>> 3)) << (p & 7));
          p += s;
          number = (v & smallLow) | ((v >>> smallShift) & smallTop);
          q = Math.multiplyHigh(number, rd);
          t = Math.multiplyHigh(q, rd);
          iz += (int) (number - q * d) - half;
          iy += (int) (q - t * d) - half;
          ix += (int) t - half;
          x[to] = ix * unit;
          y[to] = iy * unit;
          z[to] = iz * unit;
          to = n + 2 + k;
        }
        n += 1 + length;
      }
      s += change;
    }
    bit = p;
    run = length;
    small = s;
    return n;
  }
}
