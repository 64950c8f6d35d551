package org.padml.formats.psf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.TextLines;
import org.padml.model.Topology.Residue;

/** A residue identifier such as 60 or 60A, taken apart. */
final class ResidueNumber {
  private static final Pattern RESID = Pattern.compile("(-?\\d{1,9})(\\D\\w*)?");

  private ResidueNumber() {}

  static boolean isOne(String field) {
    return RESID.matcher(field).matches();
  }

  /** The residue, with its segment identifier and no chain. */
  static Residue residue(TextLines lines, String segment, String field, String name)
      throws FormatException {
    Matcher m = RESID.matcher(field);
    if (!m.matches()) {
      throw lines.fault(
          Kind.CORRUPT,
          "residue number: expected a number with an optional insertion code, found \""
              + field
              + '"');
    }
    String code = m.group(2) == null ? "" : m.group(2);
    return new Residue(Integer.parseInt(m.group(1)), code, name, "", segment);
  }
}
