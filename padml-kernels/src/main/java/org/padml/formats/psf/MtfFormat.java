package org.padml.formats.psf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.padml.formats.AtomRows;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.TextLines;
import org.padml.formats.TopologyFormat;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;
import org.padml.model.Topology;
import org.padml.model.Topology.BondSource;
import org.padml.model.TopologyBuilder;

/**
 * Molecular topology files of CNS ({@code data_cns_mtf}), which HADDOCK names {@code .psf}. Units
 * of the file: e, u. Aliphatic hydrogens are part of their carbons (CH1E, CH2E, CH3E).
 *
 * @see <a href="http://cns-online.org/v1.3/">CNS 1.3</a>
 */
public final class MtfFormat implements TopologyFormat {
  private static final String MAGIC = "data_cns_mtf";
  private static final String ATOM = "_cns_mtf_atom.";

  /** CNS closes each list with a row of these. */
  private static final String END = "-1 ";

  private static final String BOND = "_cns_mtf_bond.";
  private static final List<String> ATOM_COLUMNS =
      List.of("id", "segment_id", "residue_id", "residue_name", "atom_name", "charge", "atom_mass");

  @Override
  public String name() {
    return "mtf";
  }

  @Override
  public int recognise(byte[] head, String fileName) {
    String start = new String(head, StandardCharsets.ISO_8859_1).stripLeading();
    return start.startsWith(MAGIC) ? 2 : fileName.endsWith(".mtf") ? 1 : 0;
  }

  @Override
  public Topology read(SeekableSource source, SourceOpener siblings) throws IOException {
    return new Reader(new TextLines(source)).read();
  }

  /** Reads one file; knows the loop it is in by its column names. */
  private static final class Reader {
    private final TextLines lines;
    private final AtomRows atoms = new AtomRows();
    private final List<int[]> bonds = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private boolean sawBonds;

    Reader(TextLines lines) {
      this.lines = lines;
    }

    Topology read() throws IOException {
      boolean isText = false;
      for (String line = lines.next(); line != null; line = lines.next()) {
        String s = line.strip();
        if (line.startsWith(";")) {
          isText = !isText;
        } else if (isText || s.isEmpty() || s.startsWith("data_")) {
          continue;
        } else if (s.equals("loop_")) {
          columns.clear();
        } else if (s.startsWith("_")) {
          columns.add(s);
          sawBonds |= s.startsWith(BOND);
        } else if (!columns.isEmpty()) {
          readRow(s);
        }
      }
      if (atoms.size() == 0) {
        throw lines.fault(Kind.CORRUPT, "atoms: expected a loop of " + ATOM + "*, found none");
      }
      TopologyBuilder b = atoms.toBuilder();
      bonds.forEach(p -> b.addBond(p[0], p[1]));
      b.bondSource(sawBonds ? BondSource.FILE : BondSource.NONE);
      return b.build();
    }

    private void readRow(String row) throws FormatException {
      String first = columns.get(0);
      if (row.startsWith(END)) {
        columns.clear();
        return;
      }
      if (first.startsWith(ATOM)) {
        readAtom(words(row));
      } else if (first.startsWith(BOND)) {
        readBond(words(row));
      }
    }

    private Map<String, String> words(String row) throws FormatException {
      List<String> words = new ArrayList<>();
      int i = 0;
      while (i < row.length()) {
        char c = row.charAt(i);
        if (Character.isWhitespace(c)) {
          i++;
          continue;
        }
        boolean isQuoted = c == '\'' || c == '"';
        int from = isQuoted ? i + 1 : i;
        int to = from;
        // a quote closes only before a blank: atom names may hold one
        while (to < row.length()
            && !(isQuoted
                ? row.charAt(to) == c
                    && (to + 1 == row.length() || Character.isWhitespace(row.charAt(to + 1)))
                : Character.isWhitespace(row.charAt(to)))) {
          to++;
        }
        words.add(row.substring(from, Math.min(to, row.length())));
        i = to + 1;
      }
      if (words.size() != columns.size()) {
        throw lines.fault(
            Kind.CORRUPT, "row: expected " + columns.size() + " values, found " + words.size());
      }
      Map<String, String> byName = new HashMap<>();
      for (int k = 0; k < words.size(); k++) {
        String column = columns.get(k);
        byName.put(column.substring(column.indexOf('.') + 1), words.get(k));
      }
      return byName;
    }

    private void readAtom(Map<String, String> row) throws FormatException {
      List<String> f = new ArrayList<>();
      for (String column : ATOM_COLUMNS) {
        String value = row.get(column);
        if (value == null) {
          throw lines.fault(
              Kind.CORRUPT, "atoms: expected a column " + ATOM + column + ", found none");
        }
        f.add(value.strip());
      }
      if (lines.integer(f.get(0), "atom number") != atoms.size() + 1) {
        throw lines.fault(
            Kind.CORRUPT, "atom number: expected " + (atoms.size() + 1) + ", found " + f.get(0));
      }
      atoms.continueResidue(ResidueNumber.residue(lines, f.get(1), f.get(2), f.get(3)));
      double mass = lines.number(f.get(6), "mass");
      if (mass < 0) {
        throw lines.fault(Kind.CORRUPT, "mass: expected 0 or more, found " + mass + " u");
      }
      atoms.add(f.get(4), lines.number(f.get(5), "charge"), mass, AtomRows.NOT_STATED);
    }

    private void readBond(Map<String, String> row) throws FormatException {
      int i = lines.integer(row.getOrDefault("id[1]", ""), "atom of a bond") - 1;
      int j = lines.integer(row.getOrDefault("id[2]", ""), "atom of a bond") - 1;
      if (i == j || Math.min(i, j) < 0 || Math.max(i, j) >= atoms.size()) {
        throw lines.fault(
            Kind.CORRUPT,
            "bond: expected two different atoms from 1 to "
                + atoms.size()
                + ", found "
                + (i + 1)
                + " and "
                + (j + 1));
      }
      bonds.add(new int[] {i, j});
    }
  }
}
