package org.padml.formats.gro;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.padml.formats.Trajectory;
import org.padml.formats.TrajectoryFormat;
import org.padml.io.SeekableSource;

/** GRO files of one or more frames; velocities are passed over. */
public final class GroTrajectoryFormat implements TrajectoryFormat {
  static final String NAME = "gro";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    return recogniseGro(head, fileName);
  }

  /** By content when the second line is a number and the third an atom line. */
  static int recogniseGro(byte[] head, String fileName) {
    String[] lines = new String(head, StandardCharsets.ISO_8859_1).split("\r?\n", 4);
    boolean content =
        lines.length >= 3
            && lines[1].strip().matches("\\d{1,10}")
            && lines[2].length() > 20
            && GroLayout.of(lines[2]) != null;
    if (content) {
      return 2;
    }
    return fileName.endsWith(".gro") ? 1 : 0;
  }

  @Override
  public Trajectory open(SeekableSource source, int topologyAtoms) throws IOException {
    return GroTrajectory.open(source);
  }
}
