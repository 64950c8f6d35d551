package org.padml.features;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.stats.Blocking;

/** A replica's share of {@code summary}: every column over all frames and over each state's. */
final class SummaryShares implements ReplicaWalker {
  /** The whole run, whatever the state. */
  static final String ALL = "all";

  /** What a replica contributes. */
  record Share(
      ReplicaKey key,
      String state,
      String descriptor,
      long n,
      double mean,
      double variance,
      double inefficiency,
      double beginPs)
      implements Serializable {}

  private final ReplicaKey key;
  private final List<String> columns;
  private final Map<String, Blocking[]> series = new LinkedHashMap<>();
  private double beginPs = Double.NaN;

  SummaryShares(ReplicaKey key, List<String> columns) {
    this.key = key;
    this.columns = columns;
  }

  @Override
  public void add(StagedFrame frame, @Nullable String state, ReplicaOutput out) {
    if (Double.isNaN(beginPs)) {
      beginPs = frame.timePs();
    }
    add(ALL, frame.values());
    if (state != null) {
      add(state, frame.values());
    }
  }

  private void add(String state, double[] values) {
    Blocking[] blocks = series.computeIfAbsent(state, k -> fresh());
    for (int i = 0; i < blocks.length; i++) {
      blocks[i].add(values[i]);
    }
  }

  private Blocking[] fresh() {
    Blocking[] out = new Blocking[columns.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = new Blocking();
    }
    return out;
  }

  /** Blocks of the column at this place over all frames so far. */
  Blocking ofAllFrames(int column) {
    return series.computeIfAbsent(ALL, k -> fresh())[column];
  }

  @Override
  public void endWindow(WindowSpan window, ReplicaOutput out) {}

  @Override
  public void endReplica(ReplicaOutput out) {
    series.forEach(
        (state, blocks) -> {
          for (int i = 0; i < columns.size(); i++) {
            Blocking b = blocks[i];
            if (FrameColumn.isSummarised(columns.get(i)) && b.count() > 0) {
              out.share(
                  new Share(
                      key,
                      state,
                      columns.get(i),
                      b.count(),
                      b.mean(),
                      b.variance(),
                      b.statisticalInefficiency(),
                      beginPs));
            }
          }
        });
  }
}
