package org.padml.features;

import java.io.Serializable;

/**
 * Place of something among what belongs to the units of a {@link MotionPlan}.
 *
 * @param unit number of the unit
 * @param order place within the unit, such as a frame's number
 */
record UnitKey(int unit, long order) implements Serializable, Comparable<UnitKey> {
  @Override
  public int compareTo(UnitKey other) {
    return unit != other.unit
        ? Integer.compare(unit, other.unit)
        : Long.compare(order, other.order);
  }
}
