package org.padml.formats.gro;

import java.io.IOException;
import java.util.List;
import org.padml.formats.FormatException;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.WalkedTrajectory;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;

/** An opened GRO file; its first frame was walked over, so that its atom count is true. */
final class GroTrajectory extends WalkedTrajectory {
  private final boolean boxMissing;

  private GroTrajectory(SeekableSource source, int nAtoms, boolean boxMissing) {
    super(source, GroTrajectoryFormat.NAME, nAtoms);
    this.boxMissing = boxMissing;
  }

  static GroTrajectory open(SeekableSource source) throws IOException {
    GroFrames frames = new GroFrames(source, -1);
    if (frames.nextFrame()) {
      frames.passAtoms();
    }
    requireSound(source, frames);
    return new GroTrajectory(source, Math.toIntExact(frames.nAtoms()), frames.boxMissing());
  }

  /** Checks the first frame after it was walked over. */
  static void requireSound(SeekableSource source, GroFrames frames) throws FormatException {
    FormatException fault = frames.fault();
    if (fault != null) {
      throw fault;
    }
    if (frames.nAtoms() == 0) {
      throw new FormatException(
          FormatException.Kind.EMPTY, source.path(), -1, -1, "atoms: expected at least 1, found 0");
    }
  }

  @Override
  protected Walk walk() {
    return new GroFrames(source(), nAtoms());
  }

  @Override
  protected FrameReader reader(FrameRange range, AtomSet atoms) {
    return new GroFrameReader(source(), new GroFrames(source(), nAtoms()), range, atoms);
  }

  @Override
  public List<String> problems() {
    return boxMissing
        ? List.of("box: the file ends behind the atoms, no box is assumed")
        : List.of();
  }
}
