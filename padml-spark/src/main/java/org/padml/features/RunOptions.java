package org.padml.features;

import java.io.Serializable;
import java.util.Set;
import org.padml.formats.OverlapPolicy;

/**
 * How a run treats its input; none of it changes a value of a good frame except {@code definitions}
 * and {@code descriptors}.
 *
 * @param badFrames what happens when a frame cannot be read
 * @param overlap what happens when restart parts overlap
 * @param splitFrames frames a split, 0 to choose by size
 * @param scanBytes bytes a task hops over when the frames of a long file are looked for
 * @param definitions criteria of descriptors
 * @param descriptors groups to compute; empty for all
 * @param resume whether finished chunks of an interrupted run are used
 */
public record RunOptions(
    BadFrames badFrames,
    OverlapPolicy overlap,
    long splitFrames,
    long scanBytes,
    Definitions definitions,
    Set<DescriptorGroup> descriptors,
    boolean resume)
    implements Serializable {
  /** What happens when a frame cannot be read. */
  public enum BadFrames {
    /** The run stops and says where. */
    FAIL,
    /** The frame is recorded in {@code bad_frames} and the rest goes on. */
    QUARANTINE
  }

  /** Fail on damage, keep the later of overlapping parts, everything else by default. */
  public static RunOptions defaults() {
    return new RunOptions(
        BadFrames.FAIL,
        OverlapPolicy.KEEP_LAST,
        0,
        SparkIndexer.DEFAULT_RANGE_BYTES,
        Definitions.defaults(),
        Set.of(),
        false);
  }

  /** The same for some groups of descriptors only. */
  public RunOptions withDescriptors(Set<DescriptorGroup> groups) {
    return new RunOptions(
        badFrames, overlap, splitFrames, scanBytes, definitions, Set.copyOf(groups), resume);
  }

  /** The same with other definitions. */
  public RunOptions withDefinitions(Definitions other) {
    return new RunOptions(badFrames, overlap, splitFrames, scanBytes, other, descriptors, resume);
  }

  /** Whether a group of descriptors is computed. */
  public boolean wants(DescriptorGroup group) {
    return descriptors.isEmpty() ? group.isDefault() : descriptors.contains(group);
  }
}
