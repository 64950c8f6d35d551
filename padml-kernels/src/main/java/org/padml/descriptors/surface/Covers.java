package org.padml.descriptors.surface;

/**
 * Remembers for each atom the neighbours that hid all of its points in an earlier frame, to be
 * tried first in the next one. Whether an atom is hidden is decided anew each time, so that results
 * do not depend on what is remembered: only the time does.
 */
final class Covers {
  /** Neighbours remembered per atom. */
  static final int MOST = 16;

  private final int[] atoms;
  private final int[] sizes;

  Covers(int nAtoms) {
    atoms = new int[Math.multiplyExact(nAtoms, MOST)];
    sizes = new int[nAtoms];
  }

  /** Number of neighbours of an atom. */
  int size(int atom) {
    return sizes[atom];
  }

  /** The k-th neighbour of an atom: an atom. */
  int get(int atom, int k) {
    return atoms[atom * MOST + k];
  }

  /** Adds a neighbour; returns whether there was room for it. */
  boolean add(int atom, int neighbour) {
    if (sizes[atom] == MOST) {
      return false;
    }
    atoms[atom * MOST + sizes[atom]++] = neighbour;
    return true;
  }

  /** Forgets the neighbours of an atom. */
  void clear(int atom) {
    sizes[atom] = 0;
  }
}
