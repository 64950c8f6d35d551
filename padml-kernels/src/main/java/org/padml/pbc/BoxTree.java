package org.padml.pbc;

/**
 * A fixed set of atoms under a hierarchy of bounding boxes, refreshed every frame: leaves of eight
 * atoms that follow one another in the set, then boxes of four boxes. Atoms of a molecule that
 * follow one another are close, so that the boxes are small; other orders are slower and as right.
 *
 * <p>{@link TreeSearch} finds near pairs between two trees, one of which may be shifted. A buffer,
 * owned by one thread; allocates nothing after construction.
 *
 * <p>Not-a-number coordinates have no neighbours.
 */
public final class BoxTree {
  static final int LEAF_SIZE = 8;
  static final int FANOUT = 4;

  private final int[] atoms;
  final float[] x;
  final float[] y;
  final float[] z;

  /** First node of each level in the box arrays; level 0 are the leaves. */
  final int[] levelStart;

  final int topLevel;
  final float[] boxes;

  /** Numbers per box: low x, y, z, then high x, y, z. */
  static final int STRIDE = 6;

  /**
   * A tree over some atoms.
   *
   * @param atoms indices into the frames given to {@link #refresh}; copied
   */
  public BoxTree(int[] atoms) {
    this.atoms = atoms.clone();
    x = new float[atoms.length];
    y = new float[atoms.length];
    z = new float[atoms.length];
    int[] starts = new int[24];
    int count = divideUp(atoms.length, LEAF_SIZE);
    int level = 0;
    starts[1] = count;
    while (count > 1) {
      count = divideUp(count, FANOUT);
      level++;
      starts[level + 1] = starts[level] + count;
    }
    topLevel = level;
    levelStart = java.util.Arrays.copyOf(starts, level + 2);
    boxes = new float[STRIDE * levelStart[level + 1]];
  }

  private static int divideUp(int n, int d) {
    return (n + d - 1) / d;
  }

  /** Number of atoms. */
  public int size() {
    return atoms.length;
  }

  /** The k-th atom: its index in the frame. */
  public int atom(int k) {
    return atoms[k];
  }

  /** Takes the positions of the tree's atoms from a frame and renews the boxes. Cost: O(size). */
  public void refresh(float[] frameX, float[] frameY, float[] frameZ) {
    for (int k = 0; k < atoms.length; k++) {
      int a = atoms[k];
      x[k] = frameX[a];
      y[k] = frameY[a];
      z[k] = frameZ[a];
    }
    int nLeaves = levelStart[1];
    bound(x, 0, nLeaves);
    bound(y, 1, nLeaves);
    bound(z, 2, nLeaves);
    for (int level = 1; level <= topLevel; level++) {
      join(levelStart[level - 1], levelStart[level], levelStart[level + 1]);
    }
  }

  private void bound(float[] v, int axis, int nLeaves) {
    for (int leaf = 0; leaf < nLeaves; leaf++) {
      int begin = leaf * LEAF_SIZE;
      int end = Math.min(begin + LEAF_SIZE, v.length);
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int k = begin; k < end; k++) {
        float p = v[k];
        low = p < low ? p : low;
        high = p > high ? p : high;
      }
      boxes[leaf * STRIDE + axis] = low;
      boxes[leaf * STRIDE + 3 + axis] = high;
    }
  }

  /** Boxes [start, end) from those of the level below, [childStart, start). */
  private void join(int childStart, int start, int end) {
    for (int node = start; node < end; node++) {
      int first = childStart + (node - start) * FANOUT;
      int last = Math.min(first + FANOUT, start);
      for (int axis = 0; axis < 3; axis++) {
        float low = boxes[first * STRIDE + axis];
        float high = boxes[first * STRIDE + 3 + axis];
        for (int child = first + 1; child < last; child++) {
          low = Math.min(low, boxes[child * STRIDE + axis]);
          high = Math.max(high, boxes[child * STRIDE + 3 + axis]);
        }
        boxes[node * STRIDE + axis] = low;
        boxes[node * STRIDE + 3 + axis] = high;
      }
    }
  }

  /** Mean position along an axis (0, 1, 2), nm; NaN for an empty tree. */
  public double center(int axis) {
    float[] v = axis == 0 ? x : axis == 1 ? y : z;
    double sum = 0;
    for (float p : v) {
      sum += p;
    }
    return sum / v.length;
  }

  /** Lowest coordinate along an axis (0, 1, 2), nm; infinite for an empty tree. */
  public double low(int axis) {
    return atoms.length == 0
        ? Double.POSITIVE_INFINITY
        : boxes[levelStart[topLevel] * STRIDE + axis];
  }

  /** Highest coordinate along an axis (0, 1, 2), nm; minus infinite for an empty tree. */
  public double high(int axis) {
    return atoms.length == 0
        ? Double.NEGATIVE_INFINITY
        : boxes[levelStart[topLevel] * STRIDE + 3 + axis];
  }
}
