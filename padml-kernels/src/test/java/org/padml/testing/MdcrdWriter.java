package org.padml.testing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes Amber text trajectories and restarts for tests. */
public final class MdcrdWriter {
  /** Whether frames end with box lengths. */
  public boolean box = true;

  /** Line end. */
  public String lineEnd = "\n";

  private final StringBuilder text = new StringBuilder();
  private int onLine;

  /** A trajectory. */
  public byte[] write(FormulaTrajectory t) {
    text.setLength(0);
    text.append("formula trajectory with a title").append(lineEnd);
    for (int frame = 0; frame < t.nFrames(); frame++) {
      block(t, frame, 8, 3, 10);
      if (box) {
        for (int d = 0; d < 3; d++) {
          text.append(String.format(Locale.ROOT, "%8.3f", t.edgeAngstrom(frame, d)));
        }
        text.append(lineEnd);
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Frame 0 as a restart, with time, perhaps with zero velocities. */
  public byte[] restart(FormulaTrajectory t, boolean velocities) {
    text.setLength(0);
    text.append("formula restart").append(lineEnd);
    text.append(String.format(Locale.ROOT, "%5d%15.7E", t.nAtoms(), t.timePs(0))).append(lineEnd);
    block(t, 0, 12, 7, 6);
    if (velocities) {
      for (int k = 0; k < 3 * t.nAtoms(); k++) {
        number(0, 12, 7, 6);
      }
      endLine();
    }
    if (box) {
      for (int d = 0; d < 6; d++) {
        number(d < 3 ? t.edgeAngstrom(0, d) : 90, 12, 7, 6);
      }
      endLine();
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void block(FormulaTrajectory t, int frame, int width, int decimals, int perLine) {
    for (int a = 0; a < t.nAtoms(); a++) {
      for (int d = 0; d < 3; d++) {
        number(t.angstrom(frame, a, d), width, decimals, perLine);
      }
    }
    endLine();
  }

  private void number(double value, int width, int decimals, int perLine) {
    if (onLine == perLine) {
      endLine();
    }
    text.append(String.format(Locale.ROOT, "%" + width + "." + decimals + "f", value));
    onLine++;
  }

  private void endLine() {
    if (onLine > 0) {
      text.append(lineEnd);
    }
    onLine = 0;
  }
}
