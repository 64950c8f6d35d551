package org.padml.features;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.Partitioner;

/**
 * Which task sums which segments of which units: the segments of all units in order, cut into
 * partitions of about as many frames each. Where the cuts are changes no bit.
 */
final class MotionPlan implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<MotionUnit> units;
  private final long[] framesBefore;
  private final int partitions;

  /** Some segments of one unit: from, and until before {@code to}. */
  record Stretch(int unit, int from, int to) {}

  /**
   * Of units in order of their keys.
   *
   * @param most partitions
   */
  MotionPlan(List<MotionUnit> units, int most) {
    this.units = List.copyOf(units);
    framesBefore = new long[units.size() + 1];
    int segments = 0;
    for (int u = 0; u < units.size(); u++) {
      framesBefore[u + 1] = framesBefore[u] + units.get(u).span();
      segments += units.get(u).segments();
    }
    partitions = Math.max(1, Math.min(segments, most));
  }

  int size() {
    return units.size();
  }

  MotionUnit unit(int number) {
    return units.get(number);
  }

  int partitions() {
    return partitions;
  }

  private int partition(int unit, int segment) {
    long before = framesBefore[unit] + segment * units.get(unit).segmentFrames();
    return (int) ((double) before / framesBefore[units.size()] * partitions);
  }

  /** Every segment of a partition, in order. */
  List<Stretch> stretches(int partition) {
    List<Stretch> out = new ArrayList<>();
    for (int u = 0; u < units.size(); u++) {
      if (partition(u, 0) > partition) {
        break;
      }
      int end = units.get(u).segments();
      int from = 0;
      while (from < end && partition(u, from) < partition) {
        from++;
      }
      int to = from;
      while (to < end && partition(u, to) == partition) {
        to++;
      }
      if (to > from) {
        out.add(new Stretch(u, from, to));
      }
    }
    return out;
  }

  /** Sends frames to the partitions of their segments. */
  Partitioner bySegment() {
    return new BySegment(this);
  }

  /** Sends everything of a unit to one partition. */
  Partitioner byUnit() {
    return new ByUnit(size(), partitions);
  }

  private static final class BySegment extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final MotionPlan plan;

    BySegment(MotionPlan plan) {
      this.plan = plan;
    }

    @Override
    public int numPartitions() {
      return plan.partitions;
    }

    @Override
    public int getPartition(Object key) {
      UnitKey k = (UnitKey) key;
      return plan.partition(k.unit(), plan.unit(k.unit()).segment(k.order()));
    }
  }

  private static final class ByUnit extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int units;
    private final int partitions;

    ByUnit(int units, int most) {
      this.units = units;
      partitions = Math.max(1, Math.min(units, most));
    }

    @Override
    public int numPartitions() {
      return partitions;
    }

    @Override
    public int getPartition(Object key) {
      return (int) ((long) ((UnitKey) key).unit() * partitions / units);
    }
  }
}
