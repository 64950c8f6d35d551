package org.padml.features;

/**
 * Whether the times of a replica's frames lie on an even grid, and where on it each frame lies.
 * Frames that are missing leave empty places.
 */
final class TimeGrid {
  /** Share of the spacing by which a time may be off: engines print few digits. */
  private static final double TOLERANCE = 0.01;

  /** Share of a gap by which the spacing, known from the frames before it, may be off. */
  private static final double GAP_TOLERANCE = 1e-4;

  private long firstFrame;
  private double firstPs = Double.NaN;
  private double lastPs = Double.NaN;
  private long place = -1;
  private String reason = "";

  /**
   * Places the next frame.
   *
   * @param frame its number; tells how many frames are missing between the first two
   * @return empty places between the frame before and this one; 0 once the grid is not even
   */
  long next(long frame, double timePs) {
    double before = lastPs;
    lastPs = timePs;
    if (place < 0) {
      firstFrame = frame;
      firstPs = timePs;
      place = 0;
      return 0;
    }
    double passed = timePs - before;
    double spacing = place == 0 ? passed / (frame - firstFrame) : (before - firstPs) / place;
    long steps = Math.max(1, Math.round(passed / spacing));
    // trajectories store times as floats
    double allowed =
        TOLERANCE * spacing + GAP_TOLERANCE * passed + 2 * Math.ulp((float) Math.abs(timePs));
    if (reason.isEmpty() && !(passed > 0 && Math.abs(passed - steps * spacing) <= allowed)) {
      reason = "frames not evenly spaced: " + spacing + " ps, then " + passed + " ps";
    }
    place += reason.isEmpty() ? steps : 1;
    return reason.isEmpty() ? steps - 1 : 0;
  }

  /** Why the grid is not even; empty if it is. */
  String reason() {
    return reason;
  }

  /** Number of places from the first frame to the last, both included. */
  long places() {
    return place + 1;
  }

  /** Time between places; NaN for fewer than two and where the grid is not even. */
  double spacingPs() {
    return place < 1 || !reason.isEmpty() ? Double.NaN : (lastPs - firstPs) / place;
  }
}
