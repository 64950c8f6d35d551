package org.padml.features;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.padml.descriptors.dynamics.CoordinateCovariance;
import org.padml.descriptors.dynamics.FittedCovariance;
import org.padml.descriptors.dynamics.FittedSums;
import org.padml.descriptors.dynamics.Fluctuations;
import org.padml.descriptors.dynamics.IndependentComponents;
import org.padml.descriptors.dynamics.PrincipalComponents;
import scala.Tuple2;

/**
 * The motions of some units, in passes over their frames: fits on the mean until it stays, as
 * {@link Fluctuations} does; covariance about it; projections on the first components; slow
 * components of those.
 */
final class MotionBatch {
  private final MotionStages stages;
  private final MotionPlan plan;
  private final List<MotionResult> results;

  /**
   * Of the units of a plan.
   *
   * @param results one a unit, filled
   */
  MotionBatch(MotionStages stages, MotionPlan plan, List<MotionResult> results) {
    this.stages = stages;
    this.plan = plan;
    this.results = results;
  }

  /** Makes the files of every table. */
  List<ReplicaFiles.Written> run(Dataset<Row> whole) {
    JavaRDD<MotionFrame> frames = stages.frames(whole);
    try {
      fit(frames);
      covariance(frames);
      JavaRDD<ProjectedFrame> projected = projected(frames).persist(StorageLevel.MEMORY_AND_DISK());
      try {
        slow(projected);
        projections(projected);
      } finally {
        projected.unpersist();
      }
    } finally {
      frames.unpersist();
      stages.close();
    }
    return stages.files();
  }

  private void fit(JavaRDD<MotionFrame> frames) {
    Map<Integer, double[][]> references = firstFrames(frames);
    for (int pass = 1; !references.isEmpty(); pass++) {
      Broadcast<Map<Integer, double[][]>> on = stages.broadcast(references);
      List<Fit> fits =
          new SegmentSums<>(stages.plan(), on, FittedSums::new, FittedSums::add)
              .of(frames)
              .map(t -> Fit.of(t._1(), t._2()))
              .collect();
      references = new HashMap<>();
      for (Fit fit : fits) {
        check(fit.unit(), fit.frames());
        if (pass == Fluctuations.MAX_PASSES || fit.shiftNm() < Fluctuations.CONVERGED_NM) {
          results
              .get(fit.unit())
              .set(
                  new Fluctuations(
                      fit.rmsfNm(), fit.mean(), pass, fit.shiftNm(), fit.frames(), ""));
        } else {
          references.put(fit.unit(), fit.mean());
        }
      }
      stages.release(on);
    }
    Broadcast<List<Fluctuations>> moved = stages.broadcast(fluctuations());
    Broadcast<MotionPlan> units = stages.plan();
    stages.write(
        stages.units(),
        Integer.class,
        (numbers, files) -> {
          while (numbers.hasNext()) {
            int u = numbers.next();
            MotionUnit unit = units.value().unit(u);
            files.start(unit.key());
            MotionTables.fluctuations(unit, moved.value().get(u), files);
          }
        });
    stages.release(moved);
  }

  /** The first frame of every unit is the first reference. */
  private Map<Integer, double[][]> firstFrames(JavaRDD<MotionFrame> frames) {
    Broadcast<MotionPlan> units = stages.plan();
    Map<Integer, double[][]> out = new HashMap<>();
    for (MotionFrame f :
        frames.filter(f -> f.frame() == units.value().unit(f.unit()).firstFrame()).collect()) {
      int n = plan.unit(f.unit()).nPoints();
      float[][] r = new float[3][n];
      PositionRecord.read(f.positions(), r[0], r[1], r[2]);
      out.put(f.unit(), FittedSums.structure(r[0], r[1], r[2]));
    }
    return out;
  }

  private List<Fluctuations> fluctuations() {
    List<Fluctuations> out = new ArrayList<>();
    for (int u = 0; u < plan.size(); u++) {
      Fluctuations f = results.get(u).fluctuations();
      if (f == null) {
        throw new IllegalStateException(
            "motions of " + plan.unit(u).key() + ": expected a mean structure, found none");
      }
      out.add(f);
    }
    return out;
  }

  private void check(int unit, long frames) {
    if (frames != plan.unit(unit).frames()) {
      throw new IllegalStateException(
          "motions of "
              + plan.unit(unit).key()
              + ": expected "
              + plan.unit(unit).frames()
              + " frames, found "
              + frames);
    }
  }

  private void covariance(JavaRDD<MotionFrame> frames) {
    List<Fluctuations> moved = fluctuations();
    Map<Integer, double[][]> means = new HashMap<>();
    for (int u = 0; u < plan.size(); u++) {
      if (MotionResult.hasCovariance(plan.unit(u))) {
        means.put(u, moved.get(u).mean());
      }
    }
    Broadcast<Map<Integer, double[][]>> on = stages.broadcast(means);
    Broadcast<MotionPlan> units = stages.plan();
    List<MotionResult.Principal> found =
        stages.write(
            new SegmentSums<>(stages.plan(), on, FittedCovariance::new, FittedCovariance::add)
                .of(frames),
            MotionResult.Principal.class,
            (sums, files) -> {
              while (sums.hasNext()) {
                Tuple2<Integer, FittedCovariance> t = sums.next();
                MotionUnit unit = units.value().unit(t._1());
                files.start(unit.key());
                files.share(principal(t._1(), unit, t._2().finish(), files));
              }
            });
    found.forEach(p -> results.get(p.unit()).set(p));
    stages.release(on);
  }

  private static MotionResult.Principal principal(
      int number, MotionUnit unit, CoordinateCovariance covariance, ReplicaOutput out) {
    MotionTables.correlations(unit, covariance, out);
    PrincipalComponents all = PrincipalComponents.of(covariance);
    PrincipalComponents first = all.first(MotionResult.COMPONENTS);
    MotionTables.principal(unit, all, first.variances().length, out);
    return new MotionResult.Principal(number, first, Arrays.stream(all.variances()).sum());
  }

  private JavaRDD<ProjectedFrame> projected(JavaRDD<MotionFrame> frames) {
    List<Fluctuations> moved = fluctuations();
    Map<Integer, Projection.Target> known = new HashMap<>();
    for (int u = 0; u < plan.size(); u++) {
      MotionResult.Principal p = results.get(u).principal();
      if (p != null) {
        known.put(u, new Projection.Target(moved.get(u).mean(), p.components()));
      }
    }
    Broadcast<Map<Integer, Projection.Target>> targets = stages.broadcast(known);
    return frames.mapPartitions(it -> new Projection(it, targets.value()));
  }

  private void slow(JavaRDD<ProjectedFrame> projected) {
    Broadcast<MotionPlan> units = stages.plan();
    List<MotionResult.Slow> found =
        stages.write(
            stages.byUnit(projected),
            MotionResult.Slow.class,
            (frames, files) -> slow(frames, units.value(), files));
    found.forEach(s -> results.get(s.unit()).set(s));
  }

  private static void slow(Iterator<ProjectedFrame> frames, MotionPlan plan, ReplicaFiles files)
      throws IOException {
    ProjectedFrame f = frames.hasNext() ? frames.next() : null;
    while (f != null) {
      int unit = f.unit();
      SlowMotions walk = new SlowMotions(f.principalNm().length, plan.unit(unit).spacingPs());
      while (f != null && f.unit() == unit) {
        walk.add(f.frame(), f.principalNm());
        f = frames.hasNext() ? frames.next() : null;
      }
      files.start(plan.unit(unit).key());
      List<SlowMotions.AtLag> lags = walk.finish();
      lags.forEach(s -> MotionTables.slow(plan.unit(unit), s, files));
      files.share(new MotionResult.Slow(unit, new ArrayList<>(lags)));
    }
  }

  private void projections(JavaRDD<ProjectedFrame> projected) {
    Map<Integer, IndependentComponents> known = new HashMap<>();
    for (int u = 0; u < plan.size(); u++) {
      SlowMotions.AtLag shown = results.get(u).shown();
      if (shown != null) {
        known.put(u, shown.components());
      }
    }
    Broadcast<Map<Integer, IndependentComponents>> slow = stages.broadcast(known);
    Broadcast<MotionPlan> units = stages.plan();
    stages.write(
        projected,
        Integer.class,
        (frames, files) -> {
          while (frames.hasNext()) {
            ProjectedFrame f = frames.next();
            MotionUnit unit = units.value().unit(f.unit());
            files.start(unit.key());
            MotionTables.projections(unit, f, slow.value().get(f.unit()), files);
          }
        });
    stages.release(slow);
  }

  /** One pass of the fit, without what is only needed to add to it. */
  private record Fit(int unit, long frames, double shiftNm, double[][] mean, double[] rmsfNm)
      implements Serializable {
    static Fit of(int unit, FittedSums sums) {
      return new Fit(unit, sums.frames(), sums.shiftNm(), sums.mean(), sums.rmsfNm());
    }
  }
}
