package org.padml.descriptors;

import java.util.Arrays;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Topology;
import org.padml.neighbors.CellList;

/**
 * The heavy atom that each hydrogen is bonded to, never told by names.
 *
 * <p>By the topology's bonds; a hydrogen without a bond to a heavy atom goes to the nearest heavy
 * atom closer than {@link #REACH_NM} in the reference frame, at the nearest image where that has a
 * box (the smaller index on a tie). Of several bonded heavy atoms the nearest in the reference
 * frame is taken, without one that of the smallest index.
 */
public final class HydrogenParents {
  /** How far a hydrogen may be from its heavy atom when no bond is listed, nm. */
  public static final double REACH_NM = 0.125;

  /** Parent of atoms that are no hydrogen, or whose parent is unknown. */
  public static final int NONE = -1;

  private final int[] parents;

  private HydrogenParents(int[] parents) {
    this.parents = parents;
  }

  /** Reads the bonds, and the reference frame for hydrogens that the bonds leave out. */
  public static HydrogenParents of(Topology topology) {
    int[] parents = new int[topology.nAtoms()];
    Arrays.fill(parents, NONE);
    for (int k = 0; k < topology.nBonds(); k++) {
      offer(topology, parents, topology.bondFirst(k), topology.bondSecond(k));
      offer(topology, parents, topology.bondSecond(k), topology.bondFirst(k));
    }
    Topology.ReferenceFrame frame = topology.referenceFrame();
    if (frame != null) {
      nearest(topology, parents, frame);
    }
    return new HydrogenParents(parents);
  }

  private static void offer(Topology topology, int[] parents, int hydrogen, int heavy) {
    if (!isHydrogen(topology, hydrogen) || !topology.isHeavy(heavy)) {
      return;
    }
    int known = parents[hydrogen];
    if (known == NONE || closer(topology, hydrogen, heavy, known)) {
      parents[hydrogen] = heavy;
    }
  }

  private static boolean closer(Topology topology, int hydrogen, int heavy, int known) {
    Topology.ReferenceFrame frame = topology.referenceFrame();
    if (frame == null) {
      return heavy < known;
    }
    double d = distance2(frame, hydrogen, heavy);
    double best = distance2(frame, hydrogen, known);
    return d < best || (d == best && heavy < known);
  }

  private static double distance2(Topology.ReferenceFrame frame, int i, int j) {
    double dx = (double) frame.x()[i] - frame.x()[j];
    double dy = (double) frame.y()[i] - frame.y()[j];
    double dz = (double) frame.z()[i] - frame.z()[j];
    return dx * dx + dy * dy + dz * dz;
  }

  private static void nearest(Topology topology, int[] parents, Topology.ReferenceFrame frame) {
    int[] heavy = new int[topology.nAtoms()];
    int nHeavy = 0;
    boolean open = false;
    for (int a = 0; a < heavy.length; a++) {
      if (topology.isHeavy(a)) {
        heavy[nHeavy++] = a;
      }
      open |= parents[a] == NONE && isHydrogen(topology, a);
    }
    if (!open) {
      return;
    }
    CellList cells = new CellList();
    Box box = frame.box().fault().isEmpty() ? frame.box() : Box.NONE;
    cells.build(frame.x(), frame.y(), frame.z(), heavy, nHeavy, box, REACH_NM);
    for (int h = 0; h < heavy.length; h++) {
      if (parents[h] == NONE && isHydrogen(topology, h)) {
        parents[h] = nearest(cells, frame.x()[h], frame.y()[h], frame.z()[h]);
      }
    }
  }

  private static int nearest(CellList cells, double x, double y, double z) {
    int parent = NONE;
    double least = REACH_NM * REACH_NM;
    int n = cells.ranges(x, y, z, REACH_NM);
    for (int r = 0; r < n; r++) {
      for (int k = cells.rangeBegin(r); k < cells.rangeEnd(r); k++) {
        double dx = cells.slotX()[k] - cells.rangeX(r);
        double dy = cells.slotY()[k] - cells.rangeY(r);
        double dz = cells.slotZ()[k] - cells.rangeZ(r);
        double d2 = dx * dx + dy * dy + dz * dz;
        int atom = cells.slotAtom()[k];
        if (d2 < least || (d2 == least && parent != NONE && atom < parent)) {
          least = d2;
          parent = atom;
        }
      }
    }
    return parent;
  }

  private static boolean isHydrogen(Topology topology, int atom) {
    return topology.isUsed(atom) && topology.isHydrogen(atom);
  }

  /** Heavy atom of a hydrogen, or {@link #NONE}. */
  public int parent(int atom) {
    return parents[atom];
  }

  /** Number of hydrogens per atom [nAtoms]. */
  public int[] counts() {
    int[] counts = new int[parents.length];
    for (int parent : parents) {
      if (parent != NONE) {
        counts[parent]++;
      }
    }
    return counts;
  }

  /** The first hydrogen of some atoms whose parent is unknown, or {@link #NONE}. */
  public int firstOrphan(Topology topology, AtomSet atoms) {
    for (int k = 0; k < atoms.size(); k++) {
      int a = atoms.get(k);
      if (isHydrogen(topology, a) && parents[a] == NONE) {
        return a;
      }
    }
    return NONE;
  }
}
