package org.padml.formats.dcd;

import java.io.EOFException;
import java.io.IOException;
import org.padml.formats.FixedLayoutIndex;
import org.padml.formats.FormatException;
import org.padml.io.BinaryCursor;
import org.padml.io.SeekableSource;

/**
 * Sizes of the records of a frame: unit cell, x, y, z, fourth dimension, the last three and the
 * cell as the file has them. The first frame holds all atoms, later ones the free atoms.
 *
 * @param marker bytes of one record marker
 * @param hasCell whether a frame starts with a unit cell
 * @param axes 3, or 4 with a fourth dimension
 */
record DcdLayout(int marker, boolean hasCell, int axes) {
  static final int CELL_BYTES = 48;
  private static final int PROBE_BYTES = 16;

  /** Bytes of the cell record with its markers, 0 without one. */
  int cellRecord() {
    return hasCell ? CELL_BYTES + 2 * marker : 0;
  }

  /** Bytes of one axis with its markers. */
  long axisRecord(int nAtoms) {
    return 4L * nAtoms + 2L * marker;
  }

  /** Bytes of a frame that stores so many atoms. */
  long frame(int nAtoms) {
    return cellRecord() + axes * axisRecord(nAtoms);
  }

  /**
   * The layout that the header announces, corrected by the first record of the first frame: some
   * writers set the cell flag wrongly.
   */
  static DcdLayout find(SeekableSource source, DcdHeader header) throws IOException {
    boolean cell = header.crystal;
    int axes = header.fourth ? 4 : 3;
    long axisBytes = 4L * header.nAtoms;
    long first = recordLength(source, header, header.framesStart);
    if (first == 2 * axisBytes && first != CELL_BYTES) {
      throw new FormatException(
          FormatException.Kind.NOT_RECOGNISED,
          source.path(),
          0,
          header.framesStart,
          "coordinates: expected 4 bytes an atom, found 8");
    }
    if (cell && first == axisBytes && first != CELL_BYTES) {
      header.problems.add("unit cell: expected one as the header says, found none in frame 0");
      cell = false;
    } else if (!cell && first == CELL_BYTES && first != axisBytes) {
      long behind = header.framesStart + CELL_BYTES + 2L * header.marker;
      if (recordLength(source, header, behind) == axisBytes) {
        header.problems.add("unit cell: expected none as the header says, found one in frame 0");
        cell = true;
      }
    }
    return new DcdLayout(header.marker, cell, axes);
  }

  private static long recordLength(SeekableSource source, DcdHeader header, long at)
      throws IOException {
    BinaryCursor in = new BinaryCursor(source, header.order, PROBE_BYTES);
    in.seek(at);
    try {
      return header.marker == 8 ? in.readLong() : in.readInt();
    } catch (EOFException e) {
      return -1;
    }
  }

  /** Where the frames are; the file's size decides how many. */
  FixedLayoutIndex index(DcdHeader header, long length) {
    int stored = header.hasFixedAtoms() ? header.freeAtoms.length : header.nAtoms;
    long firstBytes = frame(header.nAtoms);
    long frameBytes = frame(stored);
    long start = header.framesStart;
    long whole = FixedLayoutIndex.wholeFrames(start, firstBytes, frameBytes, length);
    return new FixedLayoutIndex(start, firstBytes, frameBytes, whole, length, header::timePs);
  }
}
