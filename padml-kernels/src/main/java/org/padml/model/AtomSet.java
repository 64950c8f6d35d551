package org.padml.model;

import java.io.Serializable;
import java.util.Arrays;

/** Sorted unique atom indices. Immutable. */
public final class AtomSet implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] atoms;

  private AtomSet(int[] atoms) {
    this.atoms = atoms;
  }

  /** Sorts and removes duplicates; the argument is copied. */
  public static AtomSet of(int... atoms) {
    int[] sorted = atoms.clone();
    Arrays.sort(sorted);
    int n = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[n++] = sorted[i];
      }
    }
    if (n > 0 && sorted[0] < 0) {
      throw new IllegalArgumentException("atom set: expected indices >= 0, found " + sorted[0]);
    }
    return new AtomSet(n == sorted.length ? sorted : Arrays.copyOf(sorted, n));
  }

  /** Atoms from (inclusive) to (exclusive). */
  public static AtomSet range(int from, int to) {
    int[] atoms = new int[Math.max(0, to - from)];
    for (int i = 0; i < atoms.length; i++) {
      atoms[i] = from + i;
    }
    return new AtomSet(atoms);
  }

  /** Indices of the true entries. */
  public static AtomSet ofMask(boolean[] mask) {
    int n = 0;
    for (boolean b : mask) {
      n += b ? 1 : 0;
    }
    int[] atoms = new int[n];
    int k = 0;
    for (int i = 0; i < mask.length; i++) {
      if (mask[i]) {
        atoms[k++] = i;
      }
    }
    return new AtomSet(atoms);
  }

  /** Number of atoms. */
  public int size() {
    return atoms.length;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return atoms.length == 0;
  }

  /** The k-th atom index. */
  public int get(int k) {
    return atoms[k];
  }

  /** Whether the atom is in the set. */
  public boolean contains(int atom) {
    return Arrays.binarySearch(atoms, atom) >= 0;
  }

  /** A copy of the indices, ascending. */
  public int[] toArray() {
    return atoms.clone();
  }

  /** Largest index, or -1 when empty. */
  public int last() {
    return atoms.length == 0 ? -1 : atoms[atoms.length - 1];
  }

  /** Whether this is exactly 0, 1, ..., nAtoms - 1. */
  public boolean isAll(int nAtoms) {
    return atoms.length == nAtoms && (nAtoms == 0 || atoms[nAtoms - 1] == nAtoms - 1);
  }

  /** Atoms in either set. */
  public AtomSet union(AtomSet other) {
    int[] joined = Arrays.copyOf(atoms, atoms.length + other.atoms.length);
    System.arraycopy(other.atoms, 0, joined, atoms.length, other.atoms.length);
    return of(joined);
  }

  /** Atoms in both sets. */
  public AtomSet intersect(AtomSet other) {
    return new AtomSet(Arrays.stream(atoms).filter(other::contains).toArray());
  }

  /** Atoms of this set that are not in the other. */
  public AtomSet minus(AtomSet other) {
    return new AtomSet(Arrays.stream(atoms).filter(a -> !other.contains(a)).toArray());
  }

  /**
   * Positions of this set's atoms within a superset: entry k is the place of atom k in {@code
   * superset}.
   *
   * @throws IllegalArgumentException if an atom is not in the superset
   */
  public int[] positionsIn(AtomSet superset) {
    int[] positions = new int[atoms.length];
    for (int k = 0; k < atoms.length; k++) {
      int p = Arrays.binarySearch(superset.atoms, atoms[k]);
      if (p < 0) {
        throw new IllegalArgumentException("atom set: expected atom " + atoms[k] + " in superset");
      }
      positions[k] = p;
    }
    return positions;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof AtomSet other && Arrays.equals(atoms, other.atoms);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(atoms);
  }

  @Override
  public String toString() {
    return atoms.length + " atoms";
  }
}
