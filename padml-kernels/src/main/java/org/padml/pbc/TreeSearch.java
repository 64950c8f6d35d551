package org.padml.pbc;

/**
 * Pairs between two box trees, the second shifted by a vector: all pairs under a cutoff, or the
 * nearest. Descends both trees at once and leaves out boxes that are too far apart.
 *
 * <p>Distances: double, from the stored float coordinates; strict. Boxes are a little wider than
 * their atoms, so that rounding loses no pair. Cost: O(pairs near each other + log n). Allocates
 * nothing.
 */
public final class TreeSearch {
  private static final double QUARTER = 0.25;

  private BoxTree a = new BoxTree(new int[0]);
  private BoxTree b = a;
  private double tx;
  private double ty;
  private double tz;
  private double limit2;
  private boolean nearest;
  private long found;
  private PairVisitor out = (i, j, d2) -> {};
  private boolean keep;

  /** A search; owned by one thread. */
  public TreeSearch() {}

  /**
   * Shows every pair (place in first, place in second) nearer than the cutoff when the second is
   * shifted by (tx, ty, tz). Places are positions in the trees' atom lists.
   */
  public void pairs(
      BoxTree first,
      BoxTree second,
      double tx,
      double ty,
      double tz,
      double cutoff,
      PairVisitor pairs) {
    out = pairs;
    keep = true;
    start(first, second, tx, ty, tz, cutoff * cutoff, false);
  }

  /** Number of pairs nearer than the cutoff when the second is shifted by (tx, ty, tz). */
  public long count(BoxTree first, BoxTree second, double tx, double ty, double tz, double cutoff) {
    keep = false;
    start(first, second, tx, ty, tz, cutoff * cutoff, false);
    return found;
  }

  /**
   * Squared distance of the nearest pair, nm², when the second is shifted by (tx, ty, tz).
   *
   * @param below2 nothing is looked for at or beyond this squared distance, and it is returned then
   */
  public double nearest2(
      BoxTree first, BoxTree second, double tx, double ty, double tz, double below2) {
    keep = false;
    start(first, second, tx, ty, tz, below2, true);
    return limit2;
  }

  /** Lower bound of the squared distance, nm²: that of the outermost boxes. */
  public double bound2(BoxTree first, BoxTree second, double tx, double ty, double tz) {
    if (first.size() == 0 || second.size() == 0) {
      return Double.POSITIVE_INFINITY;
    }
    set(first, second, tx, ty, tz);
    return gap2(a.levelStart[a.topLevel], b.levelStart[b.topLevel]);
  }

  private void set(BoxTree first, BoxTree second, double tx, double ty, double tz) {
    a = first;
    b = second;
    this.tx = tx;
    this.ty = ty;
    this.tz = tz;
  }

  private void start(
      BoxTree first,
      BoxTree second,
      double tx,
      double ty,
      double tz,
      double limit2,
      boolean nearest) {
    set(first, second, tx, ty, tz);
    this.limit2 = limit2;
    this.nearest = nearest;
    found = 0;
    if (first.size() == 0 || second.size() == 0) {
      return;
    }
    if (nearest) {
      descend();
    }
    int rootA = a.levelStart[a.topLevel];
    int rootB = b.levelStart[b.topLevel];
    if (gap2(rootA, rootB) < this.limit2) {
      visit(a.topLevel, rootA, b.topLevel, rootB);
    }
  }

  /**
   * Lower bound of the squared distance of two boxes. Without branches: where they fall is not to
   * be predicted.
   */
  private double gap2(int nodeA, int nodeB) {
    int p = nodeA * BoxTree.STRIDE;
    int q = nodeB * BoxTree.STRIDE;
    double[] u = a.boxes;
    double[] v = b.boxes;
    double dx = twicePositive(Math.abs(u[p] - tx - v[q]) - (u[p + 3] + v[q + 3]));
    double dy = twicePositive(Math.abs(u[p + 1] - ty - v[q + 1]) - (u[p + 4] + v[q + 4]));
    double dz = twicePositive(Math.abs(u[p + 2] - tz - v[q + 2]) - (u[p + 5] + v[q + 5]));
    return QUARTER * (dx * dx + dy * dy + dz * dz);
  }

  private static double twicePositive(double v) {
    return v + Math.abs(v);
  }

  /** Opens the larger of two near boxes; the smaller first where both have children. */
  private void visit(int levelA, int nodeA, int levelB, int nodeB) {
    if (levelA == 0 && levelB == 0) {
      leaves(nodeA, nodeB);
    } else if (levelA >= levelB) {
      int first = firstChild(a, levelA, nodeA);
      int end = endChild(a, levelA, first);
      for (int child = first; child < end; child++) {
        if (gap2(child, nodeB) < limit2) {
          visit(levelA - 1, child, levelB, nodeB);
        }
      }
    } else {
      int first = firstChild(b, levelB, nodeB);
      int end = endChild(b, levelB, first);
      for (int child = first; child < end; child++) {
        if (gap2(nodeA, child) < limit2) {
          visit(levelA, nodeA, levelB - 1, child);
        }
      }
    }
  }

  private static int firstChild(BoxTree t, int level, int node) {
    return t.levelStart[level - 1] + (node - t.levelStart[level]) * BoxTree.FANOUT;
  }

  private static int endChild(BoxTree t, int level, int first) {
    return Math.min(first + BoxTree.FANOUT, t.levelStart[level]);
  }

  /** A first guess of the nearest pair: always on to the nearest children. */
  private void descend() {
    int levelA = a.topLevel;
    int levelB = b.topLevel;
    int nodeA = a.levelStart[levelA];
    int nodeB = b.levelStart[levelB];
    while (levelA > 0 || levelB > 0) {
      boolean openA = levelA >= levelB;
      BoxTree t = openA ? a : b;
      int level = openA ? levelA-- : levelB--;
      int first = firstChild(t, level, openA ? nodeA : nodeB);
      int end = endChild(t, level, first);
      int best = first;
      double least = Double.POSITIVE_INFINITY;
      for (int child = first; child < end; child++) {
        double g = openA ? gap2(child, nodeB) : gap2(nodeA, child);
        if (g < least) {
          least = g;
          best = child;
        }
      }
      if (openA) {
        nodeA = best;
      } else {
        nodeB = best;
      }
    }
    leaves(nodeA, nodeB);
  }

  private void leaves(int leafA, int leafB) {
    int nA = Math.min(BoxTree.LEAF_SIZE, a.size() - leafA * BoxTree.LEAF_SIZE);
    int nB = Math.min(BoxTree.LEAF_SIZE, b.size() - leafB * BoxTree.LEAF_SIZE);
    int box = leafB * BoxTree.STRIDE;
    int atA = a.pack(leafA);
    int atB = b.pack(leafB);
    double[] u = a.packed;
    double[] v = b.boxes;
    for (int i = 0; i < nA; i++) {
      double px = u[atA + i] - tx;
      double py = u[atA + BoxTree.LEAF_SIZE + i] - ty;
      double pz = u[atA + 2 * BoxTree.LEAF_SIZE + i] - tz;
      double gx = twicePositive(Math.abs(px - v[box]) - v[box + 3]);
      double gy = twicePositive(Math.abs(py - v[box + 1]) - v[box + 4]);
      double gz = twicePositive(Math.abs(pz - v[box + 2]) - v[box + 5]);
      if (QUARTER * (gx * gx + gy * gy + gz * gz) < limit2) {
        against(leafA * BoxTree.LEAF_SIZE + i, px, py, pz, leafB * BoxTree.LEAF_SIZE, atB, nB);
      }
    }
  }

  private void against(int i, double px, double py, double pz, int firstB, int atB, int nB) {
    double[] v = b.packed;
    for (int j = 0; j < nB; j++) {
      double dx = px - v[atB + j];
      double dy = py - v[atB + BoxTree.LEAF_SIZE + j];
      double dz = pz - v[atB + 2 * BoxTree.LEAF_SIZE + j];
      double d2 = dx * dx + dy * dy + dz * dz;
      if (d2 < limit2) {
        take(i, firstB + j, d2);
      }
    }
  }

  private void take(int i, int j, double d2) {
    if (nearest) {
      limit2 = d2;
      return;
    }
    found++;
    if (keep) {
      out.add(i, j, d2);
    }
  }
}
