package org.padml.descriptors.saltbridges;

import java.util.Set;
import org.padml.descriptors.HydrogenParents;
import org.padml.descriptors.ResiduePairBuffer;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/**
 * Salt bridges between two partners by Barlow and Thornton: residue pairs with an oxygen of an Asp
 * or Glu side chain and a nitrogen of Lys (NZ) or Arg (NE, NH1, NH2) at d &lt;= 0.40 nm, inclusive
 * as in the cited criterion. Groups must carry their charge: hydrogens decide, else the residue
 * name (see {@link ChargedAtoms}). Termini and doubly protonated His by option. Prepared once per
 * topology; a buffer of one frame's pairs, owned by one thread.
 *
 * <p>Shape: x, y, z [nAtoms]. Units: nm. Periodic: no; the partners are whole and on the images
 * that form the complex. Error: double precision from the float coordinates. Cost: O(acids *
 * bases). Allocates only when a frame has more pairs than any before.
 *
 * @see <a href="https://doi.org/10.1016/S0022-2836(83)80079-5">Barlow and Thornton, 1983</a>
 */
public final class SaltBridges {
  /** Name of the criterion recorded with results. */
  public static final String CRITERION = "barlow-thornton";

  /** Largest oxygen-nitrogen distance, inclusive, nm. */
  public static final double DISTANCE_NM = 0.40;

  private final Topology topology;
  private final ChargedAtoms a;
  private final ChargedAtoms b;
  private final ResiduePairBuffer residuePairs = new ResiduePairBuffer();

  /** Prepares the bridges of side chains between two disjoint sets of atoms. */
  public SaltBridges(Topology topology, AtomSet a, AtomSet b) {
    this(topology, a, b, Set.of());
  }

  /** Prepares the bridges between two disjoint sets of atoms with further groups. */
  public SaltBridges(Topology topology, AtomSet a, AtomSet b, Set<ChargedGroup> also) {
    this.topology = topology;
    HydrogenParents parents = HydrogenParents.of(topology);
    this.a = new ChargedAtoms(topology, parents, a, also);
    this.b = new ChargedAtoms(topology, parents, b, also);
  }

  /**
   * Finds the residue pairs of one frame; returns how many there are.
   *
   * @throws IllegalArgumentException if there are fewer coordinates than atoms
   */
  public int compute(float[] x, float[] y, float[] z) {
    if (Math.min(x.length, Math.min(y.length, z.length)) < topology.nAtoms()) {
      throw new IllegalArgumentException(
          "salt bridges: coordinates: expected "
              + topology.nAtoms()
              + " atoms, found "
              + Math.min(x.length, Math.min(y.length, z.length)));
    }
    residuePairs.clear();
    find(a.acid, b.base, x, y, z);
    find(a.base, b.acid, x, y, z);
    residuePairs.finish();
    return residuePairs.size();
  }

  private void find(int[] ofA, int[] ofB, float[] x, float[] y, float[] z) {
    for (int i : ofA) {
      for (int j : ofB) {
        double dx = (double) x[i] - x[j];
        double dy = (double) y[i] - y[j];
        double dz = (double) z[i] - z[j];
        if (dx * dx + dy * dy + dz * dz <= DISTANCE_NM * DISTANCE_NM) {
          residuePairs.add(topology.residueOf(i), topology.residueOf(j));
        }
      }
    }
  }

  /** Residue pairs with a bridge; live, overwritten by the next {@code compute}. */
  public ResiduePairBuffer residuePairs() {
    return residuePairs;
  }

  /** Charged oxygens of partner A and B, a copy. */
  public AtomSet acids() {
    return AtomSet.of(a.acid).union(AtomSet.of(b.acid));
  }

  /** Charged nitrogens of partner A and B, a copy. */
  public AtomSet bases() {
    return AtomSet.of(a.base).union(AtomSet.of(b.base));
  }
}
