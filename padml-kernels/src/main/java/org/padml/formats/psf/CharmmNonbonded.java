package org.padml.formats.psf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;

/**
 * Non-bonded parameters of CHARMM's parameter and stream files, and of X-PLOR's: rows of NONBONDED
 * and NBFIX, factors, and the numbers of types in lists of masses. Names of types are upper case.
 *
 * <p>Units: kJ/mol, nm, kJ/mol nm^6, kJ/mol nm^12.
 *
 * @param types by name; names may hold CHARMM's wild cards
 * @param fixes rows that overrule the combination of two types
 * @param numbers names of types by their numbers
 * @param e14fac what Coulomb interactions over three bonds are multiplied by
 * @param notes what the files ask for and is not done, one sentence each
 */
public record CharmmNonbonded(
    Map<String, Type> types,
    List<Fix> fixes,
    Map<Integer, String> numbers,
    double e14fac,
    List<String> notes) {

  /**
   * Depth of the minimum and half its distance, between atoms far apart and over three bonds.
   *
   * @param depth of the minimum, 0 or more; NaN where the row states none of Lennard-Jones
   * @param depth14 likewise
   */
  public record Type(double halfRmin, double depth, double halfRmin14, double depth14) {}

  /** Coefficients of two types, between atoms far apart and over three bonds. */
  public record Fix(
      String first, String second, double c6, double c12, double c6Of14, double c12Of14) {}

  /**
   * Reads files in order; later rows overrule earlier ones.
   *
   * @throws org.padml.formats.FormatException if one is malformed
   */
  public static CharmmNonbonded read(SourceOpener opener, List<String> paths) throws IOException {
    CharmmNonbonded all =
        new CharmmNonbonded(
            new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>(), 1, new ArrayList<>());
    for (String path : paths) {
      try (SeekableSource source = opener.open(path)) {
        all = new CharmmParameterReader(source, all).read();
      }
    }
    return all;
  }

  /** The row of a type: by its name, else the last row whose wild cards fit; null for none. */
  public @Nullable Type type(String name) {
    Type exact = types.get(name);
    if (exact != null) {
      return exact;
    }
    Type fitting = null;
    for (Map.Entry<String, Type> e : types.entrySet()) {
      fitting = fits(e.getKey(), name) ? e.getValue() : fitting;
    }
    return fitting;
  }

  /** Whether a name is a pattern's: {@code *} any, {@code %} a letter, {@code #} digits. */
  public static boolean fits(String pattern, String name) {
    if (Objects.equals(pattern, name)) {
      return true;
    }
    if (pattern.chars().noneMatch(c -> "*%#+".indexOf(c) >= 0)) {
      return false;
    }
    StringBuilder expression = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      switch (c) {
        case '*' -> expression.append(".*");
        case '%' -> expression.append('.');
        case '#' -> expression.append("\\d*");
        case '+' -> expression.append("\\d");
        default -> expression.append(java.util.regex.Pattern.quote(String.valueOf(c)));
      }
    }
    return name.matches(expression.toString());
  }
}
