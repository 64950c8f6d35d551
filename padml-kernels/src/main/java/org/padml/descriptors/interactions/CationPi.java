package org.padml.descriptors.interactions;

import java.util.Set;
import org.padml.descriptors.ResiduePairBuffer;
import org.padml.descriptors.saltbridges.ChargedGroup;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/**
 * Cations of one partner over aromatic rings of the other, by PLIP's criterion: the cation's centre
 * at d &lt; 0.60 nm from the ring's and, projected on the ring's plane, at less than 0.20 nm from
 * it; both strict. Cations: Lys NZ, the mean of Arg NE, NH1, NH2; chain ends and doubly protonated
 * His by option; they must carry their charge, as in salt bridges. Rings as in {@link PiStacking}.
 * Counted as residue pairs. Prepared once per topology; a buffer of one frame's pairs, owned by one
 * thread.
 *
 * <p>Shape: x, y, z [nAtoms]. Units: nm. Periodic: no; the partners are whole and on the images
 * that form the complex. Error: double precision from the float coordinates. Cost: O(cations *
 * rings). Allocates only when a frame has more pairs than any before.
 *
 * @see <a href="https://doi.org/10.1073/pnas.96.17.9459">Gallivan and Dougherty, 1999</a>
 * @see <a href="https://doi.org/10.1093/nar/gkv315">Salentin et al., 2015</a>
 */
public final class CationPi {
  /** Largest distance of cation and ring centre, exclusive, nm. */
  public static final double DISTANCE_NM = 0.60;

  /** Largest offset of the projected cation, exclusive, nm. */
  public static final double OFFSET_NM = 0.20;

  /** The criterion with its parameters, for records. */
  public static final String CRITERION =
      "plip: cation to ring centre d < "
          + DISTANCE_NM
          + " nm, offset < "
          + OFFSET_NM
          + " nm; residue pairs";

  private final int nAtoms;
  private final String reason;
  private final RingPlanes ringsA;
  private final RingPlanes ringsB;
  private final Cations cationsA;
  private final Cations cationsB;
  private final ResiduePairBuffer residuePairs = new ResiduePairBuffer();

  /** Prepares the cations and rings of two disjoint sets of atoms. */
  public CationPi(Topology topology, AtomSet a, AtomSet b, Set<ChargedGroup> also) {
    nAtoms = topology.nAtoms();
    AromaticRings ofA = new AromaticRings(topology, a);
    AromaticRings ofB = new AromaticRings(topology, b);
    reason = PiStacking.lacking("cation-pi", ofA, ofB);
    ringsA = new RingPlanes(topology, ofA.rings());
    ringsB = new RingPlanes(topology, ofB.rings());
    cationsA = new Cations(topology, a, also);
    cationsB = new Cations(topology, b, also);
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
    Coordinates.require("cation-pi", nAtoms, x, y, z);
    ringsA.refresh(x, y, z);
    ringsB.refresh(x, y, z);
    cationsA.refresh(x, y, z);
    cationsB.refresh(x, y, z);
    residuePairs.clear();
    for (int i = 0; i < cationsA.size(); i++) {
      for (int r = 0; r < ringsB.size(); r++) {
        if (isOver(cationsA, i, ringsB, r)) {
          residuePairs.add(cationsA.residues[i], ringsB.residues[r]);
        }
      }
    }
    for (int i = 0; i < cationsB.size(); i++) {
      for (int r = 0; r < ringsA.size(); r++) {
        if (isOver(cationsB, i, ringsA, r)) {
          residuePairs.add(ringsA.residues[r], cationsB.residues[i]);
        }
      }
    }
    residuePairs.finish();
    return residuePairs.size();
  }

  private static boolean isOver(Cations cations, int i, RingPlanes rings, int r) {
    double d2 = rings.distance2(r, cations.x[i], cations.y[i], cations.z[i]);
    if (!(d2 < DISTANCE_NM * DISTANCE_NM)) {
      return false;
    }
    double above = rings.heightAbove(r, cations.x[i], cations.y[i], cations.z[i]);
    return d2 - above * above < OFFSET_NM * OFFSET_NM;
  }

  /** Residue pairs with a cation over a ring; live, overwritten by the next {@code compute}. */
  public ResiduePairBuffer residuePairs() {
    return residuePairs;
  }
}
