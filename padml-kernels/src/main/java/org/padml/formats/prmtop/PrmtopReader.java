package org.padml.formats.prmtop;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.padml.formats.AtomRows;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.TextLines;
import org.padml.io.SeekableSource;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.model.Topology.BondSource;
import org.padml.model.Topology.Residue;
import org.padml.model.TopologyBuilder;
import org.padml.units.Units;

/** Reads the sections that a topology needs and passes over the others. */
final class PrmtopReader {
  private static final Set<String> WANTED =
      Set.of(
          "POINTERS",
          "ATOM_NAME",
          "CHARGE",
          "ATOMIC_NUMBER",
          "MASS",
          "RESIDUE_LABEL",
          "RESIDUE_POINTER",
          "RESIDUE_NUMBER",
          "RESIDUE_ICODE",
          "RESIDUE_CHAINID",
          "BONDS_INC_HYDROGEN",
          "BONDS_WITHOUT_HYDROGEN");

  /** Places in POINTERS. */
  private static final int NATOM = 0;

  private static final int NBONH = 2;
  private static final int MBONA = 3;
  private static final int NRES = 11;
  private static final int LEAST_POINTERS = 30;

  private final String path;
  private final TextLines lines;
  private final Map<String, Section> sections = new HashMap<>();
  private boolean isChamber;

  PrmtopReader(SeekableSource source) {
    path = source.path();
    lines = new TextLines(source);
  }

  Topology read() throws IOException {
    readSections();
    Section pointers = section("POINTERS");
    if (pointers.size() < LEAST_POINTERS) {
      throw fault(
          Kind.TRUNCATED,
          "flag POINTERS: expected "
              + LEAST_POINTERS
              + " values or more, found "
              + pointers.size());
    }
    int[] p = pointers.integers(pointers.size(), path);
    int nAtoms = positive(p[NATOM], "atoms");
    int nResidues = positive(p[NRES], "residues");
    AtomRows atoms = atoms(nAtoms, nResidues);
    TopologyBuilder b = atoms.toBuilder();
    addBonds(b, "BONDS_INC_HYDROGEN", p[NBONH], nAtoms);
    addBonds(b, "BONDS_WITHOUT_HYDROGEN", p[MBONA], nAtoms);
    return b.bondSource(BondSource.FILE).build();
  }

  private int positive(int count, String what) throws FormatException {
    if (count < 1) {
      throw fault(Kind.CORRUPT, "flag POINTERS: expected 1 or more " + what + ", found " + count);
    }
    return count;
  }

  private void readSections() throws IOException {
    String header = lines.require("header");
    if (!header.startsWith("%VERSION") && !header.startsWith("%FLAG")) {
      throw lines.fault(
          Kind.NOT_RECOGNISED,
          "header: expected %VERSION (Amber 7 or later; older files have no sections), found "
              + (header.length() > 60 ? header.substring(0, 60) + "..." : header).strip());
    }
    lines.hold();
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.startsWith("%FLAG")) {
        continue;
      }
      String flag = line.substring("%FLAG".length()).strip();
      isChamber |= flag.equals("CTITLE");
      if (WANTED.contains(flag)) {
        if (sections.containsKey(flag)) {
          throw lines.fault(Kind.CORRUPT, "flag " + flag + ": expected one, found it twice");
        }
        sections.put(flag, readSection(flag));
      }
    }
  }

  private Section readSection(String flag) throws IOException {
    String line = lines.require("flag " + flag);
    while (line.startsWith("%COMMENT")) {
      line = lines.require("flag " + flag);
    }
    Section section = Section.of(flag, line, lines);
    for (String data = lines.next(); data != null; data = lines.next()) {
      if (data.startsWith("%FLAG")) {
        lines.hold();
        break;
      }
      if (!data.startsWith("%COMMENT")) {
        section.add(data, lines);
      }
    }
    return section;
  }

  private Section section(String flag) throws FormatException {
    Section s = sections.get(flag);
    if (s == null) {
      throw fault(Kind.CORRUPT, "flag " + flag + ": expected one, found none");
    }
    return s;
  }

  private AtomRows atoms(int nAtoms, int nResidues) throws FormatException {
    List<String> names = section("ATOM_NAME").words(nAtoms, path);
    double[] charges = section("CHARGE").numbers(nAtoms, path);
    double[] masses = section("MASS").numbers(nAtoms, path);
    int[] elements =
        sections.containsKey("ATOMIC_NUMBER")
            ? section("ATOMIC_NUMBER").integers(nAtoms, path)
            : new int[0];
    int[] starts = section("RESIDUE_POINTER").integers(nResidues, path);
    double unit = isChamber ? Units.CHARMM_CHARGE_PER_E : Units.AMBER_CHARGE_PER_E;
    AtomRows atoms = new AtomRows();
    int residue = -1;
    for (int a = 0; a < nAtoms; a++) {
      if (residue + 1 < nResidues && starts[residue + 1] == a + 1) {
        atoms.startResidue(residue(++residue, nResidues));
      }
      if (residue < 0) {
        throw fault(
            Kind.CORRUPT, "flag RESIDUE_POINTER: expected 1 as the first atom, found " + starts[0]);
      }
      if (masses[a] < 0) {
        throw fault(
            Kind.CORRUPT,
            "flag MASS: atom " + (a + 1) + ": expected 0 u or more, found " + masses[a]);
      }
      int element = elements.length == 0 ? AtomRows.NOT_STATED : element(elements[a], a);
      atoms.add(names.get(a), charges[a] / unit, masses[a], element);
    }
    if (residue + 1 != nResidues) {
      throw fault(
          Kind.CORRUPT,
          "flag RESIDUE_POINTER: expected ascending atoms from 1 to "
              + nAtoms
              + ", found "
              + starts[residue + 1]
              + " for residue "
              + (residue + 2));
    }
    return atoms;
  }

  private int element(int number, int atom) throws FormatException {
    if (number < AtomRows.NOT_STATED || number > Elements.maxAtomicNumber()) {
      throw fault(
          Kind.CORRUPT,
          "flag ATOMIC_NUMBER: atom "
              + (atom + 1)
              + ": expected -1 to "
              + Elements.maxAtomicNumber()
              + ", found "
              + number);
    }
    return number;
  }

  private Residue residue(int r, int nResidues) throws FormatException {
    String name = section("RESIDUE_LABEL").words(nResidues, path).get(r);
    Section numbers = sections.get("RESIDUE_NUMBER");
    int resid = numbers == null ? r + 1 : numbers.integers(nResidues, path)[r];
    return new Residue(
        resid,
        word("RESIDUE_ICODE", r, nResidues),
        name,
        word("RESIDUE_CHAINID", r, nResidues),
        "");
  }

  private String word(String flag, int r, int nResidues) throws FormatException {
    Section s = sections.get(flag);
    return s == null ? "" : s.words(nResidues, path).get(r);
  }

  /** Triples of coordinate offsets (three times the atom index) and a parameter index. */
  private void addBonds(TopologyBuilder b, String flag, int count, int nAtoms)
      throws FormatException {
    int[] v = section(flag).integers(3L * count, path);
    for (int k = 0; k < count; k++) {
      int i = v[3 * k];
      int j = v[3 * k + 1];
      boolean isInside = Math.min(i, j) >= 0 && Math.max(i, j) / 3 < nAtoms;
      if (!isInside || i % 3 != 0 || j % 3 != 0 || i == j) {
        throw fault(
            Kind.CORRUPT,
            "flag "
                + flag
                + ": bond "
                + (k + 1)
                + ": expected two different multiples of 3 from 0 to "
                + 3L * (nAtoms - 1)
                + ", found "
                + i
                + " and "
                + j);
      }
      b.addBond(i / 3, j / 3);
    }
  }

  private FormatException fault(Kind kind, String what) {
    return new FormatException(kind, path, -1, -1, what);
  }
}
