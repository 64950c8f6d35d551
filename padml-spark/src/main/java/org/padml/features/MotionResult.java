package org.padml.features;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.dynamics.CrossCorrelation;
import org.padml.descriptors.dynamics.Fluctuations;
import org.padml.descriptors.dynamics.PrincipalComponents;

/** What is known of the motions of one unit so far, and why there is no more; on the driver. */
final class MotionResult {
  /** Fewer have no orientation to fit. */
  static final int LEAST_POINTS = 3;

  /** Covariance takes 72 bytes a pair of these, several times, and their cube in time. */
  static final int MOST_POINTS = 1500;

  /** Principal components that are listed, and that slow components are made of. */
  static final int COMPONENTS = 10;

  /** Lag of the slow components along which frames are shown, if there are pairs enough. */
  private static final int SHOWN_LAG = 10;

  /** What the tables of motion rest on. */
  static final String CRITERION =
      "CA of frames whose complex is whole, fitted without weights on their mean, which is iterated"
          + " from the first frame to "
          + Fluctuations.CONVERGED_NM
          + " nm; covariance over n - 1; slow components of the first "
          + COMPONENTS
          + " principal components, pairs of frames by their numbers, reversible; projections: lag "
          + SHOWN_LAG
          + " frames or the longest below it";

  private final MotionUnit unit;
  private @Nullable Fluctuations moved;
  private @Nullable Principal principal;
  private List<SlowMotions.AtLag> slow = List.of();

  /**
   * The first principal components of a unit.
   *
   * @param unit its number in the {@link MotionPlan}
   * @param components the first ones only
   * @param totalNm2 variance along all of them
   */
  record Principal(int unit, PrincipalComponents components, double totalNm2)
      implements Serializable {}

  /** The slow components of a unit, of all lags. */
  record Slow(int unit, List<SlowMotions.AtLag> lags) implements Serializable {}

  MotionResult(MotionUnit unit) {
    this.unit = unit;
  }

  MotionUnit unit() {
    return unit;
  }

  /** Whether frames can be fitted on their mean. */
  static boolean canBeFitted(MotionUnit unit) {
    return unit.nPoints() >= LEAST_POINTS && unit.frames() >= 2;
  }

  /** Whether the covariance fits into the memory of a task. */
  static boolean hasCovariance(MotionUnit unit) {
    return unit.nPoints() <= MOST_POINTS;
  }

  void set(Fluctuations fluctuations) {
    moved = fluctuations;
  }

  void set(Principal components) {
    principal = components;
  }

  void set(Slow components) {
    slow = components.lags();
  }

  @Nullable Fluctuations fluctuations() {
    return moved;
  }

  @Nullable Principal principal() {
    return principal;
  }

  /** The slow components along which frames are shown. */
  SlowMotions.@Nullable AtLag shown() {
    return SlowMotions.shown(slow, SHOWN_LAG);
  }

  /** Row of {@link MotionTables#MOTIONS}. */
  List<@Nullable Object> row() {
    Fluctuations f = moved;
    Principal p = principal;
    SlowMotions.AtLag s = shown();
    List<@Nullable Object> row = unit.key().row();
    row.add(unit.frames());
    row.add(unit.nPoints());
    row.add(Values.orNull(unit.frames() < 2 ? Double.NaN : unit.spacingPs()));
    row.add(f == null ? null : (Integer) f.passes());
    row.add(f == null ? null : (Double) f.shiftNm());
    row.add(p == null ? null : (Double) p.totalNm2());
    row.add(s == null ? null : (Integer) s.lagFrames());
    row.add(String.join("; ", notes()));
    return row;
  }

  private List<String> notes() {
    if (unit.nPoints() < LEAST_POINTS) {
      return List.of(
          "no motions: expected " + LEAST_POINTS + " alpha carbons, found " + unit.nPoints());
    }
    if (unit.frames() < 2) {
      return List.of(
          "no motions: expected two frames whose complex is whole, found " + unit.frames());
    }
    List<String> out = new ArrayList<>();
    Fluctuations f = moved;
    if (f != null && !f.converged()) {
      out.add(
          String.format(
              Locale.ROOT,
              "the mean structure still moved by %.1e nm after %d passes",
              f.shiftNm(),
              f.passes()));
    }
    if (!hasCovariance(unit)) {
      out.add(
          "no correlations and components: expected at most "
              + MOST_POINTS
              + " alpha carbons, found "
              + unit.nPoints());
      return out;
    }
    covarianceNotes(out);
    return out;
  }

  private void covarianceNotes(List<String> out) {
    if (unit.frames() < CrossCorrelation.MIN_FRAMES_OF_INFORMATION) {
      out.add(
          "no linear mutual information: expected "
              + CrossCorrelation.MIN_FRAMES_OF_INFORMATION
              + " frames, found "
              + unit.frames());
    }
    if (unit.frames() <= 3L * unit.nPoints()) {
      out.add("fewer frames than coordinates: most components have no variance");
    }
    if (Double.isNaN(unit.spacingPs())) {
      out.add("no timescales: times do not grow");
    }
    Principal p = principal;
    int components = p == null ? 0 : p.components().variances().length;
    if (components == 0) {
      out.add("no components: nothing moves");
    } else if (slow.size() < SlowMotions.LAGS.size()) {
      out.add(
          "no slow components at "
              + (slow.isEmpty() ? "any lag" : "lags over " + longestLag() + " frames")
              + ": expected "
              + SlowMotions.PAIRS_PER_COMPONENT * components
              + " pairs of frames");
    }
  }

  private int longestLag() {
    return slow.get(slow.size() - 1).lagFrames();
  }
}
