package org.padml.descriptors.docking;

import java.util.Arrays;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.neighbors.PairList;
import org.padml.pbc.BoxTree;
import org.padml.pbc.TreeSearch;

/**
 * Fraction of native contacts between two partners by Best, Hummer and Eaton: the mean over pairs
 * of heavy atoms, one of each partner, with r0 &lt; 0.45 nm in the reference, of 1 / (1 + exp(beta
 * (r - lambda r0))), beta = 50 / nm, lambda = 1.8. Atoms are those of the file: identical chains do
 * not stand for each other. Prepared once per reference; one thread.
 *
 * <p>Shape: x, y, z [nAtoms]. Units: nm. Periodic: no; the partners are whole and on the images
 * that form the complex. Error: double precision from the float coordinates. Cost: O(native pairs).
 * Allocates nothing per frame.
 *
 * @see <a href="https://doi.org/10.1073/pnas.1311599110">Best, Hummer and Eaton, 2013</a>
 */
public final class NativeContacts {
  /** Largest distance in the reference, exclusive, nm. */
  public static final double DISTANCE_NM = 0.45;

  /** Steepness of the switch, 1/nm. */
  public static final double BETA_PER_NM = 50;

  /** Tolerance of the switch: the factor of the native distance at which a pair counts half. */
  public static final double LAMBDA = 1.8;

  /** The criterion with its parameters, for records. */
  public static final String CRITERION =
      "best-hummer: heavy atoms r0 < "
          + DISTANCE_NM
          + " nm, beta "
          + BETA_PER_NM
          + " / nm, lambda "
          + LAMBDA;

  private final int nAtoms;
  private final int[] ofA;
  private final int[] ofB;
  private final double[] half;

  /**
   * From coordinates of the topology's atoms.
   *
   * @param x reference coordinates, nm [nAtoms], partners whole and together; NaN where the
   *     reference lacks an atom; not retained
   * @throws IllegalArgumentException if there are fewer coordinates than atoms
   */
  public NativeContacts(Topology topology, AtomSet a, AtomSet b, float[] x, float[] y, float[] z) {
    nAtoms = topology.nAtoms();
    require("native contacts: reference", x, y, z);
    BoxTree treeA = tree(topology, a, x, y, z);
    BoxTree treeB = tree(topology, b, x, y, z);
    PairList pairs = new PairList();
    new TreeSearch().pairs(treeA, treeB, 0, 0, 0, DISTANCE_NM, pairs);
    ofA = new int[pairs.size()];
    ofB = new int[pairs.size()];
    half = new double[pairs.size()];
    for (int k = 0; k < ofA.length; k++) {
      ofA[k] = treeA.atom(pairs.first(k));
      ofB[k] = treeB.atom(pairs.second(k));
      half[k] = LAMBDA * Math.sqrt(pairs.distance2(k));
    }
  }

  private void require(String what, float[] x, float[] y, float[] z) {
    int n = Math.min(x.length, Math.min(y.length, z.length));
    if (n < nAtoms) {
      throw new IllegalArgumentException(what + ": expected " + nAtoms + " atoms, found " + n);
    }
  }

  private static BoxTree tree(Topology topology, AtomSet atoms, float[] x, float[] y, float[] z) {
    BoxTree tree =
        new BoxTree(
            Arrays.stream(atoms.toArray())
                .filter(topology::isHeavy)
                .filter(k -> Float.isFinite(x[k] + y[k] + z[k]))
                .toArray());
    tree.refresh(x, y, z);
    return tree;
  }

  /** Whether the reference has native contacts; if not, Q is absent, never zero. */
  public boolean applicable() {
    return ofA.length > 0;
  }

  /** Why there is no Q; empty when there is. */
  public String reason() {
    return applicable()
        ? ""
        : "native contacts: reference: expected heavy atoms of both partners closer than "
            + DISTANCE_NM
            + " nm, found none";
  }

  /** Number of native pairs of atoms. */
  public int nNative() {
    return ofA.length;
  }

  /**
   * Q of a frame, 0 to 1.
   *
   * @throws IllegalArgumentException if there are fewer coordinates than atoms
   * @throws IllegalStateException if there are no native contacts
   */
  public double q(float[] x, float[] y, float[] z) {
    if (!applicable()) {
      throw new IllegalStateException(reason());
    }
    require("native contacts: coordinates", x, y, z);
    double sum = 0;
    for (int k = 0; k < ofA.length; k++) {
      int i = ofA[k];
      int j = ofB[k];
      double dx = (double) x[i] - x[j];
      double dy = (double) y[i] - y[j];
      double dz = (double) z[i] - z[j];
      double r = Math.sqrt(dx * dx + dy * dy + dz * dz);
      sum += 1 / (1 + Math.exp(BETA_PER_NM * (r - half[k])));
    }
    return sum / ofA.length;
  }
}
