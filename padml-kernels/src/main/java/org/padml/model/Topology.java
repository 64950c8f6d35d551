package org.padml.model;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the atoms are: names, elements, residues, chains, bonds, and what a file says of charge,
 * mass and position. Immutable; arrays returned are live and must not be changed.
 *
 * <p>Atoms of one residue are contiguous: residue r holds atoms [residueStart(r), residueStart(r +
 * 1)). Indices are positions in the file; serials stay inside readers.
 */
public final class Topology implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String[] atomNames;
  private final int[] atomicNumbers;
  private final boolean[] virtualSites;
  private final boolean[] excludedAlternates;
  private final double[] masses;
  private final double @Nullable [] charges;
  private final int[] residueOfAtom;
  private final int[] residueStarts;
  private final List<Residue> residues;
  private final int[] bondFirst;
  private final int[] bondSecond;
  private final BondSource bondSource;
  private final @Nullable ReferenceFrame referenceFrame;
  private final List<String> notes;

  /**
   * One residue: sequence number, insertion code ("" for none), name, chain and segment letters.
   */
  public record Residue(int resid, String insertionCode, String name, String chain, String segment)
      implements Serializable {
    /** Sequence number with insertion code, such as {@code 52A}. */
    public String label() {
      return resid + insertionCode;
    }

    /** Chain letter, or the segment where the file gives no chain. */
    public String chainOrSegment() {
      return chain.isEmpty() ? segment : chain;
    }
  }

  /** Where the bonds come from. */
  public enum BondSource {
    /** The file lists none. */
    NONE,
    /** Listed completely by the file (PSF, PRMTOP, TOP). */
    FILE,
    /** Some listed by the file (CONECT), the rest from templates or distances. */
    PARTIAL,
    /** Residue templates and distances. */
    PERCEIVED
  }

  /** Coordinates that came with the topology, nm; x, y, z [nAtoms]. */
  public record ReferenceFrame(float[] x, float[] y, float[] z, Box box) implements Serializable {}

  Topology(
      String[] atomNames,
      int[] atomicNumbers,
      boolean[] virtualSites,
      boolean[] excludedAlternates,
      double[] masses,
      double @Nullable [] charges,
      int[] residueOfAtom,
      int[] residueStarts,
      List<Residue> residues,
      int[] bondFirst,
      int[] bondSecond,
      BondSource bondSource,
      @Nullable ReferenceFrame referenceFrame,
      List<String> notes) {
    this.atomNames = atomNames;
    this.atomicNumbers = atomicNumbers;
    this.virtualSites = virtualSites;
    this.excludedAlternates = excludedAlternates;
    this.masses = masses;
    this.charges = charges;
    this.residueOfAtom = residueOfAtom;
    this.residueStarts = residueStarts;
    this.residues = residues;
    this.bondFirst = bondFirst;
    this.bondSecond = bondSecond;
    this.bondSource = bondSource;
    this.referenceFrame = referenceFrame;
    this.notes = notes;
  }

  /** Number of atoms, virtual sites included (they have coordinates). */
  public int nAtoms() {
    return atomNames.length;
  }

  /** Number of residues. */
  public int nResidues() {
    return residues.size();
  }

  /** Number of bonds. */
  public int nBonds() {
    return bondFirst.length;
  }

  /** Atom name as in the file, without blanks. */
  public String atomName(int atom) {
    return atomNames[atom];
  }

  /** Atomic number; 0 when unknown or a virtual site. */
  public int atomicNumber(int atom) {
    return atomicNumbers[atom];
  }

  /** Whether the atom is a hydrogen, told by its element. */
  public boolean isHydrogen(int atom) {
    return atomicNumbers[atom] == Elements.H;
  }

  /**
   * Whether the particle is a virtual site or Drude particle: it has coordinates but is no atom.
   */
  public boolean isVirtualSite(int atom) {
    return virtualSites[atom];
  }

  /**
   * Whether the atom is the alternate location of one that is used. It has coordinates, so that
   * counts and indices agree with the file, and takes part in nothing else.
   */
  public boolean isExcludedAlternate(int atom) {
    return excludedAlternates[atom];
  }

  /** Whether this is an atom that kernels may use: no virtual site, no excluded alternate. */
  public boolean isUsed(int atom) {
    return !virtualSites[atom] && !excludedAlternates[atom];
  }

  /** Whether this is a used atom and no hydrogen. */
  public boolean isHeavy(int atom) {
    return isUsed(atom) && atomicNumbers[atom] != Elements.H;
  }

  /** Mass in u: the file's, else the element's. */
  public double mass(int atom) {
    return masses[atom];
  }

  /** Charges in e [nAtoms], or null when the file has none. */
  public double @Nullable [] charges() {
    return charges;
  }

  /** Residue index of an atom. */
  public int residueOf(int atom) {
    return residueOfAtom[atom];
  }

  /** First atom of a residue; {@code residueStart(nResidues())} is the number of atoms. */
  public int residueStart(int residue) {
    return residueStarts[residue];
  }

  /** A residue by index. */
  public Residue residue(int residue) {
    return residues.get(residue);
  }

  /** The residue that holds an atom. */
  public Residue residueOfAtom(int atom) {
    return residues.get(residueOfAtom[atom]);
  }

  /** First atom of bond k, the smaller index. */
  public int bondFirst(int k) {
    return bondFirst[k];
  }

  /** Second atom of bond k, the larger index. */
  public int bondSecond(int k) {
    return bondSecond[k];
  }

  /** Where the bonds come from. */
  public BondSource bondSource() {
    return bondSource;
  }

  /** Coordinates that came with the topology, or null. */
  public @Nullable ReferenceFrame referenceFrame() {
    return referenceFrame;
  }

  /** What the reader had to assume or repair, one sentence each. */
  public List<String> notes() {
    return notes;
  }

  /** A builder that starts with all of this, for adding bonds or changing letters. */
  public TopologyBuilder toBuilder() {
    TopologyBuilder b = new TopologyBuilder();
    for (int r = 0; r < nResidues(); r++) {
      b.addResidue(residues.get(r));
      for (int a = residueStarts[r]; a < residueStarts[r + 1]; a++) {
        b.addAtom(atomNames[a], atomicNumbers[a]);
        b.mass(masses[a]);
        if (virtualSites[a]) {
          b.virtualSite();
        }
        if (excludedAlternates[a]) {
          b.excludeAlternate(a);
        }
        if (charges != null) {
          b.charge(charges[a]);
        }
      }
    }
    for (int k = 0; k < nBonds(); k++) {
      b.addBond(bondFirst[k], bondSecond[k]);
    }
    b.bondSource(bondSource);
    if (referenceFrame != null) {
      b.referenceFrame(referenceFrame);
    }
    notes.forEach(b::note);
    return b;
  }

  /** The topology of some of the atoms, in file order; bonds with both ends inside are kept. */
  public Topology subset(AtomSet atoms) {
    TopologyBuilder b = new TopologyBuilder();
    int[] place = new int[nAtoms()];
    java.util.Arrays.fill(place, -1);
    int lastResidue = -1;
    for (int k = 0; k < atoms.size(); k++) {
      int a = atoms.get(k);
      place[a] = k;
      if (residueOfAtom[a] != lastResidue) {
        lastResidue = residueOfAtom[a];
        b.addResidue(residues.get(lastResidue));
      }
      b.addAtom(atomNames[a], atomicNumbers[a]);
      b.mass(masses[a]);
      if (virtualSites[a]) {
        b.virtualSite();
      }
      if (excludedAlternates[a]) {
        b.excludeAlternate(k);
      }
      if (charges != null) {
        b.charge(charges[a]);
      }
    }
    for (int k = 0; k < nBonds(); k++) {
      int i = place[bondFirst[k]];
      int j = place[bondSecond[k]];
      if (i >= 0 && j >= 0) {
        b.addBond(i, j);
      }
    }
    b.bondSource(bondSource);
    if (referenceFrame != null) {
      b.referenceFrame(
          new ReferenceFrame(
              pick(referenceFrame.x(), atoms),
              pick(referenceFrame.y(), atoms),
              pick(referenceFrame.z(), atoms),
              referenceFrame.box()));
    }
    notes.forEach(b::note);
    return b.build();
  }

  private static float[] pick(float[] v, AtomSet atoms) {
    float[] out = new float[atoms.size()];
    for (int k = 0; k < out.length; k++) {
      out[k] = v[atoms.get(k)];
    }
    return out;
  }
}
