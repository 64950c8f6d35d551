package org.padml.selection;

/**
 * A word that values are compared with: exact, or with {@code *} (any run), {@code ?} (any one
 * character), {@code [ab]} and {@code [!ab]} as in shells. Quoted words are exact.
 */
record Pattern(String text, boolean isExact) {
  static Pattern of(Token token) {
    return new Pattern(token.text(), token.isQuoted() || !hasWildcard(token.text()));
  }

  private static boolean hasWildcard(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
  }

  boolean matches(String value) {
    return isExact ? text.equals(value) : matchesFrom(value);
  }

  /** Linear-time glob: on a mismatch go back to the last star and let it take one more. */
  private boolean matchesFrom(String value) {
    int p = 0;
    int v = 0;
    int star = -1;
    int starValue = 0;
    while (v < value.length()) {
      if (p < text.length() && text.charAt(p) == '*') {
        star = p++;
        starValue = v;
      } else if (p < text.length() && matchesOne(p, value.charAt(v))) {
        p = next(p);
        v++;
      } else if (star >= 0) {
        p = star + 1;
        v = ++starValue;
      } else {
        return false;
      }
    }
    while (p < text.length() && text.charAt(p) == '*') {
      p++;
    }
    return p == text.length();
  }

  private boolean matchesOne(int p, char c) {
    char first = text.charAt(p);
    int close = close(p);
    if (first != '[' || close < 0) {
      return first == '?' || first == c;
    }
    boolean negated = text.charAt(p + 1) == '!';
    boolean found = false;
    for (int i = negated ? p + 2 : p + 1; i < close; i++) {
      if (i + 2 < close && text.charAt(i + 1) == '-') {
        found |= text.charAt(i) <= c && c <= text.charAt(i + 2);
        i += 2;
      } else {
        found |= text.charAt(i) == c;
      }
    }
    return found != negated;
  }

  private int next(int p) {
    int close = text.charAt(p) == '[' ? close(p) : -1;
    return close < 0 ? p + 1 : close + 1;
  }

  /**
   * Position of the bracket that closes the one at p (a bracket right behind it is a member), or
   * -1.
   */
  private int close(int p) {
    int from = p + 1;
    if (from < text.length() && text.charAt(from) == '!') {
      from++;
    }
    return text.indexOf(']', from + 1);
  }

  /** The word as it can be parsed again. */
  String shown() {
    return isExact ? '"' + text + '"' : text;
  }
}
