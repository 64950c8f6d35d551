package org.padml.formats.top;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.padml.formats.AtomRows;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.formats.MoleculeBlocks;
import org.padml.formats.TextLines;
import org.padml.model.Topology;
import org.padml.model.Topology.Residue;
import org.padml.model.TopologyBuilder;

/** One molecule type: its atoms, bonds and virtual sites as they are read. */
final class MoleculeType {
  private static final Pattern RESID = Pattern.compile("(-?\\d{1,9})([A-Za-z]?)");

  private final String name;
  private final String chain;
  private final AtomRows rows = new AtomRows();
  private final List<String> types = new ArrayList<>();
  private final List<int[]> bonds = new ArrayList<>();
  private final Set<String> undefinedTypes = new TreeSet<>();
  private @Nullable Topology built;

  MoleculeType(String name) {
    this.name = name;
    chain = MoleculeBlocks.chainOf(name);
  }

  String name() {
    return name;
  }

  int nAtoms() {
    return rows.size();
  }

  /** Names of the atoms' types. */
  List<String> types() {
    return types;
  }

  /** Notes the atom types whose masses or charges were wanted and are not defined. */
  void note(TopologyBuilder b) {
    if (!undefinedTypes.isEmpty()) {
      b.note(
          "molecule type "
              + name
              + ": atom types "
              + String.join(", ", undefinedTypes)
              + " are not defined: masses are those of the elements");
    }
  }

  /** A row of {@code [ atoms ]}: nr type resnr residue atom cgnr [charge [mass]]. */
  void addAtom(String[] w, @Nullable AtomType type, TextLines lines) throws FormatException {
    if (w.length < 6) {
      throw lines.fault(
          Kind.CORRUPT,
          "atom: expected nr, type, resnr, residue, atom, cgnr, found \""
              + String.join(" ", w)
              + '"');
    }
    if (lines.integer(w[0], "atom number") != rows.size() + 1) {
      throw lines.fault(
          Kind.CORRUPT, "atom number: expected " + (rows.size() + 1) + ", found " + w[0]);
    }
    Matcher resid = RESID.matcher(w[2]);
    if (!resid.matches()) {
      throw lines.fault(
          Kind.CORRUPT,
          "residue number: expected a number with an optional insertion code, found \""
              + w[2]
              + '"');
    }
    double charge = w.length > 6 ? lines.number(w[6], "charge") : type == null ? 0 : type.charge();
    double mass =
        w.length > 7 ? lines.number(w[7], "mass") : type == null ? AtomRows.NO_MASS : type.mass();
    if (mass < 0) {
      throw lines.fault(Kind.CORRUPT, "mass: expected 0 or more, found " + mass + " u");
    }
    if (type == null && w.length < 8) {
      undefinedTypes.add(w[1]);
    }
    rows.continueResidue(
        new Residue(Integer.parseInt(resid.group(1)), resid.group(2), w[3], chain, name));
    types.add(w[1]);
    rows.add(w[4], charge, mass, type == null ? AtomRows.NOT_STATED : type.element());
    if (type != null && type.isSite()) {
      rows.virtualSite(rows.size() - 1);
    }
  }

  /** Two atoms by their numbers in the molecule. */
  void addBond(int i, int j, TextLines lines) throws FormatException {
    if (i == j) {
      throw lines.fault(Kind.CORRUPT, "bond: expected two different atoms, found " + i + " twice");
    }
    bonds.add(new int[] {index(i, lines), index(j, lines)});
  }

  void addSite(int number, TextLines lines) throws FormatException {
    rows.virtualSite(index(number, lines));
  }

  private int index(int number, TextLines lines) throws FormatException {
    if (number < 1 || number > rows.size()) {
      throw lines.fault(
          Kind.CORRUPT,
          "atom of molecule type " + name + ": expected 1 to " + rows.size() + ", found " + number);
    }
    return number - 1;
  }

  /** One copy, with elements; made once. */
  Topology topology() {
    Topology t = built;
    if (t == null) {
      TopologyBuilder b = rows.toBuilder();
      bonds.forEach(p -> b.addBond(p[0], p[1]));
      t = b.build();
      built = t;
    }
    return t;
  }
}
