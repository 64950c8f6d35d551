package org.padml.formats;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;

/**
 * An opened file whose frames are found by walking over all of its atoms, as in texts of lines of
 * any length. The index is kept once it is known.
 */
public abstract class WalkedTrajectory implements Trajectory {
  private final SeekableSource source;
  private final String format;
  private final int nAtoms;
  private @Nullable ScannedIndex index;

  /** Goes from frame to frame; a frame is known to be sound once its atoms were passed over. */
  public interface Walk {
    /** Moves to the next frame, over the rest of an open one; false at the end. */
    boolean nextFrame() throws IOException;

    /** First byte of the current frame. */
    long start();

    /** Time of the current frame; NaN where the file does not say. */
    double timePs();

    /** Moves behind the atoms of the current frame and returns how many there were. */
    int passAtoms() throws IOException;

    /** Whether the current frame is damaged, as far as it was walked over. */
    boolean isDamaged();

    /** Byte behind what was read last. */
    long position();
  }

  /** With the number of atoms of the first frame. */
  protected WalkedTrajectory(SeekableSource source, String format, int nAtoms) {
    this.source = source;
    this.format = format;
    this.nAtoms = nAtoms;
  }

  /** A walk from the first frame on. */
  protected abstract Walk walk();

  /** A reader of atoms that the file has. */
  protected abstract FrameReader reader(FrameRange range, AtomSet atoms);

  /** The bytes. */
  protected final SeekableSource source() {
    return source;
  }

  @Override
  public final String path() {
    return source.path();
  }

  @Override
  public final String format() {
    return format;
  }

  @Override
  public final int nAtoms() {
    return nAtoms;
  }

  @Override
  public final FrameIndex index() throws IOException {
    ScannedIndex known = index;
    if (known == null) {
      Walk walk = walk();
      ScannedIndex.Builder found = new ScannedIndex.Builder();
      while (walk.nextFrame()) {
        long start = walk.start();
        double time = walk.timePs();
        found.add(start, time, walk.passAtoms() != nAtoms || walk.isDamaged());
      }
      known = found.build(walk.position());
      index = known;
    }
    return known;
  }

  @Override
  public final FrameReader frames(FrameRange range, AtomSet atoms) {
    if (atoms.last() >= nAtoms) {
      throw new IllegalArgumentException(
          path() + ": selection: expected atoms below " + nAtoms + ", found " + atoms.last());
    }
    return reader(range, atoms);
  }

  @Override
  public List<String> problems() {
    return List.of();
  }

  @Override
  public final void close() throws IOException {
    source.close();
  }
}
