package org.padml.pbc;

import java.util.List;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;

/**
 * Makes molecules whole that the periodic box has cut: walks each molecule's bonds outwards from
 * its lowest atom and moves every atom to the image nearest to the atom before it. Atoms already
 * whole keep their bits; the lowest atom never moves.
 *
 * <p>Without bonds in the topology, atoms follow the first atom of their residue and residues the
 * one before them in the chain: right while consecutive residues are nearer than half the box.
 *
 * <p>Shape: frames of the topology's atoms, nm, changed in place. Cost: O(bonds of the molecules
 * concerned). Allocates nothing per frame.
 */
public final class MakeWhole {
  /**
   * Longest distance between bonded particles that is believed, nm: above every bond between atoms
   * and between the beads of usual coarse-grained models.
   */
  public static final double BOND_LIMIT_NM = 0.6;

  private final int nAtoms;
  private final BondForest forest;
  private final MinimumImage image = new MinimumImage();
  private int nBroken;
  private int nAcross;

  /** For the molecules that hold atoms of any group; a guess of links stays within its group. */
  public MakeWhole(Topology topology, List<AtomSet> groups) {
    for (AtomSet group : groups) {
      if (group.last() >= topology.nAtoms()) {
        throw new IllegalArgumentException(
            "make whole: group: expected atoms below "
                + topology.nAtoms()
                + ", found "
                + group.last());
      }
    }
    nAtoms = topology.nAtoms();
    forest = new BondForest(topology, groups);
  }

  /** For every molecule. */
  public MakeWhole(Topology topology) {
    this(topology, List.of(AtomSet.range(0, topology.nAtoms())));
  }

  /** The links that are followed. */
  BondForest forest() {
    return forest;
  }

  /** Number of molecules made whole. */
  public int nMolecules() {
    return forest.molecules.size();
  }

  /** Atoms of molecule k, its lowest atom first. */
  public int[] molecule(int k) {
    return forest.molecules.get(k).clone();
  }

  /** Molecule of an atom, -1 when its molecule is not concerned. */
  public int moleculeOf(int atom) {
    return forest.moleculeOf[atom];
  }

  /** Whether the topology has no bonds, so that links are guessed from residues and chains. */
  public boolean isGuessed() {
    return forest.guessed;
  }

  /** Bonds of the last frame that are longer than {@link #BOND_LIMIT_NM} even when whole. */
  public int nBrokenBonds() {
    return nBroken;
  }

  /**
   * Ring bonds of the last frame that cross the box although their molecule is whole: the molecule
   * goes around the box, or the bonds are wrong.
   */
  public int nBondsAcrossBox() {
    return nAcross;
  }

  /** Makes the molecules of a frame whole; in a frame without box, only counts broken bonds. */
  public void apply(FrameBuffer frame) {
    if (frame.nAtoms() != nAtoms) {
      throw new IllegalArgumentException(
          "make whole: frame: expected " + nAtoms + " atoms, found " + frame.nAtoms());
    }
    image.setBox(frame.box());
    nBroken = 0;
    nAcross = 0;
    float[] x = frame.x();
    float[] y = frame.y();
    float[] z = frame.z();
    double limit2 = BOND_LIMIT_NM * BOND_LIMIT_NM;
    double safe2 = safe2(limit2);
    int[] parent = forest.parent;
    int[] child = forest.child;
    for (int e = 0; e < parent.length; e++) {
      int p = parent[e];
      int c = child[e];
      double dx = (double) x[c] - x[p];
      double dy = (double) y[c] - y[p];
      double dz = (double) z[c] - z[p];
      if (!(dx * dx + dy * dy + dz * dz < safe2)) {
        follow(x, y, z, c, dx, dy, dz);
        nBroken += forest.isBond[e] && !(image.length2() < limit2) ? 1 : 0;
      }
    }
    checkRings(x, y, z, limit2);
  }

  /** Squared length below which a link is its own nearest image and no longer than the limit. */
  private double safe2(double limit2) {
    double half = image.shortestVector() / 2;
    return Math.min(half * half, limit2);
  }

  private void follow(float[] x, float[] y, float[] z, int c, double dx, double dy, double dz) {
    image.nearest(dx, dy, dz);
    if (image.isShifted()) {
      x[c] = (float) (x[c] + image.shiftX());
      y[c] = (float) (y[c] + image.shiftY());
      z[c] = (float) (z[c] + image.shiftZ());
    }
  }

  private void checkRings(float[] x, float[] y, float[] z, double limit2) {
    for (int k = 0; k < forest.ringFirst.length; k++) {
      int i = forest.ringFirst[k];
      int j = forest.ringSecond[k];
      image.nearest((double) x[j] - x[i], (double) y[j] - y[i], (double) z[j] - z[i]);
      if (image.isShifted()) {
        nAcross++;
      }
      if (!(image.length2() < limit2)) {
        nBroken++;
      }
    }
  }
}
