package org.padml.descriptors.interactions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.Topology;

/**
 * Rings of five or six C, N, O or S within a residue that can be aromatic: no atom has more than
 * three bonds, and where coordinates came with the topology none is farther than {@link
 * #OUT_OF_PLANE_NM} from the plane through them. Without hydrogens bonds do not tell a saturated
 * ring, then coordinates must. Needs bonds; without them there are no rings.
 */
final class PlanarRings {
  /**
   * In 76 frames of simulations at room temperature no atom of 1,038 Phe and Tyr rings is more than
   * 0.014 nm out of its plane; a chair has 0.025 nm.
   */
  static final double OUT_OF_PLANE_NM = 0.018;

  private static final int LARGEST = 6;
  private static final int SMALLEST = 5;
  private static final int MOST_BONDS = 3;

  private final Topology topology;
  private final AtomSet atoms;
  private final int[] degree;
  private final int[][] neighbours;
  private final int[] path = new int[LARGEST];
  private final List<int[]> found = new ArrayList<>();

  PlanarRings(Topology topology, AtomSet atoms) {
    this.topology = topology;
    this.atoms = atoms;
    degree = new int[topology.nAtoms()];
    neighbours = new int[topology.nAtoms()][];
    for (int k = 0; k < topology.nBonds(); k++) {
      int i = topology.bondFirst(k);
      int j = topology.bondSecond(k);
      if (topology.isUsed(i) && topology.isUsed(j)) {
        degree[i]++;
        degree[j]++;
        if (topology.residueOf(i) == topology.residueOf(j)) {
          join(i, j);
          join(j, i);
        }
      }
    }
  }

  private void join(int i, int j) {
    int[] known = neighbours[i] == null ? new int[0] : neighbours[i];
    neighbours[i] = Arrays.copyOf(known, known.length + 1);
    neighbours[i][known.length] = j;
  }

  /** Those of a residue, each once, starting with its lowest atom. */
  List<int[]> of(int residue) {
    found.clear();
    for (int a = topology.residueStart(residue); a < topology.residueStart(residue + 1); a++) {
      if (canBeAromatic(a)) {
        path[0] = a;
        walk(1);
      }
    }
    return List.copyOf(found);
  }

  private void walk(int length) {
    int[] next = neighbours[path[length - 1]];
    for (int k = 0; next != null && k < next.length; k++) {
      int a = next[k];
      if (a == path[0] && length >= SMALLEST && path[1] < path[length - 1]) {
        int[] ring = Arrays.copyOf(path, length);
        if (isPlanar(ring)) {
          found.add(ring);
        }
      } else if (a > path[0] && length < LARGEST && canBeAromatic(a) && !isOnPath(a, length)) {
        path[length] = a;
        walk(length + 1);
      }
    }
  }

  private boolean isOnPath(int atom, int length) {
    for (int k = 0; k < length; k++) {
      if (path[k] == atom) {
        return true;
      }
    }
    return false;
  }

  private boolean canBeAromatic(int a) {
    int z = topology.atomicNumber(a);
    boolean element = z == Elements.C || z == Elements.N || z == Elements.O || z == Elements.S;
    return element && topology.isUsed(a) && degree[a] <= MOST_BONDS && atoms.contains(a);
  }

  private boolean isPlanar(int[] ring) {
    Topology.ReferenceFrame frame = topology.referenceFrame();
    if (frame == null) {
      return hasHydrogens(ring[0]);
    }
    RingPlanes plane = new RingPlanes(topology, List.of(ring));
    plane.refresh(frame.x(), frame.y(), frame.z());
    for (int a : ring) {
      double above = plane.heightAbove(0, frame.x()[a], frame.y()[a], frame.z()[a]);
      if (!(Math.abs(above) < OUT_OF_PLANE_NM)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasHydrogens(int atom) {
    int residue = topology.residueOf(atom);
    for (int a = topology.residueStart(residue); a < topology.residueStart(residue + 1); a++) {
      if (topology.isHydrogen(a)) {
        return true;
      }
    }
    return false;
  }
}
