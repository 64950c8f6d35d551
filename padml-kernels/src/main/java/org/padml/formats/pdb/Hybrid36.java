package org.padml.formats.pdb;

import java.util.Locale;

/**
 * Hybrid-36 numbers: decimal as far as the columns reach, then base 36 with upper-case, then
 * lower-case letters.
 *
 * @see <a href="https://cci.lbl.gov/hybrid_36/">hybrid-36</a>
 */
final class Hybrid36 {
  private static final int BASE = 36;

  private Hybrid36() {}

  /** The field for a number, right-justified; asterisks when it cannot be written. */
  static String encode(int value, int width) {
    String decimal = Integer.toString(value);
    if (decimal.length() <= width) {
      return " ".repeat(width - decimal.length()) + decimal;
    }
    long first = power(10, width);
    long block = 26 * power(BASE, width - 1);
    long above = value - first;
    if (value < 0 || above >= 2 * block) {
      return "*".repeat(width);
    }
    long digits = above % block + 10 * power(BASE, width - 1);
    String text = Long.toString(digits, BASE);
    return above < block ? text.toUpperCase(Locale.ROOT) : text;
  }

  /**
   * The number of a field: decimal, hybrid-36, or hexadecimal (a digit first, then letters), which
   * VMD writes.
   *
   * @throws NumberFormatException if it is none of these
   */
  static int decode(String field, int width) {
    String text = field.strip();
    if (text.isEmpty()) {
      throw new NumberFormatException("expected a number, found ''");
    }
    char first = text.charAt(0);
    boolean letterFirst = Character.isLetter(first);
    try {
      if (!letterFirst) {
        boolean decimal = text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        return decimal ? Integer.parseInt(text) : Integer.parseInt(text, 16);
      }
      if (text.length() == width) {
        boolean upper = text.equals(text.toUpperCase(Locale.ROOT));
        if (upper || text.equals(text.toLowerCase(Locale.ROOT))) {
          long digits = Long.parseLong(text, BASE) - 10 * power(BASE, width - 1);
          long block = upper ? 0 : 26 * power(BASE, width - 1);
          return Math.toIntExact(digits + block + power(10, width));
        }
      }
    } catch (NumberFormatException | ArithmeticException e) {
      throw new NumberFormatException("expected a number, found '" + text + "'");
    }
    throw new NumberFormatException("expected a number, found '" + text + "'");
  }

  private static long power(int base, int exponent) {
    long p = 1;
    for (int i = 0; i < exponent; i++) {
      p *= base;
    }
    return p;
  }
}
