package org.padml.features;

import org.jspecify.annotations.Nullable;

/** Makes one table, or a share of one, from a replica's frames in order. */
interface ReplicaWalker {
  /**
   * Takes the next frame.
   *
   * @param state its state, or null where the rule's columns have no value
   */
  void add(StagedFrame frame, @Nullable String state, ReplicaOutput out);

  /** A window ended; the frames added since the last call are its own, maybe none. */
  void endWindow(WindowSpan window, ReplicaOutput out);

  /** The replica ended; its last window did before. */
  void endReplica(ReplicaOutput out);

  /** Lets go of what is held, also where the walk broke off. */
  default void close() {}

  /**
   * A window.
   *
   * @param number counted from the replica's first frame
   * @param startPs its start
   * @param endPs its end, exclusive
   * @param frames frames used
   * @param excluded frames left out because the complex did not come out whole and together
   */
  record WindowSpan(long number, double startPs, double endPs, long frames, long excluded) {}
}
