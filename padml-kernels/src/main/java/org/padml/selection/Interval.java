package org.padml.selection;

import org.padml.model.Topology;

/**
 * An inclusive range of numbers with insertion codes, ordered by number and then code; plain
 * numbers have the empty code. A single residue is a range from itself to itself.
 */
record Interval(int low, String lowCode, int high, String highCode) {
  boolean contains(int value) {
    return low <= value && value <= high;
  }

  /** Whether a residue's number and code lie in the range: 52 &lt; 52A &lt; 52B &lt; 53. */
  boolean contains(Topology.Residue residue) {
    int v = residue.resid();
    String code = residue.insertionCode();
    boolean above = v > low || (v == low && code.compareTo(lowCode) >= 0);
    boolean below = v < high || (v == high && code.compareTo(highCode) <= 0);
    return above && below;
  }

  boolean isAscending() {
    return low < high || (low == high && lowCode.compareTo(highCode) <= 0);
  }

  /** The range as it can be parsed again. */
  String shown() {
    String from = low + lowCode;
    String to = high + highCode;
    return from.equals(to) ? from : from + ":" + to;
  }
}
