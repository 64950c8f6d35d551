package org.padml.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects atoms in file order. {@link #addResidue} opens a residue; {@link #addAtom} adds to the
 * open one; {@link #mass}, {@link #charge} and {@link #virtualSite} speak of the last atom added.
 */
public final class TopologyBuilder {
  private String[] names = new String[1024];
  private int[] atomicNumbers = new int[1024];
  private double[] masses = new double[1024];
  private double[] charges = new double[1024];
  private boolean[] virtualSites = new boolean[1024];
  private boolean[] excludedAlternates = new boolean[1024];
  private int[] residueOfAtom = new int[1024];
  private int nAtoms;
  private boolean anyCharge;
  private final List<Topology.Residue> residues = new ArrayList<>();
  private int[] residueStarts = new int[256];
  private long[] bonds = new long[1024];
  private int nBonds;
  private Topology.BondSource bondSource = Topology.BondSource.NONE;
  private Topology.@Nullable ReferenceFrame referenceFrame;
  private final List<String> notes = new ArrayList<>();

  /** Opens a residue; the atoms that follow belong to it. */
  public TopologyBuilder addResidue(Topology.Residue residue) {
    if (residues.size() + 1 >= residueStarts.length) {
      residueStarts = Arrays.copyOf(residueStarts, residueStarts.length * 2);
    }
    residueStarts[residues.size()] = nAtoms;
    residues.add(residue);
    return this;
  }

  /** Adds an atom to the open residue; its mass is the element's until {@link #mass} is called. */
  public TopologyBuilder addAtom(String name, int atomicNumber) {
    if (residues.isEmpty()) {
      throw new IllegalStateException("topology: expected a residue before the first atom");
    }
    if (nAtoms == names.length) {
      int n = Math.multiplyExact(nAtoms, 2);
      names = Arrays.copyOf(names, n);
      atomicNumbers = Arrays.copyOf(atomicNumbers, n);
      masses = Arrays.copyOf(masses, n);
      charges = Arrays.copyOf(charges, n);
      virtualSites = Arrays.copyOf(virtualSites, n);
      excludedAlternates = Arrays.copyOf(excludedAlternates, n);
      residueOfAtom = Arrays.copyOf(residueOfAtom, n);
    }
    names[nAtoms] = name;
    atomicNumbers[nAtoms] = atomicNumber;
    masses[nAtoms] = Elements.mass(atomicNumber);
    residueOfAtom[nAtoms] = residues.size() - 1;
    nAtoms++;
    return this;
  }

  /** Mass of the last atom, u. */
  public TopologyBuilder mass(double mass) {
    masses[nAtoms - 1] = mass;
    return this;
  }

  /** Charge of the last atom, e. */
  public TopologyBuilder charge(double charge) {
    charges[nAtoms - 1] = charge;
    anyCharge = true;
    return this;
  }

  /** The last atom is a virtual site. */
  public TopologyBuilder virtualSite() {
    virtualSites[nAtoms - 1] = true;
    return this;
  }

  /** Another location of this atom is used instead of it. */
  public TopologyBuilder excludeAlternate(int atom) {
    excludedAlternates[Objects.checkIndex(atom, nAtoms)] = true;
    return this;
  }

  /** Number of atoms so far. */
  public int nAtoms() {
    return nAtoms;
  }

  /** Adds a bond between two atoms, in any order; repeats are removed by {@link #build}. */
  public TopologyBuilder addBond(int i, int j) {
    if (i == j) {
      throw new IllegalArgumentException(
          "bond: expected two different atoms, found " + i + " twice");
    }
    if (nBonds == bonds.length) {
      bonds = Arrays.copyOf(bonds, Math.multiplyExact(nBonds, 2));
    }
    bonds[nBonds++] = ((long) Math.min(i, j) << 32) | Math.max(i, j);
    return this;
  }

  /** Where the bonds come from. */
  public TopologyBuilder bondSource(Topology.BondSource source) {
    bondSource = source;
    return this;
  }

  /** Coordinates that came with the topology. */
  public TopologyBuilder referenceFrame(Topology.ReferenceFrame frame) {
    referenceFrame = frame;
    return this;
  }

  /** Something assumed or repaired, for the run's record. */
  public TopologyBuilder note(String note) {
    notes.add(note);
    return this;
  }

  /**
   * The finished topology.
   *
   * @throws IllegalArgumentException if a bond or the reference frame names atoms that do not exist
   */
  public Topology build() {
    long[] sorted = Arrays.stream(bonds, 0, nBonds).sorted().distinct().toArray();
    int[] first = new int[sorted.length];
    int[] second = new int[sorted.length];
    for (int k = 0; k < sorted.length; k++) {
      first[k] = (int) (sorted[k] >>> 32);
      second[k] = (int) sorted[k];
      if (first[k] < 0 || second[k] >= nAtoms) {
        throw new IllegalArgumentException(
            "bond: expected atoms below " + nAtoms + ", found " + first[k] + " and " + second[k]);
      }
    }
    if (referenceFrame != null && referenceFrame.x().length != nAtoms) {
      throw new IllegalArgumentException(
          "reference frame: expected " + nAtoms + " atoms, found " + referenceFrame.x().length);
    }
    residueStarts = Arrays.copyOf(residueStarts, residues.size() + 1);
    residueStarts[residues.size()] = nAtoms;
    return new Topology(
        Arrays.copyOf(names, nAtoms),
        Arrays.copyOf(atomicNumbers, nAtoms),
        Arrays.copyOf(virtualSites, nAtoms),
        Arrays.copyOf(excludedAlternates, nAtoms),
        Arrays.copyOf(masses, nAtoms),
        anyCharge ? Arrays.copyOf(charges, nAtoms) : null,
        Arrays.copyOf(residueOfAtom, nAtoms),
        residueStarts,
        List.copyOf(residues),
        first,
        second,
        bondSource,
        referenceFrame,
        List.copyOf(notes));
  }
}
