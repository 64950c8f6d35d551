package org.padml.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Numbers and ranges, written with or without blanks: 5, 10-20, 10:20, 10 to 20, -5 - -3, 52A. */
final class RangeWords {
  private static final java.util.regex.Pattern RANGE =
      java.util.regex.Pattern.compile(
          "(-?\\d{1,9})([A-Za-z]?)(?:(?: *[:-] *| +to +)(-?\\d{1,9})([A-Za-z]?))?");

  private final String expression;

  RangeWords(String expression) {
    this.expression = expression;
  }

  List<Interval> parse(Node.Number number, List<Token> words) {
    List<Interval> intervals = new ArrayList<>();
    for (Token word : join(words)) {
      Matcher m = RANGE.matcher(word.text());
      if (!m.matches()) {
        throw complaint(number, word, "a number or a range such as 10-20");
      }
      boolean isRange = m.group(3) != null;
      String lowCode = m.group(2);
      String highCode = isRange ? m.group(4) : lowCode;
      int low = Integer.parseInt(m.group(1));
      int high = isRange ? Integer.parseInt(m.group(3)) : low;
      if (number != Node.Number.RESID && !(lowCode + highCode).isEmpty()) {
        throw complaint(number, word, "numbers without letters");
      }
      Interval interval = new Interval(low, lowCode, high, highCode);
      if (!interval.isAscending()) {
        throw complaint(number, word, "a range from low to high");
      }
      int least = number == Node.Number.BYNUM ? 1 : number == Node.Number.INDEX ? 0 : low;
      if (low < least) {
        throw complaint(number, word, "numbers from " + least);
      }
      intervals.add(interval);
    }
    return List.copyOf(intervals);
  }

  private IllegalArgumentException complaint(Node.Number number, Token word, String wanted) {
    return Complaint.at(
        expression, word, number.word() + ": expected " + wanted + ", found " + word.shown());
  }

  /** Joins "10", "-", "20" and "10-", "20" and "10", ":20" to one word each. */
  private static List<Token> join(List<Token> words) {
    List<Token> joined = new ArrayList<>();
    for (Token w : words) {
      int last = joined.size() - 1;
      if (last >= 0 && (isOpen(joined.get(last)) || continues(w))) {
        Token before = joined.get(last);
        joined.set(last, new Token(before.text() + " " + w.text(), before.start(), w.end(), false));
      } else {
        joined.add(w);
      }
    }
    return joined;
  }

  private static boolean isOpen(Token word) {
    String t = word.text();
    return t.endsWith("-") || t.endsWith(":") || t.endsWith(" to");
  }

  private static boolean continues(Token word) {
    String t = word.text();
    return t.equals("-") || t.equals("to") || t.startsWith(":") || t.startsWith("--");
  }
}
