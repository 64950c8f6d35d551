package org.padml.features;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/** Tasks with the hosts they would best run on, as Spark's locality scheduling wants them. */
final class LocatedTasks {
  private LocatedTasks() {}

  static JavaRDD<List<SliceTask>> of(JavaSparkContext context, List<List<SliceTask>> tasks) {
    List<Tuple2<List<SliceTask>, Seq<String>>> located = new ArrayList<>();
    for (List<SliceTask> task : tasks) {
      located.add(new Tuple2<>(task, CollectionConverters.asScala(task.get(0).hosts()).toSeq()));
    }
    return context
        .sc()
        .makeRDD(CollectionConverters.asScala(located).toSeq(), ClassTag$.MODULE$.apply(List.class))
        .toJavaRDD();
  }
}
