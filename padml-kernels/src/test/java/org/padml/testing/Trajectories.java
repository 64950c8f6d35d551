package org.padml.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.padml.formats.FormatException;
import org.padml.formats.Formats;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;

/** Reads whole trajectories into memory, so that two ways of reading can be compared. */
public final class Trajectories {
  private Trajectories() {}

  /** One frame read, or the exception that took its place. */
  public record Read(
      long frame,
      double timePs,
      long stepNumber,
      Box box,
      float[] x,
      float[] y,
      float[] z,
      FormatException fault) {

    /** Whether the frame could be read. */
    public boolean isGood() {
      return fault == null;
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Read r
          && frame == r.frame
          && Double.compare(timePs, r.timePs) == 0
          && stepNumber == r.stepNumber
          && box.equals(r.box)
          && Arrays.equals(x, r.x)
          && Arrays.equals(y, r.y)
          && Arrays.equals(z, r.z)
          && String.valueOf(fault).equals(String.valueOf(r.fault));
    }

    @Override
    public int hashCode() {
      return Long.hashCode(frame);
    }

    @Override
    public String toString() {
      return "frame " + frame + (fault == null ? " at " + timePs + " ps" : ": " + fault);
    }
  }

  /** Opens a local file, compressed or not. */
  public static Trajectory open(Path file) throws IOException {
    return Formats.openTrajectory(FileSource.openDecompressed(file.toString()), -1);
  }

  /** Every frame and fault of a range. */
  public static List<Read> read(Trajectory t, FrameRange range, AtomSet atoms) throws IOException {
    List<Read> all = new ArrayList<>();
    FrameBuffer buffer = new FrameBuffer(atoms.size());
    FrameReader reader = t.frames(range, atoms);
    while (true) {
      try {
        if (!reader.next()) {
          return all;
        }
        reader.read(buffer);
        all.add(
            new Read(
                reader.frameIndex(),
                buffer.timePs(),
                buffer.stepNumber(),
                buffer.box(),
                buffer.x().clone(),
                buffer.y().clone(),
                buffer.z().clone(),
                null));
      } catch (FormatException e) {
        float[] none = new float[0];
        all.add(new Read(reader.frameIndex(), Double.NaN, -1, Box.NONE, none, none, none, e));
      }
    }
  }

  /** Every frame and fault of the file, with every atom. */
  public static List<Read> readAll(Trajectory t) throws IOException {
    return read(t, new FrameRange(0, 0, Long.MAX_VALUE), AtomSet.range(0, t.nAtoms()));
  }
}
