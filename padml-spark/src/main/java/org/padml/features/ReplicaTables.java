package org.padml.features;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/** Staging rows of whole replicas in order, as rows of the tables that a replica ends in. */
final class ReplicaTables implements Iterator<ReplicaOutput.Item> {
  private final Iterator<Row> staged;
  private final Passes passes;
  private final ReplicaOutput out = new ReplicaOutput();
  private @Nullable ReplicaKey key;
  private @Nullable ReplicaPass pass;

  ReplicaTables(Iterator<Row> staged, Passes passes) {
    this.staged = staged;
    this.passes = passes;
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.addTaskCompletionListener((TaskCompletionListener) c -> close());
    }
  }

  private void close() {
    if (pass != null) {
      pass.close();
      pass = null;
    }
  }

  @Override
  public boolean hasNext() {
    while (out.isEmpty()) {
      if (staged.hasNext()) {
        add(staged.next());
      } else if (pass != null) {
        pass.finish(out);
        close();
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public ReplicaOutput.Item next() {
    if (!hasNext()) {
      throw new NoSuchElementException("rows: expected another, found the end");
    }
    return out.remove();
  }

  private void add(Row r) {
    ReplicaKey next = ReplicaKey.of(r);
    ReplicaPass open = pass;
    if (open == null || !next.equals(key)) {
      if (open != null) {
        open.finish(out);
        close();
      }
      open = passes.walk(next);
      pass = open;
      key = next;
    }
    open.add(StagedFrame.of(r), out);
  }
}
