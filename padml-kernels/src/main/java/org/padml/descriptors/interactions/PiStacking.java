package org.padml.descriptors.interactions;

import org.padml.descriptors.ResiduePairBuffer;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/**
 * Aromatic rings of two partners that stack, by PLIP's criterion: centres at d &lt; 0.55 nm, the
 * centre of one ring, projected on the plane of the other, at less than 0.20 nm from its centre (in
 * the better of the two directions), and planes at less than 30 degrees (parallel) or more than 60
 * (T-shaped); all strict. Rings: Phe, Tyr, Trp (two), His, and planar rings of other residues.
 * Counted as residue pairs; a pair of Trp can be both parallel and T-shaped. Prepared once per
 * topology; a buffer of one frame's pairs, owned by one thread.
 *
 * <p>Shape: x, y, z [nAtoms]. Units: nm. Periodic: no; the partners are whole and on the images
 * that form the complex. Error: double precision from the float coordinates. Cost: O(rings of A *
 * rings of B). Allocates only when a frame has more pairs than any before.
 *
 * @see <a href="https://doi.org/10.1093/nar/gkv315">Salentin et al., 2015</a>
 * @see <a href="https://doi.org/10.1074/jbc.273.25.15458">McGaughey et al., 1998</a>
 */
public final class PiStacking {
  /** Largest distance of ring centres, exclusive, nm. */
  public static final double DISTANCE_NM = 0.55;

  /** Largest offset of a projected centre, exclusive, nm. */
  public static final double OFFSET_NM = 0.20;

  /** Largest deviation from 0 (parallel) or 90 degrees (T-shaped), exclusive, degrees. */
  public static final double ANGLE_DEG = 30;

  /** The criterion with its parameters, for records. */
  public static final String CRITERION =
      "plip: ring centres d < "
          + DISTANCE_NM
          + " nm, offset < "
          + OFFSET_NM
          + " nm, planes within "
          + ANGLE_DEG
          + " deg of 0 (parallel) or 90 (T-shaped); residue pairs";

  private static final double COS2_PARALLEL = 0.75;
  private static final double COS2_T_SHAPED = 0.25;

  private final int nAtoms;
  private final String reason;
  private final RingPlanes a;
  private final RingPlanes b;
  private final ResiduePairBuffer parallel = new ResiduePairBuffer();
  private final ResiduePairBuffer tShaped = new ResiduePairBuffer();
  private final ResiduePairBuffer residuePairs = new ResiduePairBuffer();
  private int nParallel;
  private int nTShaped;

  /** Prepares the rings of two disjoint sets of atoms. */
  public PiStacking(Topology topology, AtomSet a, AtomSet b) {
    nAtoms = topology.nAtoms();
    AromaticRings ofA = new AromaticRings(topology, a);
    AromaticRings ofB = new AromaticRings(topology, b);
    reason = lacking("pi-stacking", ofA, ofB);
    this.a = new RingPlanes(topology, ofA.rings());
    this.b = new RingPlanes(topology, ofB.rings());
  }

  /** Why rings cannot be told; empty when they can. */
  static String lacking(String what, AromaticRings a, AromaticRings b) {
    String which = a.lacksRings() ? "A" : b.lacksRings() ? "B" : "";
    return which.isEmpty()
        ? ""
        : what + ": partner " + which + " has aromatic residues, none with the atoms of its ring";
  }

  /** Whether the topology tells rings; if not, the value is absent, never zero. */
  public boolean applicable() {
    return reason.isEmpty();
  }

  /** Why the criterion does not apply; empty when it does. */
  public String reason() {
    return reason;
  }

  /**
   * Finds the pairs of one frame; returns the number of residue pairs.
   *
   * @throws IllegalArgumentException if there are fewer coordinates than atoms
   * @throws IllegalStateException if the criterion does not apply
   */
  public int compute(float[] x, float[] y, float[] z) {
    if (!applicable()) {
      throw new IllegalStateException(reason);
    }
    Coordinates.require("pi-stacking", nAtoms, x, y, z);
    a.refresh(x, y, z);
    b.refresh(x, y, z);
    nParallel = 0;
    nTShaped = 0;
    parallel.clear();
    tShaped.clear();
    residuePairs.clear();
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        double d2 = a.distance2(i, b.x[j], b.y[j], b.z[j]);
        if (d2 < DISTANCE_NM * DISTANCE_NM) {
          consider(i, j, d2);
        }
      }
    }
    parallel.finish();
    tShaped.finish();
    residuePairs.finish();
    return residuePairs.size();
  }

  private void consider(int i, int j, double d2) {
    double aboveA = a.heightAbove(i, b.x[j], b.y[j], b.z[j]);
    double aboveB = b.heightAbove(j, a.x[i], a.y[i], a.z[i]);
    double offset2 = d2 - Math.max(aboveA * aboveA, aboveB * aboveB);
    double cos = a.nx[i] * b.nx[j] + a.ny[i] * b.ny[j] + a.nz[i] * b.nz[j];
    if (!(offset2 < OFFSET_NM * OFFSET_NM)) {
      return;
    }
    if (cos * cos > COS2_PARALLEL) {
      nParallel++;
      parallel.add(a.residues[i], b.residues[j]);
    } else if (cos * cos < COS2_T_SHAPED) {
      nTShaped++;
      tShaped.add(a.residues[i], b.residues[j]);
    } else {
      return;
    }
    residuePairs.add(a.residues[i], b.residues[j]);
  }

  /** Pairs of rings face to face. */
  public int nParallelRings() {
    return nParallel;
  }

  /** Pairs of rings edge to face. */
  public int nTShapedRings() {
    return nTShaped;
  }

  /** Residue pairs with rings face to face; live, overwritten by the next {@code compute}. */
  public ResiduePairBuffer parallel() {
    return parallel;
  }

  /** Residue pairs with rings edge to face; live. */
  public ResiduePairBuffer tShaped() {
    return tShaped;
  }

  /** Residue pairs with rings that stack either way; live. */
  public ResiduePairBuffer residuePairs() {
    return residuePairs;
  }
}
