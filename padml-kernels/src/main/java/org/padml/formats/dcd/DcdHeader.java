package org.padml.formats.dcd;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.padml.formats.FormatException;
import org.padml.io.BinaryCursor;
import org.padml.io.SeekableSource;
import org.padml.units.Units;

/**
 * What stands before the first frame. The 20 control integers, counted from 1 as CHARMM does: 1
 * number of frames, 2 first step, 3 steps between frames, 9 number of fixed atoms, 10 time step
 * (float; double over 10-11 when 20 is zero), 11 unit cell, 12 fourth dimension, 20 version.
 */
final class DcdHeader {
  private static final int TITLE_BYTES = 80;
  private static final int HEADER_BUFFER = 512;
  private static final int FIRST_FREE = 1 << 12;

  final ByteOrder order;
  final int marker;
  final int frameCount;
  final int firstStep;
  final int stepsBetweenFrames;
  final double stepPs;
  final boolean crystal;
  final boolean fourth;
  final int version;
  final int nAtoms;
  final int nFixed;
  final int[] freeAtoms;
  final long framesStart;
  final List<String> problems = new ArrayList<>();

  private final String path;
  private final BinaryCursor in;

  private DcdHeader(SeekableSource source, ByteOrder order, int marker) throws IOException {
    this.order = order;
    this.marker = marker;
    path = source.path();
    in = new BinaryCursor(source, order, HEADER_BUFFER);
    in.skip(marker);
    byte[] magic = new byte[4];
    in.readFully(magic, 0, 4);
    if (!Arrays.equals(magic, "CORD".getBytes(StandardCharsets.US_ASCII))) {
      throw fault(
          FormatException.Kind.NOT_RECOGNISED,
          marker,
          "dcd header: expected coordinates (CORD), found "
              + new String(magic, StandardCharsets.ISO_8859_1));
    }
    int[] control = new int[20];
    for (int i = 0; i < control.length; i++) {
      control[i] = in.readInt();
    }
    requireEndMarker("header record", DcdFormat.HEADER_RECORD_BYTES);
    version = control[19];
    frameCount = control[0];
    firstStep = control[1];
    stepsBetweenFrames = control[2];
    stepPs = timeStep(control) * Units.PS_PER_AKMA;
    crystal = version != 0 && control[10] != 0;
    fourth = version != 0 && control[11] == 1;
    skipTitles();
    requireMarker("atom count record", 4);
    nAtoms = in.readInt();
    requireEndMarker("atom count record", 4);
    if (nAtoms <= 0) {
      throw corrupt("number of atoms: expected at least 1, found " + nAtoms);
    }
    nFixed = control[8];
    freeAtoms = readFreeAtoms();
    framesStart = in.position();
  }

  /** Reads the header; nothing of the frames. */
  static DcdHeader read(SeekableSource source) throws IOException {
    byte[] head = new byte[12];
    int n = source.readUpTo(0, head, 0, head.length);
    String path = source.path();
    if (n < head.length) {
      throw new FormatException(
          n == 0 ? FormatException.Kind.EMPTY : FormatException.Kind.TRUNCATED,
          path,
          -1,
          0,
          "dcd header: expected a record of 84 bytes, found a file of " + n + " bytes");
    }
    boolean wide = head[4] == 0 && (head[0] == 0 || head[3] == 0) && head[8] >= 'A';
    int marker = wide ? 8 : 4;
    ByteOrder order = head[0] != 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    BinaryCursor in = new BinaryCursor(source, order, HEADER_BUFFER);
    long length = wide ? in.readLong() : in.readInt();
    if (length != DcdFormat.HEADER_RECORD_BYTES) {
      throw new FormatException(
          FormatException.Kind.NOT_RECOGNISED,
          path,
          -1,
          0,
          "dcd header: expected a record of 84 bytes, found one of " + length);
    }
    try {
      return new DcdHeader(source, order, marker);
    } catch (EOFException e) {
      throw new FormatException(
          FormatException.Kind.TRUNCATED,
          path,
          -1,
          -1,
          "dcd header: expected more header, found the end of the file",
          e);
    }
  }

  /** Time of a frame in ps; NaN when the header gives no usable step. */
  double timePs(long frame) {
    double t = ((double) firstStep + (double) frame * stepsBetweenFrames) * stepPs;
    return stepPs == 0 || stepsBetweenFrames <= 0 || !Double.isFinite(t) ? Double.NaN : t;
  }

  /** Step of a frame, -1 when the header gives none. */
  long stepNumber(long frame) {
    return stepsBetweenFrames <= 0 || firstStep < 0 ? -1 : firstStep + frame * stepsBetweenFrames;
  }

  private double timeStep(int[] control) {
    double akma;
    if (version == 0) {
      long low = control[order == ByteOrder.LITTLE_ENDIAN ? 9 : 10] & 0xffffffffL;
      long high = control[order == ByteOrder.LITTLE_ENDIAN ? 10 : 9] & 0xffffffffL;
      akma = Double.longBitsToDouble(high << 32 | low);
    } else {
      akma = Float.intBitsToFloat(control[9]);
    }
    if (!Double.isFinite(akma)) {
      problems.add("time step: expected a finite number, found " + akma + ": frames have no time");
      return 0;
    }
    return akma;
  }

  /** The record's own length and the number of titles may disagree; what follows decides. */
  private void skipTitles() throws IOException {
    long length = readMarker();
    long content = in.position();
    int titles = in.readInt();
    long byCount = 4L + (long) TITLE_BYTES * titles;
    if (length >= 4 && atomCountFollows(content, length, length)) {
      in.seek(content + length + marker);
    } else if (titles >= 0 && atomCountFollows(content, byCount, length)) {
      problems.add(
          "title record: expected "
              + byCount
              + " bytes for "
              + titles
              + " titles, found "
              + length);
      in.seek(content + byCount + marker);
    } else {
      in.seek(content);
      throw corrupt(
          "title record: expected its end after " + length + " bytes, found another length there");
    }
  }

  private boolean atomCountFollows(long content, long bytes, long endMarker) throws IOException {
    try {
      in.seek(Math.addExact(content, bytes));
      return readMarker() == endMarker && readMarker() == 4;
    } catch (EOFException | ArithmeticException e) {
      return false;
    }
  }

  private int[] readFreeAtoms() throws IOException {
    if (nFixed < 0 || nFixed > nAtoms) {
      throw corrupt("number of fixed atoms: expected 0 to " + nAtoms + ", found " + nFixed);
    }
    if (nFixed == 0) {
      return new int[0];
    }
    int nFree = nAtoms - nFixed;
    requireMarker("free atom record", 4L * nFree);
    // grown as it is read, so that a header alone cannot ask for memory
    int[] free = new int[Math.min(nFree, FIRST_FREE)];
    int before = -1;
    for (int i = 0; i < nFree; i++) {
      if (i == free.length) {
        free = Arrays.copyOf(free, (int) Math.min(nFree, 2L * i));
      }
      free[i] = in.readInt() - 1;
      if (free[i] <= before || free[i] >= nAtoms) {
        throw corrupt(
            "free atom "
                + (i + 1)
                + ": expected an index from "
                + (before + 2)
                + " to "
                + nAtoms
                + ", found "
                + (free[i] + 1));
      }
      before = free[i];
    }
    requireEndMarker("free atom record", 4L * nFree);
    return free;
  }

  /** For messages. */
  String path() {
    return path;
  }

  /** Whether some atoms are stored in the first frame only. */
  boolean hasFixedAtoms() {
    return nFixed > 0;
  }

  private long readMarker() throws IOException {
    return marker == 8 ? in.readLong() : in.readInt();
  }

  private void requireMarker(String what, long expected) throws IOException {
    long at = in.position();
    long found = readMarker();
    if (found != expected) {
      throw fault(
          FormatException.Kind.CORRUPT,
          at,
          what + ": expected a length of " + expected + " bytes, found " + found);
    }
  }

  private void requireEndMarker(String what, long expected) throws IOException {
    requireMarker("end of " + what, expected);
  }

  private FormatException corrupt(String what) {
    return fault(FormatException.Kind.CORRUPT, in.position(), what);
  }

  private FormatException fault(FormatException.Kind kind, long at, String what) {
    return new FormatException(kind, path, -1, at, what);
  }
}
