package org.padml.features;

/**
 * How the times of a replica's frames lie: whether they are multiples of one spacing, and where
 * frames are missing.
 */
final class TimeGrid {
  /** Share of the spacing by which a time may be off: engines print few digits. */
  private static final double TOLERANCE = 0.01;

  /** Share of a gap by which the spacing, known from the frames before it, may be off. */
  private static final double GAP_TOLERANCE = 1e-4;

  private final long longGap;
  private long frame;
  private double lastPs = Double.NaN;
  private double evenPs;
  private long evenSteps;
  private long intervals;
  private boolean restarted;
  private long firstEmpty;
  private double unseenPs;
  private String reason = "";

  /**
   * Of no frames yet.
   *
   * @param longGap empty places that part what came before from what comes after
   */
  TimeGrid(long longGap) {
    this.longGap = longGap;
  }

  /**
   * Places the next frame.
   *
   * @param number of the frame; tells how many are missing between the first two
   * @return empty places between the frame before and this one, at least {@code longGap} where the
   *     time passed is no multiple of the spacing; 0 once the frames are not evenly spaced
   */
  long next(long number, double timePs) {
    double passed = timePs - lastPs;
    restarted = false;
    long empty = Double.isNaN(lastPs) || !reason.isEmpty() ? 0 : empty(number, timePs, passed);
    lastPs = timePs;
    frame = number;
    return empty;
  }

  private long empty(long number, double timePs, double passed) {
    intervals++;
    double spacing = evenSteps == 0 ? passed / (number - frame) : evenPs / evenSteps;
    // trajectories store times as floats
    double coarse = 2 * Math.ulp((float) Math.abs(timePs));
    double allowed = TOLERANCE * spacing + GAP_TOLERANCE * passed + coarse;
    if (passed > 0 && passed < spacing - allowed && intervals == 2) {
      return restart(passed, number - frame, coarse);
    }
    if (!(passed > 0) || passed < spacing - allowed) {
      reason = "frames not evenly spaced: " + spacing + " ps, then " + passed + " ps";
      return 0;
    }
    return place(passed, spacing, allowed);
  }

  private long place(double passed, double spacing, double allowed) {
    long steps = Math.round(passed / spacing);
    if (steps > 0 && Math.abs(passed - steps * spacing) <= allowed) {
      evenPs += passed;
      evenSteps += steps;
      unseenPs += (steps - 1) * spacing;
      return steps - 1;
    }
    unseenPs += passed - spacing;
    return Math.max(longGap, steps);
  }

  /** The second interval is the shorter one: the first was a gap. */
  private long restart(double passed, long steps, double coarse) {
    double first = evenPs;
    double spacing = passed / steps;
    evenPs = passed;
    evenSteps = steps;
    unseenPs = (steps - 1) * spacing;
    firstEmpty = place(first, spacing, TOLERANCE * spacing + GAP_TOLERANCE * first + coarse);
    restarted = true;
    return steps - 1;
  }

  /** Whether the frame just placed, the third, shows that there was a gap before the second. */
  boolean isRestarted() {
    return restarted;
  }

  /** Empty places between the first two frames, as {@link #next} counts, once restarted. */
  long firstEmpty() {
    return firstEmpty;
  }

  /** Why the frames are not evenly spaced; empty if they are. */
  String reason() {
    return reason;
  }

  /** Time between places; NaN for fewer than two and where frames are not evenly spaced. */
  double spacingPs() {
    return evenSteps < 1 || !reason.isEmpty() ? Double.NaN : evenPs / evenSteps;
  }

  /** Time in which frames are missing. */
  double unseenPs() {
    return unseenPs;
  }
}
