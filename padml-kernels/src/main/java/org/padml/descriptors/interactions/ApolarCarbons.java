package org.padml.descriptors.interactions;

import java.util.Arrays;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.Topology;

/** Carbons that are bonded to carbons and hydrogens only, to one at least. */
final class ApolarCarbons {
  private final Topology topology;
  private final boolean[] bonded;
  private final boolean[] polar;

  ApolarCarbons(Topology topology) {
    this.topology = topology;
    bonded = new boolean[topology.nAtoms()];
    polar = new boolean[topology.nAtoms()];
    for (int k = 0; k < topology.nBonds(); k++) {
      note(topology.bondFirst(k), topology.bondSecond(k));
      note(topology.bondSecond(k), topology.bondFirst(k));
    }
  }

  private void note(int atom, int neighbour) {
    if (topology.isUsed(neighbour)) {
      bonded[atom] = true;
      polar[atom] |=
          topology.atomicNumber(neighbour) != Elements.C && !topology.isHydrogen(neighbour);
    }
  }

  /** Those of some atoms, ascending. */
  int[] of(AtomSet atoms) {
    return Arrays.stream(atoms.toArray())
        .filter(a -> topology.isUsed(a) && topology.atomicNumber(a) == Elements.C)
        .filter(a -> bonded[a] && !polar[a])
        .toArray();
  }

  /** Whether several heavy atoms are there and no bond tells how they hang together. */
  boolean lacksBonds(AtomSet atoms) {
    int[] heavy = Arrays.stream(atoms.toArray()).filter(topology::isHeavy).toArray();
    return heavy.length > 1 && Arrays.stream(heavy).noneMatch(a -> bonded[a]);
  }
}
