package org.padml.pbc;

/**
 * A fixed set of atoms under a hierarchy of bounding boxes, refreshed every frame: leaves of eight
 * atoms that follow one another in the set, then boxes of four boxes. Atoms of a molecule that
 * follow one another are close, so that the boxes are small; other orders are slower and as right.
 *
 * <p>{@link TreeSearch} finds near pairs between two trees, one of which may be shifted. A buffer,
 * owned by one thread; allocates nothing after construction.
 *
 * <p>Coordinates must be finite, as readers see to.
 */
public final class BoxTree {
  static final int LEAF_SIZE = 8;
  static final int FANOUT = 4;

  /** Numbers per leaf in {@link #packed}. */
  private static final int PACKED = 3 * LEAF_SIZE;

  /** Numbers per box: centre x, y, z, then half the extents. */
  static final int STRIDE = 6;

  /** Widens boxes beyond what rounding can do to a bound, relative to coordinates. */
  private static final double MARGIN = 1e-12;

  private final int[] atoms;

  /**
   * Positions [lane][leaf], nm: atom k is in lane k % LEAF_SIZE of leaf k / LEAF_SIZE, so that the
   * bounds of all leaves are found by loops that the compiler vectorises. A last leaf that is not
   * full repeats its last atom.
   */
  private final float[][] x;

  private final float[][] y;
  private final float[][] z;
  private final int[][] lanes;

  /** Positions of the leaves asked for, one after the other: x of eight atoms, then y, then z. */
  final double[] packed;

  /** The refresh at which a leaf was packed. */
  private final int[] packedAt;

  private int now;

  /** First node of each level in the box arrays; level 0 are the leaves. */
  final int[] levelStart;

  final int topLevel;
  final double[] boxes;
  private final float[] low;
  private final float[] high;

  /**
   * A tree over some atoms.
   *
   * @param atoms indices into the frames given to {@link #refresh}; copied
   */
  public BoxTree(int[] atoms) {
    this.atoms = atoms.clone();
    int nLeaves = divideUp(atoms.length, LEAF_SIZE);
    x = new float[LEAF_SIZE][nLeaves];
    y = new float[LEAF_SIZE][nLeaves];
    z = new float[LEAF_SIZE][nLeaves];
    lanes = new int[LEAF_SIZE][nLeaves];
    for (int k = 0; k < nLeaves * LEAF_SIZE; k++) {
      lanes[k % LEAF_SIZE][k / LEAF_SIZE] = atoms[Math.min(k, atoms.length - 1)];
    }
    int[] starts = new int[24];
    int count = nLeaves;
    int level = 0;
    starts[1] = count;
    while (count > 1) {
      count = divideUp(count, FANOUT);
      level++;
      starts[level + 1] = starts[level] + count;
    }
    topLevel = level;
    levelStart = java.util.Arrays.copyOf(starts, level + 2);
    boxes = new double[STRIDE * levelStart[level + 1]];
    packed = new double[PACKED * nLeaves];
    packedAt = new int[nLeaves];
    low = new float[nLeaves];
    high = new float[nLeaves];
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
    now++;
    take(frameX, x, 0);
    take(frameY, y, 1);
    take(frameZ, z, 2);
    for (int level = 1; level <= topLevel; level++) {
      join(levelStart[level - 1], levelStart[level], levelStart[level + 1]);
    }
  }

  private void take(float[] from, float[][] to, int axis) {
    for (int lane = 0; lane < LEAF_SIZE; lane++) {
      gather(from, lanes[lane], to[lane]);
    }
    System.arraycopy(to[0], 0, low, 0, low.length);
    System.arraycopy(to[0], 0, high, 0, high.length);
    for (int lane = 1; lane < LEAF_SIZE; lane++) {
      lower(low, to[lane]);
      raise(high, to[lane]);
    }
    for (int leaf = 0; leaf < low.length; leaf++) {
      setBox(leaf, axis, low[leaf], high[leaf]);
    }
  }

  private static void gather(float[] from, int[] which, float[] to) {
    for (int k = 0; k < which.length; k++) {
      to[k] = from[which[k]];
    }
  }

  private static void lower(float[] low, float[] v) {
    for (int k = 0; k < low.length; k++) {
      low[k] = Math.min(low[k], v[k]);
    }
  }

  private static void raise(float[] high, float[] v) {
    for (int k = 0; k < high.length; k++) {
      high[k] = Math.max(high[k], v[k]);
    }
  }

  private void setBox(int node, int axis, double least, double most) {
    double center = (least + most) / 2;
    boxes[node * STRIDE + axis] = center;
    boxes[node * STRIDE + 3 + axis] = (most - least) / 2 + MARGIN * (1 + Math.abs(center));
  }

  /** Boxes [start, end) from those of the level below, [childStart, start). */
  private void join(int childStart, int start, int end) {
    for (int node = start; node < end; node++) {
      int first = childStart + (node - start) * FANOUT;
      int last = Math.min(first + FANOUT, start);
      for (int axis = 0; axis < 3; axis++) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int child = first; child < last; child++) {
          double center = boxes[child * STRIDE + axis];
          double half = boxes[child * STRIDE + 3 + axis];
          least = Math.min(least, center - half);
          most = Math.max(most, center + half);
        }
        setBox(node, axis, least, most);
      }
    }
  }

  /** Where the positions of a leaf are in {@link #packed}; puts them there on first use. */
  int pack(int leaf) {
    int start = leaf * PACKED;
    if (packedAt[leaf] != now) {
      packedAt[leaf] = now;
      for (int lane = 0; lane < LEAF_SIZE; lane++) {
        packed[start + lane] = x[lane][leaf];
        packed[start + LEAF_SIZE + lane] = y[lane][leaf];
        packed[start + 2 * LEAF_SIZE + lane] = z[lane][leaf];
      }
    }
    return start;
  }

  /** Mean position along an axis (0, 1, 2), nm; NaN for an empty tree. */
  public double center(int axis) {
    float[][] v = axis == 0 ? x : axis == 1 ? y : z;
    double sum = 0;
    for (int k = 0; k < atoms.length; k++) {
      sum += v[k % LEAF_SIZE][k / LEAF_SIZE];
    }
    return sum / atoms.length;
  }

  /** Lowest coordinate along an axis (0, 1, 2), nm, or just below; infinite for an empty tree. */
  public double low(int axis) {
    int top = levelStart[topLevel] * STRIDE;
    return atoms.length == 0 ? Double.POSITIVE_INFINITY : boxes[top + axis] - boxes[top + 3 + axis];
  }

  /** Highest coordinate along an axis, nm, or just above; minus infinite for an empty tree. */
  public double high(int axis) {
    int top = levelStart[topLevel] * STRIDE;
    return atoms.length == 0 ? Double.NEGATIVE_INFINITY : boxes[top + axis] + boxes[top + 3 + axis];
  }
}
