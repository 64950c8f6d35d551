package org.padml.model;

import java.util.Arrays;

/**
 * Pairs of atoms closer than a reach, at the nearest image where the frame has a box. Made for bond
 * lengths: the image is right for distances below half the width of the box.
 *
 * <p>Cost: O(n) for n atoms at the density of matter; at most 8 cells an atom.
 */
final class NearbyAtoms {
  private static final int CELLS_PER_ATOM = 8;

  private final Topology.ReferenceFrame frame;
  private final double[] toFractional;
  private final boolean periodic;

  /** Receives a pair once, first below second, with its distance in nm. */
  interface PairConsumer {
    void accept(int first, int second, double distance);
  }

  NearbyAtoms(Topology.ReferenceFrame frame) {
    this.frame = frame;
    Box b = frame.box();
    this.periodic = b.isPeriodic();
    this.toFractional = periodic ? inverse(b) : new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
  }

  /** Rows turn a Cartesian vector into fractions of a, b and c. */
  private static double[] inverse(Box b) {
    double v = b.volume();
    return new double[] {
      (b.by() * b.cz() - b.bz() * b.cy()) / v,
      (b.bz() * b.cx() - b.bx() * b.cz()) / v,
      (b.bx() * b.cy() - b.by() * b.cx()) / v,
      (b.az() * b.cy() - b.ay() * b.cz()) / v,
      (b.ax() * b.cz() - b.az() * b.cx()) / v,
      (b.ay() * b.cx() - b.ax() * b.cy()) / v,
      (b.ay() * b.bz() - b.az() * b.by()) / v,
      (b.az() * b.bx() - b.ax() * b.bz()) / v,
      (b.ax() * b.by() - b.ay() * b.bx()) / v
    };
  }

  private double fraction(int axis, double x, double y, double z) {
    return toFractional[3 * axis] * x
        + toFractional[3 * axis + 1] * y
        + toFractional[3 * axis + 2] * z;
  }

  /** Distance of two atoms in nm. */
  double distance(int i, int j) {
    double dx = (double) frame.x()[j] - frame.x()[i];
    double dy = (double) frame.y()[j] - frame.y()[i];
    double dz = (double) frame.z()[j] - frame.z()[i];
    if (periodic) {
      Box b = frame.box();
      double fa = Math.rint(fraction(0, dx, dy, dz));
      double fb = Math.rint(fraction(1, dx, dy, dz));
      double fc = Math.rint(fraction(2, dx, dy, dz));
      dx -= fa * b.ax() + fb * b.bx() + fc * b.cx();
      dy -= fa * b.ay() + fb * b.by() + fc * b.cy();
      dz -= fa * b.az() + fb * b.bz() + fc * b.cz();
    }
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }

  /** Visits all pairs among some atoms that are closer than the reach. */
  void forEachPair(int[] atoms, double reach, PairConsumer consumer) {
    if (atoms.length < 2) {
      return;
    }
    double[][] f = new double[3][atoms.length];
    int[] cells = new int[3];
    double[] low = new double[3];
    double[] scale = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double high = place(axis, atoms, f[axis], low);
      double row =
          Math.sqrt(
              toFractional[3 * axis] * toFractional[3 * axis]
                  + toFractional[3 * axis + 1] * toFractional[3 * axis + 1]
                  + toFractional[3 * axis + 2] * toFractional[3 * axis + 2]);
      double extent = periodic ? 1 : high - low[axis];
      double most = Math.cbrt(CELLS_PER_ATOM * (double) atoms.length);
      cells[axis] = (int) Math.max(1, Math.min(most, Math.floor(extent / (reach * row))));
      scale[axis] = extent > 0 ? cells[axis] / extent : 0;
    }
    int[] head = new int[cells[0] * cells[1] * cells[2]];
    int[] next = new int[atoms.length];
    int[][] cellOf = new int[3][atoms.length];
    Arrays.fill(head, -1);
    for (int k = 0; k < atoms.length; k++) {
      for (int axis = 0; axis < 3; axis++) {
        int c = (int) ((f[axis][k] - low[axis]) * scale[axis]);
        cellOf[axis][k] = Math.max(0, Math.min(cells[axis] - 1, c));
      }
      int cell = (cellOf[0][k] * cells[1] + cellOf[1][k]) * cells[2] + cellOf[2][k];
      next[k] = head[cell];
      head[cell] = k;
    }
    for (int k = 0; k < atoms.length; k++) {
      visit(k, atoms, cells, cellOf, head, next, reach, consumer);
    }
  }

  private double place(int axis, int[] atoms, double[] f, double[] low) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < atoms.length; k++) {
      int a = atoms[k];
      double v = fraction(axis, frame.x()[a], frame.y()[a], frame.z()[a]);
      f[k] = periodic ? v - Math.floor(v) : v;
      least = Math.min(least, f[k]);
      most = Math.max(most, f[k]);
    }
    low[axis] = periodic ? 0 : least;
    return most;
  }

  private void visit(
      int k,
      int[] atoms,
      int[] cells,
      int[][] cellOf,
      int[] head,
      int[] next,
      double reach,
      PairConsumer consumer) {
    for (int p = first(cells[0]); p <= last(cells[0]); p++) {
      int cp = shift(cellOf[0][k] + p, cells[0]);
      for (int q = first(cells[1]); q <= last(cells[1]) && cp >= 0; q++) {
        int cq = shift(cellOf[1][k] + q, cells[1]);
        for (int r = first(cells[2]); r <= last(cells[2]) && cq >= 0; r++) {
          int cr = shift(cellOf[2][k] + r, cells[2]);
          if (cr < 0) {
            continue;
          }
          for (int m = head[(cp * cells[1] + cq) * cells[2] + cr]; m >= 0; m = next[m]) {
            if (m > k) {
              double d = distance(atoms[k], atoms[m]);
              if (d < reach) {
                consumer.accept(atoms[k], atoms[m], d);
              }
            }
          }
        }
      }
    }
  }

  /** With one or two periodic cells a step of -1 would meet a cell twice. */
  private int first(int cells) {
    return periodic && cells < 3 ? 0 : -1;
  }

  private int last(int cells) {
    return periodic && cells < 2 ? 0 : 1;
  }

  /** Cell number inside the grid, or -1 outside of it. */
  private int shift(int cell, int cells) {
    if (periodic) {
      return Math.floorMod(cell, cells);
    }
    return cell < cells ? cell : -1;
  }
}
