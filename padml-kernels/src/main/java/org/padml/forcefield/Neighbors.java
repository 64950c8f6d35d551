package org.padml.forcefield;

import org.padml.model.Elements;
import org.padml.model.Topology;

/** Bonded atoms of each atom, ascending. */
public final class Neighbors {
  private final Topology topology;
  private final int[] starts;
  private final int[] atoms;

  /** Of the bonds of a topology. */
  public Neighbors(Topology topology) {
    this.topology = topology;
    int n = topology.nAtoms();
    starts = new int[n + 2];
    atoms = new int[2 * topology.nBonds()];
    for (int k = 0; k < topology.nBonds(); k++) {
      starts[topology.bondFirst(k) + 2]++;
      starts[topology.bondSecond(k) + 2]++;
    }
    for (int a = 1; a < n + 2; a++) {
      starts[a] += starts[a - 1];
    }
    // bonds ascend by first, then second: smaller neighbours of an atom come first
    for (int k = 0; k < topology.nBonds(); k++) {
      atoms[starts[topology.bondSecond(k) + 1]++] = topology.bondFirst(k);
    }
    for (int k = 0; k < topology.nBonds(); k++) {
      atoms[starts[topology.bondFirst(k) + 1]++] = topology.bondSecond(k);
    }
  }

  /** Number of bonds of an atom. */
  public int count(int atom) {
    return starts[atom + 1] - starts[atom];
  }

  /** The k-th neighbour of an atom. */
  public int get(int atom, int k) {
    return atoms[starts[atom] + k];
  }

  /** The first neighbour that is no hydrogen, or -1. */
  public int heavy(int atom) {
    for (int k = 0; k < count(atom); k++) {
      if (topology.isHeavy(get(atom, k))) {
        return get(atom, k);
      }
    }
    return -1;
  }

  /** Number of hydrogens bonded to an atom. */
  public int hydrogens(int atom) {
    int n = 0;
    for (int k = 0; k < count(atom); k++) {
      n += topology.atomicNumber(get(atom, k)) == Elements.H ? 1 : 0;
    }
    return n;
  }
}
