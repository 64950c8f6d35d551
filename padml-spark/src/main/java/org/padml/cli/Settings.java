package org.padml.cli;

import java.util.Map;

/** Values of {@code padml.*} settings, checked. */
final class Settings {
  private Settings() {}

  /**
   * A whole number from least to most.
   *
   * @throws IllegalArgumentException if it is none
   */
  static long wholeNumber(
      Map<String, String> settings, String key, long otherwise, long least, long most) {
    String text = settings.get(key);
    if (text == null) {
      return otherwise;
    }
    String expected =
        "expected a whole number >= " + least + (most == Long.MAX_VALUE ? "" : " and <= " + most);
    try {
      long v = Long.parseLong(text);
      if (v >= least && v <= most) {
        return v;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + ": " + expected + ", found '" + text + "'", e);
    }
    throw new IllegalArgumentException(key + ": " + expected + ", found '" + text + "'");
  }

  /**
   * A number above 0, at most {@code most}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static double number(Map<String, String> settings, String key, double otherwise, double most) {
    String text = settings.get(key);
    if (text == null) {
      return otherwise;
    }
    String complaint = key + ": expected a number > 0 and <= " + most + ", found '" + text + "'";
    try {
      double v = Double.parseDouble(text);
      if (v > 0 && v <= most) {
        return v;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(complaint, e);
    }
    throw new IllegalArgumentException(complaint);
  }
}
