package org.padml.descriptors.interactions;

import java.util.Arrays;
import org.padml.model.Box;
import org.padml.neighbors.CellList;
import org.padml.pbc.BoxTree;
import org.padml.pbc.PairVisitor;
import org.padml.pbc.TreeSearch;

/**
 * The polar atoms of two partners that two waters can join in one frame, in cells, and the block
 * that such waters lie in; a buffer.
 */
final class WaterInterface {
  /** Of two waters and three bonds. */
  private static final int BONDS_OF_SECOND_ORDER = 3;

  final PolarAtoms a;
  final PolarAtoms b;

  /** Place among the polar atoms of A of each atom [nAtoms], or -1. */
  final int[] placeA;

  final int[] placeB;

  /** The atoms of both partners. */
  final CellList cells = new CellList();

  final double[] low = new double[3];
  final double[] high = new double[3];
  private final double reach;
  private final BoxTree treeA;
  private final BoxTree treeB;
  private final boolean[] isNearA;
  private final boolean[] isNearB;
  private final int[] near;
  private int nNear;
  private final TreeSearch search = new TreeSearch();
  private final PairVisitor marker = this::mark;

  /** Of partners whose atoms are bonded to an atom within a reach, nm. */
  WaterInterface(PolarAtoms a, PolarAtoms b, int nAtoms, double reach) {
    this.a = a;
    this.b = b;
    this.reach = reach;
    placeA = places(a, nAtoms);
    placeB = places(b, nAtoms);
    treeA = new BoxTree(a.atoms);
    treeB = new BoxTree(b.atoms);
    isNearA = new boolean[a.atoms.length];
    isNearB = new boolean[b.atoms.length];
    near = new int[a.atoms.length + b.atoms.length];
  }

  private static int[] places(PolarAtoms polar, int nAtoms) {
    int[] place = new int[nAtoms];
    Arrays.fill(place, -1);
    for (int k = 0; k < polar.atoms.length; k++) {
      place[polar.atoms[k]] = k;
    }
    return place;
  }

  /** Takes a frame; false when no waters can join the partners. */
  boolean find(float[] x, float[] y, float[] z) {
    treeA.refresh(x, y, z);
    treeB.refresh(x, y, z);
    Arrays.fill(isNearA, false);
    Arrays.fill(isNearB, false);
    search.pairs(treeA, treeB, 0, 0, 0, BONDS_OF_SECOND_ORDER * reach, marker);
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    nNear = 0;
    gather(a, isNearA, x, y, z);
    gather(b, isNearB, x, y, z);
    if (nNear > 0) {
      cells.build(x, y, z, near, nNear, Box.NONE, reach);
    }
    return nNear > 0;
  }

  private void mark(int ofA, int ofB, double d2) {
    isNearA[ofA] = true;
    isNearB[ofB] = true;
  }

  private void gather(PolarAtoms polar, boolean[] isNear, float[] x, float[] y, float[] z) {
    for (int k = 0; k < isNear.length; k++) {
      if (isNear[k]) {
        int atom = polar.atoms[k];
        near[nNear++] = atom;
        widen(0, x[atom]);
        widen(1, y[atom]);
        widen(2, z[atom]);
      }
    }
  }

  private void widen(int axis, double v) {
    low[axis] = Math.min(low[axis], v - reach);
    high[axis] = Math.max(high[axis], v + reach);
  }
}
