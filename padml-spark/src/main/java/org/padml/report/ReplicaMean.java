package org.padml.report;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A mean over replicas with a 95 % interval from their spread (Student's t), each weighted by its
 * number of frames.
 *
 * @param low NaN for fewer than two replicas
 */
record ReplicaMean(double mean, double low, double high, int replicas) {
  private static final double UPPER_TAIL = 0.975;

  /** One replica's mean and weight. */
  record Part(double mean, double weight) {}

  /** The interval is cut to the range in which the quantity lives. */
  static ReplicaMean of(List<Part> parts, double least, double most) {
    double total = parts.stream().mapToDouble(Part::weight).sum();
    double mean = parts.stream().mapToDouble(p -> p.mean * p.weight).sum() / total;
    int n = parts.size();
    if (n < 2) {
      return new ReplicaMean(mean, Double.NaN, Double.NaN, n);
    }
    double squares = 0;
    for (Part p : parts) {
      double d = p.weight / total * (p.mean - mean);
      squares += d * d;
    }
    double error = Math.sqrt(squares * n / (n - 1));
    double reach = error * new TDistribution(n - 1.0).inverseCumulativeProbability(UPPER_TAIL);
    return new ReplicaMean(mean, Math.max(least, mean - reach), Math.min(most, mean + reach), n);
  }

  boolean hasInterval() {
    return Double.isFinite(low) && Double.isFinite(high);
  }
}
