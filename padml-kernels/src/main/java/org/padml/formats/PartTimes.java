package org.padml.formats;

import java.io.IOException;
import java.util.function.DoublePredicate;

/** Times of the frames of parts by one clock, and the frames at given times. */
final class PartTimes {
  /** Files store times as floats: two times closer than this fraction are the same. */
  private static final double TIME_TOLERANCE = 1e-6;

  private final FrameClock clock;

  PartTimes(FrameClock clock) {
    this.clock = clock;
  }

  /** First frame in [from, to) whose time satisfies a condition that stays true once true. */
  long firstWhere(FrameIndex index, long from, long to, long joinedBase, DoublePredicate condition)
      throws IOException {
    boolean ofFile = clock.source() == FrameClock.Source.FILE;
    if (ofFile && index instanceof ScannedIndex) {
      // times are at hand; damaged frames have none and go with the frame before them
      for (long i = from; i < to; i++) {
        double t = index.timePs(i);
        if (!Double.isNaN(t) && condition.test(t)) {
          return i;
        }
      }
      return to;
    }
    long low = from;
    long high = to;
    // the damaged tail of a fixed layout has no time
    while (ofFile && high > low && index.isDamaged(high - 1)) {
      high--;
    }
    if (high < to && !condition.test(high > low ? index.timePs(high - 1) : Double.NaN)) {
      return to;
    }
    while (low < high) {
      long middle = (low + high) >>> 1;
      double t = clock.timePs(ofFile ? index.timePs(middle) : Double.NaN, joinedBase + middle);
      if (condition.test(t)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Time of the first frame in [from, to) that has one, ps; NaN when none has. */
  double firstTime(FrameIndex index, long from, long to, long base) throws IOException {
    for (long i = from; i < to; i++) {
      double t =
          clock.timePs(
              clock.source() == FrameClock.Source.FILE ? index.timePs(i) : Double.NaN, base + i);
      if (!Double.isNaN(t)) {
        return t;
      }
    }
    return Double.NaN;
  }

  /** How far apart equal times may be, ps. */
  static double tolerance(double timePs) {
    return Double.isInfinite(timePs) ? 0 : TIME_TOLERANCE * Math.max(1, Math.abs(timePs));
  }

  /** First frame with a time in the file, -1 when none has one. */
  static long firstTimed(FrameIndex index) throws IOException {
    for (long i = 0; i < index.count(); i++) {
      if (index.isDamaged(i)) {
        continue;
      }
      if (!Double.isNaN(index.timePs(i))) {
        return i;
      }
      if (!(index instanceof ScannedIndex)) {
        return -1;
      }
    }
    return -1;
  }

  /** Last frame with a time in the file, -1 when none has one. */
  static long lastTimed(FrameIndex index) throws IOException {
    for (long i = index.count() - 1; i >= 0; i--) {
      if (index.isDamaged(i)) {
        continue;
      }
      if (!Double.isNaN(index.timePs(i))) {
        return i;
      }
      if (!(index instanceof ScannedIndex)) {
        return -1;
      }
    }
    return -1;
  }
}
