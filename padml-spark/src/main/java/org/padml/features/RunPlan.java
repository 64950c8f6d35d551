package org.padml.features;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run will read, before anything is decoded.
 *
 * @param systems the systems
 * @param replicas every replica of every system
 * @param tasks groups of slices, one group a task
 * @param inputs every file with its size and what its header said
 * @param dropped frames left out because restart parts overlap
 * @param frames number of frames that will be read
 * @param bytes bytes they span
 */
public record RunPlan(
    List<SystemModel> systems,
    List<ReplicaTask> replicas,
    List<List<SliceTask>> tasks,
    List<Input> inputs,
    List<BadFrame> dropped,
    long frames,
    long bytes) {

  /** Number of each replica's first interface among those of all replicas; last, their number. */
  int[] firstGroups() {
    int[] out = new int[replicas.size() + 1];
    for (int r = 0; r < replicas.size(); r++) {
      out[r + 1] = out[r] + systems.get(replicas.get(r).system()).interfaces().size();
    }
    return out;
  }

  /**
   * A file that is read.
   *
   * @param problems what was odd about its header
   * @param digest SHA-256 of size, head and tail: enough to notice another file of the same name
   */
  public record Input(
      String system,
      String replica,
      String path,
      String format,
      long bytes,
      long frames,
      double firstTimePs,
      double lastTimePs,
      String digest,
      List<String> problems,
      @Nullable BadFrame unreadable) {}
}
