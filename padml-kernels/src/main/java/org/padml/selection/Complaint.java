package org.padml.selection;

/** Builds the error that shows an expression with a line of carets under the wrong word. */
final class Complaint {
  private Complaint() {}

  /** The expression on a line of its own, and carets under characters [start, end). */
  static IllegalArgumentException at(String expression, int start, int end, String what) {
    String line = expression.replaceAll("\\s", " ");
    int width = Math.max(1, end - start);
    return new IllegalArgumentException(
        "selection: "
            + what
            + "\n"
            + "  "
            + line
            + "\n"
            + "  "
            + " ".repeat(start)
            + "^".repeat(width));
  }

  /** As {@link #at(String, int, int, String)}, under one token. */
  static IllegalArgumentException at(String expression, Token token, String what) {
    return at(expression, token.start(), token.end(), what);
  }
}
