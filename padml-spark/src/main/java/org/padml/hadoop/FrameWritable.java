package org.padml.hadoop;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.hadoop.io.Writable;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;

/** A frame as Hadoop passes it on: box, time and coordinates in nm. Overwritten by the next one. */
public final class FrameWritable implements Writable {
  private static final int MAX_ATOMS = 1 << 28;

  private FrameBuffer frame;

  /** An empty frame, for Hadoop. */
  public FrameWritable() {
    this(new FrameBuffer(0));
  }

  /** A view of a buffer. */
  public FrameWritable(FrameBuffer frame) {
    this.frame = frame;
  }

  /** The frame; the live buffer. */
  public FrameBuffer frame() {
    return frame;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(frame.nAtoms());
    out.writeLong(frame.frameIndex());
    out.writeLong(frame.stepNumber());
    out.writeDouble(frame.timePs());
    Box b = frame.box();
    for (double v :
        new double[] {b.ax(), b.ay(), b.az(), b.bx(), b.by(), b.bz(), b.cx(), b.cy(), b.cz()}) {
      out.writeDouble(v);
    }
    for (float[] axis : new float[][] {frame.x(), frame.y(), frame.z()}) {
      for (float v : axis) {
        out.writeFloat(v);
      }
    }
  }

  @Override
  public void readFields(DataInput in) throws IOException {
    int n = in.readInt();
    if (n < 0 || n > MAX_ATOMS) {
      throw new IOException("frame: atoms: expected 0 to " + MAX_ATOMS + ", found " + n);
    }
    if (n != frame.nAtoms()) {
      frame = new FrameBuffer(n);
    }
    long index = in.readLong();
    long step = in.readLong();
    double time = in.readDouble();
    double[] rows = new double[9];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = in.readDouble();
    }
    frame.setHeader(index, step, time, Box.ofRows(rows));
    for (float[] axis : new float[][] {frame.x(), frame.y(), frame.z()}) {
      for (int i = 0; i < n; i++) {
        axis[i] = in.readFloat();
      }
    }
  }
}
