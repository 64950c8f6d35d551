package org.padml.formats.mdcrd;

import java.io.IOException;
import java.util.List;
import org.padml.formats.Trajectory;
import org.padml.formats.TrajectoryFormat;
import org.padml.io.SeekableSource;

/**
 * Amber text restarts as trajectories of one frame: a title, the number of atoms with time, the
 * coordinates, six F12.7 a line, perhaps velocities, perhaps a box. Native units: Å, degree, ps.
 *
 * @see <a href="https://ambermd.org/FileFormats.php#restart">AMBER restart format</a>
 */
public final class InpcrdFormat implements TrajectoryFormat {
  private static final List<String> EXTENSIONS = List.of(".inpcrd", ".rst7", ".restrt", ".rst");
  private static final int LEAST_LINES = 3;

  @Override
  public String name() {
    return "inpcrd";
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    String[] lines = FixedText.lines(head);
    if (lines.length >= LEAST_LINES
        && InpcrdTrajectory.atomCount(lines[1]) > 0
        && FixedText.isRow(
            lines[2].stripTrailing(),
            InpcrdTrajectory.WIDTH,
            InpcrdTrajectory.DECIMALS,
            InpcrdTrajectory.PER_LINE)) {
      return 2;
    }
    return EXTENSIONS.stream().anyMatch(fileName::endsWith) ? 1 : 0;
  }

  @Override
  public Trajectory open(SeekableSource source, int topologyAtoms) throws IOException {
    return InpcrdTrajectory.open(source);
  }
}
