package org.padml.formats.dcd;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.padml.io.SeekableSource;
import org.padml.io.SpanReader;
import org.padml.model.FrameBuffer;
import org.padml.units.Units;

/** The records of one frame as bytes: markers, cell, and the chosen atoms of each axis. */
final class DcdRecords {
  private static final VarHandle INT_BE = ints(ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_LE = ints(ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BE = longs(ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG_LE = longs(ByteOrder.LITTLE_ENDIAN);

  private final boolean bigEndian;
  private final int marker;
  private final long[] markerBytes;
  private final int[] markerPlaces;
  private final long[] markerValues;
  private final int[] axisPlaces = new int[3];
  private final int[] atomPlaces;
  private final int[] slots;
  private final SpanReader spans;

  /**
   * Plans the reads.
   *
   * @param nStored atoms that each axis record holds
   * @param stored which of them are wanted, ascending
   * @param slots where each goes in the frame buffer
   */
  DcdRecords(
      SeekableSource source,
      DcdHeader header,
      DcdLayout layout,
      int nStored,
      int[] stored,
      int[] slots) {
    bigEndian = header.order == ByteOrder.BIG_ENDIAN;
    marker = layout.marker();
    this.slots = slots;
    int cellMarkers = layout.hasCell() ? 2 : 0;
    markerBytes = new long[cellMarkers + 6];
    markerValues = new long[cellMarkers + 6];
    markerPlaces = new int[cellMarkers + 6];
    SpanReader.Builder plan = new SpanReader.Builder();
    if (layout.hasCell()) {
      plan.add(0, layout.cellRecord());
      markerBytes[1] = layout.cellRecord() - marker;
      markerValues[0] = DcdLayout.CELL_BYTES;
      markerValues[1] = DcdLayout.CELL_BYTES;
    }
    long axisRecord = layout.axisRecord(nStored);
    for (int axis = 0; axis < 3; axis++) {
      long start = layout.cellRecord() + axis * axisRecord;
      int m = cellMarkers + 2 * axis;
      markerBytes[m] = start;
      markerBytes[m + 1] = start + axisRecord - marker;
      markerValues[m] = 4L * nStored;
      markerValues[m + 1] = 4L * nStored;
      plan.add(start, marker);
      for (int atom : stored) {
        plan.add(start + marker + 4L * atom, 4);
      }
      plan.add(markerBytes[m + 1], marker);
    }
    spans = plan.build(source, layout.frame(nStored));
    for (int m = 0; m < markerBytes.length; m++) {
      markerPlaces[m] = spans.place(markerBytes[m]);
    }
    atomPlaces = new int[stored.length];
    for (int axis = 0; axis < 3 && stored.length > 0; axis++) {
      long data = layout.cellRecord() + axis * axisRecord + marker;
      axisPlaces[axis] = spans.place(data + 4L * stored[0]);
      if (axis == 0) {
        for (int k = 0; k < stored.length; k++) {
          // gaps within an axis are alike for all three, so that one table serves them
          atomPlaces[k] = spans.place(data + 4L * stored[k]) - axisPlaces[0];
        }
      }
    }
  }

  private static VarHandle ints(ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(int[].class, order);
  }

  private static VarHandle longs(ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(long[].class, order);
  }

  void read(long start, long framesLeft) throws IOException {
    spans.read(start, framesLeft);
  }

  byte[] buffer() {
    return spans.buffer();
  }

  /** Where the six doubles of the cell start in the buffer. */
  int cellPlace() {
    return spans.base() + markerPlaces[0] + marker;
  }

  /** The first marker that is not the length of its record, -1 when all are right. */
  int firstBrokenMarker() {
    for (int m = 0; m < markerPlaces.length; m++) {
      if (foundMarker(m) != markerValues[m]) {
        return m;
      }
    }
    return -1;
  }

  /** Byte of the frame at which a marker stands. */
  long markerByte(int m) {
    return markerBytes[m];
  }

  long expectedMarker(int m) {
    return markerValues[m];
  }

  long foundMarker(int m) {
    int at = spans.base() + markerPlaces[m];
    return marker == 8
        ? (long) (bigEndian ? LONG_BE : LONG_LE).get(spans.buffer(), at)
        : (int) (bigEndian ? INT_BE : INT_LE).get(spans.buffer(), at);
  }

  /** The wanted atoms in nm, each into its slot. */
  void coordinates(FrameBuffer out) {
    VarHandle handle = bigEndian ? INT_BE : INT_LE;
    axis(handle, spans.base() + axisPlaces[0], out.x());
    axis(handle, spans.base() + axisPlaces[1], out.y());
    axis(handle, spans.base() + axisPlaces[2], out.z());
  }

  private void axis(VarHandle handle, int from, float[] target) {
    byte[] bytes = spans.buffer();
    for (int k = 0; k < atomPlaces.length; k++) {
      float angstrom = Float.intBitsToFloat((int) handle.get(bytes, from + atomPlaces[k]));
      target[slots[k]] = Units.angstromToNm(angstrom);
    }
  }
}
