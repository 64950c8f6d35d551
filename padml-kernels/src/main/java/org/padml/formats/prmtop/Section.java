package org.padml.formats.prmtop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.TextLines;

/** The values of one section, as its format line types them; grows with what the file holds. */
final class Section {
  private static final Pattern FORMAT =
      Pattern.compile(
          "%FORMAT\\s*\\(\\s*(\\d*)\\s*([aAiIeEfF])\\s*(\\d{1,3})(?:\\.\\d+)?\\s*\\)\\s*");

  private final String flag;
  private final char type;
  private final int width;
  private final List<String> words = new ArrayList<>();
  private int[] integers = new int[0];
  private double[] numbers = new double[0];
  private int n;

  private Section(String flag, char type, int width) {
    this.flag = flag;
    this.type = type;
    this.width = width;
  }

  /** An empty section for values of the format line just read. */
  static Section of(String flag, String formatLine, TextLines lines) throws FormatException {
    Matcher m = FORMAT.matcher(formatLine);
    if (!m.matches() || Integer.parseInt(m.group(3)) == 0) {
      throw lines.fault(
          Kind.CORRUPT,
          "flag " + flag + ": expected a %FORMAT line such as %FORMAT(10I8), found " + formatLine);
    }
    char letter = Character.toUpperCase(m.group(2).charAt(0));
    return new Section(flag, letter == 'F' ? 'E' : letter, Integer.parseInt(m.group(3)));
  }

  /** Cuts a line into its fields. */
  void add(String line, TextLines lines) throws FormatException {
    for (int at = 0; at < line.length(); at += width) {
      String field = line.substring(at, Math.min(at + width, line.length())).strip();
      switch (type) {
        case 'A' -> words.add(field);
        case 'I' -> {
          if (!field.isEmpty()) {
            integers = n < integers.length ? integers : Arrays.copyOf(integers, 2 * n + 64);
            integers[n++] = lines.integer(field, "flag " + flag);
          }
        }
        default -> {
          if (!field.isEmpty()) {
            numbers = n < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * n + 64);
            numbers[n++] = lines.number(field, "flag " + flag);
          }
        }
      }
    }
  }

  /** The words; blanks at the end of a line may be more than there are values. */
  List<String> words(long count, String path) throws FormatException {
    require('A', count, words.size(), path);
    return words.subList(0, (int) count);
  }

  /** The integers. */
  int[] integers(long count, String path) throws FormatException {
    require('I', count, n, path);
    return integers;
  }

  /** The real numbers. */
  double[] numbers(long count, String path) throws FormatException {
    require('E', count, n, path);
    return numbers;
  }

  /** Number of values. */
  int size() {
    return type == 'A' ? words.size() : n;
  }

  private void require(char wanted, long count, int found, String path) throws FormatException {
    if (type != wanted) {
      throw new FormatException(
          Kind.CORRUPT,
          path,
          -1,
          -1,
          "flag " + flag + ": expected format letter " + wanted + ", found " + type);
    }
    boolean isMore = type == 'A' ? blanksOnlyFrom(count) : found == count;
    if (found < count || !isMore) {
      throw new FormatException(
          found < count ? Kind.TRUNCATED : Kind.CORRUPT,
          path,
          -1,
          -1,
          "flag " + flag + ": expected " + count + " values, found " + found);
    }
  }

  private boolean blanksOnlyFrom(long count) {
    return words.stream().skip(count).allMatch(String::isEmpty);
  }
}
