package org.padml.features;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What every task of a run shares.
 *
 * @param systems the systems
 * @param windowsPs window length of each system, ps
 * @param replicas every replica
 * @param firstGroups number of each replica's first interface among all replicas' interfaces
 * @param columns numeric columns of frames in order
 * @param idle describers that tasks leave for each other
 */
record RunContext(
    List<SystemModel> systems,
    double[] windowsPs,
    List<ReplicaTask> replicas,
    int[] firstGroups,
    List<String> columns,
    RunOptions options,
    SerializableConfiguration configuration,
    IdleDescribers idle)
    implements Serializable {

  /** Windows start at the replica's first frame; a frame at a boundary opens the next one. */
  static long window(double timePs, double startPs, double windowPs) {
    return (long) Math.floor((timePs - startPs) / windowPs + WINDOW_TOLERANCE);
  }

  /** Files store times as floats, so 1000 ps may read as 999.9999. */
  private static final double WINDOW_TOLERANCE = 1e-5;
}
