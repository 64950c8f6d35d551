package org.padml.formats.dcd;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FixedLayoutIndex;
import org.padml.formats.FixedLayoutReader;
import org.padml.formats.FormatException;
import org.padml.formats.FrameRange;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;

/**
 * Reads frames of a DCD file. With fixed atoms, later frames are laid over the selected atoms of
 * the first.
 */
final class DcdReader extends FixedLayoutReader {
  private static final VarHandle DOUBLE_BE = doubles(ByteOrder.BIG_ENDIAN);
  private static final VarHandle DOUBLE_LE = doubles(ByteOrder.LITTLE_ENDIAN);

  private final DcdHeader header;
  private final DcdLayout layout;
  private final FixedLayoutIndex index;
  private final DcdRecords all;
  private final @Nullable DcdRecords free;
  private @Nullable FrameBuffer firstFrame;
  private final int nSelected;
  private final double[] cell = new double[6];

  DcdReader(
      SeekableSource source,
      DcdHeader header,
      DcdLayout layout,
      FixedLayoutIndex index,
      FrameRange range,
      AtomSet atoms) {
    super(source.path(), index, range, atoms.size());
    this.header = header;
    this.layout = layout;
    this.index = index;
    nSelected = atoms.size();
    int[] slots = new int[nSelected];
    Arrays.setAll(slots, k -> k);
    all = new DcdRecords(source, header, layout, header.nAtoms, atoms.toArray(), slots);
    free = header.hasFixedAtoms() ? freeRecords(source, atoms) : null;
  }

  private static VarHandle doubles(ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(double[].class, order);
  }

  private DcdRecords freeRecords(SeekableSource source, AtomSet atoms) {
    int[] stored = new int[nSelected];
    int[] slots = new int[nSelected];
    int n = 0;
    for (int k = 0; k < nSelected; k++) {
      int place = Arrays.binarySearch(header.freeAtoms, atoms.get(k));
      if (place >= 0) {
        stored[n] = place;
        slots[n++] = k;
      }
    }
    return new DcdRecords(
        source,
        header,
        layout,
        header.freeAtoms.length,
        Arrays.copyOf(stored, n),
        Arrays.copyOf(slots, n));
  }

  @Override
  protected void decodeFrame(FrameBuffer out) throws IOException {
    long frame = frameIndex();
    DcdRecords records = all;
    if (free != null && frame > 0) {
      records = free;
      copy(firstFrame(), out);
    }
    boolean sameSizeFollows = free == null || frame > 0;
    read(records, frame, sameSizeFollows ? wholeFramesLeft() : 1);
    records.coordinates(out);
    out.setHeader(frame, header.stepNumber(frame), timePs(), box(records, frame));
  }

  private FrameBuffer firstFrame() throws IOException {
    FrameBuffer first = firstFrame;
    if (first == null) {
      first = new FrameBuffer(nSelected);
      read(all, 0, 1);
      all.coordinates(first);
      firstFrame = first;
    }
    return first;
  }

  private static void copy(FrameBuffer from, FrameBuffer to) {
    System.arraycopy(from.x(), 0, to.x(), 0, to.nAtoms());
    System.arraycopy(from.y(), 0, to.y(), 0, to.nAtoms());
    System.arraycopy(from.z(), 0, to.z(), 0, to.nAtoms());
  }

  private void read(DcdRecords records, long frame, long framesLeft) throws IOException {
    long start = index.byteOffset(frame);
    records.read(start, framesLeft);
    int broken = records.firstBrokenMarker();
    if (broken >= 0) {
      throw fault(
          FormatException.Kind.CORRUPT,
          start + records.markerByte(broken),
          (frame == frameIndex() ? "" : "frame " + frame + " with the fixed atoms: ")
              + "record marker: expected "
              + records.expectedMarker(broken)
              + ", found "
              + records.foundMarker(broken));
    }
  }

  private Box box(DcdRecords records, long frame) throws FormatException {
    if (!layout.hasCell()) {
      return Box.NONE;
    }
    VarHandle handle = header.order == ByteOrder.BIG_ENDIAN ? DOUBLE_BE : DOUBLE_LE;
    int at = records.cellPlace();
    for (int i = 0; i < cell.length; i++) {
      cell[i] = (double) handle.get(records.buffer(), at + 8 * i);
    }
    try {
      return DcdCell.box(cell, header.version);
    } catch (IllegalArgumentException e) {
      throw new FormatException(
          FormatException.Kind.BOX,
          header.path(),
          frame,
          index.byteOffset(frame),
          "unit cell: expected a box of positive volume, found " + Arrays.toString(cell),
          e);
    }
  }
}
