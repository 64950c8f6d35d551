package org.padml.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Autocorrelation of an evenly spaced series with holes at chosen lags, from its values in order,
 * in memory that depends on the longest lag only.
 *
 * <p>C(k) = sum (x_t - m)(x_{t+k} - m) / (n_k s^2) over the n_k pairs of values k places apart that
 * are both there, with mean m and variance s^2 (over n) of all values. Exact at every lag: only the
 * choice of lags is coarse.
 *
 * <p>Error: relative, some n ulp. Cost: O(lags) a value. Allocates only while the ring of the
 * longest lag grows.
 *
 * @see <a href="https://doi.org/10.1021/ct0502864">Chodera et al., 2007</a>
 */
public final class AutocorrelationSums {
  /** Chance crossings of zero at the shortest lags do not end the sum of g. */
  private static final int LEAST_LAGS = 3;

  /**
   * Only lags up to this part of the number of values have pairs enough to tell where C is zero.
   */
  private static final int PART_OF_SERIES = 2;

  private static final int LEAST_VALUES = PART_OF_SERIES * (LEAST_LAGS + 1);
  private static final int FIRST_RING = 64;

  private final int[] lags;
  private final double origin;
  private final double[] products;
  private final double[] earlier;
  private final double[] later;
  private final long[] pairs;
  private double[] ring;
  private long places;
  private long n;
  private double sum;
  private double squares;

  /**
   * How the correlation is lost.
   *
   * @param inefficiency g = 1 + 2 sum (n_k / n) C(k), at least 1: n / g values are independent
   * @param integral of C over places by trapezia, 1/2 + sum C(k), at least 0
   * @param reason why both are NaN; empty if they are not
   */
  public record Decay(double inefficiency, double integral, String reason) {
    static Decay unknown(String reason) {
      return new Decay(Double.NaN, Double.NaN, reason);
    }
  }

  /**
   * Of no values yet.
   *
   * @param lags ascending, 1 or more, as those of {@link #lags}; copied
   * @param origin a value within the range of the series, such as its first, so that the products
   *     keep their digits
   */
  public AutocorrelationSums(int[] lags, double origin) {
    for (int i = 0; i < lags.length; i++) {
      int before = i == 0 ? 0 : lags[i - 1];
      if (lags[i] <= before) {
        throw new IllegalArgumentException(
            "autocorrelation: lag: expected more than " + before + ", found " + lags[i]);
      }
    }
    this.lags = lags.clone();
    this.origin = origin;
    products = new double[lags.length];
    earlier = new double[lags.length];
    later = new double[lags.length];
    pairs = new long[lags.length];
    ring = new double[Math.max(1, Math.min(FIRST_RING, longest()))];
  }

  /**
   * Every lag from 1 to {@code 2 perDoubling}, then {@code perDoubling} evenly spaced ones up to
   * the double of that, as many to the next double, and so on up to {@code longest}.
   *
   * @param perDoubling a power of two
   */
  public static int[] lags(int perDoubling, int longest) {
    if (Integer.bitCount(perDoubling) != 1) {
      throw new IllegalArgumentException(
          "autocorrelation: lags: expected a power of two a doubling, found " + perDoubling);
    }
    return IntStream.iterate(
            1,
            lag -> lag <= longest,
            lag -> lag + Math.max(1, Integer.highestOneBit(lag) / perDoubling))
        .toArray();
  }

  /** Adds the value of the next place; NaN where there is none. */
  public void add(double value) {
    int at = nextPlace();
    double v = value - origin;
    if (!Double.isNaN(v)) {
      n++;
      sum += v;
      squares += v * v;
      for (int i = 0; i < lags.length && lags[i] <= places; i++) {
        int then = at - lags[i];
        double u = ring[then < 0 ? then + ring.length : then];
        if (!Double.isNaN(u)) {
          products[i] += u * v;
          earlier[i] += u;
          later[i] += v;
          pairs[i]++;
        }
      }
    }
    ring[at] = v;
    places++;
  }

  /** Adds so many places without a value. */
  public void skip(long missing) {
    // as many as fill the ring at its full length
    long stored = Math.min(missing, longest());
    for (long k = 0; k < stored; k++) {
      add(Double.NaN);
    }
    places += missing - stored;
  }

  /** Where the next place is kept; nothing is overwritten before the ring has its full length. */
  private int nextPlace() {
    if (places == ring.length && ring.length < longest()) {
      ring = Arrays.copyOf(ring, Math.min(longest(), 2 * ring.length));
    }
    return (int) (places % ring.length);
  }

  private int longest() {
    return lags.length == 0 ? 0 : lags[lags.length - 1];
  }

  /** Number of values. */
  public long count() {
    return n;
  }

  /** Number of pairs at each lag; copied. */
  public long[] pairs() {
    return pairs.clone();
  }

  /** C at each lag; NaN where there are no pairs, and of a series that does not change. */
  public double[] correlation() {
    double[] c = new double[lags.length];
    double mean = sum / n;
    double variance = variance();
    for (int i = 0; i < lags.length; i++) {
      double ends = earlier[i] + later[i];
      c[i] = ((products[i] - mean * ends) / pairs[i] + mean * mean) / variance;
    }
    return c;
  }

  /** Over n; NaN where it is nothing but rounding. */
  private double variance() {
    double mean = sum / n;
    double variance = squares / n - mean * mean;
    return variance > squares / n * Math.ulp(1.0) ? variance : Double.NaN;
  }

  /**
   * Sums of C up to its first value of zero or less after lag {@value #LEAST_LAGS}, on straight
   * lines between the lags.
   *
   * @return unknown where C has not fallen to zero within half as many places as there are values
   */
  public Decay decay() {
    if (n < LEAST_VALUES) {
      return Decay.unknown("fewer than " + LEAST_VALUES + " values");
    }
    if (!(squares < Double.POSITIVE_INFINITY)) {
      return Decay.unknown("values too large to square");
    }
    if (Double.isNaN(variance())) {
      return Decay.unknown("the value does not change");
    }
    double[] c = correlation();
    double g = 1;
    double integral = 0.5;
    int before = 0;
    for (int i = 0; i < lags.length && lags[i] <= n / PART_OF_SERIES; i++) {
      for (int k = before + 1; k <= lags[i]; k++) {
        double part = (double) (k - before) / (lags[i] - before);
        double value = (1 - part) * (i == 0 ? 1 : c[i - 1]) + part * c[i];
        if (Double.isNaN(value)) {
          return Decay.unknown("no two values at some of the lags");
        }
        if (value <= 0 && k > LEAST_LAGS) {
          return new Decay(Math.max(1, g), Math.max(0, integral), "");
        }
        double weight = ((1 - part) * (i == 0 ? n : pairs[i - 1]) + part * pairs[i]) / n;
        g += 2 * weight * value;
        integral += value;
      }
      before = lags[i];
    }
    return Decay.unknown("still correlated " + before + " frames later");
  }
}
