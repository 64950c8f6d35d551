package org.padml.formats.xtc;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.padml.formats.FormatException;
import org.padml.io.ByteWindow;

/**
 * Decodes the compressed integer coordinates of one frame in blocks of consecutive atoms, or skips
 * atoms without decoding them.
 *
 * <p>The code is a sequence of groups. A group is one atom as a number of three mixed-radix digits
 * (relative to the least coordinates of the frame), a flag, after a set flag five bits that change
 * the run length and the code for small differences, and then a run of atoms as small differences
 * from the atom before. The first two atoms of a run are stored in exchanged order, which makes a
 * water molecule's oxygen the one that the hydrogens differ from. A mixed-radix number is stored
 * lowest byte first within a stream of bits that is otherwise highest bit first.
 *
 * <p>Groups depend on each other only through position, run length and code, so skipping reads
 * flags alone. Bits are taken from unaligned 64-bit loads; divisions by the sizes of a frame are
 * multiplications by their reciprocals.
 *
 * @see <a href="https://manual.gromacs.org/current/reference-manual/file-formats.html#xtc">GROMACS
 *     manual, file formats</a>
 */
final class XtcDecoder {
  /** Most atoms of one block. */
  static final int BLOCK = 1024;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int MOST_PER_GROUP = 11;
  private static final int READ_BYTES = 1 << 16;
  private static final int TAIL_BITS = 8 * ByteWindow.SLACK;
  // sizes above this are stored as three separate numbers
  private static final long LARGEST_MIXED = 0xffffff;
  private static final int MOST_FAST_BITS = 57;
  // a writer may round its length up to words
  private static final int SPARE_BYTES = 4;
  private static final int FLAG = 32;
  private static final int RUN_BITS = 31;

  private final String path;
  private final int[] xs = new int[BLOCK + MOST_PER_GROUP];
  private final int[] ys = new int[BLOCK + MOST_PER_GROUP];
  private final int[] zs = new int[BLOCK + MOST_PER_GROUP];
  private final int[] digits = new int[3];

  // of the frame
  private ByteWindow window;
  private long frame;
  private int nAtoms;
  private long payloadStart;
  private long payloadBytes;
  private int leastX;
  private int leastY;
  private int leastZ;
  private long sizeX;
  private long sizeY;
  private long sizeZ;
  private boolean mixed;
  private int absoluteBits;
  private long reciprocalY;
  private long reciprocalZ;

  // state between groups; bits count from the start of the window's array
  private int atom;
  private int run;
  private int small;
  private long bit;
  private long limit;
  private long payloadEndBit;
  private byte[] bytes;

  /** For the frames of one file. */
  XtcDecoder(String path, ByteWindow window) {
    this.path = path;
    this.window = window;
    this.bytes = window.bytes();
  }

  /** Starts at the first atom of a frame, whose bytes are taken from the window. */
  XtcDecoder begin(XtcHeader header, long frameIndex, long frameStart, ByteWindow from)
      throws IOException {
    window = from;
    frame = frameIndex;
    nAtoms = header.nAtoms();
    payloadStart = frameStart + header.headerBytes();
    payloadBytes = header.payloadBytes();
    leastX = header.least()[0];
    leastY = header.least()[1];
    leastZ = header.least()[2];
    sizeX = header.sizes()[0];
    sizeY = header.sizes()[1];
    sizeZ = header.sizes()[2];
    mixed = Math.max(sizeX, Math.max(sizeY, sizeZ)) <= LARGEST_MIXED;
    absoluteBits =
        mixed
            ? XtcBits.length(sizeX * sizeY, sizeZ)
            : XtcBits.length(sizeX) + XtcBits.length(sizeY) + XtcBits.length(sizeZ);
    reciprocalY = reciprocal(sizeY);
    reciprocalZ = reciprocal(sizeZ);
    atom = 0;
    run = 0;
    small = header.smallIndex();
    load(payloadStart, 0);
    return this;
  }

  /** 2^63 / size, rounded down and below 2^63: quotients by it are right or one too small. */
  private static long reciprocal(long size) {
    return size == 1 ? Long.MAX_VALUE : Long.divideUnsigned(Long.MIN_VALUE, size);
  }

  /** Holds a byte of the payload and what follows; of the byte some bits were read before. */
  private void load(long position, int bitsBefore) throws IOException {
    long left = payloadStart + payloadBytes - position;
    int count = (int) Math.min(left, READ_BYTES);
    int available = window.fill(position, count, count);
    bytes = window.bytes();
    long index = window.index(position);
    bit = 8 * index + bitsBefore;
    payloadEndBit = 8 * (index + left);
    limit = available >= left ? payloadEndBit - 1 : 8 * (index + available) - TAIL_BITS;
  }

  /** Index of the next atom. */
  int atom() {
    return atom;
  }

  /** Byte of the file that the next group starts in. */
  long position() {
    return payloadStart + payloadBytes - (payloadEndBit - bit + 7) / 8;
  }

  /** x of the block's atoms; the live array. */
  int[] x() {
    return xs;
  }

  /** y of the block's atoms; the live array. */
  int[] y() {
    return ys;
  }

  /** z of the block's atoms; the live array. */
  int[] z() {
    return zs;
  }

  private FormatException fault(String what) {
    return new FormatException(
        FormatException.Kind.CORRUPT, path, frame, position(), "compressed coordinates: " + what);
  }

  /** Sees to it that a group can be read. */
  private void requireGroup() throws IOException {
    if (bit > limit && bit < payloadEndBit) {
      load(position(), (int) (bit & 7));
    }
    if (bit > limit) {
      throw fault("expected " + nAtoms + " atoms, found bytes for only " + atom);
    }
  }

  /** The code must take all of its bytes and no more. */
  private void requireUsedUp() throws FormatException {
    if (bit > payloadEndBit) {
      throw fault(
          "expected at most " + payloadBytes + " bytes, found that the last run needs more");
    }
    if (payloadEndBit - bit >= 8 * SPARE_BYTES) {
      throw fault(
          "expected " + payloadBytes + " bytes, found that " + nAtoms + " atoms take fewer");
    }
  }

  /**
   * Whether the code gives the header's number of atoms and takes the header's number of bytes;
   * called after {@link #begin}.
   */
  boolean takesItsLength() throws IOException {
    try {
      skip(nAtoms);
      requireUsedUp();
    } catch (FormatException e) {
      // this is the question, not a failure: the caller reports the frame
      return false;
    }
    return atom == nAtoms;
  }

  /** Goes on to the group that holds an atom, reading flags only. */
  void skip(int target) throws IOException {
    while (atom < target) {
      requireGroup();
      long p = bit + absoluteBits;
      int f = XtcBits.peek6(bytes, p++);
      int length = run;
      int change = 0;
      if (f >= FLAG) {
        p += 5;
        change = (f & RUN_BITS) % 3 - 1;
        length = (f & RUN_BITS) / 3;
      }
      if (atom + 1 + length > target) {
        return;
      }
      requireCode(length);
      bit = p + (long) length * small;
      atom += 1 + length;
      run = length;
      small += change;
    }
  }

  private void requireCode(int length) throws FormatException {
    if (length > 0 && (small < SmallCode.FIRST || small > SmallCode.LAST)) {
      throw fault(
          "expected a small-difference code from "
              + SmallCode.FIRST
              + " to "
              + SmallCode.LAST
              + ", found "
              + small);
    }
  }

  /**
   * Decodes the next block: from {@link #atom} on, up to at least {@code stop} or a full block.
   *
   * @return number of atoms decoded; the last group may lead beyond {@code stop}
   * @throws FormatException if the code is damaged
   */
  int decode(int stop) throws IOException {
    int first = atom;
    int wanted = Math.min(stop - first, BLOCK);
    int n = 0;
    while (n < wanted) {
      requireGroup();
      boolean fast =
          mixed
              && absoluteBits <= MOST_FAST_BITS
              && small >= SmallCode.FIRST
              && small <= SmallCode.LAST_FAST;
      n = fast ? fastGroups(n, wanted) : anyGroup(n);
      atom = first + n;
    }
    if (atom > nAtoms) {
      throw fault("expected " + nAtoms + " atoms, found a run that leads to " + atom);
    }
    if (atom == nAtoms) {
      requireUsedUp();
    }
    return n;
  }

  /** One group, whatever its numbers. */
  private int anyGroup(int start) throws FormatException {
    int n = start;
    int[] d = digits;
    if (mixed) {
      XtcBits.mixed(bytes, bit, absoluteBits, sizeY, sizeZ, d);
    } else {
      int bitsX = XtcBits.length(sizeX);
      int bitsY = XtcBits.length(sizeY);
      d[0] = (int) XtcBits.read(bytes, bit, bitsX);
      d[1] = (int) XtcBits.read(bytes, bit + bitsX, bitsY);
      d[2] = (int) XtcBits.read(bytes, bit + bitsX + bitsY, XtcBits.length(sizeZ));
    }
    int x = d[0] + leastX;
    int y = d[1] + leastY;
    int z = d[2] + leastZ;
    long p = bit + absoluteBits;
    int f = XtcBits.peek6(bytes, p++);
    int change = 0;
    if (f >= FLAG) {
      p += 5;
      change = (f & RUN_BITS) % 3 - 1;
      run = (f & RUN_BITS) / 3;
    }
    requireCode(run);
    int own = run == 0 ? n : n + 1;
    xs[own] = x;
    ys[own] = y;
    zs[own] = z;
    for (int k = 0; k < run; k++) {
      int size = SmallCode.SIZE[small];
      XtcBits.mixed(bytes, p, small, size, size, d);
      p += small;
      x += d[0] - size / 2;
      y += d[1] - size / 2;
      z += d[2] - size / 2;
      int at = k == 0 ? n : n + 1 + k;
      xs[at] = x;
      ys[at] = y;
      zs[at] = z;
    }
    n += 1 + run;
    bit = p;
    small += change;
    return n;
  }

  /** Groups with numbers below 2^57 while the code for small differences is fast. */
  private int fastGroups(int start, int wanted) {
    final byte[] b = bytes;
    final long last = limit;
    final int bigBits = absoluteBits;
    final int bigWhole = (bigBits - 1) & ~7;
    final long bigMask = (1L << bigWhole) - 1;
    final int bigShift = 8 - (bigBits - bigWhole);
    final long bigTop = ((1L << (bigBits - bigWhole)) - 1) << bigWhole;
    final long dz = sizeZ;
    final long dy = sizeY;
    final long rz = reciprocalZ;
    final long ry = reciprocalY;
    final int[] px = xs;
    final int[] py = ys;
    final int[] pz = zs;
    int n = start;
    long p = bit;
    int length = run;
    int s = small;
    while (n < wanted && p <= last && s >= SmallCode.FIRST && s <= SmallCode.LAST_FAST) {
      long v = Long.reverseBytes((long) LONGS.get(b, (int) (p >>> 3)) << (p & 7));
      long number = (v & bigMask) | ((v >>> bigShift) & bigTop);
      long q = Math.multiplyHigh(number << 1, rz);
      long digit = number - q * dz;
      long more = (dz - 1 - digit) >>> 63;
      q += more;
      int z = (int) (digit - (dz & -more)) + leastZ;
      long t = Math.multiplyHigh(q << 1, ry);
      digit = q - t * dy;
      more = (dy - 1 - digit) >>> 63;
      int x = (int) (t + more) + leastX;
      int y = (int) (digit - (dy & -more)) + leastY;
      p += bigBits;
      int f = (int) ((long) LONGS.get(b, (int) (p >>> 3)) << (p & 7) >>> 58);
      p++;
      int change = 0;
      if (f >= FLAG) {
        p += 5;
        change = (f & RUN_BITS) % 3 - 1;
        length = (f & RUN_BITS) / 3;
      }
      if (length == 0) {
        px[n] = x;
        py[n] = y;
        pz[n++] = z;
      } else {
        final int whole = (s - 1) & ~7;
        final long mask = (1L << whole) - 1;
        final int shift = 8 - (s - whole);
        final long top = ((1L << (s - whole)) - 1) << whole;
        final long d = SmallCode.SIZE[s];
        final long rd = SmallCode.RECIPROCAL[s];
        final int half = (int) d >>> 1;
        int ox = x;
        int oy = y;
        int oz = z;
        for (int k = 0; k < length; k++) {
          v = Long.reverseBytes((long) LONGS.get(b, (int) (p >>> 3)) << (p & 7));
          p += s;
          number = (v & mask) | ((v >>> shift) & top);
          q = Math.multiplyHigh(number, rd);
          t = Math.multiplyHigh(q, rd);
          z += (int) (number - q * d) - half;
          y += (int) (q - t * d) - half;
          x += (int) t - half;
          px[n] = x;
          py[n] = y;
          pz[n++] = z;
          if (k == 0) {
            px[n] = ox;
            py[n] = oy;
            pz[n++] = oz;
          }
        }
      }
      s += change;
    }
    bit = p;
    run = length;
    small = s;
    return n;
  }
}
