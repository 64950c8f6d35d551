package org.padml.descriptors.energy;

import org.padml.model.Box;
import org.padml.neighbors.CellList;
import org.padml.neighbors.PairList;

/**
 * Finds what makes the energy of a frame meaningless: coordinates that are not finite, and
 * particles nearer than {@link #LEAST_NM}, a tenth of the shortest bond.
 */
final class Overlaps {
  /** Smallest distance of two particles with an energy, nm. */
  static final double LEAST_NM = 0.01;

  private static final double CELL_NM = 0.3;

  private final PackedAtoms atoms;
  private final CellList cells = new CellList();
  private final PairList pairs = new PairList();

  Overlaps(PackedAtoms atoms) {
    this.atoms = atoms;
  }

  /** The first fault of a frame in the topology's words, or an empty string. */
  String find(float[] x, float[] y, float[] z) {
    for (int a : atoms.atom) {
      // A sum of three finite floats is finite as a double.
      double sum = (double) x[a] + y[a] + z[a];
      if (Double.isNaN(sum) || Double.isInfinite(sum)) {
        return "energy: " + atoms.name(a) + ": expected finite coordinates, found " + sum;
      }
    }
    cells.build(x, y, z, atoms.atom, atoms.n, Box.NONE, CELL_NM);
    pairs.clear();
    cells.pairs(LEAST_NM, pairs);
    int first = -1;
    for (int k = 0; k < pairs.size(); k++) {
      if (first < 0
          || pairs.first(k) < pairs.first(first)
          || (pairs.first(k) == pairs.first(first) && pairs.second(k) < pairs.second(first))) {
        first = k;
      }
    }
    return first < 0
        ? ""
        : sentence(pairs.first(first), pairs.second(first), pairs.distance2(first));
  }

  /** What is said of two atoms that lie too near. */
  String sentence(int i, int j, double d2) {
    return "energy: "
        + atoms.name(Math.min(i, j))
        + " and "
        + atoms.name(Math.max(i, j))
        + ": expected a distance of at least "
        + LEAST_NM
        + " nm, found "
        + Math.sqrt(d2)
        + " nm";
  }
}
