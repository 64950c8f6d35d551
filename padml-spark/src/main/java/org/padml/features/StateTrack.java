package org.padml.features;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.manifest.StateRule;

/** The association state along a replica: hysteresis between two thresholds, in frame order. */
final class StateTrack {
  static final String BOUND = "bound";
  static final String ENCOUNTER = "encounter";
  static final String UNBOUND = "unbound";

  /** State names in the order in which a tie of a window is decided. */
  static final List<String> STATES = List.of(BOUND, ENCOUNTER, UNBOUND);

  private final StateRule rule;
  private final Map<String, Integer> places = new HashMap<>();
  private boolean bound;

  StateTrack(StateRule rule, List<String> columns) {
    this.rule = rule;
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i), i);
    }
  }

  /**
   * State of the next frame. Null, with nothing remembered, where the rule's columns have no value
   * or the frame's complex did not come out right.
   */
  @Nullable String next(boolean imagingOk, double[] values) {
    if (!imagingOk || !rule.isKnown(c -> value(values, c))) {
      return null;
    }
    boolean on = rule.isOn(c -> value(values, c));
    boolean off = rule.isOff(c -> value(values, c));
    bound = on == off ? bound : on;
    if (bound) {
      return BOUND;
    }
    return off ? UNBOUND : ENCOUNTER;
  }

  private double value(double[] values, String column) {
    Integer place = places.get(column);
    return place == null ? Double.NaN : values[place];
  }
}
