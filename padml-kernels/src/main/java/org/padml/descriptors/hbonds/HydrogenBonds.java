package org.padml.descriptors.hbonds;

import java.util.Arrays;
import org.padml.descriptors.HydrogenParents;
import org.padml.descriptors.ResiduePairBuffer;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.pbc.BoxTree;
import org.padml.pbc.PairVisitor;
import org.padml.pbc.TreeSearch;

/**
 * Hydrogen bonds between two partners by a named criterion, by default that of Baker and Hubbard:
 * H...A &lt; 0.25 nm and D-H...A &gt; 120 degrees, donors N-H and O-H, acceptors N and O, counted
 * in both directions; see {@link HydrogenBondCriterion}. Prepared once per topology; a buffer of
 * one frame's bonds, owned by one thread.
 *
 * <p>Shape: x, y, z [nAtoms]. Units: nm. Periodic: no; the partners are whole and on the images
 * that form the complex. Error: double precision from the float coordinates. Cost: O(hydrogens).
 * Allocates only when a frame has more bonds than any before.
 *
 * <p>Hydrogens belong to donors as {@link HydrogenParents} says. Without hydrogens the number of
 * bonds is unknown, not zero: see {@link #applicable()}.
 */
public final class HydrogenBonds {
  /** Name of the default criterion. */
  public static final String CRITERION = HydrogenBondCriterion.BAKER_HUBBARD.text();

  /** Largest H...A distance of the default criterion, exclusive, nm. */
  public static final double DISTANCE_NM = HydrogenBondCriterion.BAKER_HUBBARD.reachNm();

  /** Smallest D-H...A angle of the default criterion, exclusive, degrees. */
  public static final double ANGLE_DEG = 120;

  /** Widens a strict search so that pairs at the distance itself are shown. */
  private static final double INCLUSIVE = 1 + 1e-9;

  private static final float[] NONE = {};

  private final Topology topology;
  private final HydrogenBondCriterion criterion;
  private final String reason;
  private final Side a;
  private final Side b;
  private final TreeSearch search = new TreeSearch();
  private final PairVisitor visitor = this::consider;
  private final ResiduePairBuffer residuePairs = new ResiduePairBuffer();
  private float[] x = NONE;
  private float[] y = NONE;
  private float[] z = NONE;
  private Side giving;
  private Side taking;

  /** (place of the hydrogen) &lt;&lt; 32 | acceptor, of the bonds that a side gives. */
  private long[] keys = new long[64];

  private int nKeys;
  private int[] donor = new int[64];
  private int[] hydrogen = new int[64];
  private int[] acceptor = new int[64];
  private int count;

  /** A partner as donor and as acceptor, with the atoms that a search compares. */
  private record Side(PolarGroups groups, BoxTree points, BoxTree acceptors) {
    Side(PolarGroups groups, HydrogenBondCriterion criterion) {
      this(
          groups,
          new BoxTree(
              criterion == HydrogenBondCriterion.BAKER_HUBBARD
                  ? groups.hydrogens()
                  : groups.donors()),
          new BoxTree(groups.acceptors()));
    }
  }

  /** Prepares the bonds between two disjoint sets of atoms by Baker and Hubbard. */
  public HydrogenBonds(Topology topology, AtomSet a, AtomSet b) {
    this(topology, a, b, HydrogenBondCriterion.BAKER_HUBBARD);
  }

  /** Prepares the bonds between two disjoint sets of atoms by a criterion. */
  public HydrogenBonds(Topology topology, AtomSet a, AtomSet b, HydrogenBondCriterion criterion) {
    this.topology = topology;
    this.criterion = criterion;
    HydrogenParents parents = HydrogenParents.of(topology);
    this.a = new Side(PolarGroups.of(topology, parents, a), criterion);
    this.b = new Side(PolarGroups.of(topology, parents, b), criterion);
    giving = this.a;
    taking = this.b;
    String missing = this.a.groups.reason(topology, parents, a, "partner A");
    missing = missing.isEmpty() ? this.b.groups.reason(topology, parents, b, "partner B") : missing;
    reason = missing.isEmpty() ? "" : "hydrogen bonds: " + missing;
  }

  /** The criterion with its parameters, for records. */
  public String criterion() {
    return criterion.text() + ": " + criterion.parameters();
  }

  /** Whether the topology tells hydrogen bonds; if not, the value is absent, never zero. */
  public boolean applicable() {
    return reason.isEmpty();
  }

  /** Why the criterion does not apply; empty when it does. */
  public String reason() {
    return reason;
  }

  /**
   * Finds the bonds of one frame.
   *
   * @throws IllegalArgumentException if there are fewer coordinates than atoms
   * @throws IllegalStateException if the criterion does not apply
   */
  public void compute(float[] x, float[] y, float[] z) {
    if (!applicable()) {
      throw new IllegalStateException(reason);
    }
    if (Math.min(x.length, Math.min(y.length, z.length)) < topology.nAtoms()) {
      throw new IllegalArgumentException(
          "hydrogen bonds: coordinates: expected "
              + topology.nAtoms()
              + " atoms, found "
              + Math.min(x.length, Math.min(y.length, z.length)));
    }
    this.x = x;
    this.y = y;
    this.z = z;
    count = 0;
    find(a, b);
    int fromA = count;
    find(b, a);
    residuePairs.clear();
    for (int k = 0; k < count; k++) {
      int from = topology.residueOf(donor[k]);
      int to = topology.residueOf(acceptor[k]);
      residuePairs.add(k < fromA ? from : to, k < fromA ? to : from);
    }
    residuePairs.finish();
    this.x = NONE;
    this.y = NONE;
    this.z = NONE;
  }

  private void find(Side from, Side to) {
    giving = from;
    taking = to;
    nKeys = 0;
    from.points.refresh(x, y, z);
    to.acceptors.refresh(x, y, z);
    search.pairs(from.points, to.acceptors, 0, 0, 0, criterion.reachNm() * INCLUSIVE, visitor);
    Arrays.sort(keys, 0, nKeys);
    int first = count;
    for (int k = 0; k < nKeys; k++) {
      int place = (int) (keys[k] >>> 32);
      add(from.groups.donors()[place], from.groups.hydrogens()[place], (int) keys[k], first);
    }
  }

  /** A hydrogen or donor near an acceptor, by their places in the trees. */
  private void consider(int place, int acceptorPlace, double d2) {
    int d = giving.groups.donors()[place];
    int h = giving.groups.hydrogens()[place];
    int a = taking.acceptors.atom(acceptorPlace);
    boolean bond =
        criterion.isBond(
            (double) x[h] - x[d],
            (double) y[h] - y[d],
            (double) z[h] - z[d],
            (double) x[a] - x[d],
            (double) y[a] - y[d],
            (double) z[a] - z[d]);
    if (bond) {
      if (nKeys == keys.length) {
        keys = Arrays.copyOf(keys, 2 * nKeys);
      }
      keys[nKeys++] = (long) place << 32 | a;
    }
  }

  /** Adds a bond; by GROMACS only the first of those that differ in the hydrogen. */
  private void add(int d, int h, int a, int first) {
    for (int k = first; criterion == HydrogenBondCriterion.GROMACS && k < count; k++) {
      if (donor[k] == d && acceptor[k] == a) {
        return;
      }
    }
    if (count == donor.length) {
      donor = Arrays.copyOf(donor, 2 * count);
      hydrogen = Arrays.copyOf(hydrogen, 2 * count);
      acceptor = Arrays.copyOf(acceptor, 2 * count);
    }
    donor[count] = d;
    hydrogen[count] = h;
    acceptor[count++] = a;
  }

  /** Number of bonds: those given by partner A, then by B, each by hydrogen, then acceptor. */
  public int count() {
    return count;
  }

  /** Donor atom of bond k. */
  public int donor(int k) {
    return donor[k];
  }

  /** Hydrogen of bond k. */
  public int hydrogen(int k) {
    return hydrogen[k];
  }

  /** Acceptor atom of bond k. */
  public int acceptor(int k) {
    return acceptor[k];
  }

  /** Residue pairs with at least one bond; live, overwritten by the next {@code compute}. */
  public ResiduePairBuffer residuePairs() {
    return residuePairs;
  }
}
