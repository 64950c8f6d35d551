package org.padml.features;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.stats.AutocorrelationSums;
import org.padml.stats.Blocking;

/**
 * Rows of {@code autocorrelation} and {@code correlation_times}: how fast each column forgets its
 * value over a replica, and what its mean is worth. Frames that are missing, left out or without
 * the value are holes; frames whose times are not multiples of their spacing have no correlation.
 */
final class AutocorrelationTable implements ReplicaWalker {
  static final String AUTOCORRELATION = "autocorrelation";
  static final String TIMES = "correlation_times";

  /** Longest lag, frames. */
  private static final int LONGEST = 8192;

  private static final int[] LAGS = AutocorrelationSums.lags(16, LONGEST);

  /** With fewer independent values than this, correlation and error are hardly known themselves. */
  private static final int FEW_VALUES = 10;

  private final ReplicaKey key;
  private final SummaryShares summary;
  private final List<Series> series = new ArrayList<>();
  private final TimeGrid grid = new TimeGrid(LONGEST);

  /** One column. */
  private static final class Series {
    final String column;
    final int place;
    @Nullable AutocorrelationSums sums;
    private double before = Double.NaN;
    private double last = Double.NaN;

    Series(String column, int place) {
      this.column = column;
      this.place = place;
    }

    void add(long empty, double value) {
      if (sums == null && !Double.isNaN(value)) {
        sums = new AutocorrelationSums(LAGS, value);
      }
      if (sums != null) {
        sums.skip(empty);
        sums.add(value);
      }
      before = last;
      last = value;
    }

    /** Puts the first two values so many places apart. */
    void restart(long empty) {
      double first = before;
      double second = last;
      sums = null;
      add(0, first);
      add(empty, second);
    }
  }

  /**
   * Of no frames yet.
   *
   * @param summary of the same walk
   */
  AutocorrelationTable(ReplicaKey key, List<String> columns, SummaryShares summary) {
    this.key = key;
    this.summary = summary;
    for (int i = 0; i < columns.size(); i++) {
      if (FrameColumn.isSummarised(columns.get(i))) {
        series.add(new Series(columns.get(i), i));
      }
    }
  }

  @Override
  public void add(StagedFrame frame, @Nullable String state, ReplicaOutput out) {
    long empty = grid.next(frame.frame(), frame.timePs());
    for (Series s : series) {
      if (grid.isRestarted()) {
        s.restart(grid.firstEmpty());
      }
      s.add(empty, frame.values()[s.place]);
    }
  }

  @Override
  public void endWindow(WindowSpan window, ReplicaOutput out) {}

  @Override
  public void endReplica(ReplicaOutput out) {
    double spacing = grid.spacingPs();
    for (Series s : series) {
      AutocorrelationSums sums = s.sums;
      if (sums != null) {
        if (!Double.isNaN(spacing)) {
          correlation(s.column, sums, spacing, out);
        }
        time(s, sums, spacing, out);
      }
    }
  }

  /** Lags up to half as many frames as there are. */
  private void correlation(
      String column, AutocorrelationSums sums, double spacing, ReplicaOutput out) {
    double[] c = sums.correlation();
    long[] pairs = sums.pairs();
    for (int i = 0; i < LAGS.length && LAGS[i] <= sums.count() / 2; i++) {
      if (!Double.isNaN(c[i])) {
        List<@Nullable Object> row = key.row();
        row.add(column);
        row.add(LAGS[i] * spacing);
        row.add(pairs[i]);
        row.add(c[i]);
        out.row(AUTOCORRELATION, row);
      }
    }
  }

  private void time(Series s, AutocorrelationSums sums, double spacing, ReplicaOutput out) {
    AutocorrelationSums.Decay decay = sums.decay();
    String note = grid.reason().isEmpty() ? decay.reason() : grid.reason();
    boolean known = note.isEmpty();
    double effective = known ? sums.count() / decay.inefficiency() : Double.NaN;
    if (decay.integral() < 1 && known) {
      note = "forgotten within a frame: the time is no more than a bound";
    } else if (effective < FEW_VALUES) {
      note = "fewer than " + FEW_VALUES + " independent values";
    }
    Blocking blocks = summary.ofAllFrames(s.place);
    List<@Nullable Object> row = key.row();
    row.add(s.column);
    row.add(sums.count());
    row.add(Values.orNull(spacing));
    row.add(blocks.mean());
    row.add(known ? Values.orNull(decay.integral() * spacing) : null);
    row.add(known ? Values.orNull(decay.inefficiency()) : null);
    row.add(Values.orNull(effective));
    row.add(Values.orNull(Math.sqrt(blocks.variance() / effective)));
    row.add(Values.orNull(blocks.standardError()));
    row.add(note);
    out.row(TIMES, row);
  }
}
