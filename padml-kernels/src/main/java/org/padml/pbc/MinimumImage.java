package org.padml.pbc;

import org.padml.model.Box;

/**
 * The nearest periodic image of a difference vector, for a box of any shape.
 *
 * <p>{@link #setBox} reduces the lattice to an obtuse superbase (Selling): four vectors that add up
 * to zero, no two of which enclose an acute angle. The sums of its subsets, seven up to sign, are
 * the normals of the Voronoi cell's faces; a vector is the shortest of its images exactly when none
 * of them shortens it. {@link #nearest} rounds, then steps along them until that holds, so the
 * answer is the nearest over all images, not over 27.
 *
 * <p>Ties (to a relative 1e-12): the image reached first is kept, a function of the vector alone.
 * Units: nm. Allocates nothing; owned by one thread.
 *
 * @see <a href="https://doi.org/10.1098/rspa.1992.0033">Conway and Sloane, 1992, Low-dimensional
 *     lattices VI: Voronoi reduction</a>
 */
public final class MinimumImage {
  private static final double TIE = 1e-12;
  private static final int MAX_STEPS = 1000;
  private static final int FACES = 7;

  private Box box = Box.NONE;
  private boolean periodic;
  private final double[][] base = new double[4][3];
  private final double[][] face = new double[FACES][3];
  private final double[] faceNorm2 = new double[FACES];
  private final double[][] reciprocal = new double[3][3];
  private double safeLength2 = Double.POSITIVE_INFINITY;
  private double x;
  private double y;
  private double z;
  private double tx;
  private double ty;
  private double tz;

  /** Without periodic boundaries until {@link #setBox}. */
  public MinimumImage() {}

  /** Takes the box of a frame; cheap when it has not changed. */
  public void setBox(Box box) {
    if (box.equals(this.box)) {
      return;
    }
    this.box = box;
    periodic = box.isPeriodic();
    if (!periodic) {
      safeLength2 = Double.POSITIVE_INFINITY;
      return;
    }
    put(base[1], box.ax(), box.ay(), box.az());
    put(base[2], box.bx(), box.by(), box.bz());
    put(base[3], box.cx(), box.cy(), box.cz());
    for (int c = 0; c < 3; c++) {
      base[0][c] = -(base[1][c] + base[2][c] + base[3][c]);
    }
    reduce();
    faces();
    invert();
  }

  private static void put(double[] v, double a, double b, double c) {
    v[0] = a;
    v[1] = b;
    v[2] = c;
  }

  private static double dot(double[] u, double[] v) {
    return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
  }

  /**
   * Selling: a pair at an acute angle is replaced until none is left; each step shortens the sum.
   */
  private void reduce() {
    boolean changed = true;
    for (int step = 0; changed && step < MAX_STEPS; step++) {
      changed = false;
      for (int i = 0; i < 4 && !changed; i++) {
        for (int j = i + 1; j < 4 && !changed; j++) {
          double p = dot(base[i], base[j]);
          if (p > TIE * (dot(base[i], base[i]) + dot(base[j], base[j]))) {
            flip(i, j);
            changed = true;
          }
        }
      }
    }
  }

  private void flip(int i, int j) {
    for (int c = 0; c < 3; c++) {
      double v = base[i][c];
      for (int k = 0; k < 4; k++) {
        if (k != i && k != j) {
          base[k][c] += v;
        }
      }
      base[i][c] = -v;
    }
  }

  private void faces() {
    double shortest = Double.POSITIVE_INFINITY;
    for (int f = 0; f < FACES; f++) {
      int i = f < 4 ? f : f - 3;
      int j = f < 4 ? -1 : 1 + (f - 3) % 3;
      for (int c = 0; c < 3; c++) {
        face[f][c] = base[i][c] + (j < 0 ? 0 : base[j][c]);
      }
      faceNorm2[f] = dot(face[f], face[f]);
      shortest = Math.min(shortest, faceNorm2[f]);
    }
    safeLength2 = shortest / 4;
  }

  private void invert() {
    for (int k = 0; k < 3; k++) {
      double[] u = base[1 + (k + 1) % 3];
      double[] v = base[1 + (k + 2) % 3];
      put(
          reciprocal[k],
          u[1] * v[2] - u[2] * v[1],
          u[2] * v[0] - u[0] * v[2],
          u[0] * v[1] - u[1] * v[0]);
      double volume = dot(reciprocal[k], base[1 + k]);
      for (int c = 0; c < 3; c++) {
        reciprocal[k][c] /= volume;
      }
    }
  }

  /** Whether there are images at all. */
  public boolean isPeriodic() {
    return periodic;
  }

  /** Length of the shortest lattice vector, nm; infinite without periodic boundaries. */
  public double shortestVector() {
    return 2 * Math.sqrt(safeLength2);
  }

  /**
   * Component (0, 1, 2) of a vector of the reduced lattice basis (0, 1, 2), nm: they span the same
   * lattice as the box and are nearly as short as possible.
   */
  public double basis(int vector, int component) {
    return base[1 + vector][component];
  }

  /**
   * Distance between the lattice planes that reduced basis vector 0, 1 or 2 leads across, nm: no
   * lattice vector with coefficient k is shorter than |k| times this.
   */
  public double planeDistance(int vector) {
    double[] g = reciprocal[vector];
    return 1 / Math.sqrt(dot(g, g));
  }

  /** Finds the nearest image of a difference; read it by {@link #x()} and its fellows. */
  public void nearest(double dx, double dy, double dz) {
    x = dx;
    y = dy;
    z = dz;
    tx = 0;
    ty = 0;
    tz = 0;
    if (periodic && !(dx * dx + dy * dy + dz * dz < safeLength2)) {
      round(dx, dy, dz);
      for (int step = 0; step < MAX_STEPS && shorten(); step++) {
        continue;
      }
      x = dx + tx;
      y = dy + ty;
      z = dz + tz;
    }
  }

  private void round(double dx, double dy, double dz) {
    for (int k = 0; k < 3; k++) {
      double[] g = reciprocal[k];
      move(base[1 + k], -Math.rint(dx * g[0] + dy * g[1] + dz * g[2]));
    }
  }

  private void move(double[] v, double times) {
    tx += times * v[0];
    ty += times * v[1];
    tz += times * v[2];
    x += times * v[0];
    y += times * v[1];
    z += times * v[2];
  }

  private boolean shorten() {
    for (int f = 0; f < FACES; f++) {
      double[] v = face[f];
      double p = x * v[0] + y * v[1] + z * v[2];
      if (2 * Math.abs(p) > faceNorm2[f] * (1 + TIE)) {
        double times = Math.rint(p / faceNorm2[f]);
        move(v, times == 0 ? -Math.signum(p) : -times);
        return true;
      }
    }
    return false;
  }

  /** Squared length of the nearest image of a difference, nm². */
  public double distance2(double dx, double dy, double dz) {
    nearest(dx, dy, dz);
    return length2();
  }

  /** Squared length of the image last found, nm². */
  public double length2() {
    return x * x + y * y + z * z;
  }

  /** Whether the image last found differs from the vector given, beyond rounding. */
  public boolean isShifted() {
    return tx * tx + ty * ty + tz * tz > safeLength2;
  }

  /** x of the nearest image, nm. */
  public double x() {
    return x;
  }

  /** y of the nearest image, nm. */
  public double y() {
    return y;
  }

  /** z of the nearest image, nm. */
  public double z() {
    return z;
  }

  /** x of the lattice vector that was added, nm; zero, as y and z, when none was. */
  public double shiftX() {
    return tx;
  }

  /** y of the lattice vector that was added, nm. */
  public double shiftY() {
    return ty;
  }

  /** z of the lattice vector that was added, nm. */
  public double shiftZ() {
    return tz;
  }
}
