package org.padml.descriptors.geometry;

import org.padml.linalg.Superposition;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;

/**
 * RMSD of some atoms from a reference after fitting those same atoms on it, unweighted.
 *
 * <p>Units: nm. NaN for an empty set. Cost: O(atoms). Allocates nothing per frame.
 */
public final class FittedRmsd {
  private final int[] atoms;
  private final Superposition[] fit;

  /**
   * From a reference of the same atoms.
   *
   * @param x reference coordinates, nm, indexed as the frames are; copied
   */
  public FittedRmsd(AtomSet atoms, float[] x, float[] y, float[] z) {
    this(atoms, x, y, z, atoms);
  }

  /**
   * From a reference with atoms of its own.
   *
   * @param referenceAtoms its atom for each of the atoms, in the same order
   */
  public FittedRmsd(AtomSet atoms, float[] x, float[] y, float[] z, AtomSet referenceAtoms) {
    if (atoms.size() != referenceAtoms.size()) {
      throw new IllegalArgumentException(
          "rmsd: reference: expected " + atoms.size() + " atoms, found " + referenceAtoms.size());
    }
    this.atoms = atoms.toArray();
    fit =
        atoms.isEmpty()
            ? new Superposition[0]
            : new Superposition[] {Superposition.onto(x, y, z, referenceAtoms.toArray())};
  }

  /** RMSD of a frame, nm. */
  public double rmsdNm(FrameBuffer frame) {
    return fit.length == 0 ? Double.NaN : fit[0].fit(frame.x(), frame.y(), frame.z(), atoms);
  }
}
