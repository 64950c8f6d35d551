package org.padml.descriptors.interactions;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.padml.descriptors.ResiduePairBuffer;
import org.padml.model.AtomSet;
import org.padml.model.BondPerception;
import org.padml.model.Elements;
import org.padml.model.Topology;

/**
 * Disulfides between two partners: residue pairs with sulfurs at d &lt; 0.25 nm. Sulfurs with two
 * neighbours other than sulfur and hydrogen, as in Met, form none. Whether the topology lists the
 * bond is told beside the count. Prepared once per topology; a buffer of one frame's pairs, owned
 * by one thread.
 *
 * <p>Shape: x, y, z [nAtoms]. Units: nm. Periodic: no; the partners are whole and on the images
 * that form the complex. Error: double precision from the float coordinates. Cost: O(sulfurs of A *
 * sulfurs of B). Allocates only when a frame has more pairs than any before.
 */
public final class Disulfides {
  /** Largest distance of the sulfurs, exclusive, nm. */
  public static final double DISTANCE_NM = BondPerception.DISULFIDE_NM;

  /** The criterion with its parameters, for records. */
  public static final String CRITERION = "S-S d < " + DISTANCE_NM + " nm; residue pairs";

  private final Topology topology;
  private final int[] sulfursA;
  private final int[] sulfursB;
  private final Set<Long> listed = new HashSet<>();
  private final ResiduePairBuffer residuePairs = new ResiduePairBuffer();
  private int nListed;

  /** Prepares the sulfurs of two disjoint sets of atoms. */
  public Disulfides(Topology topology, AtomSet a, AtomSet b) {
    this.topology = topology;
    int[] others = new int[topology.nAtoms()];
    for (int k = 0; k < topology.nBonds(); k++) {
      int i = topology.bondFirst(k);
      int j = topology.bondSecond(k);
      others[i] += isOther(j) ? 1 : 0;
      others[j] += isOther(i) ? 1 : 0;
      listed.add(key(i, j));
    }
    sulfursA = sulfurs(a, others);
    sulfursB = sulfurs(b, others);
  }

  private boolean isOther(int atom) {
    return topology.isHeavy(atom) && topology.atomicNumber(atom) != Elements.S;
  }

  private int[] sulfurs(AtomSet atoms, int[] others) {
    return Arrays.stream(atoms.toArray())
        .filter(s -> topology.isUsed(s) && topology.atomicNumber(s) == Elements.S)
        .filter(s -> others[s] < 2)
        .toArray();
  }

  private static long key(int i, int j) {
    return (long) Math.min(i, j) << 32 | Math.max(i, j);
  }

  /**
   * Finds the pairs of one frame; returns the number of residue pairs.
   *
   * @throws IllegalArgumentException if there are fewer coordinates than atoms
   */
  public int compute(float[] x, float[] y, float[] z) {
    Coordinates.require("disulfides", topology.nAtoms(), x, y, z);
    residuePairs.clear();
    nListed = 0;
    for (int i : sulfursA) {
      for (int j : sulfursB) {
        double dx = (double) x[i] - x[j];
        double dy = (double) y[i] - y[j];
        double dz = (double) z[i] - z[j];
        if (dx * dx + dy * dy + dz * dz < DISTANCE_NM * DISTANCE_NM) {
          residuePairs.add(topology.residueOf(i), topology.residueOf(j));
          nListed += listed.contains(key(i, j)) ? 1 : 0;
        }
      }
    }
    residuePairs.finish();
    return residuePairs.size();
  }

  /** How many of the sulfur pairs found are bonds of the topology. */
  public int nListedBonds() {
    return nListed;
  }

  /** Residue pairs with a disulfide; live, overwritten by the next {@code compute}. */
  public ResiduePairBuffer residuePairs() {
    return residuePairs;
  }
}
