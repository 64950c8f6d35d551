package org.padml.stats;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Intermittent autocorrelation of what is present in some frames and absent in others: the chance
 * that what is present at a frame is present k frames later, whatever happened between.
 *
 * <p>C(k) = sum h(t) h(t + k) / sum h(t), both over all things and over the frames t whose frame t
 * + k was recorded. Counted in whole numbers, so it merges exactly for any cut. Memory: some maxLag
 * / 4 bytes per thing. Cost: O(maxLag) a presence.
 *
 * @see <a href="https://doi.org/10.1038/379055a0">Luzar and Chandler, 1996</a>
 */
public final class PresenceCorrelation implements Mergeable<PresenceCorrelation> {
  private static final long serialVersionUID = 1L;

  private final int maxLag;
  private final long[] together;
  private final SortedMap<Long, Track> tracks = new TreeMap<>();
  private long present;

  /** The presences of one thing within maxLag frames of its first and its last. */
  private static final class Track implements Serializable {
    private static final long serialVersionUID = 1L;

    final long first;
    long last;

    /** Bit k: present at first + k. */
    final long[] head;

    /** Bit k: present at last - k. */
    final long[] tail;

    Track(long frame, int words) {
      first = frame;
      last = frame;
      head = new long[words];
      tail = new long[words];
      head[0] = 1;
      tail[0] = 1;
    }
  }

  /** Of nothing yet, up to a lag of so many frames. */
  public PresenceCorrelation(int maxLag) {
    if (maxLag < 0) {
      throw new IllegalArgumentException(
          "presence: lag: expected 0 or more frames, found " + maxLag);
    }
    this.maxLag = maxLag;
    together = new long[maxLag + 1];
  }

  /**
   * Adds a frame in which a thing is present; its frames in ascending order.
   *
   * @param thing a name of the caller's, such as a pair of residues
   */
  public void present(long thing, long frame) {
    present++;
    Track track = tracks.get(thing);
    if (track == null) {
      tracks.put(thing, new Track(frame, maxLag / Long.SIZE + 1));
      return;
    }
    if (frame <= track.last) {
      throw outOfOrder(track.last, frame);
    }
    shift(track.tail, frame - track.last);
    countFrom(track.tail, 0);
    track.tail[0] |= 1;
    track.last = frame;
    if (frame - track.first <= maxLag) {
      set(track.head, (int) (frame - track.first));
    }
  }

  private static IllegalArgumentException outOfOrder(long last, long frame) {
    return new IllegalArgumentException(
        "presence: frame: expected more than " + last + ", found " + frame);
  }

  /** Counts lag k + add for every bit k. */
  private void countFrom(long[] bits, long add) {
    for (int w = 0; w < bits.length; w++) {
      for (long rest = bits[w]; rest != 0; rest &= rest - 1) {
        long lag = w * (long) Long.SIZE + Long.numberOfTrailingZeros(rest) + add;
        if (lag > maxLag) {
          return;
        }
        together[(int) lag]++;
      }
    }
  }

  @Override
  public void merge(PresenceCorrelation next) {
    if (next.maxLag != maxLag) {
      throw new IllegalArgumentException(
          "presence: merge: expected lag " + maxLag + ", found " + next.maxLag);
    }
    present += next.present;
    for (int k = 0; k <= maxLag; k++) {
      together[k] += next.together[k];
    }
    next.tracks.forEach(
        (thing, later) -> {
          Track track = tracks.putIfAbsent(thing, later);
          if (track != null) {
            join(track, later);
          }
        });
  }

  private void join(Track track, Track later) {
    if (later.first <= track.last) {
      throw outOfOrder(track.last, later.first);
    }
    for (int k = 0; k <= maxLag && later.first + k - track.last <= maxLag; k++) {
      if (isSet(later.head, k)) {
        countFrom(track.tail, later.first + k - track.last);
      }
    }
    shift(later.head, later.first - track.first);
    shift(track.tail, later.last - track.last);
    for (int w = 0; w < track.head.length; w++) {
      track.head[w] |= later.head[w];
      track.tail[w] |= later.tail[w];
    }
    track.last = later.last;
  }

  /**
   * C(0) = 1 to C(maxLag) of what was seen up to frame {@code endFrame} (exclusive); NaN where no
   * presence has a recorded frame so much later.
   */
  public double[] correlation(long endFrame) {
    long[] tooLate = new long[maxLag + 1];
    for (Track track : tracks.values()) {
      for (int k = 0; k <= maxLag; k++) {
        // present at last - k, so without a recorded frame for lags above endFrame - 1 - last + k
        long lag = endFrame - track.last + k;
        if (isSet(track.tail, k) && lag <= maxLag) {
          tooLate[(int) Math.max(0, lag)]++;
        }
      }
    }
    double[] c = new double[maxLag + 1];
    long origins = present;
    for (int k = 0; k <= maxLag; k++) {
      origins -= tooLate[k];
      long pairs = k == 0 ? present : together[k];
      c[k] = origins == 0 ? Double.NaN : (double) pairs / origins;
    }
    return c;
  }

  private static boolean isSet(long[] bits, int k) {
    return (bits[k / Long.SIZE] >>> k & 1) != 0;
  }

  private static void set(long[] bits, int k) {
    bits[k / Long.SIZE] |= 1L << k;
  }

  /** Moves every bit up by so many places; those that leave are lost. */
  private static void shift(long[] bits, long by) {
    int words = (int) Math.min(bits.length, by / Long.SIZE);
    int rest = (int) (by % Long.SIZE);
    for (int w = bits.length - 1; w >= 0; w--) {
      long high = w >= words ? bits[w - words] << rest : 0;
      long low = rest > 0 && w > words ? bits[w - words - 1] >>> (Long.SIZE - rest) : 0;
      bits[w] = high | low;
    }
  }
}
