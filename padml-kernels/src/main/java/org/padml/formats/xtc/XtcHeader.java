package org.padml.formats.xtc;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.padml.formats.xdr.Fault;
import org.padml.formats.xdr.XdrHeader;
import org.padml.io.ByteWindow;
import org.padml.io.SeekableSource;
import org.padml.model.Box;

/**
 * Header of an XTC frame: magic, atoms, step, time, box; atoms again; then, with more than nine
 * atoms, what the coordinate coder needs and the length of its output.
 */
final class XtcHeader extends XdrHeader {
  static final int MAGIC_BYTES = 8;

  private static final int MAGIC_1995 = 1995;
  private static final int MAGIC_2023 = 2023;
  private static final int MOST_UNCOMPRESSED = 9;
  private static final int AT_BOX = 16;
  private static final int AT_COUNT = 52;
  private static final int AT_COORDINATES = 56;
  private static final int AT_LEAST = 60;
  private static final int AT_GREATEST = 72;
  private static final int AT_SMALL = 84;
  private static final int AT_LENGTH = 88;
  private static final int BYTES_1995 = 92;
  private static final int BYTES_2023 = 96;
  // no code takes more than 102 bits an atom, and none less than one
  private static final long MOST_BYTES_PER_ATOM = 13;
  private static final int FEWEST_ATOMS_PER_BYTE = 8;

  private final float[] box = new float[9];
  private final int[] least = new int[3];
  private final long[] sizes = new long[3];
  private Box lastBox = Box.NONE;
  private int nAtoms;
  private int step;
  private float time;
  private float precision;
  private int smallIndex;
  private int headerBytes;
  private long payloadBytes;

  @Override
  public int maxBytes() {
    return BYTES_2023;
  }

  @Override
  public boolean mayStart(byte[] b, int i) {
    int magic = intAt(b, i);
    if (magic != MAGIC_1995 && magic != MAGIC_2023) {
      return false;
    }
    int n = intAt(b, i + 4);
    return expectedAtoms() < 0 ? n > 0 : n == expectedAtoms();
  }

  @Override
  public @Nullable Fault parse(byte[] b, int at, int available, long position) {
    if (available < 4) {
      return cut(position, BYTES_1995, available);
    }
    int magic = intAt(b, at);
    if (magic != MAGIC_1995 && magic != MAGIC_2023) {
      return corrupt(position, "magic number: expected 1995 or 2023, found " + magic);
    }
    if (available < 8) {
      return cut(position, BYTES_1995, available);
    }
    nAtoms = intAt(b, at + 4);
    Fault fault = checkAtoms(nAtoms, position + 4);
    if (fault != null) {
      return fault;
    }
    headerBytes =
        nAtoms <= MOST_UNCOMPRESSED
            ? AT_COORDINATES
            : magic == MAGIC_1995 ? BYTES_1995 : BYTES_2023;
    if (available < headerBytes) {
      return cut(position, headerBytes, available);
    }
    step = intAt(b, at + 8);
    time = floatAt(b, at + 12);
    for (int i = 0; i < 9; i++) {
      box[i] = floatAt(b, at + AT_BOX + 4 * i);
    }
    int count = intAt(b, at + AT_COUNT);
    if (count != nAtoms) {
      return corrupt(
          position + AT_COUNT, "number of coordinates: expected " + nAtoms + ", found " + count);
    }
    if (nAtoms <= MOST_UNCOMPRESSED) {
      payloadBytes = 12L * nAtoms;
      return null;
    }
    return parseCoder(b, at, position, magic);
  }

  private @Nullable Fault parseCoder(byte[] b, int at, long position, int magic) {
    precision = floatAt(b, at + AT_COORDINATES);
    if (!(precision > 0) || Float.isInfinite(precision)) {
      return corrupt(
          position + AT_COORDINATES, "precision: expected a positive number, found " + precision);
    }
    for (int i = 0; i < 3; i++) {
      least[i] = intAt(b, at + AT_LEAST + 4 * i);
      int greatest = intAt(b, at + AT_GREATEST + 4 * i);
      sizes[i] = (long) greatest - least[i] + 1;
      if (sizes[i] < 1 || sizes[i] >= 1L << 32) {
        return corrupt(
            position + AT_LEAST + 4 * i,
            "coordinate limits: expected least <= greatest, found "
                + least[i]
                + " and "
                + greatest);
      }
    }
    smallIndex = intAt(b, at + AT_SMALL);
    if (smallIndex < SmallCode.FIRST || smallIndex > SmallCode.LAST + 1) {
      return corrupt(
          position + AT_SMALL,
          "small-difference code: expected "
              + SmallCode.FIRST
              + " to "
              + SmallCode.LAST
              + ", found "
              + smallIndex);
    }
    payloadBytes = magic == MAGIC_1995 ? intAt(b, at + AT_LENGTH) : longAt(b, at + AT_LENGTH);
    long most = MOST_BYTES_PER_ATOM * nAtoms + 8;
    if (payloadBytes > most || payloadBytes < (nAtoms - 1) / FEWEST_ATOMS_PER_BYTE + 1) {
      return corrupt(
          position + AT_LENGTH,
          "compressed bytes: expected a number that suits "
              + nAtoms
              + " atoms, found "
              + payloadBytes);
    }
    return null;
  }

  @Override
  public int nAtoms() {
    return nAtoms;
  }

  @Override
  public long length() {
    return headerBytes + (payloadBytes + 3) / 4 * 4;
  }

  @Override
  public double timePs() {
    return time;
  }

  int step() {
    return step;
  }

  /** Box in nm; the same object as long as the box does not change. */
  Box box() {
    Box b = lastBox;
    if (b.ax() != box[0]
        || b.ay() != box[1]
        || b.az() != box[2]
        || b.bx() != box[3]
        || b.by() != box[4]
        || b.bz() != box[5]
        || b.cx() != box[6]
        || b.cy() != box[7]
        || b.cz() != box[8]) {
      // adding zero makes -0 a zero, which Box.NONE is made of
      lastBox =
          new Box(
              box[0] + 0.0,
              box[1] + 0.0,
              box[2] + 0.0,
              box[3] + 0.0,
              box[4] + 0.0,
              box[5] + 0.0,
              box[6] + 0.0,
              box[7] + 0.0,
              box[8] + 0.0);
    }
    return lastBox;
  }

  @Override
  public boolean hasFiniteBox() {
    for (float v : box) {
      if (!Float.isFinite(v)) {
        return false;
      }
    }
    return true;
  }

  boolean isCompressed() {
    return nAtoms > MOST_UNCOMPRESSED;
  }

  /** A coordinate of a frame without compression. */
  static float stored(byte[] b, int i) {
    return floatAt(b, i);
  }

  /** Bytes before the coordinates. */
  int headerBytes() {
    return headerBytes;
  }

  /** Bytes of the coordinates, without padding. */
  long payloadBytes() {
    return payloadBytes;
  }

  float precision() {
    return precision;
  }

  /** Least integer coordinate of each axis; the live array. */
  int[] least() {
    return least;
  }

  /** Number of integer coordinates of each axis, 1 to 2^32 - 1; the live array. */
  long[] sizes() {
    return sizes;
  }

  int smallIndex() {
    return smallIndex;
  }

  @Override
  public boolean isWhole(SeekableSource source, long start) throws IOException {
    // without compression the number of atoms, which is right, gives the length
    return !isCompressed()
        || decoder(source).begin(this, -1, start, new ByteWindow(source), 0).takesItsLength();
  }

  private static XtcDecoder decoder(SeekableSource source) {
    return new XtcDecoder(source.path(), new ByteWindow(source));
  }
}
