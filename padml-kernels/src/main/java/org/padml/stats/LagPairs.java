package org.padml.stats;

/**
 * Pairs of vectors a fixed number of frames apart, from a walk over one replica in order; frames
 * that are left out belong to no pair. Memory: lag vectors. A new replica takes a new walk.
 */
public final class LagPairs {
  /** Takes the pairs. */
  @FunctionalInterface
  public interface Sink {
    /** A vector and the one a lag later, both borrowed until the return. */
    void add(double[] now, double[] later);
  }

  private final double[][] ring;
  private final Sink sink;
  private long frames;

  /**
   * Of a walk that has not begun.
   *
   * @param lag frames, 1 or more
   */
  public LagPairs(int lag, Sink sink) {
    if (lag < 1) {
      throw new IllegalArgumentException("lag: expected 1 or more frames, found " + lag);
    }
    ring = new double[lag][];
    this.sink = sink;
  }

  /** Leaves out the next frames, 0 or more of them. */
  public void skip(long count) {
    // after lag frames nothing older is left to forget
    for (long k = 0; k < Math.min(count, ring.length); k++) {
      ring[(int) ((frames + k) % ring.length)] = null;
    }
    frames += count;
  }

  /** Adds the next frame's vector; copied. */
  public void add(double[] vector) {
    int place = (int) (frames++ % ring.length);
    double[] earlier = ring[place];
    if (earlier == null) {
      ring[place] = vector.clone();
      return;
    }
    sink.add(earlier, vector);
    System.arraycopy(vector, 0, earlier, 0, vector.length);
  }
}
