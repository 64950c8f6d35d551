package org.padml.features;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.dynamics.ContactLifetimes;
import org.padml.stats.PresenceCorrelation;

/**
 * Rows of {@code contact_lifetimes} and its likes: how long something between two residues lasted,
 * over a whole replica; and of {@code contact_autocorrelation} and its likes: how likely it still
 * or again is there after a time. A frame left out or missing is as if it had not been written:
 * runs and pairs of frames go on across gaps, which take no time. Where frames are not evenly
 * spaced, runs are counted but have no times.
 */
final class LifetimeTable implements ReplicaWalker {
  /** What there are lifetimes of, as table names begin. */
  static final String CONTACTS = "contact";

  static final String HBONDS = "hbond";
  static final String LIFETIMES = "_lifetimes";
  static final String AUTOCORRELATION = "_autocorrelation";

  /** Longest lag of autocorrelations, frames. */
  private static final int MAX_LAG = 100;

  private final String name;
  private final PairKind kind;
  private final ReplicaKey key;
  private final InterfaceResidues residues;
  private final InterfaceResidues.Places places;
  private final ContactLifetimes lifetimes = new ContactLifetimes(0);
  private final PresenceCorrelation presence = new PresenceCorrelation(MAX_LAG);
  private final TimeGrid grid = new TimeGrid(0);
  private long frames;

  LifetimeTable(String name, PairKind kind, ReplicaKey key, InterfaceResidues residues) {
    this.name = name;
    this.kind = kind;
    this.key = key;
    this.residues = residues;
    this.places = residues.places();
  }

  @Override
  public void add(StagedFrame frame, @Nullable String state, ReplicaOutput out) {
    ContactRecord.forEach(
        frame.contacts(),
        (a, b, distance, kinds) -> {
          if (kind.in(kinds)) {
            lifetimes.present(places.pair(a, b), frames);
            presence.present(places.pair(a, b), frames);
          }
        });
    grid.next(frame.frame(), frame.timePs());
    frames++;
  }

  @Override
  public void endWindow(WindowSpan window, ReplicaOutput out) {}

  /** Runs still open at the end are censored. */
  @Override
  public void endReplica(ReplicaOutput out) {
    double spacing = grid.spacingPs();
    lifetimes
        .lifetimes(frames, spacing)
        .forEach(
            (pair, life) -> {
              List<@Nullable Object> row = key.row();
              residues.name((int) (pair >>> 32), row);
              residues.name(pair.intValue(), row);
              row.add(life.nEvents());
              row.add(life.nCensored());
              row.add(Values.orNull(life.meanPs()));
              row.add(Double.isNaN(spacing) ? null : life.medianPs());
              row.add(Values.orNull(life.longestPs()));
              row.add(Values.orNull(spacing));
              out.row(name + LIFETIMES, row);
            });
    autocorrelation(spacing, out);
  }

  private void autocorrelation(double spacing, ReplicaOutput out) {
    double[] continuous = lifetimes.runs(frames).survivalOfOrigins(MAX_LAG);
    double[] intermittent = presence.correlation(frames);
    for (int lag = 0; lag <= MAX_LAG && lag < frames && !Double.isNaN(spacing); lag++) {
      if (!Double.isNaN(continuous[lag]) || !Double.isNaN(intermittent[lag])) {
        List<@Nullable Object> row = key.row();
        row.add(lag * spacing);
        row.add(Values.orNull(continuous[lag]));
        row.add(Values.orNull(intermittent[lag]));
        out.row(name + AUTOCORRELATION, row);
      }
    }
  }
}
