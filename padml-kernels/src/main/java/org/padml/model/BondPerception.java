package org.padml.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bonds of a topology whose file lists none or only some: standard amino acids and water by names,
 * peptide bonds and disulfides by name and distance, everything else by distance in the reference
 * frame, at the nearest image where it has a box.
 *
 * <p>By distance: a hydrogen goes to the nearest heavy atom of its residue below 0.125 nm; heavy
 * atoms are bonded below the sum of their covalent radii plus 0.045 nm, within a residue, or
 * between residues of which one is neither amino acid, water nor ion. Virtual sites are tied to
 * their heavy atom, so that they stay with their molecule. Excluded alternates get no bonds.
 *
 * <p>Cost: O(nAtoms).
 */
public final class BondPerception {
  /** Longest peptide bond C-N, nm. */
  public static final double PEPTIDE_NM = 0.2;

  /** Longest disulfide bond, nm. */
  public static final double DISULFIDE_NM = 0.25;

  /** Longest bond of a hydrogen to C, N or O, nm. */
  public static final double HYDROGEN_NM = 0.125;

  /** What a bond may be longer than the sum of the covalent radii, nm. */
  public static final double TOLERANCE_NM = 0.045;

  /** The same for hydrogens on larger atoms (S-H is 0.134 nm). */
  private static final double HYDROGEN_TOLERANCE_NM = 0.015;

  private static final double OVERLAP_NM = 0.04;

  private enum Kind {
    AMINO_ACID,
    WATER,
    ION,
    OTHER
  }

  private final Topology topology;
  private final TopologyBuilder builder;
  private final @Nullable NearbyAtoms nearby;
  private final Kind[] kinds;
  private final boolean[] done;
  private final int[] parents;
  private final double[] parentDistances;
  private final int[] namedParents;

  private BondPerception(Topology topology) {
    this.topology = topology;
    this.builder = topology.toBuilder();
    Topology.ReferenceFrame frame = topology.referenceFrame();
    this.nearby = frame == null ? null : new NearbyAtoms(frame);
    this.kinds = new Kind[topology.nResidues()];
    this.done = new boolean[topology.nAtoms()];
    this.parents = new int[topology.nAtoms()];
    this.parentDistances = new double[topology.nAtoms()];
    this.namedParents = new int[topology.nAtoms()];
    Arrays.fill(parents, -1);
    Arrays.fill(namedParents, -1);
  }

  /**
   * The topology with all bonds that can be told; itself when its file lists them completely. Bonds
   * that the file lists are kept.
   */
  public static Topology complete(Topology topology) {
    if (topology.bondSource() == Topology.BondSource.FILE) {
      return topology;
    }
    return new BondPerception(topology).perceive();
  }

  private Topology perceive() {
    for (int r = 0; r < kinds.length; r++) {
      kinds[r] = kind(r);
      switch (kinds[r]) {
        case AMINO_ACID -> bondAminoAcid(r);
        case WATER -> bondWater(r);
        case ION, OTHER -> {}
      }
    }
    new PeptideBonds(topology, nearby).addTo(builder);
    bondByDistance();
    bondLightAtoms();
    builder.bondSource(
        topology.bondSource() == Topology.BondSource.NONE
            ? Topology.BondSource.PERCEIVED
            : topology.bondSource());
    return builder.build();
  }

  private Kind kind(int r) {
    String name = topology.residue(r).name();
    if (ResidueNames.isAminoAcid(name)) {
      return hasRepeatedName(r) ? Kind.OTHER : Kind.AMINO_ACID;
    }
    if (ResidueNames.isWater(name)) {
      return Kind.WATER;
    }
    int used = 0;
    for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
      used += topology.isUsed(a) ? 1 : 0;
    }
    return used < 2 ? Kind.ION : Kind.OTHER;
  }

  private boolean hasRepeatedName(int r) {
    Map<String, Integer> seen = new HashMap<>();
    for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
      if (topology.isUsed(a) && seen.put(topology.atomName(a), a) != null) {
        return true;
      }
    }
    return false;
  }

  private void bond(int i, int j) {
    if (i != j) {
      builder.addBond(i, j);
      done[i] = true;
      done[j] = true;
    }
  }

  private void bondAminoAcid(int r) {
    Map<String, Integer> heavy = new HashMap<>();
    for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
      if (topology.isHeavy(a)) {
        heavy.put(topology.atomName(a).toUpperCase(Locale.ROOT), a);
      }
    }
    for (String[] pair :
        ResidueTemplates.bonds(ResidueNames.aminoAcid(topology.residue(r).name()))) {
      Integer i = heavy.get(pair[0]);
      Integer j = heavy.get(pair[1]);
      if (i != null && j != null) {
        bond(i, j);
      }
    }
    Integer carbonyl = heavy.get("C");
    for (Map.Entry<String, Integer> e : heavy.entrySet()) {
      if (carbonyl != null && ResidueTemplates.isTerminalOxygen(e.getKey())) {
        bond(carbonyl, e.getValue());
      }
    }
    for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
      if (topology.isUsed(a) && topology.isHydrogen(a)) {
        int parent = ResidueTemplates.parent(topology.atomName(a), heavy);
        namedParents[a] = parent;
        boolean near =
            nearby == null || (parent >= 0 && nearby.distance(a, parent) < reach(a, parent));
        if (parent >= 0 && near) {
          bond(a, parent);
        }
      }
    }
  }

  private void bondWater(int r) {
    int oxygen = -1;
    int oxygens = 0;
    for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
      if (topology.isUsed(a) && topology.atomicNumber(a) == Elements.O) {
        oxygen = a;
        oxygens++;
      }
    }
    if (oxygens != 1) {
      // several waters share a number: distances tell them apart
      kinds[r] = oxygens == 0 ? Kind.ION : Kind.OTHER;
      return;
    }
    for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
      boolean part = topology.isVirtualSite(a) || (topology.isUsed(a) && topology.isHydrogen(a));
      if (part) {
        bond(oxygen, a);
      }
    }
  }

  private void bondByDistance() {
    NearbyAtoms pairs = nearby;
    if (pairs == null) {
      return;
    }
    boolean anyOther = Arrays.asList(kinds).contains(Kind.OTHER);
    boolean[] wanted = new boolean[topology.nAtoms()];
    double widest = 0;
    for (int a = 0; a < wanted.length; a++) {
      wanted[a] = isCandidate(a, anyOther);
      if (wanted[a]) {
        widest = Math.max(widest, CovalentRadii.nm(topology.atomicNumber(a)));
      }
    }
    double reach = Math.max(DISULFIDE_NM, 2 * widest + TOLERANCE_NM);
    pairs.forEachPair(AtomSet.ofMask(wanted).toArray(), reach, this::consider);
  }

  private void bondLightAtoms() {
    for (int a = 0; a < parents.length; a++) {
      // a name is better than nothing where a molecule is broken and no box says how
      int parent = parents[a] >= 0 || done[a] ? parents[a] : namedParents[a];
      if (parent >= 0) {
        builder.addBond(a, parent);
      }
    }
  }

  private boolean isCandidate(int a, boolean anyOther) {
    Kind kind = kinds[topology.residueOf(a)];
    if (topology.isExcludedAlternate(a) || kind == Kind.WATER || kind == Kind.ION) {
      return false;
    }
    if (topology.isVirtualSite(a)) {
      return true;
    }
    if (topology.atomicNumber(a) == Elements.UNKNOWN) {
      return false;
    }
    return kind == Kind.OTHER
        || !done[a]
        || topology.isHeavy(a) && (anyOther || hasLooseAtom(topology.residueOf(a)) || isThiol(a));
  }

  private boolean hasLooseAtom(int r) {
    for (int a = topology.residueStart(r); a < topology.residueStart(r + 1); a++) {
      if (!done[a] && !topology.isExcludedAlternate(a)) {
        return true;
      }
    }
    return false;
  }

  private boolean isThiol(int a) {
    return topology.atomicNumber(a) == Elements.S
        && ResidueNames.aminoAcid(topology.residueOfAtom(a).name()).equals("CYS");
  }

  private double reach(int hydrogen, int heavy) {
    double sum =
        CovalentRadii.nm(topology.atomicNumber(hydrogen))
            + CovalentRadii.nm(topology.atomicNumber(heavy));
    return Math.max(HYDROGEN_NM, sum + HYDROGEN_TOLERANCE_NM);
  }

  private void consider(int i, int j, double distance) {
    boolean sameResidue = topology.residueOf(i) == topology.residueOf(j);
    boolean iHeavy = topology.isHeavy(i);
    boolean jHeavy = topology.isHeavy(j);
    if (iHeavy && jHeavy) {
      if (areBonded(i, j, distance, sameResidue)) {
        builder.addBond(i, j);
      }
    } else if (sameResidue && iHeavy != jHeavy) {
      offerParent(iHeavy ? j : i, iHeavy ? i : j, distance);
    }
  }

  private boolean areBonded(int i, int j, double distance, boolean sameResidue) {
    if (isThiol(i) && isThiol(j)) {
      return distance < DISULFIDE_NM && distance > OVERLAP_NM;
    }
    double sum =
        CovalentRadii.nm(topology.atomicNumber(i)) + CovalentRadii.nm(topology.atomicNumber(j));
    if (distance >= sum + TOLERANCE_NM || distance < OVERLAP_NM) {
      return false;
    }
    boolean other =
        kinds[topology.residueOf(i)] == Kind.OTHER || kinds[topology.residueOf(j)] == Kind.OTHER;
    if (sameResidue) {
      return other || !done[i] || !done[j];
    }
    return other
        && CovalentRadii.isNonmetal(topology.atomicNumber(i))
        && CovalentRadii.isNonmetal(topology.atomicNumber(j));
  }

  private void offerParent(int light, int heavy, double distance) {
    if (done[light]) {
      return;
    }
    boolean within =
        topology.isVirtualSite(light) ? distance < PEPTIDE_NM : distance < reach(light, heavy);
    if (within && (parents[light] < 0 || distance < parentDistances[light])) {
      parents[light] = heavy;
      parentDistances[light] = distance;
    }
  }
}
