package org.padml.descriptors.surface;

/**
 * Remembers for each sphere, by its number among the members, the neighbours (atoms) that hid all
 * of its points in an earlier frame, to be tried first in the next one. Whether a sphere is hidden
 * is decided anew each time, so that results do not depend on what is remembered: only the time
 * does.
 */
final class Covers {
  /** Neighbours remembered per sphere. */
  static final int MOST = 16;

  private final int[] atoms;
  private final int[] sizes;

  Covers(int nMembers) {
    atoms = new int[Math.multiplyExact(nMembers, MOST)];
    sizes = new int[nMembers];
  }

  /** Number of neighbours of a sphere. */
  int size(int member) {
    return sizes[member];
  }

  /** The k-th neighbour of a sphere: an atom. */
  int get(int member, int k) {
    return atoms[member * MOST + k];
  }

  /** Adds a neighbour; returns whether there was room for it. */
  boolean add(int member, int neighbour) {
    if (sizes[member] == MOST) {
      return false;
    }
    atoms[member * MOST + sizes[member]++] = neighbour;
    return true;
  }

  /** Forgets the neighbours of a sphere. */
  void clear(int member) {
    sizes[member] = 0;
  }
}
