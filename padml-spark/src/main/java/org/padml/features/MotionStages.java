package org.padml.features;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/** What Spark runs for a {@link MotionBatch}: frames laid out by the plan, and tasks over them. */
final class MotionStages {
  private static final String[] COLUMNS = {
    "system", "replica", "interface", "frame", "time_ps", "alpha_carbons"
  };

  private final JavaSparkContext context;
  private final MotionPlan units;
  private final Broadcast<MotionPlan> plan;
  private final ReplicaFiles.Layout layout;
  private final Broadcast<SerializableConfiguration> configuration;
  private final int firstTask;
  private final List<ReplicaFiles.Written> files = new ArrayList<>();
  private final List<Broadcast<?>> held = new ArrayList<>();

  MotionStages(
      JavaSparkContext context,
      MotionPlan plan,
      ReplicaFiles.Layout layout,
      Broadcast<SerializableConfiguration> configuration,
      int firstTask) {
    this.context = context;
    this.units = plan;
    this.plan = broadcast(plan);
    this.layout = layout;
    this.configuration = configuration;
    this.firstTask = firstTask;
  }

  Broadcast<MotionPlan> plan() {
    return plan;
  }

  /** Kept until {@link #close} unless it is released before. */
  <V> Broadcast<V> broadcast(V value) {
    Broadcast<V> out = context.broadcast(value);
    held.add(out);
    return out;
  }

  void release(Broadcast<?> broadcast) {
    held.remove(broadcast);
    broadcast.unpersist();
  }

  /** Every unit's number, spread over tasks. */
  JavaRDD<Integer> units() {
    List<Integer> numbers = new ArrayList<>();
    for (int u = 0; u < units.size(); u++) {
      numbers.add(u);
    }
    return context.parallelize(numbers, units.byUnit().numPartitions());
  }

  /** The frames of the units, each in the partition of its segment, in order; kept. */
  JavaRDD<MotionFrame> frames(Dataset<Row> whole) {
    Map<ReplicaKey, Integer> numbers = new HashMap<>();
    List<Integer> groups = new ArrayList<>();
    for (int u = 0; u < units.size(); u++) {
      numbers.put(units.unit(u).key(), u);
      groups.add(units.unit(u).group());
    }
    Broadcast<Map<ReplicaKey, Integer>> known = broadcast(numbers);
    JavaRDD<MotionFrame> frames =
        whole
            // lets Parquet pass over the frames of other batches
            .filter(col("group").isin(groups.toArray()))
            .selectExpr(COLUMNS)
            .javaRDD()
            .flatMap(
                r -> {
                  Integer unit = known.value().get(ReplicaKey.of(r));
                  return unit == null
                      ? Collections.emptyIterator()
                      : List.of(
                              new MotionFrame(
                                  unit,
                                  r.<Long>getAs("frame"),
                                  r.<Double>getAs("time_ps"),
                                  r.<byte[]>getAs("alpha_carbons")))
                          .iterator();
                });
    return frames
        .mapToPair(f -> new Tuple2<>(new UnitKey(f.unit(), f.frame()), f))
        .repartitionAndSortWithinPartitions(units.bySegment())
        .map(Tuple2::_2)
        .persist(StorageLevel.MEMORY_AND_DISK_SER());
  }

  /** The same frames, each unit's in one partition and in order. */
  JavaRDD<ProjectedFrame> byUnit(JavaRDD<ProjectedFrame> frames) {
    JavaPairRDD<UnitKey, ProjectedFrame> keyed =
        frames.mapToPair(f -> new Tuple2<>(new UnitKey(f.unit(), f.frame()), f));
    return keyed.repartitionAndSortWithinPartitions(units.byUnit()).map(Tuple2::_2);
  }

  /** Runs tasks that write files, and gives their shares. */
  <T, S extends Serializable> List<S> write(JavaRDD<T> in, Class<S> share, FileStage.Body<T> body) {
    List<S> shares = new ArrayList<>();
    for (FileStage.Result r :
        in.mapPartitionsWithIndex(new FileStage<>(layout, configuration, firstTask, body), true)
            .collect()) {
      files.addAll(r.files());
      r.shares().forEach(s -> shares.add(share.cast(s)));
    }
    return shares;
  }

  /** Every file written so far. */
  List<ReplicaFiles.Written> files() {
    return files;
  }

  void close() {
    held.forEach(Broadcast::unpersist);
    held.clear();
  }
}
