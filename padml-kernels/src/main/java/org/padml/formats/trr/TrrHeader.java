package org.padml.formats.trr;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.padml.formats.xdr.Fault;
import org.padml.formats.xdr.XdrHeader;
import org.padml.io.SeekableSource;
import org.padml.model.Box;

/**
 * Header of a TRR frame: magic, version, the size in bytes of each of ten blocks, atoms, step,
 * number of energies, time, lambda; then the blocks that have a size: box, virial, pressure,
 * coordinates, velocities, forces. The sizes tell single from double precision.
 */
final class TrrHeader extends XdrHeader {
  static final int MAGIC_BYTES = 8;

  private static final int MAGIC = 1993;
  private static final byte[] VERSION = "GMX_trn_file".getBytes(StandardCharsets.US_ASCII);
  private static final int AT_VERSION = 12;
  private static final int AT_SIZES = 24;
  private static final int AT_ATOMS = 64;
  private static final int AT_STEP = 68;
  private static final int AT_TIME = 76;
  private static final int LARGEST = 76 + 2 * 8 + 9 * 8;
  private static final String[] BLOCKS = {
    "input record",
    "energy",
    "box",
    "virial",
    "pressure",
    "topology",
    "symbol",
    "coordinate",
    "velocity",
    "force"
  };
  private static final int BOX = 2;
  private static final int VIRIAL = 3;
  private static final int PRESSURE = 4;
  private static final int COORDINATES = 7;
  private static final int FORCES = 9;

  private final int[] sizes = new int[BLOCKS.length];
  private final double[] box = new double[9];
  private Box lastBox = Box.NONE;
  private int nAtoms;
  private int step;
  private double time;
  private int real;

  @Override
  public int maxBytes() {
    return LARGEST;
  }

  @Override
  public boolean mayStart(byte[] b, int i) {
    return intAt(b, i) == MAGIC && intAt(b, i + 4) == VERSION.length + 1;
  }

  @Override
  public @Nullable Fault parse(byte[] b, int at, int available, long position) {
    if (available < 4) {
      return cut(position, AT_TIME, available);
    }
    if (intAt(b, at) != MAGIC) {
      return corrupt(position, "magic number: expected " + MAGIC + ", found " + intAt(b, at));
    }
    if (available < AT_TIME) {
      return cut(position, AT_TIME, available);
    }
    if (intAt(b, at + 4) != VERSION.length + 1
        || intAt(b, at + 8) != VERSION.length
        || !Arrays.equals(b, at + AT_VERSION, at + AT_SIZES, VERSION, 0, VERSION.length)) {
      return corrupt(
          position + 4,
          "version: expected GMX_trn_file, found "
              + new String(b, at + AT_VERSION, VERSION.length, StandardCharsets.ISO_8859_1)
                  .replaceAll("[^ -~]", "?"));
    }
    nAtoms = intAt(b, at + AT_ATOMS);
    Fault fault = checkAtoms(nAtoms, position + AT_ATOMS);
    if (fault == null) {
      fault = parseSizes(b, at, position);
    }
    if (fault != null) {
      return fault;
    }
    int headerBytes = AT_TIME + 2 * real + sizes[BOX];
    if (available < headerBytes) {
      return cut(position, headerBytes, available);
    }
    step = intAt(b, at + AT_STEP);
    time = realAt(b, at + AT_TIME, real);
    for (int i = 0; i < 9; i++) {
      // adding zero makes -0 a zero, which Box.NONE is made of
      box[i] = sizes[BOX] == 0 ? 0 : realAt(b, at + AT_TIME + (2 + i) * real, real) + 0.0;
    }
    return null;
  }

  private @Nullable Fault parseSizes(byte[] b, int at, long position) {
    int largest = 0;
    for (int k = 0; k < sizes.length; k++) {
      sizes[k] = intAt(b, at + AT_SIZES + 4 * k);
      if (k >= COORDINATES) {
        largest = Math.max(largest, sizes[k]);
      }
    }
    if (largest == 0) {
      return corrupt(
          position + AT_SIZES + 4 * COORDINATES,
          "blocks: expected coordinates, velocities or forces, found none");
    }
    real = largest == 3L * 8 * nAtoms ? 8 : 4;
    for (int k = 0; k < sizes.length; k++) {
      long full = k >= COORDINATES ? 3L * real * nAtoms : isTensor(k) ? 9L * real : 0;
      if (sizes[k] != 0 && sizes[k] != full) {
        return corrupt(
            position + AT_SIZES + 4 * k,
            BLOCKS[k]
                + " block: expected "
                + (full == 0 ? "" : full + " or ")
                + "0 bytes for "
                + nAtoms
                + " atoms, found "
                + sizes[k]);
      }
    }
    return null;
  }

  private static boolean isTensor(int block) {
    return block >= BOX && block <= PRESSURE;
  }

  /** A number of single precision. */
  static float single(byte[] b, int i) {
    return floatAt(b, i);
  }

  /** A number of single (4 bytes) or double (8) precision. */
  static double realAt(byte[] b, int i, int bytes) {
    return bytes == 4 ? floatAt(b, i) : doubleAt(b, i);
  }

  @Override
  public int nAtoms() {
    return nAtoms;
  }

  @Override
  public long length() {
    long n = AT_TIME + 2L * real;
    for (int size : sizes) {
      n += size;
    }
    return n;
  }

  @Override
  public double timePs() {
    return time;
  }

  int step() {
    return step;
  }

  /** Bytes of a number: 4 or 8. */
  int real() {
    return real;
  }

  boolean hasCoordinates() {
    return sizes[COORDINATES] > 0;
  }

  /** What the frame holds instead of coordinates, for messages. */
  String otherBlocks() {
    return sizes[FORCES] == 0
        ? "velocities only"
        : sizes[FORCES - 1] == 0 ? "forces only" : "velocities and forces only";
  }

  /** Bytes before the coordinates. */
  long coordinatesOffset() {
    return AT_TIME + 2L * real + sizes[BOX] + sizes[VIRIAL] + sizes[PRESSURE];
  }

  /** Whether another frame has the same blocks in the same precision. */
  boolean hasLayoutOf(TrrHeader other) {
    return Arrays.equals(sizes, other.sizes) && real == other.real;
  }

  /** Box in nm; the same object as long as the box does not change. */
  Box box() {
    if (!isLastBox()) {
      lastBox = Box.ofRows(box);
    }
    return lastBox;
  }

  private boolean isLastBox() {
    Box b = lastBox;
    return b.ax() == box[0]
        && b.ay() == box[1]
        && b.az() == box[2]
        && b.bx() == box[3]
        && b.by() == box[4]
        && b.bz() == box[5]
        && b.cx() == box[6]
        && b.cy() == box[7]
        && b.cz() == box[8];
  }

  @Override
  public boolean hasFiniteBox() {
    for (double v : box) {
      if (!Double.isFinite(v)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean isWhole(SeekableSource source, long start) {
    // every size was checked against the number of atoms
    return true;
  }
}
