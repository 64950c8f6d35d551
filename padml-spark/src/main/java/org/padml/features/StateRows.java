package org.padml.features;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Staging rows of whole replicas in order, as rows of {@code frames} with their state. */
final class StateRows implements Iterator<Row> {
  private final Iterator<Row> staged;
  private final Passes passes;
  private @Nullable ReplicaKey key;
  private @Nullable StateTrack states;

  StateRows(Iterator<Row> staged, Passes passes) {
    this.staged = staged;
    this.passes = passes;
  }

  @Override
  public boolean hasNext() {
    return staged.hasNext();
  }

  @Override
  public Row next() {
    Row r = staged.next();
    ReplicaKey next = ReplicaKey.of(r);
    StateTrack open = states;
    if (open == null || !next.equals(key)) {
      open = passes.states();
      states = open;
      key = next;
    }
    double[] values = StagedFrame.values(r);
    List<@Nullable Object> row = next.row();
    row.add(r.getAs("frame"));
    row.add(r.getAs("path"));
    row.add(r.getAs("frame_in_file"));
    row.add(r.getAs("time_ps"));
    for (int i = 0; i < values.length; i++) {
      double v = values[i];
      if (Double.isNaN(v)) {
        row.add(null);
      } else if (FrameColumn.isCount(passes.columns().get(i))) {
        row.add((int) v);
      } else {
        row.add(v);
      }
    }
    boolean imagingOk = r.<Boolean>getAs("imaging_ok");
    row.add(open.next(imagingOk, values));
    row.add(imagingOk);
    row.add(r.getAs("flags"));
    return RowFactory.create(row.toArray());
  }
}
