package org.padml.formats.mdcrd;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FixedLayoutIndex;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.ScannedIndex;
import org.padml.formats.Trajectory;
import org.padml.io.LineCursor;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;

/**
 * An opened mdcrd file. Frames of regular lines are found by arithmetic; otherwise, and in
 * compressed files, by counting lines.
 */
final class MdcrdTrajectory implements Trajectory {
  private final SeekableSource source;
  private final MdcrdLayout layout;
  private @Nullable FrameIndex index;

  MdcrdTrajectory(SeekableSource source, MdcrdLayout layout) {
    this.source = source;
    this.layout = layout;
  }

  @Override
  public String path() {
    return source.path();
  }

  @Override
  public String format() {
    return "mdcrd";
  }

  @Override
  public int nAtoms() {
    return layout.nAtoms();
  }

  @Override
  public FrameIndex index() throws IOException {
    FrameIndex known = index;
    if (known == null) {
      known = layout.isRegular() ? regularIndex() : walkedIndex();
      index = known;
    }
    return known;
  }

  private FixedLayoutIndex regularIndex() {
    long bytes = layout.frameBytes();
    long whole = FixedLayoutIndex.wholeFrames(layout.start(), bytes, bytes, layout.length());
    return new FixedLayoutIndex(
        layout.start(), bytes, bytes, whole, layout.length(), frame -> Double.NaN);
  }

  private ScannedIndex walkedIndex() throws IOException {
    MdcrdWalker walker = walker(layout.start(), 0);
    ScannedIndex.Builder frames = new ScannedIndex.Builder();
    while (walker.next()) {
      frames.add(walker.frameStart(), Double.NaN, walker.fault() != null);
    }
    return frames.build(walker.position());
  }

  private MdcrdWalker walker(long position, long nextFrame) {
    LineCursor in = new LineCursor(source);
    in.seek(position, 0);
    return new MdcrdWalker(source, layout, in, nextFrame);
  }

  @Override
  public FrameReader frames(FrameRange range, AtomSet atoms) throws IOException {
    if (atoms.last() >= layout.nAtoms()) {
      throw new IllegalArgumentException(
          path()
              + ": selection: expected atoms below "
              + layout.nAtoms()
              + ", found "
              + atoms.last());
    }
    if (layout.isRegular()) {
      return new MdcrdReader(source, layout, regularIndex(), range, atoms);
    }
    long first = range.firstFrame();
    long position = first == 0 ? layout.start() : range.byteOffset();
    if (position < layout.start()) {
      FrameIndex known = index();
      position = first < known.count() ? known.byteOffset(first) : known.byteEnd(known.count() - 1);
    }
    return new MdcrdWalkReader(path(), layout, walker(position, first), range, atoms);
  }

  @Override
  public List<String> problems() {
    return List.copyOf(layout.problems());
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
