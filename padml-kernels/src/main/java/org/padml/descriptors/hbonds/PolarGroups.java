package org.padml.descriptors.hbonds;

import java.util.Arrays;
import org.padml.descriptors.HydrogenParents;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.Topology;

/**
 * What some atoms bring to hydrogen bonds: hydrogens on N or O with their donors, and acceptors, N
 * and O. Arrays are live.
 *
 * @param donors donor of each hydrogen
 * @param hydrogens polar hydrogens, ascending
 * @param acceptors ascending
 * @param nHydrogens hydrogens of any kind
 */
public record PolarGroups(int[] donors, int[] hydrogens, int[] acceptors, int nHydrogens) {
  /** Those of a set of atoms. */
  public static PolarGroups of(Topology topology, HydrogenParents parents, AtomSet atoms) {
    int n = atoms.size();
    int[] donors = new int[n];
    int[] hydrogens = new int[n];
    int[] acceptors = new int[n];
    int nPolar = 0;
    int nAcceptors = 0;
    int nHydrogens = 0;
    for (int k = 0; k < n; k++) {
      int atom = atoms.get(k);
      int parent = parents.parent(atom);
      if (topology.isUsed(atom) && topology.isHydrogen(atom)) {
        nHydrogens++;
        if (parent != HydrogenParents.NONE && isPolar(topology, parent) && atoms.contains(parent)) {
          donors[nPolar] = parent;
          hydrogens[nPolar++] = atom;
        }
      } else if (topology.isUsed(atom) && isPolar(topology, atom)) {
        acceptors[nAcceptors++] = atom;
      }
    }
    return new PolarGroups(
        Arrays.copyOf(donors, nPolar),
        Arrays.copyOf(hydrogens, nPolar),
        Arrays.copyOf(acceptors, nAcceptors),
        nHydrogens);
  }

  private static boolean isPolar(Topology topology, int atom) {
    int z = topology.atomicNumber(atom);
    return z == Elements.N || z == Elements.O;
  }

  /**
   * Why bonds of these atoms cannot be told; empty when they can.
   *
   * @param who what the atoms are called, such as {@code partner A}
   */
  public String reason(Topology topology, HydrogenParents parents, AtomSet atoms, String who) {
    // A partner of ions has no hydrogens to miss.
    if (nHydrogens == 0 && acceptors.length > 0) {
      return who + " has no hydrogens";
    }
    int orphan = parents.firstOrphan(topology, atoms);
    if (orphan != HydrogenParents.NONE) {
      return "hydrogen "
          + orphan
          + " of "
          + who
          + " has neither a bond nor a heavy atom within "
          + HydrogenParents.REACH_NM
          + " nm";
    }
    return "";
  }
}
