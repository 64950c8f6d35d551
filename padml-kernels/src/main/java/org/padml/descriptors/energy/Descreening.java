package org.padml.descriptors.energy;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.padml.model.Box;
import org.padml.neighbors.CellList;
import org.padml.neighbors.PairList;

/**
 * Pairwise descreening integrals of all particles, apart for their own and for the other partner:
 * the integrals of a partner alone are {@link #own}, those of the complex are own + other, so that
 * one pass over all pairs serves the three states.
 *
 * <p>An atom of reduced radius r' at distance d from a sphere of radius s = screen (r - offset):
 * with U = d + s, L = max(r', |d - s|), I = 1/2 [1/L - 1/U + (d - s^2/d) (1/U^2 - 1/L^2)/4 +
 * ln(L/U)/(2d)] + [1/r' - 1/L where r' &lt; s - d], and 0 where r' &gt;= U.
 *
 * <p>Outside the sphere I = s^3/d^4 (1/3 + 2/5 u + 3/7 u^2 + ...), u = s^2/d^2: no root, no
 * logarithm, one division for both directions. Beyond {@link #FAR_RATIO} radii seven terms leave
 * less than 6e-9 of the pair's integral. Rows use that series at max(d, far distance) for every
 * pair; near pairs then exchange it for the full form. Conventions with a reach cut the sphere
 * there: {@link BornReach}.
 *
 * <p>Cost: O(n^2) without cutoff. Grows a pair list to the largest frame seen.
 *
 * @see <a href="https://doi.org/10.1021/jp961710n">Hawkins, Cramer, Truhlar, 1996</a>
 */
final class Descreening {
  /** Distance in units of the largest sphere from which the series is used. */
  static final double FAR_RATIO = 4;

  private static final double C1 = 1 / 3.0;
  private static final double C2 = 2 / 5.0;
  private static final double C3 = 3 / 7.0;
  private static final double C4 = 4 / 9.0;
  private static final double C5 = 5 / 11.0;
  private static final double C6 = 6 / 13.0;
  private static final double C7 = 7 / 15.0;

  private final PackedAtoms atoms;
  private final GbParameters gb;
  private final double cutoffNm;
  private final double reach;
  private final @Nullable Neck neck;
  private final @Nullable BornReach bounded;
  private final double far2;
  private final double[] square;
  private final double[] cube;
  private final double[] rowInverse2;
  private final double[] rowIntegral;
  private final CellList cells = new CellList();
  private final PairList near = new PairList();

  /** Integrals over the particle's own partner, 1/nm [n]. */
  final double[] own;

  /** Integrals over the other partner, 1/nm [n]. */
  final double[] other;

  Descreening(PackedAtoms atoms, GbParameters gb, EnergyModel model) {
    this.atoms = atoms;
    this.gb = gb;
    bounded = BornReach.of(model);
    cutoffNm = bounded == null ? model.gb().cutoffNm() : Double.POSITIVE_INFINITY;
    int n = atoms.n;
    square = new double[n];
    cube = new double[n];
    rowInverse2 = new double[n];
    rowIntegral = new double[n];
    own = new double[n];
    other = new double[n];
    double largest = 0;
    double widest = 0;
    for (int k = 0; k < n; k++) {
      square[k] = gb.scaled[k] * gb.scaled[k];
      cube[k] = square[k] * gb.scaled[k];
      largest = Math.max(largest, Math.abs(gb.scaled[k]));
      widest = Math.max(widest, gb.reduced[k]);
    }
    double far = Math.max(FAR_RATIO * largest, largest + widest);
    far2 = far * far;
    neck = gb.neck();
    reach = neck == null ? far : Math.max(far, neck.reachNm);
  }

  /** Computes all integrals of the frame loaded into the atoms; x, y, z are its coordinates. */
  void compute(float[] x, float[] y, float[] z) {
    Arrays.fill(own, 0);
    Arrays.fill(other, 0);
    boolean all = Double.isInfinite(cutoffNm);
    if (all) {
      for (int i = 0; i < atoms.nA; i++) {
        addRow(i, i + 1, atoms.nA, own);
        addRow(i, atoms.nA, atoms.n, other);
      }
      for (int i = atoms.nA; i < atoms.n; i++) {
        addRow(i, i + 1, atoms.n, own);
      }
    }
    double pairReach = all ? reach : cutoffNm;
    cells.build(x, y, z, atoms.atom, atoms.n, Box.NONE, pairReach);
    near.clear();
    cells.pairs(pairReach, near);
    for (int k = 0; k < near.size(); k++) {
      addNear(atoms.placeOf(near.first(k)), atoms.placeOf(near.second(k)), near.distance2(k), all);
    }
  }

  private void addRow(int i, int from, int to, double[] sums) {
    if (from >= to) {
      return;
    }
    if (bounded != null) {
      addBoundedRow(bounded, i, from, to, sums);
      return;
    }
    double[] w = rowInverse2;
    Rows.distance2(from, to, atoms.x[i], atoms.y[i], atoms.z[i], atoms.x, atoms.y, atoms.z, w);
    invertBeyond(from, to, far2, w);
    descreenPoint(from, to, w, square, cube, rowIntegral);
    sums[i] += Rows.sum(from, to, rowIntegral);
    descreenRow(from, to, w, square[i], cube[i], sums);
  }

  private void addBoundedRow(BornReach reach, int i, int from, int to, double[] sums) {
    for (int j = from; j < to; j++) {
      double d2 = atoms.distance2(i, j);
      if (d2 >= far2) {
        sums[i] += reach.integral(d2, gb.scaled[j]);
        sums[j] += reach.integral(d2, gb.scaled[i]);
      }
    }
  }

  private static void invertBeyond(int from, int to, double least, double[] v) {
    for (int j = from; j < to; j++) {
      v[j] = 1 / Math.max(least, v[j]);
    }
  }

  private static void descreenPoint(
      int from, int to, double[] w, double[] square, double[] cube, double[] out) {
    for (int j = from; j < to; j++) {
      double u = square[j] * w[j];
      double series = C1 + u * (C2 + u * (C3 + u * (C4 + u * (C5 + u * (C6 + u * C7)))));
      out[j] = w[j] * w[j] * cube[j] * series;
    }
  }

  private static void descreenRow(
      int from, int to, double[] w, double square, double cube, double[] sums) {
    for (int j = from; j < to; j++) {
      double u = square * w[j];
      double series = C1 + u * (C2 + u * (C3 + u * (C4 + u * (C5 + u * (C6 + u * C7)))));
      sums[j] += w[j] * w[j] * cube * series;
    }
  }

  /** The integral over a sphere of squared radius and cube, w = 1/d^2, beyond the far distance. */
  static double series(double w, double square, double cube) {
    double u = square * w;
    double series = C1 + u * (C2 + u * (C3 + u * (C4 + u * (C5 + u * (C6 + u * C7)))));
    return w * w * cube * series;
  }

  private void addNear(int i, int j, double d2, boolean exchange) {
    double[] sums = (i < atoms.nA) == (j < atoms.nA) ? own : other;
    double d = Math.sqrt(d2);
    double ofI = 0;
    double ofJ = 0;
    if (!exchange || d2 < far2) {
      ofI = integral(d, gb.reduced[i], gb.scaled[j]);
      ofJ = integral(d, gb.reduced[j], gb.scaled[i]);
    }
    if (exchange && bounded == null && d2 < far2) {
      ofI -= series(1 / far2, square[j], cube[j]);
      ofJ -= series(1 / far2, square[i], cube[i]);
    }
    if (neck != null) {
      ofI += neck.integral(i, j, d);
      ofJ += neck.integral(j, i, d);
    }
    sums[i] += ofI;
    sums[j] += ofJ;
  }

  /** The full integral of one pair, 1/nm. */
  static double integral(double d, double reduced, double s) {
    double upper = d + s;
    if (reduced >= upper) {
      return 0;
    }
    double lower = Math.max(reduced, Math.abs(d - s));
    double inverseL = 1 / lower;
    double inverseU = 1 / upper;
    double sum =
        inverseL
            - inverseU
            + 0.25 * (d - s * s / d) * (inverseU * inverseU - inverseL * inverseL)
            + 0.5 * StrictMath.log(lower * inverseU) / d;
    double inside = reduced < s - d ? 1 / reduced - inverseL : 0;
    return 0.5 * sum + inside;
  }
}
