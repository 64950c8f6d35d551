package org.padml.features;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.Formats;
import org.padml.formats.FrameReader;
import org.padml.formats.FrameSlice;
import org.padml.formats.Trajectory;
import org.padml.hadoop.Storage;
import org.padml.model.FrameBuffer;

/**
 * Walks over the chosen frames of slices. Keeps the last file open, since slices of one file follow
 * each other.
 */
final class ReplicaReader implements Closeable {
  private final Storage storage;
  private @Nullable Trajectory trajectory;
  private String openPath = "";
  private @Nullable FrameReader frames;
  private @Nullable FrameSlice slice;
  private long frameIndex;

  ReplicaReader(Storage storage) {
    this.storage = storage;
  }

  /** Starts a slice of a replica. */
  void start(SystemModel model, ReplicaTask replica, FrameSlice next) throws IOException {
    closeFrames();
    String path = replica.paths().get(next.part());
    Trajectory open = trajectory;
    if (open == null || !openPath.equals(path)) {
      close();
      open = Formats.openTrajectory(storage.open(path), model.fileAtoms());
      trajectory = open;
      openPath = path;
    }
    frames = open.frames(next.range(), model.atomsRead());
    slice = next;
  }

  /**
   * Moves to the next chosen frame and decodes it; sets its time from the replica's clock.
   *
   * @return false at the end of the slice
   * @throws FormatException if a frame is damaged; call again to go on behind it
   */
  boolean next(ReplicaTask replica, FrameBuffer out) throws IOException {
    FrameReader reader = frames;
    FrameSlice s = slice;
    if (reader == null || s == null) {
      return false;
    }
    while (reader.next()) {
      frameIndex = reader.frameIndex();
      long k = frameIndex - s.firstFrame();
      if (k % s.stride() != 0) {
        continue;
      }
      reader.read(out);
      double time = replica.clock().timePs(out.timePs(), s.firstJoined() + k);
      if (!Double.isFinite(time)) {
        throw new FormatException(
            FormatException.Kind.TIME,
            openPath,
            frameIndex,
            reader.byteOffset(),
            "time: expected a finite number, found " + time);
      }
      out.setTimePs(time);
      return true;
    }
    return false;
  }

  /** Index in its file of the frame read last. */
  long frameInFile() {
    return frameIndex;
  }

  /** Index over the joined parts of the frame read last. */
  long outputIndex() {
    FrameSlice s = slice;
    if (s == null) {
      throw new IllegalStateException("frame: expected a started slice");
    }
    return s.firstOutput() + (frameIndex - s.firstFrame()) / s.stride();
  }

  private void closeFrames() {
    frames = null;
    slice = null;
  }

  @Override
  public void close() throws IOException {
    closeFrames();
    Trajectory open = trajectory;
    trajectory = null;
    openPath = "";
    if (open != null) {
      open.close();
    }
  }
}
