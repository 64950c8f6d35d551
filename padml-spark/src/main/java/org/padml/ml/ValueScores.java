package org.padml.ml;

import java.util.LinkedHashMap;
import java.util.Map;

/** How far predicted values are off, with a weight per row. NaN where undefined. */
final class ValueScores implements Scores {
  private final double[] truth;
  private final double[] predicted;

  /** Both retained. */
  ValueScores(double[] truth, double[] predicted) {
    this.truth = truth;
    this.predicted = predicted;
  }

  @Override
  public Map<String, Double> all(double[] weight) {
    double n = 0;
    double sum = 0;
    double squares = 0;
    double absolute = 0;
    for (int i = 0; i < truth.length; i++) {
      double off = predicted[i] - truth[i];
      n += weight[i];
      sum += weight[i] * truth[i];
      squares += weight[i] * off * off;
      absolute += weight[i] * Math.abs(off);
    }
    double mean = sum / n;
    double spread = 0;
    for (int i = 0; i < truth.length; i++) {
      spread += weight[i] * (truth[i] - mean) * (truth[i] - mean);
    }
    Map<String, Double> out = new LinkedHashMap<>();
    out.put("rmse", n > 0 ? Math.sqrt(squares / n) : Double.NaN);
    out.put("mae", n > 0 ? absolute / n : Double.NaN);
    out.put("r2", spread > 0 ? 1 - squares / spread : Double.NaN);
    return out;
  }
}
