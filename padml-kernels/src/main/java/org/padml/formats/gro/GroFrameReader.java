package org.padml.formats.gro;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;

/** Reads the frames of a range. */
final class GroFrameReader extends FrameReader {
  private final String path;
  private final GroFrames frames;
  private final FrameRange range;
  private final int[] atoms;
  private long done;
  private @Nullable FormatException fault;

  GroFrameReader(SeekableSource source, GroFrames frames, FrameRange range, AtomSet atoms) {
    super(source.path());
    this.path = source.path();
    this.frames = frames;
    this.range = range;
    this.atoms = atoms.toArray();
    frames.seek(range.byteOffset(), range.firstFrame());
  }

  @Override
  public boolean next() throws IOException {
    if (done >= range.count() || !frames.nextFrame()) {
      return false;
    }
    done++;
    FormatException header = frames.fault();
    if (header != null) {
      throw header;
    }
    return true;
  }

  @Override
  public long frameIndex() {
    return frames.frameIndex();
  }

  @Override
  public long byteOffset() {
    return frames.start();
  }

  @Override
  public double timePs() {
    return frames.timePs();
  }

  @Override
  protected void decode(FrameBuffer out) throws IOException {
    if (out.nAtoms() != atoms.length) {
      throw new IllegalArgumentException(
          path + ": buffer: expected " + atoms.length + " atoms, found " + out.nAtoms());
    }
    fault = null;
    int wanted = 0;
    int n = 0;
    String line;
    while ((line = frames.nextAtom()) != null) {
      if (wanted < atoms.length && atoms[wanted] == n && fault == null) {
        GroLayout layout = Objects.requireNonNull(frames.layout());
        out.x()[wanted] = coordinate(layout, line, 0);
        out.y()[wanted] = coordinate(layout, line, 1);
        out.z()[wanted] = coordinate(layout, line, 2);
        wanted++;
      }
      n++;
    }
    FormatException bad = frames.fault() != null ? frames.fault() : fault;
    if (bad != null) {
      throw bad;
    }
    out.setHeader(frameIndex(), frames.stepNumber(), timePs(), frames.box());
  }

  private float coordinate(GroLayout layout, String line, int k) throws IOException {
    try {
      return layout.coordinate(line, k);
    } catch (NumberFormatException e) {
      if (fault == null) {
        fault =
            frames.fault(
                FormatException.Kind.CORRUPT,
                "coordinate " + "xyz".charAt(k) + ": " + e.getMessage(),
                e);
      }
      return 0;
    }
  }
}
