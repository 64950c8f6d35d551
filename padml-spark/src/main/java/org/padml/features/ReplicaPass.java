package org.padml.features;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.features.ReplicaWalker.WindowSpan;

/**
 * Walks over the frames of one replica and interface in order and lets every table take what it
 * needs. Frames whose complex did not come out whole and together are counted and left out. One
 * instance a replica and interface; memory does not grow with the number of frames.
 */
final class ReplicaPass {
  private final StateTrack states;
  private final double startPs;
  private final double windowPs;
  private final FrameRows rows;
  private final List<ReplicaWalker> walkers;
  private long window = Long.MIN_VALUE;
  private long frames;
  private long excluded;

  ReplicaPass(
      StateTrack states,
      FrameRows rows,
      double startPs,
      double windowPs,
      List<ReplicaWalker> walkers) {
    this.states = states;
    this.rows = rows;
    this.startPs = startPs;
    this.windowPs = windowPs;
    this.walkers = walkers;
  }

  /** Takes the next frame; its row and what is ready go to {@code out}. */
  void add(StagedFrame frame, ReplicaOutput out) {
    if (frame.window() < window) {
      throw new IllegalStateException(
          "window of "
              + frame.timePs()
              + " ps: expected times in order, found an earlier one than before");
    }
    if (frame.window() != window) {
      endWindow(out);
      window = frame.window();
    }
    @Nullable String state = states.next(frame.imagingOk(), frame.values());
    rows.add(frame, state, out);
    if (!frame.imagingOk()) {
      excluded++;
      return;
    }
    frames++;
    for (ReplicaWalker w : walkers) {
      w.add(frame, state, out);
    }
  }

  private void endWindow(ReplicaOutput out) {
    if (frames + excluded > 0) {
      WindowSpan span =
          new WindowSpan(
              window,
              startPs + window * windowPs,
              startPs + (window + 1) * windowPs,
              frames,
              excluded);
      for (ReplicaWalker w : walkers) {
        w.endWindow(span, out);
      }
    }
    frames = 0;
    excluded = 0;
  }

  /** Ends the replica. */
  void finish(ReplicaOutput out) {
    endWindow(out);
    for (ReplicaWalker w : walkers) {
      w.endReplica(out);
    }
  }

  /** Lets go of what the tables hold. */
  void close() {
    walkers.forEach(ReplicaWalker::close);
  }
}
