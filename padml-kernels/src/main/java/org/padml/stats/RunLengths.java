package org.padml.stats;

/**
 * Lengths of the runs of frames in which something is present, from the frames in which it is, in
 * order. Absences of at most {@code gapTolerance} frames between two presences count as presence.
 *
 * <p>Merges exactly for any cut: the first and the last run stay open until {@link #runs}. Memory
 * does not depend on the number of frames beyond {@link RunCounts}.
 */
public final class RunLengths implements Mergeable<RunLengths> {
  private static final long serialVersionUID = 1L;

  private final long gapTolerance;
  private long nPresent;
  private long nRuns;
  private long firstBegin = -1;
  private long firstEnd = -1;
  private long lastBegin = -1;
  private long lastEnd = -1;
  private final RunCounts inner = new RunCounts();

  /**
   * Of nothing yet.
   *
   * @param gapTolerance frames of absence that do not end a run
   */
  public RunLengths(long gapTolerance) {
    if (gapTolerance < 0) {
      throw new IllegalArgumentException(
          "run lengths: gap tolerance: expected 0 or more frames, found " + gapTolerance);
    }
    this.gapTolerance = gapTolerance;
  }

  /**
   * Adds a frame in which it is present.
   *
   * @param frame number of the frame within the replica, larger than all before
   */
  public void present(long frame) {
    if (frame <= lastEnd) {
      throw new IllegalArgumentException(
          "run lengths: frame: expected more than " + lastEnd + ", found " + frame);
    }
    nPresent++;
    append(frame, frame);
  }

  @Override
  public void merge(RunLengths next) {
    if (next.gapTolerance != gapTolerance) {
      throw new IllegalArgumentException(
          "run lengths: gap tolerance: expected " + gapTolerance + ", found " + next.gapTolerance);
    }
    if (next.nRuns == 0) {
      return;
    }
    if (next.firstBegin <= lastEnd) {
      throw new IllegalArgumentException(
          "run lengths: frame: expected more than " + lastEnd + ", found " + next.firstBegin);
    }
    nPresent += next.nPresent;
    append(next.firstBegin, next.firstEnd);
    if (next.nRuns > 1) {
      append(next.lastBegin, next.lastEnd);
      inner.merge(next.inner);
      nRuns += next.nRuns - 2;
    }
  }

  private void append(long begin, long end) {
    if (nRuns > 0 && begin - lastEnd - 1 <= gapTolerance) {
      lastEnd = end;
      firstEnd = nRuns == 1 ? end : firstEnd;
      return;
    }
    if (nRuns == 0) {
      firstBegin = begin;
      firstEnd = end;
    } else if (nRuns > 1) {
      inner.addEnded(lastEnd - lastBegin + 1);
    }
    lastBegin = begin;
    lastEnd = end;
    nRuns++;
  }

  /** Number of frames in which it was present, gaps not counted. */
  public long nPresent() {
    return nPresent;
  }

  /** Number of runs. */
  public long nRuns() {
    return nRuns;
  }

  /** Whether the first run may have begun before frame {@code beginFrame}. */
  public boolean beganBefore(long beginFrame) {
    return nRuns > 0 && firstBegin - beginFrame <= gapTolerance;
  }

  /**
   * The runs, seen up to frame {@code endFrame} (exclusive). One that may still go on then is
   * censored at its last presence; one that may have begun before is counted from its first
   * presence, as in {@code events / time}.
   */
  public RunCounts runs(long endFrame) {
    RunCounts out = new RunCounts();
    if (nRuns == 0) {
      return out;
    }
    out.merge(inner);
    if (nRuns > 1) {
      out.addEnded(firstEnd - firstBegin + 1);
    }
    long length = lastEnd - lastBegin + 1;
    if (endFrame - 1 - lastEnd <= gapTolerance) {
      out.addCensored(length);
    } else {
      out.addEnded(length);
    }
    return out;
  }
}
