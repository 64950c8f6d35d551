package org.padml.stats;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many runs of each length were seen, by whether their end was seen. Lengths in frames.
 *
 * <p>Memory: one entry per different length, so at most sqrt(2 frames) of them.
 */
public final class RunCounts implements Mergeable<RunCounts> {
  private static final long serialVersionUID = 1L;

  private final TreeMap<Long, Long> ended = new TreeMap<>();
  private final TreeMap<Long, Long> censored = new TreeMap<>();

  /** Adds a run whose end was seen. */
  public void addEnded(long length) {
    ended.merge(length, 1L, Long::sum);
  }

  /** Adds a run that was still going on when nobody looked any more. */
  public void addCensored(long length) {
    censored.merge(length, 1L, Long::sum);
  }

  /** Adds the runs of another pair or replica; there is nothing to join. */
  @Override
  public void merge(RunCounts next) {
    next.ended.forEach((length, n) -> ended.merge(length, n, Long::sum));
    next.censored.forEach((length, n) -> censored.merge(length, n, Long::sum));
  }

  /** Number of runs whose end was seen. */
  public long nEnded() {
    return ended.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Number of runs still going on at the end. */
  public long nCensored() {
    return censored.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Longest run, ended or not; 0 without runs. */
  public long longest() {
    return Math.max(
        ended.isEmpty() ? 0 : ended.lastKey(), censored.isEmpty() ? 0 : censored.lastKey());
  }

  /** Runs whose end was seen, by length; live. */
  public SortedMap<Long, Long> ended() {
    return ended;
  }

  /** Runs still going on at the end, by length; live. */
  public SortedMap<Long, Long> censored() {
    return censored;
  }

  /** Every length there is, ascending. */
  Iterable<Long> lengths() {
    TreeSet<Long> lengths = new TreeSet<>(ended.keySet());
    lengths.addAll(censored.keySet());
    return lengths;
  }

  /**
   * Continuous autocorrelation: the chance that what is present at some frame stays through the
   * next k frames, k = 0 to maxLag; never rising.
   *
   * <p>S(k + 1) / S(k) = origins present through k + 1 / origins present through k whose next frame
   * was recorded: an origin leaves the average where its recording ends (product limit). Without
   * censored runs this is sum max(0, L - k) / sum L over the lengths L. NaN without runs and from
   * the lag on that no recording reaches.
   *
   * @return [maxLag + 1]
   */
  public double[] survivalOfOrigins(int maxLag) {
    double[] s = new double[maxLag + 1];
    s[0] = nEnded() + nCensored() == 0 ? Double.NaN : 1;
    for (int k = 0; k < maxLag; k++) {
      long through = origins(ended, k) + origins(censored, k);
      long atRisk = through - runsLongerThan(censored, k);
      long stay = origins(ended, k + 1) + origins(censored, k + 1);
      if (atRisk > 0) {
        s[k + 1] = s[k] * ((double) stay / atRisk);
      } else {
        // all have ended, or nobody is left to watch
        s[k + 1] = through == 0 ? s[k] : Double.NaN;
      }
    }
    return s;
  }

  private static long origins(TreeMap<Long, Long> runs, long lag) {
    long sum = 0;
    for (var e : runs.tailMap(lag, false).entrySet()) {
      sum += e.getValue() * (e.getKey() - lag);
    }
    return sum;
  }

  private static long runsLongerThan(TreeMap<Long, Long> runs, long lag) {
    long sum = 0;
    for (long n : runs.tailMap(lag, false).values()) {
      sum += n;
    }
    return sum;
  }
}
