package org.padml.formats;

import java.io.Serializable;

/**
 * The time of a frame.
 *
 * @param source where times come from
 * @param startPs time of joined frame 0; unused for {@link Source#FILE}
 * @param dtPs spacing of joined frames; unused for {@link Source#FILE}
 */
public record FrameClock(Source source, double startPs, double dtPs) implements Serializable {
  /** Times as the files store them. */
  public static final FrameClock OF_FILE = new FrameClock(Source.FILE, 0, 0);

  /** One picosecond a frame: what is assumed when the files store no usable times. */
  public static final FrameClock ASSUMED = new FrameClock(Source.ASSUMED, 0, 1);

  /** Where times come from. */
  public enum Source {
    /** The file's own. */
    FILE,
    /** Given by the user. */
    GIVEN,
    /** The file stores none, or the same for all: 1 ps a frame. */
    ASSUMED
  }

  /** Given by the user. */
  public static FrameClock given(double startPs, double dtPs) {
    if (!(dtPs > 0) || !Double.isFinite(startPs)) {
      throw new IllegalArgumentException(
          "time: expected a finite start_ps and dt_ps > 0, found " + startPs + " and " + dtPs);
    }
    return new FrameClock(Source.GIVEN, startPs, dtPs);
  }

  /** Time of a frame in ps. */
  public double timePs(double fileTimePs, long joinedIndex) {
    return source == Source.FILE ? fileTimePs : startPs + dtPs * joinedIndex;
  }
}
