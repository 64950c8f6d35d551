package org.padml.formats.mmcif;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.padml.formats.Trajectory;
import org.padml.formats.TrajectoryFormat;
import org.padml.io.SeekableSource;

/** Models of an mmCIF file as frames; all have the cell of the file. */
public final class MmcifTrajectoryFormat implements TrajectoryFormat {
  static final String NAME = "mmcif";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    return recogniseMmcif(head, fileName);
  }

  /** By content when the first line that is no comment starts a data block. */
  static int recogniseMmcif(byte[] head, String fileName) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    for (String line : text.split("\r?\n")) {
      String bare = line.strip();
      if (!bare.isEmpty() && !bare.startsWith("#")) {
        if (bare.regionMatches(true, 0, "data_", 0, 5)) {
          return 2;
        }
        break;
      }
    }
    return fileName.matches(".*\\.(cif|mmcif|pdbx)") ? 1 : 0;
  }

  @Override
  public Trajectory open(SeekableSource source, int topologyAtoms) throws IOException {
    return MmcifTrajectory.open(source);
  }
}
