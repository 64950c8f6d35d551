package org.padml.neighbors;

import java.util.Arrays;
import org.padml.model.Box;

/**
 * Atoms of one frame sorted into cells, for finding the neighbours of a point without looking at
 * every atom. Built once a frame, then asked with any number of cutoffs; a buffer, owned by one
 * thread, that allocates only when it has to grow.
 *
 * <p>Atoms lie in slots, sorted by cell: {@link #slotX()}, {@link #slotY()}, {@link #slotZ()} are
 * their positions in nm as doubles (wrapped into the box when periodic) and {@link #slotAtom()}
 * their indices in the arrays given to {@code build}. A hot loop reads slots directly:
 *
 * <pre>{@code
 * int nRanges = cells.ranges(px, py, pz, cutoff);
 * for (int r = 0; r < nRanges; r++) {
 *   double qx = cells.rangeX(r), qy = cells.rangeY(r), qz = cells.rangeZ(r);
 *   for (int k = cells.rangeBegin(r); k < cells.rangeEnd(r); k++) {
 *     double dx = slotX[k] - qx, dy = slotY[k] - qy, dz = slotZ[k] - qz;
 *     double d2 = dx * dx + dy * dy + dz * dz;
 *     if (d2 < cutoff * cutoff) { ... slotAtom[k] ... }
 *   }
 * }
 * }</pre>
 *
 * <p>Cutoffs are strict. Any cutoff is answered rightly, the cells only decide how fast: the reach
 * given to {@code build} is best the largest cutoff asked for.
 *
 * <p>Periodic: any box shape and any cutoff, more than half the box included. {@code ranges} then
 * shows every image within the cutoff; the pair methods give each pair once, at its nearest image.
 * An atom is no neighbour of its own image. Order: a function of the coordinates, unspecified.
 *
 * <p>Not-a-number coordinates have no neighbours.
 */
public final class CellList {
  private static final int CELLS_PER_ATOM = 4;
  private static final int MIN_CELLS = 64;
  private static final int NO_ATOM = -1;

  private final Grid grid = new Grid();
  private final double[] low = new double[3];
  private final double[] high = new double[3];
  private int size;
  private double[] slotX = new double[0];
  private double[] slotY = new double[0];
  private double[] slotZ = new double[0];
  private int[] slotAtom = new int[0];
  private int[] everyAtom = new int[0];
  private int[] cellStart = new int[MIN_CELLS + 1];
  private final CellRanges ranges = new CellRanges();

  /**
   * While sorting: cell of the k-th atom. While pairing: where a slot's pair may be in the list.
   */
  private int[] found = new int[0];

  /** An empty list; {@code build} fills it. */
  public CellList() {}

  /** {@code build} for all atoms of the arrays. */
  public void build(float[] x, float[] y, float[] z, Box box, double reach) {
    reserve(x.length);
    for (int k = 0; k < x.length; k++) {
      everyAtom[k] = k;
    }
    build(x, y, z, everyAtom, x.length, box, reach);
  }

  /**
   * Sorts atoms into cells.
   *
   * <p>Shape: x, y, z [atoms in the frame], nm; atoms [nAtoms or more], the first nAtoms are used.
   * Nothing is retained. Cost: O(nAtoms).
   *
   * @param box {@link Box#NONE} for no periodic images
   * @param reach the largest cutoff expected, nm: the least width of a cell
   * @throws IllegalArgumentException if the reach is not positive
   */
  public void build(
      float[] x, float[] y, float[] z, int[] atoms, int nAtoms, Box box, double reach) {
    if (!(reach > 0)) {
      throw new IllegalArgumentException("cell list: reach: expected > 0 nm, found " + reach);
    }
    reserve(nAtoms);
    size = nAtoms;
    int maxCells = Math.max(MIN_CELLS, (int) Math.min(1 << 28, (long) CELLS_PER_ATOM * nAtoms));
    if (box.isPeriodic()) {
      grid.periodic(box, reach, maxCells);
    } else {
      corners(x, y, z, atoms);
      grid.bounded(low, high, reach, maxCells);
    }
    sort(x, y, z, atoms);
  }

  private void reserve(int nAtoms) {
    if (slotX.length < nAtoms) {
      slotX = new double[nAtoms];
      slotY = new double[nAtoms];
      slotZ = new double[nAtoms];
      slotAtom = new int[nAtoms];
      everyAtom = new int[nAtoms];
      found = new int[nAtoms];
    }
  }

  private void corners(float[] x, float[] y, float[] z, int[] atoms) {
    extend(0, x, atoms);
    extend(1, y, atoms);
    extend(2, z, atoms);
  }

  private void extend(int axis, float[] v, int[] atoms) {
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < size; k++) {
      float p = v[atoms[k]];
      lowest = p < lowest ? p : lowest;
      highest = p > highest ? p : highest;
    }
    low[axis] = lowest;
    high[axis] = highest;
  }

  private void sort(float[] x, float[] y, float[] z, int[] atoms) {
    int nCells = grid.cells();
    if (cellStart.length < nCells + 1) {
      cellStart = new int[nCells + 1];
    }
    Arrays.fill(cellStart, 0, nCells + 1, 0);
    int[] cell = found;
    for (int k = 0; k < size; k++) {
      int a = atoms[k];
      int c = cellOf(x[a], y[a], z[a]);
      cell[k] = c;
      cellStart[c]++;
    }
    int end = 0;
    for (int c = 0; c <= nCells; c++) {
      end += cellStart[c];
      cellStart[c] = end;
    }
    for (int k = size - 1; k >= 0; k--) {
      int slot = --cellStart[cell[k]];
      place(slot, x, y, z, atoms[k]);
    }
  }

  private int cellOf(double x, double y, double z) {
    double fa = grid.fraction(0, x, y, z);
    double fb = grid.fraction(1, x, y, z);
    double fc = grid.fraction(2, x, y, z);
    if (grid.periodic) {
      fa -= Math.floor(fa);
      fb -= Math.floor(fb);
      fc -= Math.floor(fc);
    }
    return (grid.cell(2, fc) * grid.n[1] + grid.cell(1, fb)) * grid.n[0] + grid.cell(0, fa);
  }

  private void place(int slot, float[] x, float[] y, float[] z, int atom) {
    double px = x[atom];
    double py = y[atom];
    double pz = z[atom];
    if (grid.periodic) {
      double a = Math.floor(grid.fraction(0, px, py, pz));
      double b = Math.floor(grid.fraction(1, px, py, pz));
      double c = Math.floor(grid.fraction(2, px, py, pz));
      double[] r = grid.rows;
      px -= a * r[0] + b * r[3] + c * r[6];
      py -= a * r[1] + b * r[4] + c * r[7];
      pz -= a * r[2] + b * r[5] + c * r[8];
    }
    slotX[slot] = px;
    slotY[slot] = py;
    slotZ[slot] = pz;
    slotAtom[slot] = atom;
  }

  /** Number of atoms held: slots 0 to size - 1. */
  public int size() {
    return size;
  }

  /** x of the slots, nm; live, replaced by the next {@code build}. */
  public double[] slotX() {
    return slotX;
  }

  /** y of the slots, nm; live. */
  public double[] slotY() {
    return slotY;
  }

  /** z of the slots, nm; live. */
  public double[] slotZ() {
    return slotZ;
  }

  /** Atom index of the slots; live. */
  public int[] slotAtom() {
    return slotAtom;
  }

  /**
   * Finds the ranges of slots that hold every atom within a cutoff of a point (and others). Valid
   * until the next call.
   *
   * @return the number of ranges, for {@link #rangeBegin} and its fellows
   */
  public int ranges(double x, double y, double z, double cutoff) {
    return ranges.find(grid, cellStart, size, x, y, z, cutoff);
  }

  /** First slot of range r. */
  public int rangeBegin(int r) {
    return ranges.begin[r];
  }

  /** One past the last slot of range r. */
  public int rangeEnd(int r) {
    return ranges.end[r];
  }

  /** x of the image of the point that range r is near to: subtract it from the slots' x. */
  public double rangeX(int r) {
    return ranges.x[r];
  }

  /** y of the image of the point that range r is near to. */
  public double rangeY(int r) {
    return ranges.y[r];
  }

  /** z of the image of the point that range r is near to. */
  public double rangeZ(int r) {
    return ranges.z[r];
  }

  /** Appends every pair of held atoms within the cutoff, once: (smaller index, larger index). */
  public void pairs(double cutoff, PairList out) {
    int start = out.size();
    for (int k = 0; k < size; k++) {
      collect(slotX[k], slotY[k], slotZ[k], slotAtom[k], NO_ATOM, k + 1, cutoff, out);
    }
    out.putSmallerFirst(start);
  }

  /**
   * Appends every pair (query atom, held atom) within the cutoff, once; an atom is not paired with
   * itself when it is in both sets.
   *
   * <p>Shape: x, y, z are the arrays given to {@code build}, or others in the same box when the two
   * sets share no index; query [nQuery or more].
   */
  public void pairsWith(
      float[] x, float[] y, float[] z, int[] query, int nQuery, double cutoff, PairList out) {
    for (int k = 0; k < nQuery; k++) {
      int a = query[k];
      collect(x[a], y[a], z[a], a, a, 0, cutoff, out);
    }
  }

  /** Appends (label, held atom) for every held atom within the cutoff of a point, once. */
  public void near(double x, double y, double z, int label, double cutoff, PairList out) {
    collect(x, y, z, label, NO_ATOM, 0, cutoff, out);
  }

  private void collect(
      double x,
      double y,
      double z,
      int label,
      int skippedAtom,
      int firstSlot,
      double cutoff,
      PairList out) {
    double cutoff2 = cutoff * cutoff;
    int start = out.size();
    int n = ranges(x, y, z, cutoff);
    for (int r = 0; r < n; r++) {
      double qx = ranges.x[r];
      double qy = ranges.y[r];
      double qz = ranges.z[r];
      int end = ranges.end[r];
      for (int k = Math.max(firstSlot, ranges.begin[r]); k < end; k++) {
        double dx = slotX[k] - qx;
        double dy = slotY[k] - qy;
        double dz = slotZ[k] - qz;
        double d2 = dx * dx + dy * dy + dz * dz;
        if (d2 < cutoff2 && slotAtom[k] != skippedAtom) {
          addNearest(label, k, d2, start, out);
        }
      }
    }
  }

  /** Adds a pair, or lowers its distance when this label has met the slot at another image. */
  private void addNearest(int label, int slot, double d2, int start, PairList out) {
    if (grid.periodic) {
      int at = found[slot];
      if (at >= start && at < out.size() && out.second(at) == slotAtom[slot]) {
        out.lower(at, d2);
        return;
      }
      found[slot] = out.size();
    }
    out.add(label, slotAtom[slot], d2);
  }
}
