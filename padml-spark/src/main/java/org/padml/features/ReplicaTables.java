package org.padml.features;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Staging rows of whole replicas in order, as rows of the tables that a replica ends in. */
final class ReplicaTables implements Iterator<ReplicaTables.Tagged> {
  /** A row of a named table, or a share of the summary. */
  record Tagged(String table, @Nullable Row row, ReplicaPass.@Nullable Share share)
      implements Serializable {}

  private final Iterator<Row> staged;
  private final DescribeJob.Passes passes;
  private final Deque<Tagged> ready = new ArrayDeque<>();
  private String key = "";
  private @Nullable ReplicaPass pass;

  ReplicaTables(Iterator<Row> staged, DescribeJob.Passes passes) {
    this.staged = staged;
    this.passes = passes;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty()) {
      if (staged.hasNext()) {
        add(staged.next());
      } else if (pass != null) {
        finish(pass);
        pass = null;
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public Tagged next() {
    if (!hasNext()) {
      throw new NoSuchElementException("rows: expected another, found the end");
    }
    return ready.remove();
  }

  private void add(Row r) {
    String system = r.getAs("system");
    String replica = r.getAs("replica");
    String pair = r.getAs("interface");
    String next = system + '\n' + replica + '\n' + pair;
    ReplicaPass open = pass;
    if (open == null || !next.equals(key)) {
      if (open != null) {
        finish(open);
      }
      open = passes.start(system, replica, pair);
      pass = open;
      key = next;
    }
    List<Double> values = r.getList(r.fieldIndex("values"));
    ReplicaPass.Output out = new ReplicaPass.Output();
    double time = r.getAs("time_ps");
    long window = r.getAs("window");
    open.add(time, window, values, r.getAs("contacts"), r.getAs("residues"), out);
    take(out);
  }

  private void finish(ReplicaPass done) {
    ReplicaPass.Output out = new ReplicaPass.Output();
    done.finish(out);
    take(out);
  }

  private void take(ReplicaPass.Output out) {
    out.windows.forEach(r -> ready.add(new Tagged("windows", r, null)));
    out.residues.forEach(r -> ready.add(new Tagged("residues", r, null)));
    out.pairs.forEach(r -> ready.add(new Tagged("residue_pairs", r, null)));
    out.shares.forEach(s -> ready.add(new Tagged("summary", null, s)));
  }
}
