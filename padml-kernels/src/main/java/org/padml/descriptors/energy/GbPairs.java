package org.padml.descriptors.energy;

import org.padml.model.Box;
import org.padml.neighbors.CellList;
import org.padml.neighbors.PairList;

/**
 * Generalized-Born energy of a range of packed particles with given Born radii: pair terms -C
 * (1/e_in - exp(-kappa f)/e_out) q_i q_j / f, f^2 = d^2 + B_i B_j exp(-d^2 / (4 B_i B_j)), and self
 * terms, half of that with f = B_i.
 *
 * <p>exp(-t) is the sixth repeated square of a polynomial of degree seven in t/64, with t held at
 * 32 or below: additions and multiplications only, so that rows become vector code. Where its
 * relative error is largest its weight in f^2 is smallest: f^2 is exact to 1e-13.
 *
 * <p>Cost: O(n^2) without cutoff.
 *
 * @see <a href="https://doi.org/10.1021/ja00172a038">Still et al., 1990</a>
 */
final class GbPairs {
  private static final double PARTS = 64;
  private static final double MOST = 32 / PARTS;
  private static final double C2 = 1 / 2.0;
  private static final double C3 = 1 / 6.0;
  private static final double C4 = 1 / 24.0;
  private static final double C5 = 1 / 120.0;
  private static final double C6 = 1 / 720.0;
  private static final double C7 = 1 / 5040.0;

  private final PackedAtoms atoms;
  private final double insideFactor;
  private final double outsideFactor;
  private final double kappa;
  private final double cutoffNm;
  private final double[] inverse;
  private final double[] rowDistance2;
  private final double[] rowExp;
  private final double[] rowTerm;
  private final CellList cells = new CellList();
  private final PairList within = new PairList();

  GbPairs(PackedAtoms atoms, EnergyModel model) {
    this.atoms = atoms;
    insideFactor = -model.insideFactor();
    outsideFactor = model.outsideFactor();
    kappa = model.gb().kappaPerNm();
    cutoffNm = model.gb().cutoffNm();
    inverse = new double[atoms.n];
    rowDistance2 = new double[atoms.n];
    rowExp = new double[atoms.n];
    rowTerm = new double[atoms.n];
  }

  /** Finds the pairs of a frame within the cutoff, if there is one. */
  void load(float[] x, float[] y, float[] z) {
    if (!Double.isInfinite(cutoffNm)) {
      cells.build(x, y, z, atoms.atom, atoms.n, Box.NONE, cutoffNm);
      within.clear();
      cells.pairs(cutoffNm, within);
    }
  }

  /**
   * Adds to every particle of [begin, end) the half of its pair terms and its self term, kJ/mol;
   * only pairs with both particles in the range count.
   */
  void add(int begin, int end, double[] born, double[] energy) {
    for (int k = begin; k < end; k++) {
      inverse[k] = 1 / born[k];
    }
    if (Double.isInfinite(cutoffNm)) {
      for (int i = begin; i < end; i++) {
        addRow(i, end, born, energy);
      }
    } else {
      addWithin(begin, end, born, energy);
    }
    for (int i = begin; i < end; i++) {
      energy[i] += 0.5 * term(born[i]) * atoms.charge[i] * atoms.charge[i];
    }
  }

  private void addRow(int i, int to, double[] born, double[] energy) {
    int from = i + 1;
    if (from >= to) {
      return;
    }
    double[] d2 = rowDistance2;
    double half = 0.5 * atoms.charge[i];
    Rows.distance2(from, to, atoms.x[i], atoms.y[i], atoms.z[i], atoms.x, atoms.y, atoms.z, d2);
    argument(from, to, inverse[i] / (4 * PARTS), d2, inverse, rowExp);
    exponential(from, to, rowExp);
    if (kappa == 0) {
      double factor = half * (insideFactor + outsideFactor);
      unscreened(from, to, factor, born[i], d2, born, rowExp, atoms.charge, rowTerm);
    } else {
      distance(from, to, born[i], d2, born, rowExp, rowTerm);
      scale(from, to, kappa / PARTS, rowTerm, rowExp);
      exponential(from, to, rowExp);
      screened(from, to, half * insideFactor, half * outsideFactor, rowExp, atoms.charge, rowTerm);
    }
    Rows.add(from, to, rowTerm, energy);
    energy[i] += Rows.sum(from, to, rowTerm);
  }

  private static void argument(
      int from, int to, double scale, double[] d2, double[] inverse, double[] out) {
    for (int j = from; j < to; j++) {
      out[j] = Math.min(MOST, d2[j] * (scale * inverse[j]));
    }
  }

  private static void scale(int from, int to, double scale, double[] v, double[] out) {
    for (int j = from; j < to; j++) {
      out[j] = Math.min(MOST, scale * v[j]);
    }
  }

  /** Replaces t/64 by exp(-t). */
  private static void exponential(int from, int to, double[] v) {
    for (int j = from; j < to; j++) {
      double t = v[j];
      double e = 1 - t * (1 - t * (C2 - t * (C3 - t * (C4 - t * (C5 - t * (C6 - t * C7))))));
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      v[j] = e * e;
    }
  }

  private static void unscreened(
      int from,
      int to,
      double factor,
      double bornI,
      double[] d2,
      double[] born,
      double[] exp,
      double[] q,
      double[] out) {
    for (int j = from; j < to; j++) {
      out[j] = factor * q[j] / Math.sqrt(d2[j] + bornI * born[j] * exp[j]);
    }
  }

  private static void distance(
      int from, int to, double bornI, double[] d2, double[] born, double[] exp, double[] out) {
    for (int j = from; j < to; j++) {
      out[j] = Math.sqrt(d2[j] + bornI * born[j] * exp[j]);
    }
  }

  private static void screened(
      int from, int to, double inside, double outside, double[] exp, double[] q, double[] f) {
    for (int j = from; j < to; j++) {
      f[j] = q[j] * (inside + outside * exp[j]) / f[j];
    }
  }

  private void addWithin(int begin, int end, double[] born, double[] energy) {
    for (int k = 0; k < within.size(); k++) {
      int i = atoms.placeOf(within.first(k));
      int j = atoms.placeOf(within.second(k));
      if (Math.min(i, j) >= begin && Math.max(i, j) < end) {
        double d2 = within.distance2(k);
        double product = born[i] * born[j];
        double f = Math.sqrt(d2 + product * StrictMath.exp(-d2 / (4 * product)));
        double half = 0.5 * term(f) * atoms.charge[i] * atoms.charge[j];
        energy[i] += half;
        energy[j] += half;
      }
    }
  }

  /** Energy of two unit charges at an effective distance. */
  private double term(double f) {
    return (insideFactor + outsideFactor * StrictMath.exp(-kappa * f)) / f;
  }
}
