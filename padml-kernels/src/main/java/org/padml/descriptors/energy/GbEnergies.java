package org.padml.descriptors.energy;

import java.util.Arrays;

/**
 * Generalized-Born energies of the complex and of either partner alone in its conformation, by
 * particle: half of every pair term and the self term.
 */
final class GbEnergies {
  private final PackedAtoms atoms;
  private final GbParameters parameters;
  private final Descreening descreening;
  private final GbPairs pairs;
  private final double[] born;

  private final double[] bound;

  private final double[] free;

  GbEnergies(PackedAtoms atoms, GbParameters parameters, EnergyModel model) {
    this.atoms = atoms;
    this.parameters = parameters;
    descreening = new Descreening(atoms, parameters, model);
    pairs = new GbPairs(atoms, model);
    born = new double[atoms.n];
    bound = new double[atoms.n];
    free = new double[atoms.n];
  }

  /** Computes the frame loaded into the atoms; x, y, z are its coordinates. */
  void compute(float[] x, float[] y, float[] z) {
    descreening.compute(x, y, z);
    pairs.load(x, y, z);
    for (int k = 0; k < atoms.n; k++) {
      born[k] = parameters.bornRadius(k, descreening.own[k]);
    }
    Arrays.fill(free, 0);
    pairs.add(0, atoms.nA, born, free);
    pairs.add(atoms.nA, atoms.n, born, free);
    for (int k = 0; k < atoms.n; k++) {
      born[k] = parameters.bornRadius(k, descreening.own[k] + descreening.other[k]);
    }
    Arrays.fill(bound, 0);
    pairs.add(0, atoms.n, born, bound);
  }

  /** Energy of every particle in the complex less that alone, kJ/mol [n]. */
  void takeDifference(double[] energy) {
    for (int k = 0; k < atoms.n; k++) {
      energy[k] = bound[k] - free[k];
    }
  }

  /** Energy of the complex, kJ/mol. */
  double complex() {
    return Rows.sum(0, atoms.n, bound);
  }

  /** Energy of partner A alone, kJ/mol. */
  double aloneA() {
    return Rows.sum(0, atoms.nA, free);
  }

  /** Energy of partner B alone, kJ/mol. */
  double aloneB() {
    return Rows.sum(atoms.nA, atoms.n, free);
  }
}
