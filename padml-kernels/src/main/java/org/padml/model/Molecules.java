package org.padml.model;

import java.util.Arrays;

/**
 * Molecules: connected components of the bond graph, numbered by their first atoms. An atom without
 * bonds is a molecule of its own.
 *
 * <p>Cost: O(nAtoms + nBonds).
 */
public final class Molecules {
  private final int[] moleculeOfAtom;
  private final int[] starts;
  private final int[] members;

  private Molecules(int[] moleculeOfAtom, int[] starts, int[] members) {
    this.moleculeOfAtom = moleculeOfAtom;
    this.starts = starts;
    this.members = members;
  }

  /** Follows the bonds of a topology. */
  public static Molecules of(Topology topology) {
    int n = topology.nAtoms();
    int[] parent = new int[n];
    Arrays.setAll(parent, a -> a);
    for (int k = 0; k < topology.nBonds(); k++) {
      int i = root(parent, topology.bondFirst(k));
      int j = root(parent, topology.bondSecond(k));
      // the smaller index is the root, so that molecules are met in the order of their first atoms
      parent[Math.max(i, j)] = Math.min(i, j);
    }
    int[] molecule = new int[n];
    int count = 0;
    for (int a = 0; a < n; a++) {
      int root = root(parent, a);
      molecule[a] = root == a ? count++ : molecule[root];
    }
    int[] starts = new int[count + 1];
    for (int m : molecule) {
      starts[m + 1]++;
    }
    for (int m = 0; m < count; m++) {
      starts[m + 1] += starts[m];
    }
    int[] next = Arrays.copyOf(starts, count);
    int[] members = new int[n];
    for (int a = 0; a < n; a++) {
      members[next[molecule[a]]++] = a;
    }
    return new Molecules(molecule, starts, members);
  }

  private static int root(int[] parent, int atom) {
    int a = atom;
    while (parent[a] != a) {
      parent[a] = parent[parent[a]];
      a = parent[a];
    }
    return a;
  }

  /** Number of molecules. */
  public int count() {
    return starts.length - 1;
  }

  /** Molecule of an atom. */
  public int of(int atom) {
    return moleculeOfAtom[atom];
  }

  /** Number of atoms of a molecule. */
  public int size(int molecule) {
    return starts[molecule + 1] - starts[molecule];
  }

  /** Atoms of a molecule. */
  public AtomSet atoms(int molecule) {
    return AtomSet.of(Arrays.copyOfRange(members, starts[molecule], starts[molecule + 1]));
  }

  /** Molecule of every atom [nAtoms]; the live array. */
  public int[] ofAtoms() {
    return moleculeOfAtom;
  }
}
