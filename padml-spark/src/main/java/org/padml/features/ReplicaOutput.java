package org.padml.features;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** What a walk over a replica has ready: rows of tables, and shares of what joins replicas. */
final class ReplicaOutput {
  /** A row of a named table, or a share. */
  record Item(String table, @Nullable Row row, @Nullable Serializable share)
      implements Serializable {}

  private final Deque<Item> ready = new ArrayDeque<>();

  void row(String table, List<@Nullable Object> values) {
    ready.add(new Item(table, RowFactory.create(values.toArray()), null));
  }

  void share(String table, Serializable share) {
    ready.add(new Item(table, null, share));
  }

  boolean isEmpty() {
    return ready.isEmpty();
  }

  Item remove() {
    return ready.remove();
  }
}
