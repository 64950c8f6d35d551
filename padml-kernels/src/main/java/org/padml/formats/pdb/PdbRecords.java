package org.padml.formats.pdb;

import java.util.Set;
import org.padml.io.Decimals;
import org.padml.model.Box;
import org.padml.units.Units;

/** What the lines of a PDB file are. Column numbers here count from 0. */
final class PdbRecords {
  private static final Set<String> NAMES =
      Set.of(
          "HEADER", "OBSLTE", "TITLE", "SPLIT", "CAVEAT", "COMPND", "SOURCE", "KEYWDS", "EXPDTA",
          "NUMMDL", "MDLTYP", "AUTHOR", "REVDAT", "SPRSDE", "JRNL", "REMARK", "DBREF", "DBREF1",
          "DBREF2", "SEQADV", "SEQRES", "MODRES", "HET", "HETNAM", "HETSYN", "FORMUL", "HELIX",
          "SHEET", "TURN", "SSBOND", "LINK", "CISPEP", "SITE", "CRYST1", "ORIGX1", "ORIGX2",
          "ORIGX3", "SCALE1", "SCALE2", "SCALE3", "MTRIX1", "MTRIX2", "MTRIX3", "MODEL", "ATOM",
          "ANISOU", "SIGATM", "SIGUIJ", "TER", "HETATM", "ENDMDL", "CONECT", "MASTER", "END",
          "USER", "HYDBND", "SLTBRG", "TVECT", "FTNOTE");
  private static final int COORDINATE_WIDTH = 8;

  private PdbRecords() {}

  static boolean isKnown(String line) {
    int end = 0;
    while (end < line.length() && end < 6 && line.charAt(end) != ' ') {
      end++;
    }
    return NAMES.contains(line.substring(0, end));
  }

  static boolean isAtom(String line) {
    return line.startsWith("ATOM ") || line.startsWith("HETATM");
  }

  static boolean isModel(String line) {
    return line.startsWith("MODEL") && (line.length() == 5 || line.charAt(5) == ' ');
  }

  static boolean isEndOfModel(String line) {
    return line.startsWith("END") && (line.startsWith("ENDMDL") || line.strip().equals("END"));
  }

  static boolean isBox(String line) {
    return line.startsWith("CRYST1");
  }

  /**
   * Coordinate in Å that starts at a column.
   *
   * @throws NumberFormatException if it is no number, or cut by the end of the line
   */
  static double coordinate(String line, int from) {
    int to = from + COORDINATE_WIDTH;
    if (line.length() < to && line.length() > from) {
      throw new NumberFormatException(
          "expected " + COORDINATE_WIDTH + " columns, found " + (line.length() - from));
    }
    return Decimals.parse(line, from, to);
  }

  /**
   * Box of a CRYST1 line, none for lengths of 0 or for the unit cube that stands for "no crystal".
   *
   * @throws IllegalArgumentException if a number cannot be read or the box has no volume
   */
  static Box box(String line) {
    double[] v = new double[6];
    for (int i = 0; i < 3; i++) {
      v[i] = Decimals.parse(line, 6 + 9 * i, 15 + 9 * i);
      int from = 33 + 7 * i;
      v[3 + i] =
          Decimals.field(line, from, from + 7).isEmpty()
              ? 90
              : Decimals.parse(line, from, from + 7);
    }
    if (v[0] == 1 && v[1] == 1 && v[2] == 1) {
      return Box.NONE;
    }
    Box box =
        Box.ofLengthsAndAngles(
            v[0] * Units.NM_PER_ANGSTROM,
            v[1] * Units.NM_PER_ANGSTROM,
            v[2] * Units.NM_PER_ANGSTROM,
            v[3],
            v[4],
            v[5]);
    String fault = box.fault();
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException(fault);
    }
    return box;
  }
}
