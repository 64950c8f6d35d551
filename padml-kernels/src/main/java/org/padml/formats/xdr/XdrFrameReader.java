package org.padml.formats.xdr;

import java.io.IOException;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;

/** Reads frames by the walk's rule; subclasses decode them. */
public abstract class XdrFrameReader extends FrameReader {
  private static final int LARGEST_READ = 4 << 20;

  private final String path;
  private final FrameWalk walk;
  private final long endFrame;
  private long frame;
  private long start = -1;
  private long position;
  private long needed;
  private boolean isFrame;

  /** Before the first frame of the range. */
  protected XdrFrameReader(String path, FrameWalk walk, FrameRange range) {
    super(path);
    this.path = path;
    this.walk = walk;
    this.frame = range.firstFrame() - 1;
    this.position = range.byteOffset();
    long end = range.firstFrame() + range.count();
    this.endFrame = end < 0 ? Long.MAX_VALUE : end;
  }

  /** For messages. */
  protected final String path() {
    return path;
  }

  /** Where the frames are found. */
  protected final FrameWalk walk() {
    return walk;
  }

  @Override
  public final boolean next() throws IOException {
    isFrame = false;
    if (frame + 1 >= endFrame || walk.atEnd(position)) {
      return false;
    }
    long length = start < 0 ? 0 : walk.end() - start;
    long left = endFrame - frame - 1;
    // what the last frame took is the best guess of what the next one takes
    int guess = (int) Math.min(needed, LARGEST_READ);
    int read = Math.max(guess, XdrTrajectory.headerRead(walk.header(), length, left));
    int ahead = XdrTrajectory.headerRead(walk.header(), length, left - 1);
    needed = 0;
    start = position;
    isFrame = walk.look(start, read, left > 1 ? Math.max(guess, ahead) : ahead);
    frame++;
    position = walk.end();
    Fault fault = walk.fault();
    if (fault != null) {
      throw fault.at(path, frame);
    }
    return true;
  }

  /** Told by {@link #decode}: how many bytes from the frame's start on it needed. */
  protected final void neededBytes(long bytes) {
    needed = bytes;
  }

  /**
   * To be called first by {@link #decode}.
   *
   * @throws IllegalStateException if there is no current frame
   * @throws IllegalArgumentException if the buffer has another size than the selection
   */
  protected final void requireFrame(int bufferAtoms, int selectedAtoms) {
    if (!isFrame) {
      throw new IllegalStateException(path + ": read: expected a frame found by next, found none");
    }
    if (bufferAtoms != selectedAtoms) {
      throw new IllegalArgumentException(
          path + ": frame buffer: expected " + selectedAtoms + " atoms, found " + bufferAtoms);
    }
  }

  @Override
  public final long frameIndex() {
    return frame;
  }

  @Override
  public final long byteOffset() {
    return start;
  }

  @Override
  public final double timePs() {
    return isFrame ? walk.header().timePs() : Double.NaN;
  }
}
