package org.padml.features;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a walk over a replica leaves what is ready. */
interface ReplicaOutput {
  /** A row of a named table, in the order of its columns. */
  void row(String table, List<@Nullable Object> values);

  /** A share of what joins replicas. */
  void share(Serializable share);
}
