package org.padml.descriptors.interactions;

import java.util.Arrays;
import org.padml.descriptors.HydrogenParents;
import org.padml.descriptors.hbonds.PolarGroups;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/** N and O of some atoms, each with its hydrogens; in the order of atoms. */
final class PolarAtoms {
  final int[] atoms;

  /** Residue of each. */
  final int[] residues;

  /** Hydrogens of the k-th are in [start[k], start[k + 1]). */
  final int[] start;

  final int[] hydrogens;

  /** Why hydrogen bonds cannot be told; empty when they can. */
  final String reason;

  PolarAtoms(Topology topology, HydrogenParents parents, AtomSet set, String name) {
    PolarGroups groups = PolarGroups.of(topology, parents, set);
    reason = groups.reason(topology, parents, set, name);
    atoms = groups.acceptors();
    residues = Arrays.stream(atoms).map(topology::residueOf).toArray();
    start = new int[atoms.length + 1];
    for (int donor : groups.donors()) {
      start[Arrays.binarySearch(atoms, donor) + 1]++;
    }
    for (int k = 0; k < atoms.length; k++) {
      start[k + 1] += start[k];
    }
    hydrogens = new int[groups.hydrogens().length];
    int[] next = start.clone();
    for (int k = 0; k < hydrogens.length; k++) {
      hydrogens[next[Arrays.binarySearch(atoms, groups.donors()[k])]++] = groups.hydrogens()[k];
    }
  }
}
