package org.padml.features;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.dynamics.CoordinateCovariance;
import org.padml.descriptors.dynamics.CrossCorrelation;
import org.padml.descriptors.dynamics.FittedCovariance;
import org.padml.descriptors.dynamics.Fluctuations;
import org.padml.descriptors.dynamics.IndependentComponents;
import org.padml.descriptors.dynamics.PrincipalComponents;
import org.padml.stats.LagPairs;
import org.padml.stats.LaggedCovariance;

/**
 * How the alpha carbons of a complex moved over a whole replica, fitted on their mean structure:
 * rows of {@code fluctuations}, {@code correlations}, {@code principal_components} and {@code
 * slow_components}. Frames are gone through several times from a spool, so that memory depends on
 * the number of alpha carbons only.
 */
final class MotionTables implements ReplicaWalker {
  static final String FLUCTUATIONS = "fluctuations";
  static final String CORRELATIONS = "correlations";
  static final String PRINCIPAL = "principal_components";
  static final String SLOW = "slow_components";

  /** Frames below which linear mutual information has no value. */
  private static final int LEAST_FOR_INFORMATION = 7;

  /** Principal components that are listed, and that slow components are made of. */
  private static final int COMPONENTS = 10;

  /** Lags at which slow components are looked for, frames. */
  private static final int[] LAGS = {1, 2, 5, 10, 20, 50, 100};

  /** Fewer pairs of frames than this for each component say nothing about slowness. */
  private static final int PAIRS_PER_COMPONENT = 10;

  private final ReplicaKey key;
  private final InterfaceResidues residues;
  private final int[] placeOfPoint;
  private final PositionSpool spool;
  private long frames;
  private double firstPs = Double.NaN;
  private double lastPs = Double.NaN;

  MotionTables(ReplicaKey key, InterfaceResidues residues, int[] placeOfPoint) {
    this.key = key;
    this.residues = residues;
    this.placeOfPoint = placeOfPoint;
    spool = new PositionSpool(placeOfPoint.length);
  }

  @Override
  public void add(StagedFrame frame, @Nullable String state, ReplicaOutput out) {
    byte[] positions = frame.alphaCarbons();
    if (positions != null) {
      spool.add(positions);
      firstPs = frames == 0 ? frame.timePs() : firstPs;
      lastPs = frame.timePs();
      frames++;
    }
  }

  @Override
  public void endWindow(WindowSpan window, ReplicaOutput out) {}

  @Override
  public void endReplica(ReplicaOutput out) {
    Fluctuations moved = Fluctuations.of(spool);
    if (!moved.applicable()) {
      return;
    }
    for (int k = 0; k < placeOfPoint.length; k++) {
      List<@Nullable Object> row = key.row();
      residues.name(placeOfPoint[k], row);
      row.add(moved.rmsfNm()[k]);
      row.add(moved.frames());
      out.row(FLUCTUATIONS, row);
    }
    FittedCovariance sums = new FittedCovariance(moved.mean());
    spool.forEach(sums::add);
    CoordinateCovariance covariance = sums.finish();
    correlations(covariance, out);
    PrincipalComponents principal = PrincipalComponents.of(covariance);
    int n = Math.min(COMPONENTS, principal.variances().length);
    for (int k = 0; k < n; k++) {
      List<@Nullable Object> row = key.row();
      row.add(k + 1);
      row.add(principal.variances()[k]);
      row.add(Values.orNull(principal.explainedFraction(k)));
      out.row(PRINCIPAL, row);
    }
    slow(sums, principal, n, out);
  }

  private void correlations(CoordinateCovariance covariance, ReplicaOutput out) {
    double[][] dccm = CrossCorrelation.dynamic(covariance);
    double[][] information =
        covariance.frames() < LEAST_FOR_INFORMATION
            ? null
            : CrossCorrelation.linearMutualInformation(covariance);
    for (int i = 0; i < placeOfPoint.length; i++) {
      for (int j = i + 1; j < placeOfPoint.length; j++) {
        List<@Nullable Object> row = key.row();
        residues.name(placeOfPoint[i], row);
        residues.name(placeOfPoint[j], row);
        row.add(Values.orNull(dccm[i][j]));
        row.add(information == null ? null : Values.orNull(information[i][j]));
        out.row(CORRELATIONS, row);
      }
    }
  }

  private void slow(FittedCovariance fit, PrincipalComponents principal, int n, ReplicaOutput out) {
    double spacing = (lastPs - firstPs) / (frames - 1);
    for (int lag : LAGS) {
      if (frames - lag < (long) PAIRS_PER_COMPONENT * n) {
        return;
      }
      LaggedCovariance pairs = new LaggedCovariance(n);
      LagPairs walk = new LagPairs(lag, pairs::add);
      double[] fitted = new double[3 * placeOfPoint.length];
      double[] projected = new double[n];
      spool.forEach(
          (x, y, z) -> {
            fit.fit(x, y, z, fitted);
            principal.project(fitted, projected);
            walk.add(projected);
          });
      IndependentComponents slow = IndependentComponents.of(pairs, lag * spacing);
      for (int k = 0; k < slow.rank(); k++) {
        List<@Nullable Object> row = key.row();
        row.add(lag * spacing);
        row.add(k + 1);
        row.add(slow.eigenvalues()[k]);
        row.add(Values.orNull(slow.timescale(k)));
        out.row(SLOW, row);
      }
    }
  }

  @Override
  public void close() {
    spool.close();
  }
}
