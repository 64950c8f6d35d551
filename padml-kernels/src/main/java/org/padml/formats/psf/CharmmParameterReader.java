package org.padml.formats.psf;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.TextLines;
import org.padml.formats.psf.CharmmNonbonded.Fix;
import org.padml.formats.psf.CharmmNonbonded.Type;
import org.padml.io.SeekableSource;
import org.padml.units.Units;

/**
 * Reads one parameter file. Units of the file: kcal/mol and ångström; the minimum's half distance
 * per type, its whole distance per NBFIX. X-PLOR's rows carry their keyword, sigma per type, and
 * the coefficients of r^-12 and r^-6 per NBFIX.
 */
final class CharmmParameterReader {
  /** First letters of words that end a section of non-bonded rows. */
  private static final Set<String> OTHER_SECTIONS =
      Set.of(
          "ATOM", "BOND", "ANGL", "THET", "DIHE", "PHI", "IMPR", "IMPH", "CMAP", "HBON", "THOL",
          "END", "RETU", "READ", "RESI", "PRES", "UREY");

  private static final double SIGMA_TO_HALF_RMIN = Math.pow(2, 1.0 / 6) / 2;
  private static final double C6_UNIT = Units.KJ_PER_KCAL * Units.NM6_PER_ANGSTROM6;
  private static final double C12_UNIT = Units.KJ_PER_KCAL * Units.NM12_PER_ANGSTROM12;
  private static final int USUAL_NBXMOD = 5;

  private enum Part {
    OTHER,
    NONBONDED,
    NBFIX
  }

  private final TextLines lines;
  private final CharmmNonbonded all;
  private Part part = Part.OTHER;
  private double e14fac;

  /** Adds to what earlier files gave. */
  CharmmParameterReader(SeekableSource source, CharmmNonbonded all) {
    this.lines = new TextLines(source);
    this.all = all;
    this.e14fac = all.e14fac();
  }

  CharmmNonbonded read() throws IOException {
    for (String line = logicalLine(); line != null; line = logicalLine()) {
      if (!line.isEmpty()) {
        take(line.toUpperCase(Locale.ROOT).split("\\s+"));
      }
    }
    return new CharmmNonbonded(all.types(), all.fixes(), all.numbers(), e14fac, all.notes());
  }

  /** A line without its comment, joined with those that a hyphen continues. */
  private @Nullable String logicalLine() throws IOException {
    String line = lines.next();
    if (line == null) {
      return null;
    }
    StringBuilder joined = new StringBuilder(stripped(line));
    while (joined.length() > 0 && joined.charAt(joined.length() - 1) == '-') {
      joined.setLength(joined.length() - 1);
      String more = lines.next();
      joined.append(' ').append(more == null ? "" : stripped(more));
    }
    return joined.toString().strip();
  }

  private static String stripped(String line) {
    int mark = line.indexOf('!');
    return (mark < 0 ? line : line.substring(0, mark)).strip();
  }

  private void take(String[] w) throws FormatException {
    String keyword = w[0].length() > 4 ? w[0].substring(0, 4) : w[0];
    boolean isRow = part != Part.OTHER && w.length > 3 && isNumber(w[2]) && isNumber(w[3]);
    if (keyword.equals("MASS") && w.length > 3) {
      mass(w);
    } else if (isRow && part == Part.NONBONDED) {
      type(w);
    } else if (isRow) {
      fix(w);
    } else if (w[0].startsWith("*")) {
      return; // a title: a type of any name would be a row
    } else if (keyword.equals("NONB") || keyword.equals("NBON")) {
      nonbonded(w);
    } else if (keyword.equals("NBFI")) {
      nbfix(w);
    } else if (OTHER_SECTIONS.contains(keyword)) {
      part = Part.OTHER;
    } else if (part == Part.NONBONDED && w.length > 1) {
      options(w);
    } else if (part != Part.OTHER) {
      throw fault(part + ": expected a row of names and numbers, found " + Arrays.asList(w));
    }
  }

  private void mass(String[] w) throws FormatException {
    int number = lines.integer(w[1], "number of a type");
    if (number > 0) {
      all.numbers().put(number, w[2]);
    }
  }

  /** Starts the section, or is X-PLOR's row of a type. */
  private void nonbonded(String[] w) throws FormatException {
    boolean isRow = w.length > 5 && Arrays.stream(w, 2, 6).allMatch(x -> isNumber(x));
    if (!isRow) {
      part = Part.NONBONDED;
      options(w);
      return;
    }
    double a = Units.NM_PER_ANGSTROM * SIGMA_TO_HALF_RMIN;
    all.types()
        .put(w[1], new Type(a * number(w[3]), depth(w[2], 1), a * number(w[5]), depth(w[4], 1)));
  }

  /** Starts the section, or is X-PLOR's row of a pair of types. */
  private void nbfix(String[] w) throws FormatException {
    if (w.length < 7) {
      part = Part.NBFIX;
      return;
    }
    all.fixes()
        .add(
            new Fix(
                w[1],
                w[2],
                number(w[4]) * C6_UNIT,
                number(w[3]) * C12_UNIT,
                number(w[6]) * C6_UNIT,
                number(w[5]) * C12_UNIT));
  }

  /** Words with values behind NONBONDED; what concerns cutoffs is the caller's to choose. */
  private void options(String[] w) throws FormatException {
    List<String> words = Arrays.asList(w);
    int at = words.indexOf("E14FAC");
    if (at >= 0 && at + 1 < w.length) {
      e14fac = number(w[at + 1]);
    }
    at = words.indexOf("NBXMOD");
    if (at >= 0 && at + 1 < w.length && number(w[at + 1]) != USUAL_NBXMOD) {
      all.notes()
          .add(lines.path() + " has nbxmod " + w[at + 1] + ": exclusions are those of nbxmod 5");
    }
    if (words.contains("GEOM")) {
      throw fault("NONBONDED: expected arithmetic means of radii, found GEOM");
    }
  }

  /** A row: name, ignored, depth, half distance, and maybe the last three for 1-4 pairs. */
  private void type(String[] w) throws FormatException {
    double depth = depth(w[2], -1);
    double half = number(w[3]) * Units.NM_PER_ANGSTROM;
    boolean has14 = w.length > 6 && isNumber(w[5]) && isNumber(w[6]);
    all.types()
        .put(
            w[0],
            new Type(
                half,
                depth,
                has14 ? number(w[6]) * Units.NM_PER_ANGSTROM : half,
                has14 ? depth(w[5], -1) : depth));
  }

  /** A row: two names, depth, distance, and maybe both again for 1-4 pairs. */
  private void fix(String[] w) throws FormatException {
    boolean has14 = w.length > 5 && isNumber(w[4]) && isNumber(w[5]);
    double depth = depth(w[2], -1);
    double depth14 = has14 ? depth(w[4], -1) : depth;
    if (Double.isNaN(depth) || Double.isNaN(depth14)) {
      throw fault(
          "NBFIX of " + w[0] + " and " + w[1] + ": expected depths of 0 or less, found more");
    }
    double r6 = sixth(w[3]);
    double r6Of14 = has14 ? sixth(w[5]) : r6;
    all.fixes()
        .add(
            new Fix(
                w[0],
                w[1],
                2 * depth * r6,
                depth * r6 * r6,
                2 * depth14 * r6Of14,
                depth14 * r6Of14 * r6Of14));
  }

  private double sixth(String word) throws FormatException {
    return Math.pow(number(word) * Units.NM_PER_ANGSTROM, 6);
  }

  /**
   * CHARMM writes depths as negative energies; a positive number is something else (a count of
   * electrons), which is no fault of the file until an atom has this type.
   */
  private double depth(String word, int sign) throws FormatException {
    double depth = sign * number(word) * Units.KJ_PER_KCAL;
    return depth < 0 ? Double.NaN : Math.abs(depth);
  }

  private double number(String word) throws FormatException {
    return lines.number(word, "parameter");
  }

  private static boolean isNumber(String word) {
    return word.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([EeDd][-+]?\\d+)?");
  }

  private FormatException fault(String what) {
    return lines.fault(Kind.CORRUPT, what);
  }
}
