package org.padml.descriptors.interactions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.padml.descriptors.surface.HydrophobicResidues;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/** Centres of mass of the side chains of hydrophobic residues; a buffer of one frame. */
final class SideChainCenters {
  private static final Set<String> BACKBONE =
      Set.of("CA", "C", "O", "N", "H", "H1", "H2", "H3", "O1", "O2", "OXT", "OT1", "OT2");

  final int[] residues;
  final double[] x;
  final double[] y;
  final double[] z;
  private final int[][] atoms;
  private final double[][] weights;

  SideChainCenters(Topology topology, AtomSet partner) {
    List<int[]> groups = new ArrayList<>();
    int[] members = HydrophobicResidues.of(topology, partner).toArray();
    for (int from = 0; from < members.length; ) {
      int residue = topology.residueOf(members[from]);
      int to = from;
      while (to < members.length && topology.residueOf(members[to]) == residue) {
        to++;
      }
      int[] group =
          Arrays.stream(members, from, to)
              .filter(a -> topology.isUsed(a))
              .filter(a -> !BACKBONE.contains(topology.atomName(a).toUpperCase(Locale.ROOT)))
              .toArray();
      if (Arrays.stream(group).mapToDouble(topology::mass).sum() > 0) {
        groups.add(group);
      }
      from = to;
    }
    atoms = groups.toArray(int[][]::new);
    residues = groups.stream().mapToInt(g -> topology.residueOf(g[0])).toArray();
    weights = new double[atoms.length][];
    for (int k = 0; k < atoms.length; k++) {
      double total = Arrays.stream(atoms[k]).mapToDouble(topology::mass).sum();
      weights[k] = Arrays.stream(atoms[k]).mapToDouble(a -> topology.mass(a) / total).toArray();
    }
    x = new double[atoms.length];
    y = new double[atoms.length];
    z = new double[atoms.length];
  }

  void refresh(float[] frameX, float[] frameY, float[] frameZ) {
    for (int k = 0; k < atoms.length; k++) {
      x[k] = mean(frameX, atoms[k], weights[k]);
      y[k] = mean(frameY, atoms[k], weights[k]);
      z[k] = mean(frameZ, atoms[k], weights[k]);
    }
  }

  private static double mean(float[] v, int[] atoms, double[] weights) {
    double sum = 0;
    for (int k = 0; k < atoms.length; k++) {
      sum += weights[k] * v[atoms[k]];
    }
    return sum;
  }
}
