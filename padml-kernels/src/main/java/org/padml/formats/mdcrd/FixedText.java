package org.padml.formats.mdcrd;

import java.nio.charset.StandardCharsets;

/** Numbers in Fortran columns Fw.d: right-aligned, the point at a fixed place. */
final class FixedText {
  private FixedText() {}

  /**
   * The number in columns [at, at + width), or NaN when they hold none: blanks, a sign, digits, the
   * point where d decimals put it, d digits.
   */
  static double parse(byte[] text, int at, int width, int decimals) {
    int point = at + width - decimals - 1;
    int i = at;
    while (i < point && text[i] == ' ') {
      i++;
    }
    boolean negative = i < point && text[i] == '-';
    if (negative) {
      i++;
    }
    long digits = 0;
    for (; i < at + width; i++) {
      int c = text[i];
      if (i == point) {
        if (c != '.') {
          return Double.NaN;
        }
      } else if (c < '0' || c > '9') {
        return Double.NaN;
      } else {
        digits = 10 * digits + (c - '0');
      }
    }
    double value = digits / scale(decimals);
    return negative ? -value : value;
  }

  private static double scale(int decimals) {
    // powers of ten up to 10^22 are exact, so the quotient is rounded once
    return decimals == 3 ? 1e3 : decimals == 7 ? 1e7 : Math.pow(10, decimals);
  }

  /** Whether a line is 1 to {@code most} such numbers and nothing else. */
  static boolean isRow(String line, int width, int decimals, int most) {
    int n = line.length() / width;
    if (n < 1 || n > most || line.length() % width != 0) {
      return false;
    }
    byte[] text = line.getBytes(StandardCharsets.ISO_8859_1);
    for (int k = 0; k < n; k++) {
      if (Double.isNaN(parse(text, k * width, width, decimals))) {
        return false;
      }
    }
    return true;
  }

  /** Columns of a line as a message shows them. */
  static String show(byte[] text, int at, int width) {
    String columns = new String(text, at, width, StandardCharsets.ISO_8859_1);
    return "'" + columns.replaceAll("[^\\x20-\\x7e]", "?") + "'";
  }

  /** The first lines of a file head that are complete; the last is cut when the head is. */
  static String[] lines(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1).split("\r?\n", 5);
  }
}
