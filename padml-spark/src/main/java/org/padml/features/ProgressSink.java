package org.padml.features;

/** Hears how far a run has come; called from another thread about once a second. */
@FunctionalInterface
public interface ProgressSink {
  /** Frames described so far, of how many. */
  void update(long done, long total);

  /** Hears nothing. */
  ProgressSink NONE = (done, total) -> {};
}
