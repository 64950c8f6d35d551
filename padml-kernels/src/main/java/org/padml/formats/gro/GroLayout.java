package org.padml.formats.gro;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.io.Decimals;
import org.padml.model.Box;

/**
 * Columns of the atom lines of one frame: residue number 5, residue name 5, atom name 5, atom
 * number 5, then coordinates whose width is the distance between their decimal points.
 */
record GroLayout(int firstPoint, int width) {
  private static final int COORDINATES = 20;
  private static final int NAME = 10;
  private static final int NAME_END = 15;

  /** From the first atom line; null when that is no atom line. */
  static @Nullable GroLayout of(String line) {
    int p1 = line.indexOf('.', COORDINATES);
    int p2 = line.indexOf('.', p1 + 1);
    int p3 = line.indexOf('.', p2 + 1);
    if (p1 < 0 || p2 < 0 || p3 < 0 || p2 - p1 != p3 - p2 || p1 - COORDINATES >= p2 - p1) {
      return null;
    }
    GroLayout layout = new GroLayout(p1, p2 - p1);
    return layout.fits(line) ? layout : null;
  }

  /** Whether a line has a residue number, a name and three decimal points where they belong. */
  boolean fits(String line) {
    if (line.length() < COORDINATES + 3 * width) {
      return false;
    }
    for (int k = 0; k < 3; k++) {
      if (line.charAt(firstPoint + k * width) != '.') {
        return hasNoNumberInPlace(line, k) && hasName(line);
      }
    }
    return hasName(line) && Character.isDigit(line.charAt(4));
  }

  /** Words such as nan keep no decimal point; they are an atom line with a bad coordinate. */
  private boolean hasNoNumberInPlace(String line, int k) {
    String field = coordinateField(line, k).toLowerCase(java.util.Locale.ROOT);
    return field.matches("[+-]?(nan|inf)");
  }

  private static boolean hasName(String line) {
    return !Decimals.field(line, NAME, NAME_END).isEmpty();
  }

  private String coordinateField(String line, int k) {
    return Decimals.field(line, COORDINATES + k * width, COORDINATES + (k + 1) * width);
  }

  /** Coordinate k (0 x, 1 y, 2 z) in nm. */
  float coordinate(String line, int k) {
    return (float) Decimals.parse(line, COORDINATES + k * width, COORDINATES + (k + 1) * width);
  }

  static int resid(String line) {
    return Decimals.parseInt(line, 0, 5);
  }

  static String residueName(String line) {
    return Decimals.field(line, 5, NAME);
  }

  static String atomName(String line) {
    return Decimals.field(line, NAME, NAME_END);
  }

  /**
   * Box of three or nine numbers: xx yy zz, then xy xz yx yz zx zy. Numbers that grew into each
   * other are told apart by their decimal points.
   *
   * @throws NumberFormatException if there are no such numbers
   */
  static Box box(String line) {
    double[] v = numbers(line);
    if (v.length == 3) {
      return Box.orthorhombic(v[0], v[1], v[2]);
    }
    return new Box(v[0], v[3], v[4], v[5], v[1], v[6], v[7], v[8], v[2]);
  }

  private static double[] numbers(String line) {
    List<String> words = new ArrayList<>(List.of(line.strip().split("\\s+")));
    if (words.size() != 3 && words.size() != 9) {
      words = splitAtPoints(line.strip());
    }
    if (words.size() != 3 && words.size() != 9) {
      throw new NumberFormatException("expected 3 or 9 numbers, found '" + shorten(line) + "'");
    }
    double[] v = new double[words.size()];
    for (int i = 0; i < v.length; i++) {
      v[i] = Decimals.parse(words.get(i), 0, words.get(i).length());
    }
    return v;
  }

  /** Every number has as many decimals as the last one. */
  private static List<String> splitAtPoints(String text) {
    List<String> words = new ArrayList<>();
    int decimals = text.length() - 1 - text.lastIndexOf('.');
    int from = 0;
    int point;
    while ((point = text.indexOf('.', from)) >= 0 && words.size() < 10) {
      int to = Math.min(text.length(), point + 1 + decimals);
      words.add(text.substring(from, to).strip());
      from = to;
    }
    return from == text.length() ? words : List.of();
  }

  /** Whether the numbers of a line have different lengths behind the point, as a cut line has. */
  static boolean hasUnevenDecimals(String line) {
    return java.util.Arrays.stream(line.strip().split("\\s+"))
            .mapToInt(w -> w.indexOf('.') < 0 ? 0 : w.length() - w.indexOf('.'))
            .distinct()
            .count()
        > 1;
  }

  /** A line as a message quotes it. */
  static String shorten(String line) {
    return line.length() <= 60 ? line : line.substring(0, 60) + "...";
  }
}
