package org.padml.formats.xdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.padml.formats.FrameIndex;
import org.padml.formats.Trajectory;
import org.padml.model.Box;
import org.padml.testing.SharedIndex;
import org.padml.testing.Trajectories;
import org.padml.testing.Trajectories.Read;
import org.padml.units.Units;

/** Every public XTC and TRR file gives what MDAnalysis recorded of it. */
final class XdrSharedFilesTest {
  // MDAnalysis gives angstrom as float: two roundings of 24 bits
  private static final double RELATIVE = 2e-7;
  // the index prints lengths with two decimals, of lengths that are floats
  private static final double PRINTED_LENGTH = 0.0051;
  // ... and angles with one, of a cosine that is a float
  private static final double PRINTED_ANGLE = 0.0501;

  // the index rounds this file's coordinates, of 1/4000 nm, to 1e-4 nm
  private static final String ROUNDED = "md-ppi/pyinteraph2_single-chain/traj.xtc";
  private static final double ROUNDING = 0.51e-4;

  static Stream<SharedIndex.Row> rows() {
    List<SharedIndex.Row> rows = new java.util.ArrayList<>(SharedIndex.readable("XTC"));
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void givesTheRecordedValues(SharedIndex.Row row) throws IOException {
    try (Trajectory t = Trajectories.open(row.file())) {
      assertEquals(row.format().toLowerCase(java.util.Locale.ROOT), t.format());
      assertEquals(row.nAtoms(), t.nAtoms());
      assertEquals(List.of(), t.problems());
      FrameIndex index = t.index();
      assertEquals(row.nFrames(), index.count());
      assertEquals(row.bytes(), index.byteEnd(index.count() - 1));
      double[] times = row.timesPs();
      assertEquals(times[0], index.timePs(0), RELATIVE * Math.abs(times[0]));
      assertEquals(times[1], index.timePs(index.count() - 1), RELATIVE * Math.abs(times[1]));

      List<Read> frames = Trajectories.readAll(t);
      assertEquals(row.nFrames(), frames.size());
      for (int i = 0; i < frames.size(); i++) {
        assertTrue(frames.get(i).isGood(), frames.get(i).toString());
        assertEquals(index.timePs(i), frames.get(i).timePs());
        assertFalse(index.isDamaged(i));
      }
      Read last = frames.get(frames.size() - 1);
      double[] atom0 = row.lastFrameAtom0Angstrom();
      float[] found = {last.x()[0], last.y()[0], last.z()[0]};
      for (int k = 0; k < 3; k++) {
        double nm = atom0[k] * Units.NM_PER_ANGSTROM;
        double rounding = row.path().equals(ROUNDED) ? ROUNDING : 0;
        assertEquals(nm, found[k], RELATIVE * Math.abs(nm) + rounding);
      }
      checkBox(row.boxAngstromDegrees(), frames.get(0).box());
    }
  }

  private static void checkBox(double[] expected, Box box) {
    assertEquals(expected.length > 0, box.isPeriodic());
    if (expected.length > 0) {
      double[] lengths = box.lengths();
      double[] angles = box.anglesDeg();
      for (int k = 0; k < 3; k++) {
        double l = lengths[k] * Units.ANGSTROM_PER_NM;
        assertEquals(expected[k], l, PRINTED_LENGTH + RELATIVE * l);
        assertEquals(expected[k + 3], angles[k], PRINTED_ANGLE);
      }
    }
  }
}
