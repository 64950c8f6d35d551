package org.padml.descriptors.energy;

import java.util.Arrays;
import org.padml.model.AtomSet;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;

/**
 * The particles of two partners in one dense order: partner A at 0 to nA - 1, sorted by
 * Lennard-Jones type so that rows of one type follow each other, then partner B in order of index.
 *
 * <p>Excluded alternates take no part; virtual sites do, because they may carry charge. Units: nm,
 * e. Coordinates are widened to double by {@link #load}; everything else is constant.
 */
final class PackedAtoms {
  private final Topology topology;
  final int nA;
  final int n;
  final int[] atom;
  final int[] residue;
  final int[] type;
  final double[] charge;
  final double[] x;
  final double[] y;
  final double[] z;
  private final int[] place;

  PackedAtoms(Topology topology, NonbondedParameters parameters, AtomSet a, AtomSet b) {
    check(topology, parameters, a, b);
    this.topology = topology;
    int[] inA = byType(used(topology, a), parameters);
    int[] inB = used(topology, b);
    nA = inA.length;
    n = nA + inB.length;
    atom = new int[n];
    System.arraycopy(inA, 0, atom, 0, nA);
    System.arraycopy(inB, 0, atom, nA, inB.length);
    residue = new int[n];
    type = new int[n];
    charge = new double[n];
    place = new int[topology.nAtoms()];
    Arrays.fill(place, -1);
    for (int k = 0; k < n; k++) {
      residue[k] = topology.residueOf(atom[k]);
      type[k] = parameters.ljType()[atom[k]];
      charge[k] = parameters.charge()[atom[k]];
      place[atom[k]] = k;
    }
    x = new double[n];
    y = new double[n];
    z = new double[n];
  }

  /** What messages call an atom, such as {@code CA of LYS 12 of A}. */
  String name(int atom) {
    Topology.Residue r = topology.residueOfAtom(atom);
    String chain = r.chainOrSegment();
    return topology.atomName(atom)
        + " of "
        + r.name()
        + " "
        + r.label()
        + (chain.isEmpty() ? "" : " of " + chain);
  }

  private static void check(
      Topology topology, NonbondedParameters parameters, AtomSet a, AtomSet b) {
    if (parameters.nAtoms() != topology.nAtoms()) {
      throw new IllegalArgumentException(
          "energy: parameters: expected "
              + topology.nAtoms()
              + " atoms, found "
              + parameters.nAtoms());
    }
    if (Math.max(a.last(), b.last()) >= topology.nAtoms()) {
      throw new IllegalArgumentException(
          "energy: partners: expected atoms below "
              + topology.nAtoms()
              + ", found "
              + Math.max(a.last(), b.last()));
    }
    AtomSet shared = a.intersect(b);
    if (!shared.isEmpty()) {
      throw new IllegalArgumentException(
          "energy: partners: expected disjoint sets, found atom " + shared.get(0) + " in both");
    }
  }

  private static int[] used(Topology topology, AtomSet atoms) {
    return Arrays.stream(atoms.toArray()).filter(a -> !topology.isExcludedAlternate(a)).toArray();
  }

  private static int[] byType(int[] atoms, NonbondedParameters parameters) {
    int[] start = new int[parameters.nTypes() + 1];
    for (int a : atoms) {
      start[parameters.ljType()[a] + 1]++;
    }
    for (int t = 0; t < parameters.nTypes(); t++) {
      start[t + 1] += start[t];
    }
    int[] sorted = new int[atoms.length];
    for (int a : atoms) {
      sorted[start[parameters.ljType()[a]]++] = a;
    }
    return sorted;
  }

  /** Place of a topology's atom, or -1 when it is in neither partner. */
  int placeOf(int topologyAtom) {
    return place[topologyAtom];
  }

  /** Squared distance of two particles as they stand, nm². */
  double distance2(int i, int j) {
    double dx = x[j] - x[i];
    double dy = y[j] - y[i];
    double dz = z[j] - z[i];
    return dx * dx + dy * dy + dz * dz;
  }

  /** Copies the coordinates of a frame. */
  void load(float[] fx, float[] fy, float[] fz) {
    for (int k = 0; k < n; k++) {
      x[k] = fx[atom[k]];
      y[k] = fy[atom[k]];
      z[k] = fz[atom[k]];
    }
  }
}
