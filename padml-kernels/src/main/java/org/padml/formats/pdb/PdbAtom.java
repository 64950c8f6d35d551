package org.padml.formats.pdb;

import org.padml.io.Decimals;

/** Fields of one ATOM or HETATM line; the coordinates are parsed apart, where they are needed. */
record PdbAtom(
    int serial,
    String name,
    String alternate,
    String residueName,
    String chain,
    int resid,
    String insertionCode,
    double occupancy,
    String segment,
    String element) {

  /** Serial of an atom whose columns hold none that can be read. */
  static final int NO_SERIAL = Integer.MIN_VALUE;

  /** Residue number of a field of asterisks: the number outgrew the columns. */
  static final int OVERFLOW = Integer.MIN_VALUE;

  /**
   * Splits a line.
   *
   * @throws NumberFormatException if the residue number cannot be read
   */
  static PdbAtom parse(String line) {
    int residEnd = residEnd(line);
    return new PdbAtom(
        serial(line),
        Decimals.field(line, 12, 16),
        Decimals.field(line, 16, 17),
        Decimals.field(line, 17, 21),
        Decimals.field(line, 21, 22),
        resid(line, residEnd),
        residEnd == 26 ? Decimals.field(line, 26, 27) : "",
        occupancy(line),
        Decimals.field(line, 72, 76),
        Decimals.field(line, 76, 78));
  }

  private static int serial(String line) {
    boolean wide = line.charAt(0) == 'A' && line.length() > 5 && line.charAt(5) != ' ';
    try {
      return Hybrid36.decode(Decimals.field(line, wide ? 5 : 6, 11), 5);
    } catch (NumberFormatException e) {
      return NO_SERIAL;
    }
  }

  /** Residue numbers of five or six digits spill into the columns behind. */
  private static int residEnd(String line) {
    for (int i = 22; i < 26; i++) {
      if (i >= line.length() || !isDigit(line.charAt(i))) {
        return 26;
      }
    }
    int end = 26;
    while (end < 30 && end < line.length() && isDigit(line.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int resid(String line, int end) {
    String field = Decimals.field(line, 22, end);
    return field.startsWith("**") ? OVERFLOW : Hybrid36.decode(field, 4);
  }

  /** 1 where the columns are blank or hold no number, as programs that write none mean it. */
  private static double occupancy(String line) {
    if (Decimals.field(line, 54, 60).isEmpty()) {
      return 1;
    }
    try {
      double value = Decimals.parse(line, 54, 60);
      return Double.isNaN(value) ? 0 : value;
    } catch (NumberFormatException e) {
      return 1;
    }
  }
}
