package org.padml.features;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Staging rows of whole replicas in order, as rows of {@code frames} with their state. */
final class StateRows implements Iterator<Row> {
  private final Iterator<Row> staged;
  private final DescribeJob.Passes passes;
  private String key = "";
  private @Nullable ReplicaPass pass;

  StateRows(Iterator<Row> staged, DescribeJob.Passes passes) {
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
    String system = r.getAs("system");
    String replica = r.getAs("replica");
    String pair = r.getAs("interface");
    String next = system + '\n' + replica + '\n' + pair;
    ReplicaPass open = pass;
    if (open == null || !next.equals(key)) {
      open = passes.start(system, replica, pair);
      pass = open;
      key = next;
    }
    List<Double> values = r.getList(r.fieldIndex("values"));
    List<@Nullable Object> row = new ArrayList<>(values.size() + 10);
    row.add(system);
    row.add(replica);
    row.add(pair);
    row.add(r.getAs("frame"));
    row.add(r.getAs("path"));
    row.add(r.getAs("frame_in_file"));
    row.add(r.getAs("time_ps"));
    for (int i = 0; i < values.size(); i++) {
      double v = values.get(i);
      if (Double.isNaN(v)) {
        row.add(null);
      } else if (FrameColumn.isCount(passes.columns().get(i))) {
        row.add((int) v);
      } else {
        row.add(v);
      }
    }
    row.add(open.nextState(values));
    row.add(r.getAs("imaging_ok"));
    row.add(r.getAs("flags"));
    return RowFactory.create(row.toArray());
  }
}
