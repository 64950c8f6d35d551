package org.padml.formats.pdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.padml.formats.Trajectory;
import org.padml.formats.TrajectoryFormat;
import org.padml.io.SeekableSource;

/** Models of a PDB file as frames: MODEL and ENDMDL, END between frames, or one frame. */
public final class PdbTrajectoryFormat implements TrajectoryFormat {
  static final String NAME = "pdb";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    return recognisePdb(head, fileName);
  }

  /** By content when every whole line of the head is a record of the format. */
  static int recognisePdb(byte[] head, String fileName) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    String[] lines = text.split("\r?\n", -1);
    int whole = lines.length > 1 ? lines.length - 1 : 1;
    int known = 0;
    boolean only = true;
    for (int i = 0; i < whole && only; i++) {
      boolean blank = lines[i].isBlank();
      only = blank || PdbRecords.isKnown(lines[i]);
      known += only && !blank ? 1 : 0;
    }
    if (only && known > 0) {
      return 2;
    }
    return fileName.endsWith(".pdb") || fileName.endsWith(".ent") ? 1 : 0;
  }

  @Override
  public Trajectory open(SeekableSource source, int topologyAtoms) throws IOException {
    return PdbTrajectory.open(source);
  }
}
