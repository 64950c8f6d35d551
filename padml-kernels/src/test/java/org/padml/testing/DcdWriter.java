package org.padml.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.padml.units.Units;

/** Writes DCD files of every layout for tests. */
public final class DcdWriter {
  private static final int STEPS_BETWEEN_FRAMES = 10;

  /** Byte order of everything. */
  public ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  /** Bytes of a record marker, 4 or 8. */
  public int marker = 4;

  /** Whether frames have a cell: lengths and cosines below version 25, else the matrix. */
  public boolean cell = true;

  /** Whether frames have a fourth axis. */
  public boolean fourth;

  /** CHARMM version; 0 writes an X-PLOR header. */
  public int version = 24;

  /** Number of titles of 80 bytes. */
  public int titles = 2;

  /** 0-based free atoms, ascending; empty for no fixed atoms. */
  public int[] free = {};

  /** Number of frames to announce, -1 for the truth. */
  public int announcedFrames = -1;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** The file. With fixed atoms, those keep the coordinates of frame 0. */
  public byte[] write(FormulaTrajectory t) {
    out.reset();
    record(header(t));
    ByteBuffer title = buffer(4 + 80 * titles).putInt(titles);
    if (titles > 0) {
      title.put("formula".getBytes(StandardCharsets.US_ASCII));
    }
    record(title);
    record(buffer(4).putInt(t.nAtoms()));
    if (free.length > 0) {
      ByteBuffer list = buffer(4 * free.length);
      for (int atom : free) {
        list.putInt(atom + 1);
      }
      record(list);
    }
    for (int frame = 0; frame < t.nFrames(); frame++) {
      frame(t, frame);
    }
    return out.toByteArray();
  }

  private ByteBuffer header(FormulaTrajectory t) {
    double akma = FormulaTrajectory.INTERVAL_PS / STEPS_BETWEEN_FRAMES / Units.PS_PER_AKMA;
    int first = (int) (FormulaTrajectory.START_PS / FormulaTrajectory.INTERVAL_PS);
    ByteBuffer h = buffer(84).put("CORD".getBytes(StandardCharsets.US_ASCII));
    h.putInt(announcedFrames < 0 ? t.nFrames() : announcedFrames);
    h.putInt(first * STEPS_BETWEEN_FRAMES).putInt(STEPS_BETWEEN_FRAMES);
    h.putInt(4 + 4 * 8, free.length > 0 ? t.nAtoms() - free.length : 0);
    if (version == 0) {
      h.putDouble(4 + 4 * 9, akma);
    } else {
      h.putFloat(4 + 4 * 9, (float) akma);
      h.putInt(4 + 4 * 10, cell ? 1 : 0).putInt(4 + 4 * 11, fourth ? 1 : 0);
    }
    return h.putInt(4 + 4 * 19, version);
  }

  private void frame(FormulaTrajectory t, int frame) {
    if (cell) {
      ByteBuffer c = buffer(48);
      c.putDouble(t.edgeAngstrom(frame, 0)).putDouble(0).putDouble(t.edgeAngstrom(frame, 1));
      c.putDouble(0).putDouble(0).putDouble(t.edgeAngstrom(frame, 2));
      record(c);
    }
    boolean all = frame == 0 || free.length == 0;
    int n = all ? t.nAtoms() : free.length;
    for (int axis = 0; axis < (fourth ? 4 : 3); axis++) {
      ByteBuffer values = buffer(4 * n);
      for (int k = 0; k < n; k++) {
        values.putFloat(axis == 3 ? -99 : t.angstrom(frame, all ? k : free[k], axis));
      }
      record(values);
    }
  }

  private ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(order);
  }

  private void record(ByteBuffer content) {
    int length = content.capacity();
    ByteBuffer mark = buffer(marker);
    if (marker == 8) {
      mark.putLong(length);
    } else {
      mark.putInt(length);
    }
    out.writeBytes(mark.array());
    out.writeBytes(content.array());
    out.writeBytes(mark.array());
  }
}
