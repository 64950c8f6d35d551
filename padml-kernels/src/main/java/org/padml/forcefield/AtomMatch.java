package org.padml.forcefield;

import java.util.List;
import java.util.Set;
import org.padml.formats.FormatException;
import org.padml.formats.FormatException.Kind;
import org.padml.model.Elements;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;

/**
 * Whether the atoms of a parameter file are those of a topology: as many, of the same elements in
 * the same order, and in amino acids with the same names of heavy atoms. Other differences of names
 * (hydrogens, ligands, water) are only noted: formats spell them in many ways.
 */
final class AtomMatch {
  private static final Set<String> CARBOXYL_OXYGENS =
      Set.of("O", "OXT", "OT", "OT1", "OT2", "O1", "O2", "OC1", "OC2", "O'", "O''");

  private AtomMatch() {}

  /**
   * Requires the match.
   *
   * @return a note when names differ otherwise, else nothing
   * @throws FormatException naming the first atom that differs
   */
  static List<String> require(Topology topology, Topology file, String path)
      throws FormatException {
    if (topology.nAtoms() != file.nAtoms()) {
      throw new FormatException(
          Kind.ATOM_COUNT,
          path,
          -1,
          -1,
          "atoms: expected " + topology.nAtoms() + " as in the topology, found " + file.nAtoms());
    }
    int renamed = 0;
    int firstRenamed = -1;
    for (int a = 0; a < topology.nAtoms(); a++) {
      if (differ(topology, file, a)) {
        throw new FormatException(
            Kind.CORRUPT,
            path,
            -1,
            -1,
            "atom " + (a + 1) + ": expected " + name(topology, a) + ", found " + name(file, a));
      }
      if (!topology.atomName(a).equals(file.atomName(a))) {
        firstRenamed = renamed++ == 0 ? a : firstRenamed;
      }
    }
    return renamed == 0
        ? List.of()
        : List.of(
            renamed
                + " atoms have other names than in the topology, the first is atom "
                + (firstRenamed + 1)
                + ": "
                + name(file, firstRenamed)
                + " instead of "
                + name(topology, firstRenamed));
  }

  private static boolean differ(Topology topology, Topology file, int a) {
    int expected = topology.atomicNumber(a);
    int found = file.atomicNumber(a);
    if (expected != 0 && found != 0 && expected != found) {
      return true;
    }
    String residue = topology.residueOfAtom(a).name();
    boolean isNamed =
        topology.isHeavy(a)
            && ResidueNames.isAminoAcid(residue)
            && ResidueNames.isAminoAcid(file.residueOfAtom(a).name());
    return isNamed
        && !heavyName(topology.atomName(a), residue).equals(heavyName(file.atomName(a), residue));
  }

  /** Whether an oxygen of an amino acid may be of a carboxyl end by its name. */
  static boolean isCarboxylOxygen(String name) {
    return CARBOXYL_OXYGENS.contains(name);
  }

  private static String heavyName(String name, String residue) {
    if (isCarboxylOxygen(name)) {
      return "O";
    }
    return name.equals("CD1") && ResidueNames.aminoAcid(residue).equals("ILE") ? "CD" : name;
  }

  private static String name(Topology t, int a) {
    Topology.Residue r = t.residueOfAtom(a);
    String element = Elements.symbol(t.atomicNumber(a));
    return t.atomName(a) + " (" + element + ") of " + r.name() + " " + r.label();
  }
}
