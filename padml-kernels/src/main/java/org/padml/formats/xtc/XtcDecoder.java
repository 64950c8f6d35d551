package org.padml.formats.xtc;

import java.io.IOException;
import org.padml.formats.FormatException;
import org.padml.io.ByteWindow;

/**
 * Decodes the compressed coordinates of one frame, or skips atoms without decoding them.
 *
 * <p>The code is a sequence of groups. A group is one atom as a number of three mixed-radix digits
 * (relative to the least coordinates of the frame), a flag, after a set flag five bits that change
 * the run length and the code for small differences, and then a run of atoms as small differences
 * from the atom before. The first two atoms of a run are stored in exchanged order, which makes a
 * water molecule's oxygen the one that the hydrogens differ from. A mixed-radix number is stored
 * lowest byte first within a stream of bits that is otherwise highest bit first.
 *
 * <p>Groups depend on each other only through position, run length and code, so skipping reads
 * flags alone. Groups of the usual sizes are left to {@link XtcFastLoop}.
 *
 * @see <a href="https://manual.gromacs.org/current/reference-manual/file-formats.html#xtc">GROMACS
 *     manual, file formats</a>
 */
final class XtcDecoder {
  /** Most atoms that one group holds. */
  static final int MOST_PER_GROUP = 11;

  static final int FLAG = 32;
  static final int RUN_BITS = 31;

  // a group takes less than the slack of a window
  private static final int LEAST_READ = 2 * ByteWindow.SLACK;
  private static final int READ_BYTES = 1 << 16;
  private static final int MOST_READ = 4 << 20;
  private static final int TAIL_BITS = 8 * ByteWindow.SLACK;
  // sizes above this are stored as three separate numbers
  private static final long LARGEST_MIXED = 0xffffff;
  // a writer may round its length up to words
  private static final int SPARE_BYTES = 4;

  private final String path;
  private final XtcFastLoop fastLoop = new XtcFastLoop();
  private final int[] digits = new int[3];

  // of the frame
  private ByteWindow window;
  private long frame;
  private int nAtoms;
  private long payloadStart;
  private long payloadBytes;
  private float scale;
  private int leastX;
  private int leastY;
  private int leastZ;
  private long sizeX;
  private long sizeY;
  private long sizeZ;
  private boolean mixed;
  private int absoluteBits;
  private boolean hasFastLoop;

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

  /**
   * Starts at the first atom of a frame, whose bytes are taken from the window.
   *
   * @param expectedBytes how many bytes of the payload will be read, as far as one can tell
   */
  XtcDecoder begin(
      XtcHeader header, long frameIndex, long frameStart, ByteWindow from, long expectedBytes)
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
    hasFastLoop = mixed && fastLoop.begin(header, absoluteBits);
    scale = 1f / header.precision();
    atom = 0;
    run = 0;
    small = header.smallIndex();
    load(payloadStart, 0, Math.min(expectedBytes, MOST_READ));
    return this;
  }

  /**
   * Holds a byte of the payload and what follows; of the byte some bits were read before.
   *
   * @param expected how many bytes from there on will be read, as far as one can tell
   */
  private void load(long position, int bitsBefore, long expected) throws IOException {
    long left = payloadStart + payloadBytes - position;
    int count = (int) Math.min(left, Math.max(expected, LEAST_READ));
    int available = window.fill(position, count, (int) Math.min(left, Math.max(count, READ_BYTES)));
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

  /** Bytes of the payload that were read. */
  long usedBytes() {
    return position() - payloadStart;
  }

  /** Byte of the file that the next group starts in. */
  long position() {
    return payloadStart + payloadBytes - (payloadEndBit - bit + 7) / 8;
  }

  private FormatException fault(String what) {
    return new FormatException(
        FormatException.Kind.CORRUPT, path, frame, position(), "compressed coordinates: " + what);
  }

  /** Sees to it that a group can be read. */
  private void requireGroup() throws IOException {
    if (bit > limit && bit < payloadEndBit) {
      load(position(), (int) (bit & 7), 0);
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
   * Decodes atoms from {@link #atom} on until {@code stop} is reached; the last group may lead
   * beyond it.
   *
   * <p>Shape: x, y, z [space for {@link #MOST_PER_GROUP} atoms more, or just up to the last atom of
   * the frame], overwritten from {@code at} on. Units: nm.
   *
   * @throws FormatException if the code is damaged
   */
  void decode(int stop, float[] x, float[] y, float[] z, int at) throws IOException {
    int shift = at - atom;
    while (atom < stop) {
      requireGroup();
      int before = atom;
      if (hasFastLoop && XtcFastLoop.knows(small)) {
        fastLoop.set(bytes, bit, run, small);
        atom = fastLoop.decode(atom + shift, stop + shift, limit, x, y, z) - shift;
        bit = fastLoop.bit();
        run = fastLoop.run();
        small = fastLoop.small();
      }
      if (atom == before) {
        anyGroup(x, y, z, atom + shift);
      }
    }
    if (atom == nAtoms) {
      requireUsedUp();
    }
  }

  /** One group, whatever its numbers. */
  private void anyGroup(float[] x, float[] y, float[] z, int at) throws FormatException {
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
    int ix = d[0] + leastX;
    int iy = d[1] + leastY;
    int iz = d[2] + leastZ;
    long p = bit + absoluteBits;
    int f = XtcBits.peek6(bytes, p++);
    int change = 0;
    if (f >= FLAG) {
      p += 5;
      change = (f & RUN_BITS) % 3 - 1;
      run = (f & RUN_BITS) / 3;
    }
    requireCode(run);
    if (atom + 1 + run > nAtoms) {
      throw fault("expected " + nAtoms + " atoms, found a run that leads to " + (atom + 1 + run));
    }
    int own = run == 0 ? at : at + 1;
    x[own] = ix * scale;
    y[own] = iy * scale;
    z[own] = iz * scale;
    for (int k = 0; k < run; k++) {
      int size = SmallCode.SIZE[small];
      XtcBits.mixed(bytes, p, small, size, size, d);
      p += small;
      ix += d[0] - size / 2;
      iy += d[1] - size / 2;
      iz += d[2] - size / 2;
      int to = k == 0 ? at : at + 1 + k;
      x[to] = ix * scale;
      y[to] = iy * scale;
      z[to] = iz * scale;
    }
    atom += 1 + run;
    bit = p;
    small += change;
  }
}
