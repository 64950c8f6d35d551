package org.padml.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.padml.formats.Formats;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.units.Units;

/** Asserts what INDEX.tsv records of a trajectory: atoms, frames, times, box, one position. */
public final class IndexRowCheck {
  /** The index prints times with six digits. */
  private static final double TIME_RELATIVE = 1e-5;

  /** The index prints lengths with two decimals of Å, angles with one of degrees. */
  private static final double LENGTH_ANGSTROM = 0.00501;

  private static final double ANGLE_DEG = 0.0501;

  /** The index holds floats rounded to three decimals of Å. */
  private static final double POSITION_ANGSTROM = 5.01e-4;

  /** A part of a row that is compared. */
  public enum Part {
    /** First and last time. */
    TIMES,
    /** Box of the first frame. */
    BOX,
    /** First atom of the last frame. */
    LAST_POSITION
  }

  private IndexRowCheck() {}

  /** Asserts atoms and frames, and the parts named. */
  public static void check(SharedIndex.Row row, List<Part> parts) throws IOException {
    try (Trajectory t =
        Formats.openTrajectory(FileSource.openDecompressed(row.file().toString()), row.nAtoms())) {
      assertEquals(row.nAtoms(), t.nAtoms(), row + ": atoms");
      assertEquals(row.nFrames(), t.index().count(), row + ": frames");
      List<StoredFrame> frames = StoredFrame.all(t);
      assertEquals(row.nFrames(), frames.size(), row + ": frames read");
      StoredFrame first = frames.get(0);
      StoredFrame last = frames.get(frames.size() - 1);
      if (parts.contains(Part.TIMES)) {
        double[] times = row.timesPs();
        assertTime(times[0], first.timePs(), row + ": first time");
        assertTime(times[1], last.timePs(), row + ": last time");
      }
      if (parts.contains(Part.BOX)) {
        double[] box = row.boxAngstromDegrees();
        assertEquals(box.length > 0, first.box().isPeriodic(), row + ": has a box");
        for (int d = 0; d < 3 && box.length > 0; d++) {
          double length = first.box().lengths()[d] * Units.ANGSTROM_PER_NM;
          assertEquals(box[d], length, LENGTH_ANGSTROM, row + ": edge " + d);
          assertEquals(box[d + 3], first.box().anglesDeg()[d], ANGLE_DEG, row + ": angle " + d);
        }
      }
      double[] atom0 = row.lastFrameAtom0Angstrom();
      if (parts.contains(Part.LAST_POSITION) && atom0.length > 0) {
        float[] found = {last.x()[0], last.y()[0], last.z()[0]};
        for (int d = 0; d < 3; d++) {
          assertEquals(
              atom0[d], found[d] * Units.ANGSTROM_PER_NM, POSITION_ANGSTROM, row + ": atom 0");
        }
      }
    }
  }

  private static void assertTime(double expected, double found, String what) {
    assertEquals(expected, found, TIME_RELATIVE * (1 + Math.abs(expected)), what);
  }
}
