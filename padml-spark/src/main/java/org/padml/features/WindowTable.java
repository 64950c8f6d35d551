package org.padml.features;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.stats.Moments;

/** Rows of {@code windows}: mean, least, largest and spread of every column, and the state. */
final class WindowTable implements ReplicaWalker {
  static final String NAME = "windows";

  private final ReplicaKey key;
  private final List<String> columns;
  private Moments[] moments;
  private final Map<String, Long> states = new HashMap<>();

  WindowTable(ReplicaKey key, List<String> columns) {
    this.key = key;
    this.columns = columns;
    this.moments = fresh();
  }

  private Moments[] fresh() {
    Moments[] out = new Moments[columns.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = new Moments();
    }
    return out;
  }

  @Override
  public void add(StagedFrame frame, @Nullable String state, ReplicaOutput out) {
    for (int i = 0; i < moments.length; i++) {
      moments[i].add(frame.values()[i]);
    }
    if (state != null) {
      states.merge(state, 1L, Long::sum);
    }
  }

  @Override
  public void endWindow(WindowSpan window, ReplicaOutput out) {
    List<@Nullable Object> row = key.row();
    row.add(window.number());
    row.add(window.startPs());
    row.add(window.endPs());
    row.add(window.frames());
    row.add(window.excluded());
    for (int i = 0; i < columns.size(); i++) {
      if (FrameColumn.isSummarised(columns.get(i))) {
        row.add(moments[i].mean());
        row.add(moments[i].min());
        row.add(moments[i].max());
        row.add(moments[i].sd());
      }
    }
    row.add(commonest());
    out.row(NAME, row);
    moments = fresh();
    states.clear();
  }

  private @Nullable String commonest() {
    String best = null;
    for (String s : StateTrack.STATES) {
      if (states.getOrDefault(s, 0L) > (best == null ? 0 : states.getOrDefault(best, 0L))) {
        best = s;
      }
    }
    return best;
  }

  @Override
  public void endReplica(ReplicaOutput out) {}
}
