package org.padml.features;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The key columns of a replica's rows. */
record ReplicaKey(String system, String replica, String pair) implements Serializable {
  /** Of a staging row. */
  static ReplicaKey of(Row r) {
    return new ReplicaKey(r.getAs("system"), r.getAs("replica"), r.getAs("interface"));
  }

  /** A growing row that starts with the key. */
  List<@Nullable Object> row() {
    return new ArrayList<>(List.of(system, replica, pair));
  }
}
