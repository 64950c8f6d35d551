package org.padml.descriptors.energy;

import java.util.Arrays;

/** One part of the energy of a frame: by packed particle, by residue and in all, kJ/mol. */
final class EnergyTerm {
  private final int[] residueOfParticle;

  /** Filled by a kernel [n]. */
  final double[] ofParticle;

  /** [nResidues]; NaN without a frame. */
  final double[] ofResidue;

  /** Sum over the residues; NaN without a frame. */
  double total;

  EnergyTerm(PackedAtoms atoms, int nResidues) {
    residueOfParticle = atoms.residue;
    ofParticle = new double[atoms.n];
    ofResidue = new double[nResidues];
    clear();
  }

  /** Leaves no number behind. */
  void clear() {
    total = Double.NaN;
    Arrays.fill(ofResidue, Double.NaN);
  }

  /** Spreads a share of the particles' values over residues and total. */
  void spread(double share) {
    Arrays.fill(ofResidue, 0);
    for (int k = 0; k < ofParticle.length; k++) {
      ofResidue[residueOfParticle[k]] += share * ofParticle[k];
    }
    total = Rows.sum(0, ofResidue.length, ofResidue);
  }
}
