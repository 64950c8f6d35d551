package org.padml.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.padml.selection.Spelling;

/** Values of {@code padml.*} settings, checked. */
final class Settings {
  private Settings() {}

  /**
   * Checks that every key is one of ours.
   *
   * @throws IllegalArgumentException if one is not; the text names the key that was probably meant
   */
  static void requireKnown(Map<String, String> settings) {
    for (String key : settings.keySet()) {
      if (!ReadOptions.KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "--conf "
                + key
                + ": unknown key"
                + Spelling.hint(key, ReadOptions.KEYS)
                + ": expected one of "
                + String.join(", ", ReadOptions.KEYS));
      }
    }
  }

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

  /**
   * The one of some values that has a name.
   *
   * @throws IllegalArgumentException if none has it
   */
  static <E> E choice(String key, String name, E[] values, Function<E, String> nameOf) {
    for (E e : values) {
      if (nameOf.apply(e).equals(name)) {
        return e;
      }
    }
    throw new IllegalArgumentException(
        key
            + ": expected one of "
            + Arrays.stream(values).map(nameOf).collect(Collectors.joining(", "))
            + ", found '"
            + name
            + "'");
  }
}
