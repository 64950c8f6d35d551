package org.padml.hadoop;

import java.util.Comparator;

/** Orders names with their numbers as numbers: {@code part2} before {@code part10}. */
public enum NaturalOrder implements Comparator<String> {
  /** The one order. */
  INSTANCE;

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      char ca = a.charAt(i);
      char cb = b.charAt(j);
      if (isDigit(ca) && isDigit(cb)) {
        int endA = digitsEnd(a, i);
        int endB = digitsEnd(b, j);
        String na = a.substring(i, endA).replaceFirst("^0+(?=.)", "");
        String nb = b.substring(j, endB).replaceFirst("^0+(?=.)", "");
        int order = na.length() != nb.length() ? na.length() - nb.length() : na.compareTo(nb);
        if (order != 0) {
          return order;
        }
        i = endA;
        j = endB;
      } else if (ca != cb) {
        return Character.compare(ca, cb);
      } else {
        i++;
        j++;
      }
    }
    int rest = Integer.compare(a.length() - i, b.length() - j);
    return rest != 0 ? rest : a.compareTo(b);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int digitsEnd(String s, int from) {
    int end = from;
    while (end < s.length() && isDigit(s.charAt(end))) {
      end++;
    }
    return end;
  }
}
