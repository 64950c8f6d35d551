package org.padml.stats;

import java.util.Arrays;

/**
 * Sum of doubles without rounding, rounded once when asked for: the same bits for any order of
 * additions and any cut.
 *
 * <p>Held as a few doubles that do not overlap and add up to the sum. Cost: some ten operations an
 * addition. Allocates nothing once those few have their place.
 *
 * @see <a href="https://doi.org/10.1007/PL00009321">Shewchuk, 1997</a>
 */
public final class ExactSum implements Mergeable<ExactSum> {
  private static final long serialVersionUID = 1L;

  private double[] parts = new double[4];
  private int n;

  /**
   * Adds a value.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public void add(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("exact sum: expected a finite value, found " + value);
    }
    double carry = value;
    int kept = 0;
    for (int i = 0; i < n; i++) {
      double big = Math.abs(carry) < Math.abs(parts[i]) ? parts[i] : carry;
      double small = big == carry ? parts[i] : carry;
      double sum = big + small;
      double lost = small - (sum - big);
      if (lost != 0) {
        parts[kept++] = lost;
      }
      carry = sum;
    }
    if (kept == parts.length) {
      parts = Arrays.copyOf(parts, 2 * kept);
    }
    parts[kept++] = carry;
    n = kept;
  }

  /**
   * Adds a product of two values, exactly unless it overflows or the last of its digits underflow.
   */
  public void addProduct(double a, double b) {
    double product = a * b;
    add(product);
    add(Math.fma(a, b, -product));
  }

  /** Adds a multiple of another sum. */
  void addMultiple(double factor, ExactSum other) {
    for (int i = 0; i < other.n; i++) {
      addProduct(factor, other.parts[i]);
    }
  }

  @Override
  public void merge(ExactSum next) {
    for (int i = 0; i < next.n; i++) {
      add(next.parts[i]);
    }
  }

  /** The sum, rounded to nearest even. */
  public double value() {
    if (n == 0) {
      return 0;
    }
    int i = n - 1;
    double high = parts[i];
    double low = 0;
    while (i > 0 && low == 0) {
      double big = high;
      double small = parts[--i];
      high = big + small;
      low = small - (high - big);
    }
    // exactly half way: what lies below decides
    if (i > 0 && (low < 0) == (parts[i - 1] < 0) && parts[i - 1] != 0) {
      double twice = 2 * low;
      double rounded = high + twice;
      if (twice == rounded - high) {
        high = rounded;
      }
    }
    return high;
  }
}
