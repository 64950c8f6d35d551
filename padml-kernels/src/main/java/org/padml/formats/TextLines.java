package org.padml.formats;

import java.io.IOException;
import java.io.StreamCorruptedException;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException.Kind;
import org.padml.io.LineCursor;
import org.padml.io.SeekableSource;

/** Lines of a text file, numbers in them, and faults that name the line and its first byte. */
public final class TextLines {
  private final String path;
  private final LineCursor lines;
  private boolean isHeld;
  private String held = "";

  /** Starts at the first line. */
  public TextLines(SeekableSource source) {
    path = source.path();
    lines = new LineCursor(source);
  }

  /** The next line, or null at the end. */
  public @Nullable String next() throws IOException {
    if (isHeld) {
      isHeld = false;
      return held;
    }
    String line;
    try {
      line = lines.next();
    } catch (StreamCorruptedException e) {
      throw new FormatException(
          Kind.CORRUPT,
          path,
          -1,
          lines.position(),
          "line " + (lines.lineNumber() + 1) + ": expected text, found a line without end",
          e);
    }
    held = line == null ? "" : line;
    return line;
  }

  /**
   * The next line.
   *
   * @param what what it holds, for the message
   * @throws FormatException if the file ends first
   */
  public String require(String what) throws IOException {
    String line = next();
    if (line == null) {
      throw new FormatException(
          Kind.TRUNCATED,
          path,
          -1,
          lines.position(),
          "line " + (lines.lineNumber() + 1) + ": " + what + ": expected a line, found the end");
    }
    return line;
  }

  /** Gives the last line back: {@link #next} returns it again. */
  public void hold() {
    isHeld = true;
  }

  /** Number of the last line read, from 1. */
  public long lineNumber() {
    return lines.lineNumber();
  }

  /** The file. */
  public String path() {
    return path;
  }

  /** A fault in the last line read; the text is {@code what: expected x, found y}. */
  public FormatException fault(Kind kind, String what) {
    return new FormatException(
        kind, path, -1, lines.lineStart(), "line " + lines.lineNumber() + ": " + what);
  }

  /** A field of the last line as an integer. */
  public int integer(String field, String what) throws FormatException {
    try {
      return Integer.parseInt(field);
    } catch (NumberFormatException e) {
      throw notA("an integer", field, what, e);
    }
  }

  /** A field of the last line as a finite number; Fortran's D exponents are accepted. */
  public double number(String field, String what) throws FormatException {
    try {
      double v = Double.parseDouble(field.replace('D', 'E').replace('d', 'e'));
      if (!Double.isFinite(v)) {
        throw new NumberFormatException("not finite");
      }
      return v;
    } catch (NumberFormatException e) {
      throw notA("a number", field, what, e);
    }
  }

  private FormatException notA(String wanted, String field, String what, Exception cause) {
    return new FormatException(
        Kind.CORRUPT,
        path,
        -1,
        lines.lineStart(),
        "line "
            + lines.lineNumber()
            + ": "
            + what
            + ": expected "
            + wanted
            + ", found \""
            + field
            + '"',
        cause);
  }
}
