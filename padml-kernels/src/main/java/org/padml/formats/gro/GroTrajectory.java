package org.padml.formats.gro;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.ScannedIndex;
import org.padml.formats.Trajectory;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;

/** An opened GRO file; its first frame was walked over, so that its atom count is true. */
final class GroTrajectory implements Trajectory {
  private final SeekableSource source;
  private final int nAtoms;
  private final boolean boxMissing;
  private @Nullable ScannedIndex index;

  private GroTrajectory(SeekableSource source, int nAtoms, boolean boxMissing) {
    this.source = source;
    this.nAtoms = nAtoms;
    this.boxMissing = boxMissing;
  }

  static GroTrajectory open(SeekableSource source) throws IOException {
    GroFrames frames = new GroFrames(source, -1);
    if (frames.nextFrame()) {
      passOver(frames);
    }
    requireSound(source, frames);
    return new GroTrajectory(source, Math.toIntExact(frames.nAtoms()), frames.boxMissing());
  }

  private static void passOver(GroFrames frames) throws IOException {
    while (frames.nextAtom() != null) {
      // only the shape of the lines is checked
    }
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
  public String path() {
    return source.path();
  }

  @Override
  public String format() {
    return GroTrajectoryFormat.NAME;
  }

  @Override
  public int nAtoms() {
    return nAtoms;
  }

  @Override
  public FrameIndex index() throws IOException {
    ScannedIndex known = index;
    if (known == null) {
      GroFrames frames = new GroFrames(source, nAtoms);
      ScannedIndex.Builder found = new ScannedIndex.Builder();
      while (frames.nextFrame()) {
        long start = frames.start();
        double time = frames.timePs();
        passOver(frames);
        found.add(start, time, frames.fault() != null);
      }
      known = found.build(frames.position());
      index = known;
    }
    return known;
  }

  @Override
  public FrameReader frames(FrameRange range, AtomSet atoms) {
    if (atoms.last() >= nAtoms) {
      throw new IllegalArgumentException(
          path() + ": atoms: expected indices below " + nAtoms + ", found " + atoms.last());
    }
    return new GroFrameReader(source, new GroFrames(source, nAtoms), range, atoms);
  }

  @Override
  public List<String> problems() {
    return boxMissing
        ? List.of("box: the file ends behind the atoms, no box is assumed")
        : List.of();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
