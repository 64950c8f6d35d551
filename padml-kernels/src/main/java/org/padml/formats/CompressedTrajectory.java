package org.padml.formats;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.io.DamagedStreamException;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;

/**
 * A trajectory in a compressed file. Where the stream is cut or damaged stands one last frame that
 * is truncated; the frames before it can be read.
 */
final class CompressedTrajectory implements Trajectory {
  private final Trajectory inner;
  private @Nullable FrameIndex index;

  CompressedTrajectory(Trajectory inner) {
    this.inner = inner;
  }

  @Override
  public String path() {
    return inner.path();
  }

  @Override
  public String format() {
    return inner.format();
  }

  @Override
  public int nAtoms() {
    return inner.nAtoms();
  }

  @Override
  public List<String> problems() {
    return inner.problems();
  }

  @Override
  public FrameIndex index() throws IOException {
    FrameIndex known = index;
    if (known == null) {
      try {
        known = inner.index();
      } catch (DamagedStreamException e) {
        known = readable(e);
      }
      index = known;
    }
    return known;
  }

  /** What can be read, found by reading it; the cut is one damaged frame. */
  private FrameIndex readable(DamagedStreamException cut) throws IOException {
    ScannedIndex.Builder found = new ScannedIndex.Builder();
    AtomSet none = AtomSet.of();
    FrameBuffer buffer = new FrameBuffer(0);
    Reader reader = new Reader(inner.frames(new FrameRange(0, 0, Long.MAX_VALUE), none));
    boolean more = true;
    while (more) {
      boolean bad = false;
      try {
        more = reader.next();
        if (more) {
          reader.read(buffer);
        }
      } catch (FormatException e) {
        bad = true;
      }
      if (more) {
        long start = reader.cut ? reader.cutAt : reader.byteOffset();
        found.add(start, bad ? Double.NaN : reader.timePs(), bad);
      }
    }
    return found.build(cut.position());
  }

  @Override
  public FrameReader frames(FrameRange range, AtomSet atoms) throws IOException {
    return new Reader(inner.frames(range, atoms));
  }

  @Override
  public void close() throws IOException {
    inner.close();
  }

  /** Turns a damaged stream into a truncated frame behind which nothing follows. */
  private final class Reader extends FrameReader {
    private final FrameReader frames;
    private boolean cut;
    private long cutFrame;
    private long cutAt;

    Reader(FrameReader frames) {
      super(inner.path());
      this.frames = frames;
    }

    @Override
    public boolean next() throws IOException {
      if (cut) {
        return false;
      }
      long frame = frames.frameIndex() + 1;
      long before = frames.byteOffset();
      try {
        return frames.next();
      } catch (DamagedStreamException e) {
        cut = true;
        cutFrame = frame;
        // a reader that got as far as the frame's start knows it
        cutAt = frames.byteOffset() > before ? frames.byteOffset() : e.position();
        throw truncated(e);
      }
    }

    @Override
    protected void decode(FrameBuffer out) throws IOException {
      try {
        frames.read(out);
      } catch (FormatException e) {
        if (e.getCause() instanceof DamagedStreamException) {
          cutFrame = frames.frameIndex();
          cutAt = frames.byteOffset();
          cut = true;
        }
        throw e;
      }
    }

    private FormatException truncated(DamagedStreamException e) {
      return new FormatException(
          FormatException.Kind.TRUNCATED,
          path(),
          cutFrame,
          e.position(),
          "compressed stream: expected more data, found its end or damage",
          e);
    }

    @Override
    protected boolean mayBeInfinite() {
      return false; // the wrapped reader has looked
    }

    @Override
    public long frameIndex() {
      return cut ? cutFrame : frames.frameIndex();
    }

    @Override
    public long byteOffset() {
      return cut ? cutAt : frames.byteOffset();
    }

    @Override
    public double timePs() {
      return cut ? Double.NaN : frames.timePs();
    }
  }
}
