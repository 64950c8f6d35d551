package org.padml.formats.dcd;

import java.io.IOException;
import java.util.List;
import org.padml.formats.FixedLayoutIndex;
import org.padml.formats.FormatException;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;

/** An opened DCD file. */
final class DcdTrajectory implements Trajectory {
  private final SeekableSource source;
  private final DcdHeader header;
  private final DcdLayout layout;
  private final FixedLayoutIndex index;

  DcdTrajectory(SeekableSource source, DcdHeader header) throws IOException {
    this.source = source;
    this.header = header;
    layout = DcdLayout.find(source, header);
    index = layout.index(header, FixedLayoutIndex.readableLength(source, header.problems));
    if (index.whole() == 0) {
      throw new FormatException(
          index.hasTail() ? FormatException.Kind.TRUNCATED : FormatException.Kind.EMPTY,
          source.path(),
          0,
          header.framesStart,
          "frame: expected "
              + index.expectedBytes(0)
              + " bytes, found "
              + (index.byteEnd(0) - header.framesStart)
              + " before the end of the file");
    }
    if (header.frameCount != index.whole()) {
      header.problems.add(
          "number of frames: expected "
              + header.frameCount
              + " as the header says, found "
              + index.whole()
              + " by file size");
    }
  }

  @Override
  public String path() {
    return source.path();
  }

  @Override
  public String format() {
    return "dcd";
  }

  @Override
  public int nAtoms() {
    return header.nAtoms;
  }

  @Override
  public FrameIndex index() {
    return index;
  }

  @Override
  public FrameReader frames(FrameRange range, AtomSet atoms) {
    if (atoms.last() >= header.nAtoms) {
      throw new IllegalArgumentException(
          path()
              + ": selection: expected atoms below "
              + header.nAtoms
              + ", found "
              + atoms.last());
    }
    return new DcdReader(source, header, layout, index, range, atoms);
  }

  @Override
  public List<String> problems() {
    return List.copyOf(header.problems);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
