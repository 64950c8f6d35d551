package org.padml.descriptors.energy;

import org.padml.model.Box;

/** Lennard-Jones and Coulomb between the two partners of {@link PackedAtoms}. */
interface PairTerms {
  /**
   * Adds to every particle the whole of its pair terms with the other partner: vdw, coulomb [n],
   * kJ/mol, cleared by the caller. The sum over one partner is the energy, over both twice that.
   *
   * <p>x, y, z are the frame's coordinates, already loaded into the packed atoms.
   *
   * @return a sentence on why this frame cannot be computed, or an empty string
   */
  String add(float[] x, float[] y, float[] z, Box box, double[] vdw, double[] coulomb);
}
