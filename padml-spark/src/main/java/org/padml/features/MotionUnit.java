package org.padml.features;

import java.io.Serializable;

/**
 * One replica and interface whose motions are looked for: the frames whose complex came out whole
 * and together.
 *
 * <p>Sums over its frames go by segments, which depend on its alpha carbons and the numbers of its
 * first and last frame alone: at most {@value #MOST_SEGMENTS} stretches of one power of two of
 * frame numbers, counted from the first frame, merged as {@link org.padml.stats.BlockTree} does.
 * Fewer where the sums of all of them, which one task may come to hold, would be over 256 MB.
 *
 * @param group its number among the replicas and interfaces of the staging rows; -1 without frames
 * @param key its key
 * @param settings its residues and alpha carbons
 * @param frames number of frames
 * @param firstFrame number of the first one
 * @param lastFrame number of the last one
 * @param firstPs time of the first one
 * @param lastPs time of the last one
 */
record MotionUnit(
    int group,
    ReplicaKey key,
    Passes.Settings settings,
    long frames,
    long firstFrame,
    long lastFrame,
    double firstPs,
    double lastPs)
    implements Serializable {
  private static final int MOST_SEGMENTS = 32;

  /** Bounds the covariances of a unit that exist at once, however many frames there are. */
  private static final long BYTES_AT_ONCE = 256L << 20;

  /** Half a matrix of three coordinates a point, in doubles. */
  private static final long COVARIANCE_BYTES = 3 * 3 * Double.BYTES / 2;

  private static final long LEAST_SEGMENT_FRAMES = 64;

  int nPoints() {
    return settings.placeOfPoint().length;
  }

  /** Frame numbers from the first to the last, those that were left out too. */
  long span() {
    return lastFrame - firstFrame + 1;
  }

  private long mostSegments() {
    long bytes = COVARIANCE_BYTES * Math.max(1, nPoints()) * Math.max(1, nPoints());
    return Math.max(1, Math.min(BYTES_AT_ONCE / bytes, MOST_SEGMENTS));
  }

  /** Frame numbers of a segment. */
  long segmentFrames() {
    long frames = LEAST_SEGMENT_FRAMES;
    while (frames * mostSegments() < span()) {
      frames *= 2;
    }
    return frames;
  }

  /** Segment of a frame. */
  int segment(long frame) {
    return (int) ((frame - firstFrame) / segmentFrames());
  }

  int segments() {
    return segment(lastFrame) + 1;
  }

  /** Mean time from one frame number to the next; NaN where times do not grow. */
  double spacingPs() {
    double spacing = (lastPs - firstPs) / (span() - 1);
    return spacing > 0 ? spacing : Double.NaN;
  }
}
