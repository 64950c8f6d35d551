package org.padml.stats;

import java.util.Arrays;

/**
 * Autocorrelation of a series up to a fixed lag, from its values in order, in memory that does not
 * depend on its length.
 *
 * <p>C(k) = sum (x_t - m)(x_{t+k} - m) / ((n - k) s^2) over the n - k pairs, with mean m and
 * variance s^2 (over n) of the whole series.
 *
 * <p>Order: sums over fixed blocks reduced by {@link BlockTree} have the same bits for any cut.
 * Cost: O(maxLag) a value.
 *
 * @see <a href="https://doi.org/10.1021/ct0502864">Chodera et al., 2007</a>
 */
public final class AutocorrelationSums implements Mergeable<AutocorrelationSums> {
  private static final long serialVersionUID = 1L;

  /** Chance crossings of zero at the shortest lags do not end the sum of g. */
  private static final int LEAST_LAGS = 3;

  private final int maxLag;
  private final double origin;
  private final double[] products;
  private final double[] head;
  private final double[] tail;
  private long n;
  private double sum;

  /**
   * Of no values yet.
   *
   * @param origin a value within the range of the series, such as its first or its mean, so that
   *     the products keep their digits
   */
  public AutocorrelationSums(int maxLag, double origin) {
    if (maxLag < 0) {
      throw new IllegalArgumentException(
          "autocorrelation: lag: expected 0 or more frames, found " + maxLag);
    }
    this.maxLag = maxLag;
    this.origin = origin;
    products = new double[maxLag + 1];
    head = new double[maxLag];
    tail = new double[maxLag];
  }

  /** Adds the next value. */
  public void add(double value) {
    double v = value - origin;
    sum += v;
    products[0] += v * v;
    int lags = (int) Math.min(maxLag, n);
    for (int k = 1; k <= lags; k++) {
      products[k] += v * tail[place(n - k)];
    }
    if (n < maxLag) {
      head[(int) n] = v;
    }
    if (maxLag > 0) {
      tail[place(n)] = v;
    }
    n++;
  }

  private int place(long t) {
    return (int) (t % maxLag);
  }

  @Override
  public void merge(AutocorrelationSums next) {
    if (next.maxLag != maxLag || next.origin != origin) {
      throw new IllegalArgumentException(
          "autocorrelation: merge: expected lag "
              + maxLag
              + " and origin "
              + origin
              + ", found "
              + next.maxLag
              + " and "
              + next.origin);
    }
    int joined = (int) Math.min(maxLag, next.n);
    for (int k = 1; k <= maxLag; k++) {
      // pairs whose first member is here and second member there
      for (int t = 0; t < Math.min(k, joined); t++) {
        if (n + t - k >= 0) {
          products[k] += tail[place(n + t - k)] * next.head[t];
        }
      }
      products[k] += next.products[k];
    }
    products[0] += next.products[0];
    sum += next.sum;
    for (int t = 0; t < joined && n + t < maxLag; t++) {
      head[(int) n + t] = next.head[t];
    }
    for (long t = Math.max(0, next.n - maxLag); t < next.n; t++) {
      tail[place(n + t)] = next.tail[place(t)];
    }
    n += next.n;
  }

  /** Number of values. */
  public long count() {
    return n;
  }

  /** Mean of the values; NaN without any. */
  public double mean() {
    return origin + sum / n;
  }

  /** C(0) = 1 to C(maxLag); NaN from the length of the series on and for a constant one. */
  public double[] correlation() {
    double[] c = new double[maxLag + 1];
    double mean = sum / n;
    double variance = products[0] / n - mean * mean;
    double first = 0;
    double last = 0;
    for (int k = 0; k <= maxLag; k++) {
      if (k >= n || !(variance > products[0] / n * Math.ulp(1.0))) {
        Arrays.fill(c, k, maxLag + 1, Double.NaN);
        break;
      }
      if (k > 0) {
        first += head[k - 1];
        last += tail[place(n - k)];
      }
      // without the last k as first members and without the first k as second members
      double ends = (sum - last) + (sum - first);
      c[k] = ((products[k] - mean * ends) / (n - k) + mean * mean) / variance;
    }
    return c;
  }

  /**
   * Statistical inefficiency g = 1 + 2 sum (1 - k/n) C(k), at least 1, summed up to the first C(k)
   * of zero or less after lag {@value #LEAST_LAGS}.
   *
   * @return NaN where the correlation is not known or has not fallen to zero by the longest lag
   */
  public double statisticalInefficiency() {
    double[] c = correlation();
    double g = n < 2 ? Double.NaN : 1;
    long lags = Math.min(maxLag, n - 1);
    for (int k = 1; k <= lags; k++) {
      if (c[k] <= 0 && k > LEAST_LAGS) {
        return Math.max(1, g);
      }
      g += 2 * c[k] * (1 - (double) k / n);
    }
    return lags == n - 1 ? Math.max(1, g) : Double.NaN;
  }
}
