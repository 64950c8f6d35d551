package org.padml.descriptors.kinetics;

import java.util.ArrayList;
import java.util.List;
import org.padml.stats.ExactSum;
import org.padml.stats.Mergeable;

/**
 * What kinetics needs of the states of one replica's frames, added in order. Merges exactly for any
 * cut: the same bits whatever the blocks were.
 *
 * <p>A frame's state holds until the next frame. Frames whose state is not known are left out; the
 * state before them goes on. Memory: grows with the number of events, not of frames.
 */
public final class AssociationTrace implements Mergeable<AssociationTrace> {
  private static final long serialVersionUID = 1L;

  private final long stride;
  private long frames;
  private long unboundFrames;
  private final ExactSum unboundVolume = new ExactSum();
  private boolean volumeKnown = true;
  private boolean firstBound;
  private boolean lastBound;
  private double firstTimePs = Double.NaN;
  private double lastTimePs = Double.NaN;
  private final List<Double> changes = new ArrayList<>();

  /**
   * Of no frames yet.
   *
   * @param stride 1 to use every frame, 2 for every other one, to see how results depend on it
   */
  public AssociationTrace(long stride) {
    if (stride < 1) {
      throw new IllegalArgumentException(
          "association trace: stride: expected 1 or more, found " + stride);
    }
    this.stride = stride;
  }

  /**
   * Adds the next frame whose state is known.
   *
   * @param frame its number within the replica; those that the stride does not divide are left out
   * @param bound after hysteresis; an encounter is not bound
   * @param volumeNm3 of the box; NaN where there is none
   * @throws IllegalArgumentException if the time is not later than the one before
   */
  public void add(long frame, double timePs, boolean bound, double volumeNm3) {
    if (frame % stride != 0) {
      return;
    }
    if (frames == 0) {
      firstTimePs = timePs;
      firstBound = bound;
    } else {
      follow(timePs, bound);
    }
    frames++;
    lastTimePs = timePs;
    lastBound = bound;
    if (!bound) {
      unboundFrames++;
      if (volumeNm3 > 0 && volumeNm3 < Double.POSITIVE_INFINITY) {
        unboundVolume.add(volumeNm3);
      } else {
        volumeKnown = false;
      }
    }
  }

  private void follow(double timePs, boolean bound) {
    if (!(timePs > lastTimePs)) {
      throw new IllegalArgumentException(
          "association trace: time: expected more than " + lastTimePs + " ps, found " + timePs);
    }
    if (bound != lastBound) {
      changes.add(timePs);
    }
  }

  @Override
  public void merge(AssociationTrace next) {
    if (next.stride != stride) {
      throw new IllegalArgumentException(
          "association trace: stride: expected " + stride + ", found " + next.stride);
    }
    if (next.frames == 0) {
      return;
    }
    if (frames == 0) {
      firstTimePs = next.firstTimePs;
      firstBound = next.firstBound;
    } else {
      follow(next.firstTimePs, next.firstBound);
    }
    frames += next.frames;
    unboundFrames += next.unboundFrames;
    unboundVolume.merge(next.unboundVolume);
    volumeKnown &= next.volumeKnown;
    changes.addAll(next.changes);
    lastTimePs = next.lastTimePs;
    lastBound = next.lastBound;
  }

  /** The events, in order. */
  public List<AssociationEvent> events() {
    List<AssociationEvent> out = new ArrayList<>();
    boolean bound = firstBound;
    for (int i = 0; i < changes.size(); i++) {
      bound = !bound;
      boolean last = i == changes.size() - 1;
      double end = last ? lastTimePs : changes.get(i + 1);
      out.add(
          new AssociationEvent(
              bound ? AssociationEvent.Kind.ASSOCIATION : AssociationEvent.Kind.DISSOCIATION,
              changes.get(i),
              end - changes.get(i),
              last));
    }
    return out;
  }

  /** The replica's share of the rates. */
  public ReplicaCounts counts() {
    long[] events = new long[2];
    double[] time = new double[2];
    List<List<Double>> dwells = List.of(new ArrayList<>(), new ArrayList<>());
    int state = firstBound ? 1 : 0;
    double begin = firstTimePs;
    for (int i = 0; i < changes.size(); i++) {
      double dwell = changes.get(i) - begin;
      time[state] += dwell;
      events[state]++;
      if (i > 0) {
        dwells.get(state).add(dwell);
      }
      begin = changes.get(i);
      state = 1 - state;
    }
    time[state] += frames == 0 ? 0 : lastTimePs - begin;
    return new ReplicaCounts(
        events[0],
        events[1],
        time[1],
        time[0],
        dwells.get(1).stream().mapToDouble(d -> d).toArray(),
        dwells.get(0).stream().mapToDouble(d -> d).toArray(),
        frames > 1 ? (lastTimePs - firstTimePs) / (frames - 1) : 0,
        unboundFrames,
        volumeKnown ? unboundVolume.value() : Double.NaN);
  }
}
