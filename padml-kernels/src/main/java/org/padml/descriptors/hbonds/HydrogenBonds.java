package org.padml.descriptors.hbonds;

import java.util.Arrays;
import org.padml.descriptors.HydrogenParents;
import org.padml.descriptors.ResiduePairBuffer;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.neighbors.CellList;

/**
 * Hydrogen bonds between two partners by Baker and Hubbard: H...A &lt; 0.25 nm and D-H...A &gt; 120
 * degrees, donors N-H and O-H, acceptors N and O, counted as distinct (donor, hydrogen, acceptor)
 * in both directions. Prepared once per topology; a buffer of one frame's bonds, owned by one
 * thread.
 *
 * <p>Shape: x, y, z [nAtoms]. Units: nm. Periodic: no; the partners are whole and on the images
 * that form the complex. Error: double precision from the float coordinates. Cost: O(hydrogens).
 * Allocates only when a frame has more bonds than any before.
 *
 * <p>Hydrogens belong to donors as {@link HydrogenParents} says. Without hydrogens the number of
 * bonds is unknown, not zero: see {@link #applicable()}.
 *
 * @see <a href="https://doi.org/10.1016/0079-6107(84)90007-5">Baker and Hubbard, 1984</a>
 */
public final class HydrogenBonds {
  /** Name of the criterion recorded with results. */
  public static final String CRITERION = "baker-hubbard";

  /** Largest H...A distance, exclusive, nm. */
  public static final double DISTANCE_NM = 0.25;

  /** Smallest D-H...A angle, exclusive, degrees. */
  public static final double ANGLE_DEG = 120;

  private static final double COS2_OF_ANGLE = 0.25;

  private final Topology topology;
  private final String reason;
  private final Side a;
  private final Side b;
  private final CellList cells = new CellList();
  private final ResiduePairBuffer residuePairs = new ResiduePairBuffer();
  private int[] donor = new int[64];
  private int[] hydrogen = new int[64];
  private int[] acceptor = new int[64];
  private int count;

  /** What one partner brings: polar hydrogens with their donors, and acceptors; ascending. */
  private record Side(int[] donors, int[] hydrogens, int[] acceptors, int nHydrogens) {}

  /** Prepares the bonds between two disjoint sets of atoms. */
  public HydrogenBonds(Topology topology, AtomSet a, AtomSet b) {
    this.topology = topology;
    HydrogenParents parents = HydrogenParents.of(topology);
    this.a = side(topology, parents, a);
    this.b = side(topology, parents, b);
    reason = reason(topology, parents, a, b);
  }

  private static Side side(Topology topology, HydrogenParents parents, AtomSet atoms) {
    int n = atoms.size();
    int[] donors = new int[n];
    int[] hydrogens = new int[n];
    int[] acceptors = new int[n];
    int nPolar = 0;
    int nAcceptors = 0;
    int nHydrogens = 0;
    for (int k = 0; k < n; k++) {
      int atom = atoms.get(k);
      int parent = parents.parent(atom);
      if (topology.isUsed(atom) && topology.isHydrogen(atom)) {
        nHydrogens++;
        if (parent != HydrogenParents.NONE && isPolar(topology, parent) && atoms.contains(parent)) {
          donors[nPolar] = parent;
          hydrogens[nPolar++] = atom;
        }
      } else if (topology.isUsed(atom) && isPolar(topology, atom)) {
        acceptors[nAcceptors++] = atom;
      }
    }
    return new Side(
        Arrays.copyOf(donors, nPolar),
        Arrays.copyOf(hydrogens, nPolar),
        Arrays.copyOf(acceptors, nAcceptors),
        nHydrogens);
  }

  private static boolean isPolar(Topology topology, int atom) {
    int z = topology.atomicNumber(atom);
    return z == Elements.N || z == Elements.O;
  }

  private String reason(Topology topology, HydrogenParents parents, AtomSet a, AtomSet b) {
    for (int p = 0; p < 2; p++) {
      Side side = p == 0 ? this.a : this.b;
      String name = p == 0 ? "A" : "B";
      // A partner of ions has no hydrogens to miss.
      if (side.nHydrogens == 0 && side.acceptors.length > 0) {
        return "hydrogen bonds: partner " + name + " has no hydrogens";
      }
      int orphan = parents.firstOrphan(topology, p == 0 ? a : b);
      if (orphan != HydrogenParents.NONE) {
        return "hydrogen bonds: hydrogen "
            + orphan
            + " of partner "
            + name
            + " has neither a bond nor a heavy atom within "
            + HydrogenParents.REACH_NM
            + " nm";
      }
    }
    return "";
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
    count = 0;
    find(a, b, x, y, z);
    int fromA = count;
    find(b, a, x, y, z);
    residuePairs.clear();
    for (int k = 0; k < count; k++) {
      int from = topology.residueOf(donor[k]);
      int to = topology.residueOf(acceptor[k]);
      residuePairs.add(k < fromA ? from : to, k < fromA ? to : from);
    }
    residuePairs.finish();
  }

  private void find(Side giving, Side taking, float[] x, float[] y, float[] z) {
    cells.build(x, y, z, taking.acceptors, taking.acceptors.length, Box.NONE, DISTANCE_NM);
    double[] slotX = cells.slotX();
    double[] slotY = cells.slotY();
    double[] slotZ = cells.slotZ();
    for (int k = 0; k < giving.hydrogens.length; k++) {
      int h = giving.hydrogens[k];
      int d = giving.donors[k];
      int first = count;
      int n = cells.ranges(x[h], y[h], z[h], DISTANCE_NM);
      for (int r = 0; r < n; r++) {
        int end = cells.rangeEnd(r);
        for (int s = cells.rangeBegin(r); s < end; s++) {
          double ax = slotX[s] - x[h];
          double ay = slotY[s] - y[h];
          double az = slotZ[s] - z[h];
          double ha2 = ax * ax + ay * ay + az * az;
          if (ha2 < DISTANCE_NM * DISTANCE_NM) {
            double dx = (double) x[d] - x[h];
            double dy = (double) y[d] - y[h];
            double dz = (double) z[d] - z[h];
            double dot = ax * dx + ay * dy + az * dz;
            // The angle at H exceeds 120 degrees when its cosine is below -1/2.
            if (dot < 0 && dot * dot > COS2_OF_ANGLE * ha2 * (dx * dx + dy * dy + dz * dz)) {
              add(d, h, cells.slotAtom()[s], first);
            }
          }
        }
      }
    }
  }

  /** Adds a bond; those of one hydrogen, which start at {@code first}, stay sorted by acceptor. */
  private void add(int d, int h, int a, int first) {
    if (count == donor.length) {
      donor = Arrays.copyOf(donor, 2 * count);
      hydrogen = Arrays.copyOf(hydrogen, 2 * count);
      acceptor = Arrays.copyOf(acceptor, 2 * count);
    }
    donor[count] = d;
    hydrogen[count] = h;
    int k = count++;
    for (; k > first && acceptor[k - 1] > a; k--) {
      acceptor[k] = acceptor[k - 1];
    }
    acceptor[k] = a;
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
