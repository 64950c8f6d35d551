package org.padml.formats.trr;

import java.io.IOException;
import org.padml.formats.Trajectory;
import org.padml.formats.TrajectoryFormat;
import org.padml.io.SeekableSource;

/**
 * GROMACS TRR, single and double precision. Native units: nm, ps.
 *
 * @see <a href="https://manual.gromacs.org/current/reference-manual/file-formats.html#trr">GROMACS
 *     manual, file formats</a>
 */
public final class TrrFormat implements TrajectoryFormat {
  /** For {@link java.util.ServiceLoader}. */
  public TrrFormat() {}

  @Override
  public String name() {
    return "trr";
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    if (head.length >= TrrHeader.MAGIC_BYTES && new TrrHeader().mayStart(head, 0)) {
      return 2;
    }
    return fileName.endsWith(".trr") ? 1 : 0;
  }

  @Override
  public Trajectory open(SeekableSource source, int topologyAtoms) throws IOException {
    return new TrrTrajectory(source);
  }
}
