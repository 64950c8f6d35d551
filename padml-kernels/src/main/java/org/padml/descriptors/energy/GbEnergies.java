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

  /** Energy of every particle in the complex, kJ/mol [n]. */
  final double[] bound;

  /** Energy of every particle in its partner alone, kJ/mol [n]. */
  final double[] free;

  GbEnergies(
      PackedAtoms atoms, GbParameters parameters, GbOptions options, double soluteDielectric) {
    this.atoms = atoms;
    this.parameters = parameters;
    descreening = new Descreening(atoms, parameters, options.cutoffNm());
    pairs = new GbPairs(atoms, options, soluteDielectric);
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

  /** Born radius of a particle in the complex, nm, after {@code compute}. */
  double bornRadius(int k) {
    return born[k];
  }
}
