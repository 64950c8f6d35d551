package org.padml.features;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** What a walk over a replica made, kept in memory. */
final class CollectedOutput implements ReplicaOutput {
  private final Map<String, List<Row>> rows = new HashMap<>();
  private final List<Serializable> shares = new ArrayList<>();

  @Override
  public void row(String table, List<@Nullable Object> values) {
    rows.computeIfAbsent(table, k -> new ArrayList<>()).add(RowFactory.create(values.toArray()));
  }

  @Override
  public void share(Serializable share) {
    shares.add(share);
  }

  List<Row> rows(String table) {
    return rows.getOrDefault(table, List.of());
  }

  List<Serializable> shares() {
    return shares;
  }
}
