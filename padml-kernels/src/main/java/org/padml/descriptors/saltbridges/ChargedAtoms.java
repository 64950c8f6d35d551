package org.padml.descriptors.saltbridges;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.padml.descriptors.HydrogenParents;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.ResidueNames;
import org.padml.model.Topology;

/**
 * The atoms of a set that carry the charge of an ionised group: oxygens of carboxylates, nitrogens
 * of ammonium, guanidinium and (by option) imidazolium.
 *
 * <p>Hydrogens decide before names: a carboxylate of a residue that has hydrogens is charged if
 * none is on it; a nitrogen group that has any is charged with three on Lys or the terminal
 * nitrogen (two on Pro), five on Arg, two on His. Where there are none the residue name decides:
 * the neutral variants ASH, GLUP, LYN, ARGN, ... are not charged. A terminal nitrogen without
 * hydrogens is one bonded to its own residue only, or in a topology without bonds one without
 * predecessor in its chain; a terminal carboxylate has both oxygens and no hydrogen.
 */
final class ChargedAtoms {
  private static final Set<String> NEUTRAL =
      Set.of("ASH", "ASPH", "ASPP", "GLH", "GLUH", "GLUP", "LYN", "LSN", "LYSN", "ARGN", "ARN");

  private static final Set<String> DOUBLY_PROTONATED = Set.of("HIP", "HSP", "HISH", "HISP");

  private static final Set<String> CARBOXYL_OXYGENS =
      Set.of("O", "OXT", "OT", "OT1", "OT2", "OC1", "OC2", "O1", "O2");

  final int[] acid;
  final int[] base;

  private final Topology topology;
  private final AtomSet atoms;
  private final int[] hydrogens;
  private final Set<ChargedGroup> also;
  private final int[] degree;
  private int nAcid;
  private int nBase;

  ChargedAtoms(Topology topology, HydrogenParents parents, AtomSet atoms, Set<ChargedGroup> also) {
    this.topology = topology;
    this.atoms = atoms;
    this.also = also;
    hydrogens = parents.counts();
    degree = heavyBonds(topology);
    int[] acids = new int[atoms.size()];
    int[] bases = new int[atoms.size()];
    for (int r = 0; r < topology.nResidues(); r++) {
      String parent = ResidueNames.aminoAcid(topology.residue(r).name());
      if (!parent.isEmpty()) {
        sideChain(r, parent, acids, bases);
        if (also.contains(ChargedGroup.TERMINI)) {
          termini(r, parent, acids, bases);
        }
      }
    }
    Arrays.sort(acids, 0, nAcid);
    Arrays.sort(bases, 0, nBase);
    acid = Arrays.copyOf(acids, nAcid);
    base = Arrays.copyOf(bases, nBase);
  }

  private static int[] heavyBonds(Topology topology) {
    int[] degree = new int[topology.nAtoms()];
    for (int k = 0; k < topology.nBonds(); k++) {
      int i = topology.bondFirst(k);
      int j = topology.bondSecond(k);
      if (topology.isHeavy(i) && topology.isHeavy(j)) {
        degree[i]++;
        degree[j]++;
      }
    }
    return degree;
  }

  private void sideChain(int r, String parent, int[] acids, int[] bases) {
    switch (parent) {
      case "ASP" -> addAcid(r, Set.of("OD1", "OD2"), acids);
      case "GLU" -> addAcid(r, Set.of("OE1", "OE2"), acids);
      case "LYS" -> addBase(r, Set.of("NZ"), 3, bases);
      case "ARG" -> addBase(r, Set.of("NE", "NH1", "NH2"), 5, bases);
      case "HIS" -> {
        if (also.contains(ChargedGroup.DOUBLY_PROTONATED_HIS)) {
          addBase(r, Set.of("ND1", "NE2"), 2, bases);
        }
      }
      default -> {}
    }
  }

  private void addAcid(int r, Set<String> names, int[] acids) {
    boolean charged = hasHydrogens(r) ? hydrogensOn(r, names) == 0 : !isNeutral(r);
    if (charged) {
      nAcid = add(r, names, acids, nAcid);
    }
  }

  private void addBase(int r, Set<String> names, int needed, int[] bases) {
    boolean byName =
        names.contains("ND1") ? DOUBLY_PROTONATED.contains(plainName(r)) : !isNeutral(r);
    int found = hydrogensOn(r, names);
    if (found > 0 ? found >= needed : byName) {
      nBase = add(r, names, bases, nBase);
    }
  }

  private void termini(int r, String parent, int[] acids, int[] bases) {
    if (has(r, "CA") && isTerminalNitrogen(r, parent)) {
      nBase = add(r, Set.of("N"), bases, nBase);
    }
    if (has(r, "CA")
        && has(r, "C")
        && count(r, CARBOXYL_OXYGENS) >= 2
        && hydrogensOn(r, CARBOXYL_OXYGENS) == 0) {
      nAcid = add(r, CARBOXYL_OXYGENS, acids, nAcid);
    }
  }

  private boolean isTerminalNitrogen(int r, String parent) {
    boolean proline = parent.equals("PRO");
    if (hasHydrogens(r)) {
      return hydrogensOn(r, Set.of("N")) >= (proline ? 2 : 3);
    }
    for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
      if (topology.atomName(a).equals("N") && topology.isHeavy(a) && degree[a] > 0) {
        return degree[a] == (proline ? 2 : 1);
      }
    }
    return has(r, "N")
        && (r == 0
            || !topology
                .residue(r - 1)
                .chainOrSegment()
                .equals(topology.residue(r).chainOrSegment()));
  }

  private boolean hasHydrogens(int r) {
    for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
      if (hydrogens[a] > 0) {
        return true;
      }
    }
    return false;
  }

  private int hydrogensOn(int r, Set<String> names) {
    int n = 0;
    for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
      n += names.contains(topology.atomName(a)) ? hydrogens[a] : 0;
    }
    return n;
  }

  private int count(int r, Set<String> names) {
    int n = 0;
    for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
      n += topology.isHeavy(a) && names.contains(topology.atomName(a)) ? 1 : 0;
    }
    return n;
  }

  private boolean has(int r, String name) {
    return count(r, Set.of(name)) > 0;
  }

  private int add(int r, Set<String> names, int[] into, int n) {
    for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
      int z = topology.atomicNumber(a);
      if (topology.isHeavy(a)
          && (z == Elements.N || z == Elements.O)
          && names.contains(topology.atomName(a))
          && atoms.contains(a)) {
        into[n++] = a;
      }
    }
    return n;
  }

  private boolean isNeutral(int r) {
    return NEUTRAL.contains(plainName(r));
  }

  /** Residue name without the N or C that Amber puts before those of chain ends. */
  private String plainName(int r) {
    String name = topology.residue(r).name().strip().toUpperCase(Locale.ROOT);
    boolean end = name.length() == 4 && (name.startsWith("N") || name.startsWith("C"));
    return end && ResidueNames.isAminoAcid(name.substring(1)) ? name.substring(1) : name;
  }
}
