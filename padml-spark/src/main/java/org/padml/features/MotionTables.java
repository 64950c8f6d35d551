package org.padml.features;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.dynamics.CoordinateCovariance;
import org.padml.descriptors.dynamics.CrossCorrelation;
import org.padml.descriptors.dynamics.Fluctuations;
import org.padml.descriptors.dynamics.IndependentComponents;
import org.padml.descriptors.dynamics.PrincipalComponents;

/**
 * How the alpha carbons of a complex moved over a whole replica, fitted on their mean structure, as
 * rows of tables.
 */
final class MotionTables {
  /** One row a replica and interface: what the other tables rest on, and why they lack rows. */
  static final String MOTIONS = "motions";

  private static final String FLUCTUATIONS = "fluctuations";
  private static final String CORRELATIONS = "correlations";
  private static final String PRINCIPAL = "principal_components";
  private static final String SLOW = "slow_components";
  private static final String PROJECTIONS = "projections";

  private MotionTables() {}

  /** The tables that lie in a folder for each replica. */
  static Map<String, StructType> byReplica() {
    Map<String, StructType> out = new LinkedHashMap<>();
    out.put(FLUCTUATIONS, TableSchemas.fluctuations());
    out.put(CORRELATIONS, TableSchemas.correlations());
    out.put(PRINCIPAL, TableSchemas.principalComponents());
    out.put(SLOW, TableSchemas.slowComponents());
    out.put(PROJECTIONS, TableSchemas.projections());
    return out;
  }

  static void fluctuations(MotionUnit unit, Fluctuations moved, ReplicaOutput out) {
    int[] places = unit.settings().placeOfPoint();
    for (int k = 0; k < places.length; k++) {
      List<@Nullable Object> row = unit.key().row();
      unit.settings().residues().name(places[k], row);
      row.add(moved.rmsfNm()[k]);
      row.add(moved.frames());
      out.row(FLUCTUATIONS, row);
    }
  }

  static void correlations(MotionUnit unit, CoordinateCovariance covariance, ReplicaOutput out) {
    int[] places = unit.settings().placeOfPoint();
    InterfaceResidues residues = unit.settings().residues();
    double[][] dccm = CrossCorrelation.dynamic(covariance);
    double[][] information =
        covariance.frames() < CrossCorrelation.MIN_FRAMES_OF_INFORMATION
            ? null
            : CrossCorrelation.linearMutualInformation(covariance);
    for (int i = 0; i < places.length; i++) {
      for (int j = i + 1; j < places.length; j++) {
        List<@Nullable Object> row = unit.key().row();
        residues.name(places[i], row);
        residues.name(places[j], row);
        row.add(Values.orNull(dccm[i][j]));
        row.add(information == null ? null : Values.orNull(information[i][j]));
        out.row(CORRELATIONS, row);
      }
    }
  }

  /** The first components, with their share of all. */
  static void principal(
      MotionUnit unit, PrincipalComponents principal, int components, ReplicaOutput out) {
    for (int k = 0; k < components; k++) {
      List<@Nullable Object> row = unit.key().row();
      row.add(k + 1);
      row.add(principal.variances()[k]);
      row.add(Values.orNull(principal.explainedFraction(k)));
      out.row(PRINCIPAL, row);
    }
  }

  static void slow(MotionUnit unit, SlowMotions.AtLag slow, ReplicaOutput out) {
    IndependentComponents components = slow.components();
    for (int k = 0; k < components.rank(); k++) {
      List<@Nullable Object> row = unit.key().row();
      row.add(Values.orNull(components.lag()));
      row.add(slow.lagFrames());
      row.add(slow.pairs());
      row.add(k + 1);
      row.add(components.eigenvalues()[k]);
      row.add(Values.orNull(components.timescale(k)));
      out.row(SLOW, row);
    }
  }

  /** One frame along the principal components, and along the slow ones where there are any. */
  static void projections(
      MotionUnit unit,
      ProjectedFrame frame,
      @Nullable IndependentComponents slow,
      ReplicaOutput out) {
    double[] principal = frame.principalNm();
    double[] along = new double[slow == null ? 0 : slow.rank()];
    if (slow != null) {
      slow.project(principal, along);
    }
    for (int k = 0; k < principal.length; k++) {
      List<@Nullable Object> row = unit.key().row();
      row.add(frame.frame());
      row.add(frame.timePs());
      row.add(k + 1);
      row.add(principal[k]);
      row.add(k < along.length ? (Double) along[k] : null);
      out.row(PROJECTIONS, row);
    }
  }
}
