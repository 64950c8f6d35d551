package org.padml.features;

import java.util.Arrays;
import org.padml.descriptors.dynamics.Fluctuations;

/** Fluctuation of each residue's alpha carbon over the frames of one window. */
final class WindowFluctuations {
  private final int[] placeOfPoint;
  private final PositionSpool spool;

  WindowFluctuations(int[] placeOfPoint) {
    this.placeOfPoint = placeOfPoint;
    spool = new PositionSpool(placeOfPoint.length);
  }

  void add(byte[] positions) {
    spool.add(positions);
  }

  /** Ends the window: RMSF by place, nm [n]; NaN where there is none. */
  double[] end(int n) {
    double[] out = new double[n];
    Arrays.fill(out, Double.NaN);
    Fluctuations moved = Fluctuations.of(spool);
    for (int k = 0; moved.applicable() && k < placeOfPoint.length; k++) {
      out[placeOfPoint[k]] = moved.rmsfNm()[k];
    }
    spool.clear();
    return out;
  }

  void close() {
    spool.close();
  }
}
