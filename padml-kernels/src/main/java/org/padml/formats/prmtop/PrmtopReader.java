package org.padml.formats.prmtop;

import java.util.List;
import java.util.Set;
import org.padml.formats.AtomRows;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.model.Topology.BondSource;
import org.padml.model.Topology.Residue;
import org.padml.model.TopologyBuilder;
import org.padml.units.Units;

/** Makes a topology of the sections that one needs. */
final class PrmtopReader {
  /** What a topology needs. */
  static final Set<String> WANTED =
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

  private final PrmtopSections sections;
  private final String path;

  PrmtopReader(PrmtopSections sections) {
    this.sections = sections;
    this.path = sections.path();
  }

  Topology read() throws FormatException {
    int[] p = sections.pointers();
    int nAtoms = sections.positive(p[PrmtopSections.NATOM], "atoms");
    int nResidues = sections.positive(p[PrmtopSections.NRES], "residues");
    AtomRows atoms = atoms(nAtoms, nResidues);
    TopologyBuilder b = atoms.toBuilder();
    addBonds(b, "BONDS_INC_HYDROGEN", p[PrmtopSections.NBONH], nAtoms);
    addBonds(b, "BONDS_WITHOUT_HYDROGEN", p[PrmtopSections.MBONA], nAtoms);
    return b.bondSource(BondSource.FILE).build();
  }

  private AtomRows atoms(int nAtoms, int nResidues) throws FormatException {
    List<String> names = sections.section("ATOM_NAME").words(nAtoms, path);
    double[] charges = sections.section("CHARGE").numbers(nAtoms, path);
    double[] masses = sections.section("MASS").numbers(nAtoms, path);
    Section stated = sections.optional("ATOMIC_NUMBER");
    int[] elements = stated == null ? new int[0] : stated.integers(nAtoms, path);
    int[] starts = sections.section("RESIDUE_POINTER").integers(nResidues, path);
    double unit = sections.isChamber() ? Units.CHARMM_CHARGE_PER_E : Units.AMBER_CHARGE_PER_E;
    AtomRows atoms = new AtomRows();
    int residue = -1;
    for (int a = 0; a < nAtoms; a++) {
      if (residue + 1 < nResidues && starts[residue + 1] == a + 1) {
        atoms.startResidue(residue(++residue, nResidues));
      }
      if (residue < 0) {
        throw sections.fault(
            Kind.CORRUPT, "flag RESIDUE_POINTER: expected 1 as the first atom, found " + starts[0]);
      }
      if (masses[a] < 0) {
        throw sections.fault(
            Kind.CORRUPT,
            "flag MASS: atom " + (a + 1) + ": expected 0 u or more, found " + masses[a]);
      }
      int element = elements.length == 0 ? AtomRows.NOT_STATED : element(elements[a], a);
      atoms.add(names.get(a), charges[a] / unit, masses[a], element);
    }
    if (residue + 1 != nResidues) {
      throw sections.fault(
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
      throw sections.fault(
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
    String name = sections.section("RESIDUE_LABEL").words(nResidues, path).get(r);
    Section numbers = sections.optional("RESIDUE_NUMBER");
    int resid = numbers == null ? r + 1 : numbers.integers(nResidues, path)[r];
    return new Residue(
        resid,
        word("RESIDUE_ICODE", r, nResidues),
        name,
        word("RESIDUE_CHAINID", r, nResidues),
        "");
  }

  private String word(String flag, int r, int nResidues) throws FormatException {
    Section s = sections.optional(flag);
    return s == null ? "" : s.words(nResidues, path).get(r);
  }

  /** Triples of coordinate offsets (three times the atom index) and a parameter index. */
  private void addBonds(TopologyBuilder b, String flag, int count, int nAtoms)
      throws FormatException {
    int[] v = sections.section(flag).integers(3L * count, path);
    for (int k = 0; k < count; k++) {
      int i = v[3 * k];
      int j = v[3 * k + 1];
      boolean isInside = Math.min(i, j) >= 0 && Math.max(i, j) / 3 < nAtoms;
      if (!isInside || i % 3 != 0 || j % 3 != 0 || i == j) {
        throw sections.fault(
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
}
