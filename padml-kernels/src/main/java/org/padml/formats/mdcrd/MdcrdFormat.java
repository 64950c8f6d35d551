package org.padml.formats.mdcrd;

import java.io.IOException;
import org.padml.formats.Trajectory;
import org.padml.formats.TrajectoryFormat;
import org.padml.io.SeekableSource;

/**
 * Amber text trajectories: a title, then per frame the coordinates, ten F8.3 a line, and with
 * periodic boundaries a line of three box lengths. The number of atoms is the topology's. Native
 * unit: Å; times and box angles are not stored.
 *
 * @see <a href="https://ambermd.org/FileFormats.php#trajectory">AMBER trajectory format</a>
 */
public final class MdcrdFormat implements TrajectoryFormat {
  private static final int SHORTEST_CONTENT_LINES = 2;

  @Override
  public String name() {
    return "mdcrd";
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    String[] lines = FixedText.lines(head);
    boolean content = lines.length >= SHORTEST_CONTENT_LINES;
    for (int i = 1; i < lines.length - 1 || i == 1 && content; i++) {
      content &=
          FixedText.isRow(lines[i], MdcrdLayout.WIDTH, MdcrdLayout.DECIMALS, MdcrdLayout.PER_LINE);
    }
    return content ? 2 : fileName.endsWith(".mdcrd") ? 1 : 0;
  }

  @Override
  public Trajectory open(SeekableSource source, int topologyAtoms) throws IOException {
    if (topologyAtoms < 1) {
      throw new IllegalArgumentException(
          source.path()
              + ": mdcrd: expected the number of atoms from a topology, found none: the file does"
              + " not store it");
    }
    return new MdcrdTrajectory(source, MdcrdLayout.find(source, topologyAtoms));
  }
}
