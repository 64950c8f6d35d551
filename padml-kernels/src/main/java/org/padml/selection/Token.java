package org.padml.selection;

import java.util.ArrayList;
import java.util.List;

/**
 * One word of an expression and where it stands.
 *
 * @param text the word without quotes
 * @param start position of its first character
 * @param end one past its last character
 * @param isQuoted whether it stood in quotes, and so is neither keyword nor pattern
 */
record Token(String text, int start, int end, boolean isQuoted) {
  private static final char QUOTE = '"';
  private static final char SINGLE_QUOTE = '\'';

  /** Whether this is the unquoted word. */
  boolean is(String word) {
    return !isQuoted && text.equals(word);
  }

  /** The word as a message shows it. */
  String shown() {
    return '"' + text + '"';
  }

  /**
   * Splits at blanks; parentheses are words of their own; text in double quotes is one word. Single
   * quotes belong to atom names (O5') except behind {@code group}.
   */
  static List<Token> split(String expression) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < expression.length()) {
      char c = expression.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (c == '(' || c == ')') {
        tokens.add(new Token(String.valueOf(c), i, i + 1, false));
        i++;
      } else if (c == QUOTE || (c == SINGLE_QUOTE && followsGroup(tokens))) {
        int close = expression.indexOf(c, i + 1);
        if (close < 0) {
          throw Complaint.at(
              expression,
              i,
              expression.length(),
              "quotes: expected a closing " + c + ", found none");
        }
        tokens.add(new Token(expression.substring(i + 1, close), i, close + 1, true));
        i = close + 1;
      } else {
        int from = i;
        while (i < expression.length() && !endsWord(expression.charAt(i))) {
          i++;
        }
        tokens.add(new Token(expression.substring(from, i), from, i, false));
      }
    }
    return tokens;
  }

  private static boolean endsWord(char c) {
    return Character.isWhitespace(c) || c == '(' || c == ')' || c == QUOTE;
  }

  private static boolean followsGroup(List<Token> tokens) {
    return !tokens.isEmpty() && tokens.get(tokens.size() - 1).is("group");
  }
}
