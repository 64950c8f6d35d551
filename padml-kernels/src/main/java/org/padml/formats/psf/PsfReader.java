package org.padml.formats.psf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import org.padml.formats.AtomRows;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.TextLines;
import org.padml.io.SeekableSource;
import org.padml.model.Topology;
import org.padml.model.Topology.BondSource;
import org.padml.model.TopologyBuilder;

/** Reads one PSF file: the atoms, the bonds, and nothing behind them. */
final class PsfReader {
  /** Columns of segid, resid, resname, name, type, charge, mass: from, to. */
  private static final int[][] STANDARD = {
    {8, 13}, {13, 18}, {18, 23}, {23, 28}, {28, 33}, {33, 48}, {48, 62}
  };

  private static final int[][] EXTENDED = {
    {10, 19}, {19, 28}, {28, 37}, {37, 46}, {46, 51}, {51, 66}, {66, 80}
  };

  private static final int[][] EXTENDED_XPLOR = {
    {10, 19}, {19, 28}, {28, 37}, {37, 46}, {46, 53}, {53, 68}, {68, 82}
  };

  private static final int SERIAL = 0;
  private static final int MASS = 7;
  private static final int FIXED = 8;

  private final TextLines lines;
  private final AtomRows atoms = new AtomRows();
  private final List<String> types = new ArrayList<>();
  private boolean isExtended;
  private boolean isDrude;
  private boolean isXplor;
  private boolean isBlankSeparated;

  PsfReader(SeekableSource source) {
    lines = new TextLines(source);
  }

  Topology read() throws IOException {
    String header = lines.require("header");
    List<String> flags = List.of(header.strip().toUpperCase(Locale.ROOT).split("\\s+"));
    if (!flags.get(0).equals("PSF")) {
      throw lines.fault(
          Kind.NOT_RECOGNISED,
          "header: expected PSF and its flags, found \"" + shown(header) + '"');
    }
    isExtended = flags.contains("EXT");
    isDrude = flags.contains("DRUDE");
    isXplor = flags.contains("XPLOR");
    isBlankSeparated = flags.contains("NAMD");
    int nAtoms = findSection("!NATOM");
    if (nAtoms < 0) {
      throw lines.fault(Kind.CORRUPT, "section !NATOM: expected one, found none up to the end");
    }
    for (int i = 0; i < nAtoms; i++) {
      readAtom(lines.require("atom " + (i + 1) + " of " + nAtoms), i);
    }
    TopologyBuilder b = atoms.toBuilder();
    int nBonds = findSection("!NBOND");
    if (nBonds < 0) {
      return b.note("the PSF file has no section of bonds").build();
    }
    readBonds(b, nBonds, nAtoms);
    return b.bondSource(BondSource.FILE).build();
  }

  /** Names or numbers of the atoms' types, as far as atoms were read. */
  List<String> types() {
    return types;
  }

  /** Whether the file is of a model with Drude particles. */
  boolean isDrude() {
    return isDrude;
  }

  /** Pairs that the file excludes beyond its bonds; read after the bonds. */
  List<int[]> exclusions() throws IOException {
    List<int[]> pairs = new ArrayList<>();
    int count = findSection("!NNB");
    if (count <= 0) {
      return pairs;
    }
    int[] others = integers(count, "excluded atoms");
    int[] ends = integers(atoms.size(), "ends of excluded atoms");
    int at = 0;
    for (int a = 0; a < ends.length; a++) {
      if (ends[a] < at || ends[a] > count) {
        throw lines.fault(
            Kind.CORRUPT,
            "end of excluded atoms of atom "
                + (a + 1)
                + ": expected "
                + at
                + " to "
                + count
                + ", found "
                + ends[a]);
      }
      for (; at < ends[a]; at++) {
        if (others[at] < 1 || others[at] > ends.length || others[at] == a + 1) {
          throw lines.fault(
              Kind.CORRUPT,
              "excluded atom: expected another one from 1 to "
                  + ends.length
                  + ", found "
                  + others[at]);
        }
        pairs.add(new int[] {a, others[at] - 1});
      }
    }
    return pairs;
  }

  private int[] integers(int count, String what) throws IOException {
    int[] values = new int[Math.min(count, 1024)];
    int n = 0;
    while (n < count) {
      StringTokenizer words =
          new StringTokenizer(separated(lines.require(what), isExtended ? 10 : 8));
      while (words.hasMoreTokens() && n < count) {
        values = n < values.length ? values : Arrays.copyOf(values, 2 * n);
        values[n++] = lines.integer(words.nextToken(), what);
      }
    }
    return Arrays.copyOf(values, count);
  }

  /** The count of a section, with its line just read; -1 when the file has none. */
  private int findSection(String name) throws IOException {
    for (String line = lines.next(); line != null; line = lines.next()) {
      int mark = line.indexOf('!');
      if (mark < 0) {
        continue;
      }
      String title = line.substring(mark).strip();
      String counts = line.substring(0, mark).strip();
      int count = counts.isEmpty() ? -1 : lines.integer(counts.split("\\s+")[0], "section count");
      if (count < 0) {
        throw lines.fault(
            Kind.CORRUPT, "section " + shown(title) + ": expected a count, found " + shown(counts));
      }
      if (title.startsWith(name)) {
        return count;
      }
      if (title.startsWith("!NTITLE")) {
        for (int i = 0; i < count; i++) {
          lines.require("title line " + (i + 1) + " of " + count);
        }
      }
    }
    return -1;
  }

  private void readAtom(String line, int index) throws FormatException {
    String[] f = fields(line);
    int serial = lines.integer(f[SERIAL], "atom number");
    if (serial != index + 1) {
      throw lines.fault(Kind.CORRUPT, "atom number: expected " + (index + 1) + ", found " + serial);
    }
    atoms.continueResidue(ResidueNumber.residue(lines, f[1], f[2], f[3]));
    double charge = lines.number(f[6], "charge");
    double mass = lines.number(f[MASS], "mass");
    if (mass < 0) {
      throw lines.fault(Kind.CORRUPT, "mass: expected 0 or more, found " + mass + " u");
    }
    types.add(f[5]);
    atoms.add(f[4], charge, mass, AtomRows.NOT_STATED);
  }

  /** Serial, segid, resid, resname, name, type, charge, mass. */
  private String[] fields(String line) throws FormatException {
    String[] words = line.strip().split("\\s+");
    if (isWhole(words)) {
      return words;
    }
    int[][] columns = !isExtended ? STANDARD : isXplor ? EXTENDED_XPLOR : EXTENDED;
    if (isBlankSeparated || line.length() < columns[MASS - 1][0]) {
      throw lines.fault(
          Kind.CORRUPT,
          "atom: expected number, segment, residue number, residue, name, type, charge, mass, found"
              + " \""
              + shown(line)
              + '"');
    }
    String[] cut = new String[MASS + 1];
    cut[SERIAL] = line.substring(0, columns[0][0]).strip();
    for (int k = 0; k < MASS; k++) {
      int from = columns[k][0];
      cut[k + 1] = line.substring(from, Math.min(columns[k][1], line.length())).strip();
    }
    return cut;
  }

  /** Whether every field is there: a blank segment shifts the others, and the checks notice. */
  private static boolean isWhole(String[] words) {
    return words.length > FIXED
        && ResidueNumber.isOne(words[2])
        && words[FIXED].matches("-?\\d+")
        && words[MASS - 1].matches("[-+.\\dEeDd]+");
  }

  private void readBonds(TopologyBuilder b, int nBonds, int nAtoms) throws IOException {
    int width = isExtended ? 10 : 8;
    long wanted = 2L * nBonds;
    int first = 0;
    long done = 0;
    while (done < wanted) {
      String line = lines.require("bond " + (done / 2 + 1) + " of " + nBonds);
      if (line.indexOf('!') >= 0) {
        throw lines.fault(
            Kind.TRUNCATED,
            "bonds: expected " + nBonds + " pairs, found " + done / 2 + " before the next section");
      }
      StringTokenizer words = new StringTokenizer(separated(line, width));
      while (words.hasMoreTokens()) {
        int atom = lines.integer(words.nextToken(), "atom of a bond") - 1;
        if (atom < 0 || atom >= nAtoms || (done % 2 == 1 && atom == first) || done == wanted) {
          throw lines.fault(
              Kind.CORRUPT,
              "bond: expected "
                  + nBonds
                  + " pairs of different atoms from 1 to "
                  + nAtoms
                  + ", found "
                  + (done % 2 == 1 ? (first + 1) + " and " : "")
                  + (atom + 1));
        }
        if (done % 2 == 0) {
          first = atom;
        } else {
          b.addBond(first, atom);
        }
        done++;
      }
    }
  }

  /** Numbers of eight or ten digits fill their columns and touch their neighbours. */
  private static String separated(String line, int width) {
    boolean touches = false;
    int run = 0;
    for (int i = 0; i < line.length(); i++) {
      run = Character.isWhitespace(line.charAt(i)) ? 0 : run + 1;
      touches |= run > width;
    }
    return touches ? line.replaceAll("(.{" + width + "})", "$1 ") : line;
  }

  private static String shown(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }
}
