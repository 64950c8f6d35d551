package org.padml.features;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.padml.stats.BlockTree;
import org.padml.stats.Mergeable;
import scala.Tuple2;

/**
 * Sums over all frames of each unit: tasks sum the segments that they hold, one task a unit merges
 * what they found. Bits depend on the frames alone. A task holds the sums of one unit's segments at
 * a time, of which {@link MotionUnit} has few, however many frames there are.
 */
final class SegmentSums<A extends Mergeable<A>> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Sums of no frames yet. */
  interface Start<A> extends Serializable {
    /** Of frames fitted on a reference, x, y, z [3][nPoints], nm. */
    A on(double[][] reference);
  }

  /** Takes a frame in. */
  interface Add<A> extends Serializable {
    /** The frame is x, y, z [nPoints], nm. */
    void frame(A sums, float[] x, float[] y, float[] z);
  }

  private final Broadcast<MotionPlan> plan;
  private final Broadcast<Map<Integer, double[][]>> references;
  private final Start<A> start;
  private final Add<A> add;

  /** Of the units that have a reference. */
  SegmentSums(
      Broadcast<MotionPlan> plan,
      Broadcast<Map<Integer, double[][]>> references,
      Start<A> start,
      Add<A> add) {
    this.plan = plan;
    this.references = references;
    this.start = start;
    this.add = add;
  }

  /** The sums of each of those units, by its number, in order within each partition. */
  JavaRDD<Tuple2<Integer, A>> of(JavaRDD<MotionFrame> frames) {
    return JavaPairRDD.fromJavaRDD(
            frames.mapPartitionsWithIndex(
                (partition, it) -> new Walk(partition, new FrameCursor(it)), true))
        .repartitionAndSortWithinPartitions(plan.value().byUnit())
        .mapPartitions(Merging::new);
  }

  /** Sums the segments of one partition, unit by unit. */
  private final class Walk implements Iterator<Tuple2<UnitKey, BlockTree<A>>> {
    private final int partition;
    private final FrameCursor frames;
    private final Iterator<MotionPlan.Stretch> stretches;

    Walk(int partition, FrameCursor frames) {
      this.partition = partition;
      this.frames = frames;
      List<MotionPlan.Stretch> wanted = new ArrayList<>(plan.value().stretches(partition));
      wanted.removeIf(s -> !references.value().containsKey(s.unit()));
      stretches = wanted.iterator();
    }

    @Override
    public boolean hasNext() {
      return stretches.hasNext();
    }

    @Override
    public Tuple2<UnitKey, BlockTree<A>> next() {
      MotionPlan.Stretch s = stretches.next();
      MotionUnit unit = plan.value().unit(s.unit());
      double[][] reference = references.value().getOrDefault(s.unit(), new double[3][0]);
      frames.skipBefore(s.unit());
      float[][] r = new float[3][unit.nPoints()];
      BlockTree<A> tree = new BlockTree<>();
      for (int segment = s.from(); segment < s.to(); segment++) {
        A sums = start.on(reference);
        for (MotionFrame f = frames.head();
            f != null && f.unit() == s.unit() && unit.segment(f.frame()) == segment;
            f = frames.next()) {
          PositionRecord.read(f.positions(), r[0], r[1], r[2]);
          add.frame(sums, r[0], r[1], r[2]);
        }
        tree.add(segment, sums);
      }
      return new Tuple2<>(new UnitKey(s.unit(), partition), tree);
    }
  }

  /** A look ahead of one frame. */
  private static final class FrameCursor {
    private final Iterator<MotionFrame> frames;
    private @Nullable MotionFrame head;

    FrameCursor(Iterator<MotionFrame> frames) {
      this.frames = frames;
      next();
    }

    @Nullable MotionFrame head() {
      return head;
    }

    @Nullable MotionFrame next() {
      head = frames.hasNext() ? frames.next() : null;
      return head;
    }

    void skipBefore(int unit) {
      for (MotionFrame f = head; f != null && f.unit() < unit; f = next()) {
        continue;
      }
    }
  }

  /** Joins what the tasks found of each unit, in the order of the segments. */
  private static final class Merging<A extends Mergeable<A>>
      implements Iterator<Tuple2<Integer, A>> {
    private final Iterator<Tuple2<UnitKey, BlockTree<A>>> parts;
    private @Nullable Tuple2<UnitKey, BlockTree<A>> head;

    Merging(Iterator<Tuple2<UnitKey, BlockTree<A>>> parts) {
      this.parts = parts;
      advance();
    }

    private void advance() {
      head = parts.hasNext() ? parts.next() : null;
    }

    @Override
    public boolean hasNext() {
      return head != null;
    }

    @Override
    public Tuple2<Integer, A> next() {
      Tuple2<UnitKey, BlockTree<A>> first = head;
      if (first == null) {
        throw new NoSuchElementException("sums: expected another unit, found the end");
      }
      int unit = first._1().unit();
      BlockTree<A> tree = first._2();
      advance();
      for (Tuple2<UnitKey, BlockTree<A>> more = head;
          more != null && more._1().unit() == unit;
          more = head) {
        tree.merge(more._2());
        advance();
      }
      return new Tuple2<>(unit, tree.finish());
    }
  }
}
