package org.padml.descriptors.energy;

import org.padml.model.Box;
import org.padml.model.NonbondedParameters;

/**
 * Every pair between the partners, without cutoff or images: V = c12 / r^12 - c6 / r^6 and q_i q_j
 * / (4 pi epsilon_0 epsilon r).
 *
 * <p>Rows over partner B are passes of {@link Rows}; their coefficients are looked up once per
 * type, because atoms of A come sorted by type. Exceptions cut a row into pieces and are added by
 * themselves. Cost: O(nA nB). Allocates nothing.
 */
final class AllPairs implements PairTerms {
  private final PackedAtoms atoms;
  private final CrossExceptions exceptions;
  private final double[] c6;
  private final double[] c12;
  private final int nTypes;
  private final double coulombConstant;
  private final double[] rowC6;
  private final double[] rowC12;
  private final double[] rowInverse2;
  private final double[] rowEnergy;

  AllPairs(
      PackedAtoms atoms,
      NonbondedParameters parameters,
      CrossExceptions exceptions,
      double coulombConstant) {
    this.atoms = atoms;
    this.exceptions = exceptions;
    c6 = parameters.c6();
    c12 = parameters.c12();
    nTypes = parameters.nTypes();
    this.coulombConstant = coulombConstant;
    rowC6 = new double[atoms.n];
    rowC12 = new double[atoms.n];
    rowInverse2 = new double[atoms.n];
    rowEnergy = new double[atoms.n];
  }

  @Override
  public String add(float[] x, float[] y, float[] z, Box box, double[] vdw, double[] coulomb) {
    int type = -1;
    for (int i = 0; i < atoms.nA; i++) {
      if (atoms.type[i] != type) {
        type = atoms.type[i];
        fillCoefficients(type);
      }
      int from = atoms.nA;
      for (int k = exceptions.rowStart[i]; k < exceptions.rowStart[i + 1]; k++) {
        addPiece(i, from, exceptions.second[k], vdw, coulomb);
        from = exceptions.second[k] + 1;
      }
      addPiece(i, from, atoms.n, vdw, coulomb);
    }
    addExceptions(vdw, coulomb);
    return "";
  }

  private void fillCoefficients(int type) {
    for (int j = atoms.nA; j < atoms.n; j++) {
      rowC6[j] = c6[type * nTypes + atoms.type[j]];
      rowC12[j] = c12[type * nTypes + atoms.type[j]];
    }
  }

  private void addPiece(int i, int from, int to, double[] vdw, double[] coulomb) {
    if (from < to) {
      double[] inverse2 = rowInverse2;
      Rows.distance2(
          from, to, atoms.x[i], atoms.y[i], atoms.z[i], atoms.x, atoms.y, atoms.z, inverse2);
      Rows.invert(from, to, inverse2);
      lennardJones(from, to, inverse2, rowC6, rowC12, rowEnergy);
      Rows.add(from, to, rowEnergy, vdw);
      vdw[i] += Rows.sum(from, to, rowEnergy);
      coulomb(from, to, coulombConstant * atoms.charge[i], inverse2, atoms.charge, rowEnergy);
      Rows.add(from, to, rowEnergy, coulomb);
      coulomb[i] += Rows.sum(from, to, rowEnergy);
    }
  }

  private static void lennardJones(
      int from, int to, double[] inverse2, double[] c6, double[] c12, double[] out) {
    for (int j = from; j < to; j++) {
      double inverse6 = inverse2[j] * inverse2[j] * inverse2[j];
      out[j] = (c12[j] * inverse6 - c6[j]) * inverse6;
    }
  }

  private static void coulomb(
      int from, int to, double qi, double[] inverse2, double[] q, double[] out) {
    for (int j = from; j < to; j++) {
      out[j] = qi * q[j] * Math.sqrt(inverse2[j]);
    }
  }

  private void addExceptions(double[] vdw, double[] coulomb) {
    for (int k = 0; k < exceptions.size(); k++) {
      int i = exceptions.first[k];
      int j = exceptions.second[k];
      double inverse2 = 1 / atoms.distance2(i, j);
      double lj = exceptions.lennardJones(k, inverse2);
      double c = coulombConstant * exceptions.chargeProduct[k] * Math.sqrt(inverse2);
      vdw[i] += lj;
      vdw[j] += lj;
      coulomb[i] += c;
      coulomb[j] += c;
    }
  }
}
