package org.padml.stats;

import java.io.Serializable;

/** A confidence interval; {@code high} is infinite where the data give no upper bound. */
public record Interval(double low, double high) implements Serializable {
  /** Whether a value lies in it, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Both ends times a positive factor. */
  public Interval times(double factor) {
    return new Interval(low * factor, high * factor);
  }
}
