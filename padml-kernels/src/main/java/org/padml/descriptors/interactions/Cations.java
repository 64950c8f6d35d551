package org.padml.descriptors.interactions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.padml.descriptors.saltbridges.ChargedGroup;
import org.padml.descriptors.saltbridges.SaltBridges;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/**
 * Centres of the cations of some atoms in one frame, the means of their charged nitrogens as {@link
 * SaltBridges} tells them; a buffer. The nitrogen of a chain's end is a cation beside that of its
 * side chain.
 */
final class Cations {
  final int[] residues;
  final double[] x;
  final double[] y;
  final double[] z;
  private final int[][] atoms;

  Cations(Topology topology, AtomSet partner, Set<ChargedGroup> also) {
    int[] nitrogens = new SaltBridges(topology, partner, AtomSet.of(), also).bases().toArray();
    List<int[]> groups = new ArrayList<>();
    for (int from = 0; from < nitrogens.length; ) {
      int residue = topology.residueOf(nitrogens[from]);
      int to = from;
      while (to < nitrogens.length && topology.residueOf(nitrogens[to]) == residue) {
        to++;
      }
      addGroup(groups, nitrogens, from, to, topology, true);
      addGroup(groups, nitrogens, from, to, topology, false);
      from = to;
    }
    atoms = groups.toArray(int[][]::new);
    residues = groups.stream().mapToInt(g -> topology.residueOf(g[0])).toArray();
    x = new double[atoms.length];
    y = new double[atoms.length];
    z = new double[atoms.length];
  }

  private static void addGroup(
      List<int[]> groups, int[] atoms, int from, int to, Topology topology, boolean terminal) {
    int[] group =
        Arrays.stream(atoms, from, to)
            .filter(a -> topology.atomName(a).equals("N") == terminal)
            .toArray();
    if (group.length > 0) {
      groups.add(group);
    }
  }

  int size() {
    return atoms.length;
  }

  void refresh(float[] frameX, float[] frameY, float[] frameZ) {
    for (int k = 0; k < atoms.length; k++) {
      double sx = 0;
      double sy = 0;
      double sz = 0;
      for (int a : atoms[k]) {
        sx += frameX[a];
        sy += frameY[a];
        sz += frameZ[a];
      }
      x[k] = sx / atoms[k].length;
      y[k] = sy / atoms[k].length;
      z[k] = sz / atoms[k].length;
    }
  }
}
