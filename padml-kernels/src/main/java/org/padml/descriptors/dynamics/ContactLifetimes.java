package org.padml.descriptors.dynamics;

import java.io.Serializable;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.padml.stats.KaplanMeier;
import org.padml.stats.Mergeable;
import org.padml.stats.RunCounts;
import org.padml.stats.RunLengths;

/**
 * How long contacts, hydrogen bonds or whatever else comes and goes last, over one replica. Merges
 * exactly for any cut.
 *
 * <p>A run of L frames lasts L frame spacings. One that goes on at the end of the replica is
 * censored; one that is there at the beginning counts from the first frame. Memory: as {@link
 * RunLengths} for each pair that was ever seen.
 */
public final class ContactLifetimes implements Mergeable<ContactLifetimes> {
  private static final long serialVersionUID = 1L;

  private final long gapTolerance;
  private final TreeMap<Long, RunLengths> pairs = new TreeMap<>();

  /**
   * Lifetimes of one pair.
   *
   * @param nEvents runs whose end was seen
   * @param nCensored runs that went on at the end: 0 or 1
   * @param meanPs Kaplan-Meier mean, restricted to the longest run
   * @param medianPs Kaplan-Meier median; null where survival stays above a half
   * @param longestPs longest run, ended or not
   */
  public record Lifetime(
      long nEvents, long nCensored, double meanPs, @Nullable Double medianPs, double longestPs)
      implements Serializable {
    static Lifetime of(RunCounts runs, double spacingPs) {
      KaplanMeier survival = new KaplanMeier(runs);
      double median = survival.median();
      return new Lifetime(
          runs.nEnded(),
          runs.nCensored(),
          survival.restrictedMean() * spacingPs,
          Double.isNaN(median) ? null : (Double) (median * spacingPs),
          runs.longest() * spacingPs);
    }
  }

  /**
   * Of nothing yet.
   *
   * @param gapTolerance frames of absence that do not end a run
   */
  public ContactLifetimes(long gapTolerance) {
    this.gapTolerance = gapTolerance;
  }

  /**
   * Adds a frame in which a pair is in contact.
   *
   * @param pair a name of the caller's, such as two residues in one number
   * @param frame number of the frame within the replica, larger than all before for this pair
   */
  public void present(long pair, long frame) {
    RunLengths runs = pairs.get(pair);
    if (runs == null) {
      runs = new RunLengths(gapTolerance);
      pairs.put(pair, runs);
    }
    runs.present(frame);
  }

  @Override
  public void merge(ContactLifetimes next) {
    next.pairs.forEach(
        (pair, later) -> {
          RunLengths runs = pairs.putIfAbsent(pair, later);
          if (runs != null) {
            runs.merge(later);
          }
        });
  }

  /**
   * Lifetimes of every pair seen, by its number.
   *
   * @param endFrame number of frames of the replica
   * @param spacingPs time between frames
   */
  public SortedMap<Long, Lifetime> lifetimes(long endFrame, double spacingPs) {
    TreeMap<Long, Lifetime> out = new TreeMap<>();
    pairs.forEach((pair, runs) -> out.put(pair, Lifetime.of(runs.runs(endFrame), spacingPs)));
    return out;
  }

  /**
   * The runs of all pairs, whose {@link RunCounts#survivalOfOrigins} is the continuous
   * autocorrelation; those of further replicas merge into it.
   */
  public RunCounts runs(long endFrame) {
    RunCounts all = new RunCounts();
    pairs.values().forEach(runs -> all.merge(runs.runs(endFrame)));
    return all;
  }
}
