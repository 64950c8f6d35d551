package org.padml.formats.dcd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.padml.formats.Trajectory;
import org.padml.formats.TrajectoryFormat;
import org.padml.io.SeekableSource;

/**
 * DCD of CHARMM, NAMD, X-PLOR and programs that imitate them: either byte order, 32-bit or 64-bit
 * record markers, unit cells, fixed atoms, a fourth dimension. Native units: Å, AKMA time.
 *
 * @see <a href="https://www.ks.uiuc.edu/Research/vmd/plugins/molfile/dcdplugin.html">VMD notes</a>
 */
public final class DcdFormat implements TrajectoryFormat {
  static final int HEADER_RECORD_BYTES = 84;
  private static final byte[] COORDINATES = "CORD".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VELOCITIES = "VELD".getBytes(StandardCharsets.US_ASCII);

  @Override
  public String name() {
    return "dcd";
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    if (startsRecord(head, COORDINATES) || startsRecord(head, VELOCITIES)) {
      return 2;
    }
    return fileName.endsWith(".dcd") ? 1 : 0;
  }

  /** Whether a record marker of 84, in either size and order, precedes the magic. */
  private static boolean startsRecord(byte[] head, byte[] magic) {
    return hasAt(head, 4, magic) && sums84(head, 4) || hasAt(head, 8, magic) && sums84(head, 8);
  }

  private static boolean hasAt(byte[] head, int at, byte[] magic) {
    for (int i = 0; i < magic.length; i++) {
      if (at + i >= head.length || head[at + i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean sums84(byte[] head, int marker) {
    int sum = 0;
    for (int i = 0; i < marker; i++) {
      sum += head[i] & 0xff;
    }
    return sum == HEADER_RECORD_BYTES
        && (head[0] == HEADER_RECORD_BYTES || head[marker - 1] == HEADER_RECORD_BYTES);
  }

  @Override
  public Trajectory open(SeekableSource source, int topologyAtoms) throws IOException {
    return new DcdTrajectory(source, DcdHeader.read(source));
  }
}
