package org.padml.formats.xtc;

import java.io.IOException;
import org.padml.formats.Trajectory;
import org.padml.formats.TrajectoryFormat;
import org.padml.io.SeekableSource;

/**
 * GROMACS XTC, magic numbers 1995 and 2023 (very large systems). Native units: nm, ps.
 *
 * @see <a href="https://manual.gromacs.org/current/reference-manual/file-formats.html#xtc">GROMACS
 *     manual, file formats</a>
 */
public final class XtcFormat implements TrajectoryFormat {
  /** For {@link java.util.ServiceLoader}. */
  public XtcFormat() {}

  @Override
  public String name() {
    return "xtc";
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    if (head.length >= XtcHeader.MAGIC_BYTES && new XtcHeader().mayStart(head, 0)) {
      return 2;
    }
    return fileName.endsWith(".xtc") ? 1 : 0;
  }

  @Override
  public Trajectory open(SeekableSource source, int topologyAtoms) throws IOException {
    return new XtcTrajectory(source);
  }
}
