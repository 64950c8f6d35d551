package org.padml.io;

import java.util.Locale;

/** Numbers in columns of text, parsed in place. */
public final class Decimals {
  private static final int MAX_EXACT_DIGITS = 15;
  private static final double[] POWERS_OF_TEN = new double[MAX_EXACT_DIGITS + 1];

  static {
    double p = 1;
    for (int i = 0; i < POWERS_OF_TEN.length; i++) {
      POWERS_OF_TEN[i] = p;
      p *= 10;
    }
  }

  private Decimals() {}

  /**
   * The decimal number in columns [from, to), blanks around it allowed, correctly rounded; columns
   * behind the end of the line are blank. The words nan and inf (with a sign) give NaN and
   * infinity, so that a caller sees them as such.
   *
   * @throws NumberFormatException if there is no number, or something beside it
   */
  public static double parse(String line, int from, int to) {
    int end = Math.min(to, line.length());
    int at = from;
    while (at < end && line.charAt(at) == ' ') {
      at++;
    }
    while (end > at && line.charAt(end - 1) == ' ') {
      end--;
    }
    int start = at;
    boolean negative = at < end && line.charAt(at) == '-';
    if (negative || (at < end && line.charAt(at) == '+')) {
      at++;
    }
    long mantissa = 0;
    int digits = 0;
    int decimals = 0;
    boolean point = false;
    for (; at < end; at++) {
      char c = line.charAt(at);
      if (c >= '0' && c <= '9') {
        digits++;
        decimals += point ? 1 : 0;
        mantissa = mantissa * 10 + (c - '0');
      } else if (c == '.' && !point) {
        point = true;
      } else {
        return slow(line, start, end);
      }
      if (digits > MAX_EXACT_DIGITS) {
        return slow(line, start, end);
      }
    }
    if (digits == 0) {
      return slow(line, start, end);
    }
    double value = mantissa / POWERS_OF_TEN[decimals];
    return negative ? -value : value;
  }

  private static double slow(String line, int start, int end) {
    String text = start < end ? line.substring(start, end) : "";
    String word = text.toLowerCase(Locale.ROOT);
    if (word.matches("[+-]?nan")) {
      return Double.NaN;
    }
    if (word.matches("[+-]?inf(inity)?")) {
      return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (!word.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([ed][+-]?[0-9]{1,4})?")) {
      throw new NumberFormatException("expected a number, found '" + text + "'");
    }
    return Double.parseDouble(word.replace('d', 'e'));
  }

  /**
   * The whole number in columns [from, to), blanks around it allowed.
   *
   * @throws NumberFormatException if there is none, or something beside it, or beyond 32 bits
   */
  public static int parseInt(String line, int from, int to) {
    int end = Math.min(to, line.length());
    String text = from < end ? line.substring(from, end).strip() : "";
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new NumberFormatException("expected a whole number, found '" + text + "'");
    }
  }

  /** Columns [from, to) without the blanks around; empty behind the end of the line. */
  public static String field(String line, int from, int to) {
    int end = Math.min(to, line.length());
    return from < end ? line.substring(from, end).strip() : "";
  }
}
