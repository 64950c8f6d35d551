package org.padml.manifest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Association state by hysteresis: bound once every {@code on} condition holds, until every {@code
 * off} condition holds. Where both hold, nothing changes.
 *
 * <p>While not bound, a frame is unbound when {@code off} holds and an encounter otherwise.
 *
 * @see <a href="https://doi.org/10.1021/jp0761665">Buchete and Hummer, 2008 (core sets)</a>
 */
public record StateRule(String onText, String offText, List<Condition> on, List<Condition> off)
    implements Serializable {
  /** What is used when the manifest does not say. */
  public static final String DEFAULT_ON = "n_residue_contacts >= 10";

  /** What is used when the manifest does not say. */
  public static final String DEFAULT_OFF = "n_residue_contacts < 1";

  private static final Pattern CONDITION =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*(>=|<=|>|<)\\s*([-+0-9.eE]+)\\s*");

  /** One comparison of a column with a number. */
  public record Condition(String column, String operator, double value) implements Serializable {
    boolean holds(double v) {
      return switch (operator) {
        case ">=" -> v >= value;
        case "<=" -> v <= value;
        case ">" -> v > value;
        default -> v < value;
      };
    }
  }

  /**
   * Parses both texts; conditions are joined by {@code and}.
   *
   * @throws IllegalArgumentException if a text is no condition or names no frame column
   */
  public static StateRule parse(String on, String off, Set<String> columns) {
    return new StateRule(on, off, conditions(on, columns), conditions(off, columns));
  }

  private static List<Condition> conditions(String text, Set<String> columns) {
    List<Condition> out = new ArrayList<>();
    for (String part : text.split("\\s+and\\s+")) {
      Matcher m = CONDITION.matcher(part);
      if (!m.matches()) {
        throw new IllegalArgumentException(
            "expected COLUMN >= NUMBER (also <=, >, <; joined by 'and'), found '" + text + "'");
      }
      if (!columns.contains(m.group(1))) {
        throw new IllegalArgumentException(
            "expected a numeric column of frames ("
                + String.join(", ", new TreeSet<>(columns))
                + "), found '"
                + m.group(1)
                + "'");
      }
      try {
        out.add(new Condition(m.group(1), m.group(2), Double.parseDouble(m.group(3))));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "expected a number in '" + text + "', found '" + m.group(3) + "'", e);
      }
    }
    return List.copyOf(out);
  }

  /** Whether every column that either rule names has a value. */
  public boolean isKnown(ToDoubleFunction<String> row) {
    return Stream.concat(on.stream(), off.stream())
        .noneMatch(c -> Double.isNaN(row.applyAsDouble(c.column())));
  }

  /** Whether every on condition holds; a missing value (NaN) holds none. */
  public boolean isOn(ToDoubleFunction<String> row) {
    return on.stream().allMatch(c -> c.holds(row.applyAsDouble(c.column())));
  }

  /** Whether every off condition holds. */
  public boolean isOff(ToDoubleFunction<String> row) {
    return off.stream().allMatch(c -> c.holds(row.applyAsDouble(c.column())));
  }
}
