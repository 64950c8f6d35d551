package org.padml.stats;

/**
 * Exact intervals of the rates of counted events.
 *
 * <p>Zero events give the interval from 0 to an upper bound. The interval of a rate covers the
 * truth at least as often as its level says.
 *
 * @see <a href="https://doi.org/10.1093/biomet/28.3-4.437">Garwood, 1936</a>
 */
public final class PoissonRates {
  private PoissonRates() {}

  /**
   * Interval of a rate, per unit of the exposure: chi2(alpha/2, 2N)/2T to chi2(1 - alpha/2, 2N +
   * 2)/2T.
   *
   * @param exposure time in which the events could happen
   * @param level such as 0.95
   * @throws IllegalArgumentException if the exposure is not positive
   */
  public static Interval rate(long events, double exposure, double level) {
    checkExposure(exposure);
    double tail = (1 - level) / 2;
    double low = events == 0 ? 0 : Quantiles.chiSquare(tail, 2.0 * events) / (2 * exposure);
    return new Interval(low, Quantiles.chiSquare(1 - tail, 2.0 * events + 2) / (2 * exposure));
  }

  /**
   * Interval of the ratio of the rates of two independent counts by F(2 N1, 2 N2), which is exact
   * where each count ends with an event. A side for which one count is zero takes F of that count
   * plus one: the ratio of zero events has an upper bound, that to zero events a lower bound.
   */
  public static Interval ratio(
      long events, double exposure, long otherEvents, double otherExposure, double level) {
    checkExposure(exposure);
    checkExposure(otherExposure);
    double tail = (1 - level) / 2;
    double scale = otherExposure / exposure;
    if (events == 0 && otherEvents == 0) {
      return new Interval(0, Double.POSITIVE_INFINITY);
    }
    if (events == 0) {
      return new Interval(0, scale / otherEvents * Quantiles.f(1 - tail, 2, 2.0 * otherEvents));
    }
    if (otherEvents == 0) {
      return new Interval(
          scale * events * Quantiles.f(tail, 2.0 * events, 2), Double.POSITIVE_INFINITY);
    }
    double ratio = scale * events / otherEvents;
    return new Interval(
        ratio * Quantiles.f(tail, 2.0 * events, 2.0 * otherEvents),
        ratio * Quantiles.f(1 - tail, 2.0 * events, 2.0 * otherEvents));
  }

  private static void checkExposure(double exposure) {
    if (!(exposure > 0)) {
      throw new IllegalArgumentException(
          "rate: exposure: expected a time above 0, found " + exposure);
    }
  }
}
