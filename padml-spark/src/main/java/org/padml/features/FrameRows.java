package org.padml.features;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code frames}, one a frame and interface, whether its imaging came out or not. */
final class FrameRows {
  static final String NAME = "frames";

  private final ReplicaKey key;
  private final List<String> columns;
  private final boolean[] isCount;

  FrameRows(ReplicaKey key, List<String> columns) {
    this.key = key;
    this.columns = columns;
    isCount = new boolean[columns.size()];
    for (int i = 0; i < isCount.length; i++) {
      isCount[i] = FrameColumn.isCount(columns.get(i));
    }
  }

  /** Writes the row of a frame. */
  void add(StagedFrame frame, @Nullable String state, ReplicaOutput out) {
    List<@Nullable Object> row = key.row();
    row.add(frame.frame());
    row.add(frame.path());
    row.add(frame.frameInFile());
    row.add(frame.timePs());
    for (int i = 0; i < columns.size(); i++) {
      double v = frame.values()[i];
      if (Double.isNaN(v)) {
        row.add(null);
      } else if (isCount[i]) {
        row.add((int) v);
      } else {
        row.add(v);
      }
    }
    row.add(state);
    row.add(frame.imagingOk());
    row.add(frame.flags());
    out.row(NAME, row);
  }
}
