package org.padml.descriptors.kinetics;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A rate or constant with its interval. Zero events give no value but a bound.
 *
 * @param value null where the data give a bound only or nothing
 * @param low null only with {@code high}
 * @param high null where there is no upper bound
 * @param reason why something is missing; empty if nothing is
 */
public record Estimate(
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    Method method,
    String reason)
    implements Serializable {
  /** Where the interval comes from. */
  public enum Method {
    /** Exact intervals of Poisson counts; of Kd, the F distribution. */
    EXACT,
    /** Percentiles over resampled replicas, since these differ by more than chance. */
    BOOTSTRAP,
    /** No interval. */
    NONE
  }

  static Estimate none(String reason) {
    return new Estimate(null, null, null, Method.NONE, reason);
  }

  Estimate times(double factor) {
    return new Estimate(
        scaled(value, factor), scaled(low, factor), scaled(high, factor), method, reason);
  }

  private static @Nullable Double scaled(@Nullable Double v, double factor) {
    return v == null ? null : (Double) (v * factor);
  }
}
