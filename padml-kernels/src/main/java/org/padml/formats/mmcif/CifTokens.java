package org.padml.formats.mmcif;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.ReadableLines;
import org.padml.io.SeekableSource;

/**
 * Words of a CIF file: names, keywords and values, with quotes, text fields between lines that
 * start with a semicolon, and comments.
 */
final class CifTokens {
  /** What a word is. */
  enum Kind {
    NAME,
    LOOP,
    DATA,
    SAVE,
    VALUE,
    END
  }

  /** Longest text field kept; what follows of a longer one is passed over. */
  private static final int MAX_TEXT = 1 << 16;

  private final ReadableLines lines;
  private @Nullable String line;
  private int at;
  private int start;
  private int end;
  private long tokenStart;
  private boolean quoted;
  private @Nullable String textField;

  CifTokens(SeekableSource source) {
    lines = new ReadableLines(source);
  }

  /** Continues at a byte where a word starts; line numbers count from there. */
  void seek(long position) {
    lines.seek(position);
    line = null;
  }

  /** The next word. */
  Kind next() throws IOException {
    textField = null;
    quoted = false;
    while (true) {
      String now = line;
      if (now == null) {
        now = lines.next();
        if (now == null) {
          tokenStart = lines.position();
          return Kind.END;
        }
        line = now;
        at = 0;
        if (now.startsWith(";")) {
          return readTextField(now);
        }
      }
      while (at < now.length() && isBlank(now.charAt(at))) {
        at++;
      }
      if (at == now.length() || now.charAt(at) == '#') {
        line = null;
        continue;
      }
      tokenStart = lines.lineStart() + at;
      char c = now.charAt(at);
      if (c == '\'' || c == '"') {
        readQuoted(now, c);
        return Kind.VALUE;
      }
      start = at;
      while (at < now.length() && !isBlank(now.charAt(at))) {
        at++;
      }
      end = at;
      return kind(now);
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private Kind kind(String now) {
    char c = now.charAt(start);
    if (c == '_') {
      return Kind.NAME;
    }
    if (startsWith(now, "loop_") && end - start == 5) {
      return Kind.LOOP;
    }
    if (startsWith(now, "data_")) {
      return Kind.DATA;
    }
    return startsWith(now, "save_") || startsWith(now, "global_") ? Kind.SAVE : Kind.VALUE;
  }

  private boolean startsWith(String now, String word) {
    return now.regionMatches(true, start, word, 0, word.length());
  }

  /** A quote ends a value only before a blank or the end of the line. */
  private void readQuoted(String now, char quote) {
    quoted = true;
    start = at + 1;
    int close = now.indexOf(quote, start);
    while (close >= 0 && close + 1 < now.length() && !isBlank(now.charAt(close + 1))) {
      close = now.indexOf(quote, close + 1);
    }
    end = close < 0 ? now.length() : close;
    at = close < 0 ? now.length() : close + 1;
  }

  private Kind readTextField(String first) throws IOException {
    tokenStart = lines.lineStart();
    quoted = true;
    StringBuilder text = new StringBuilder(first.substring(1));
    String next;
    while ((next = lines.next()) != null && !next.startsWith(";")) {
      if (text.length() < MAX_TEXT) {
        text.append('\n').append(next);
      }
    }
    textField = text.toString();
    line = next;
    at = 1;
    return Kind.VALUE;
  }

  /** The word just read, without quotes. */
  String text() {
    String now = line;
    if (textField != null) {
      return textField;
    }
    return now == null ? "" : now.substring(start, end);
  }

  /** The word in lower case, as names are compared. */
  String name() {
    return text().toLowerCase(Locale.ROOT);
  }

  /** Whether the word is {@code ?} or {@code .} outside quotes: no value. */
  boolean isAbsent() {
    String now = line;
    return !quoted
        && now != null
        && end - start == 1
        && (now.charAt(start) == '?' || now.charAt(start) == '.');
  }

  /** Passes over the rest of the line; returns the next line, not yet taken apart, or null. */
  @Nullable String skipLine() throws IOException {
    line = lines.next();
    at = 0;
    return line;
  }

  /** Why the words ended before the file did; null when they did not. */
  @Nullable FormatException damage() {
    return lines.damage(-1);
  }

  /** First byte of the word. */
  long position() {
    return tokenStart;
  }

  /** Number, from where reading began, of the line of the word. */
  long lineNumber() {
    return lines.lineNumber();
  }

  /** Byte behind the last line taken. */
  long readTo() {
    return lines.position();
  }
}
