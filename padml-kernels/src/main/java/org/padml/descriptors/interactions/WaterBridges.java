package org.padml.descriptors.interactions;

import org.padml.descriptors.HydrogenParents;
import org.padml.descriptors.ResiduePairBuffer;
import org.padml.descriptors.hbonds.HydrogenBondCriterion;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Topology;
import org.padml.neighbors.CellList;
import org.padml.pbc.MinimumImage;

/**
 * Residue pairs of two partners joined by water: of first order A - water - B, of second order A -
 * water - water - B, every dash a hydrogen bond in either direction by the criterion given. A pair
 * is counted once in each order, however many waters join it; a pair of both orders is in both.
 * Prepared once per topology; a buffer of one frame's pairs, owned by one thread.
 *
 * <p>Shape: x, y, z [nAtoms]. Units: nm. Periodic: the partners are whole and on the images that
 * form the complex; waters may be on any image and broken across the box, of any shape, and join
 * the partners as they stand, not their copies. Error: double precision from the float coordinates.
 * Cost: O(waters + polar atoms of the interface). Allocates only when a frame has more of anything
 * than any before.
 *
 * <p>Waters without hydrogens, or partners without, tell no bridges: see {@link #applicable()}.
 */
public final class WaterBridges {
  private final int nAtoms;
  private final HydrogenBondCriterion criterion;
  private final double reach;
  private final String reason;
  private final WaterInterface polar;
  private final PolarAtoms waters;
  private final MinimumImage image = new MinimumImage();
  private final LatticeImages images = new LatticeImages();
  private final WaterSites sites = new WaterSites();
  private final ResiduePairBuffer firstOrder = new ResiduePairBuffer();
  private final ResiduePairBuffer secondOrder = new ResiduePairBuffer();
  private int nWaters;

  /** Prepares the bridges between two disjoint sets of atoms by some waters. */
  public WaterBridges(
      Topology topology, AtomSet a, AtomSet b, AtomSet waters, HydrogenBondCriterion criterion) {
    nAtoms = topology.nAtoms();
    this.criterion = criterion;
    // by Baker and Hubbard the hydrogen's distance counts, and the donor is behind it
    reach =
        criterion.reachNm()
            + (criterion == HydrogenBondCriterion.BAKER_HUBBARD ? HydrogenParents.REACH_NM : 0);
    HydrogenParents parents = HydrogenParents.of(topology);
    PolarAtoms ofA = new PolarAtoms(topology, parents, a, "partner A");
    PolarAtoms ofB = new PolarAtoms(topology, parents, b, "partner B");
    polar = new WaterInterface(ofA, ofB, nAtoms, reach);
    this.waters = new PolarAtoms(topology, parents, waters.minus(a).minus(b), "water");
    String missing =
        this.waters.atoms.length == 0 ? "no water beside the partners" : this.waters.reason;
    missing = missing.isEmpty() ? ofA.reason : missing;
    missing = missing.isEmpty() ? ofB.reason : missing;
    reason = missing.isEmpty() ? "" : "water bridges: " + missing;
  }

  /** The criterion with its parameters, for records. */
  public String criterion() {
    return "hydrogen bonds by " + criterion.text() + "; residue pairs";
  }

  /** Whether the topology tells water bridges; if not, the value is absent, never zero. */
  public boolean applicable() {
    return reason.isEmpty();
  }

  /** Why the criterion does not apply; empty when it does. */
  public String reason() {
    return reason;
  }

  /**
   * Finds the bridges of one frame; returns the number of residue pairs of first order.
   *
   * @throws IllegalArgumentException if there are fewer coordinates than atoms
   * @throws IllegalStateException if the criterion does not apply
   */
  public int compute(float[] x, float[] y, float[] z, Box box) {
    if (!applicable()) {
      throw new IllegalStateException(reason);
    }
    Coordinates.require("water bridges", nAtoms, x, y, z);
    firstOrder.clear();
    secondOrder.clear();
    sites.clear();
    nWaters = 0;
    image.setBox(box);
    if (polar.find(x, y, z)) {
      images.set(box, polar.low, polar.high);
      for (int w = 0; w < waters.atoms.length; w++) {
        int oxygen = waters.atoms[w];
        int n = images.find(x[oxygen], y[oxygen], z[oxygen]);
        for (int k = 0; k < n; k++) {
          visit(w, images.get(k, 0), images.get(k, 1), images.get(k, 2), x, y, z);
        }
      }
      joinByOne();
      joinByTwo(x, y, z);
    }
    firstOrder.finish();
    secondOrder.finish();
    return firstOrder.size();
  }

  private void visit(int w, double ox, double oy, double oz, float[] x, float[] y, float[] z) {
    int n = polar.cells.ranges(ox, oy, oz, reach);
    sites.begin(w, ox, oy, oz);
    bonds(polar.a, polar.placeA, n, w, x, y, z);
    sites.other();
    bonds(polar.b, polar.placeB, n, w, x, y, z);
    sites.keep();
  }

  /** Adds the residues of a partner that a water is bonded to, out of ranges of cells around it. */
  private void bonds(
      PolarAtoms side, int[] place, int nRanges, int w, float[] x, float[] y, float[] z) {
    CellList cells = polar.cells;
    for (int r = 0; r < nRanges; r++) {
      int end = cells.rangeEnd(r);
      for (int s = cells.rangeBegin(r); s < end; s++) {
        double dx = cells.slotX()[s] - cells.rangeX(r);
        double dy = cells.slotY()[s] - cells.rangeY(r);
        double dz = cells.slotZ()[s] - cells.rangeZ(r);
        int k = place[cells.slotAtom()[s]];
        if (k >= 0
            && dx * dx + dy * dy + dz * dz <= reach * reach
            && (gives(waters, w, dx, dy, dz, x, y, z) || gives(side, k, -dx, -dy, -dz, x, y, z))) {
          sites.add(side.residues[k]);
        }
      }
    }
  }

  /** Whether a polar atom gives a hydrogen to an acceptor at (ax, ay, az) from it. */
  private boolean gives(
      PolarAtoms polar, int k, double ax, double ay, double az, float[] x, float[] y, float[] z) {
    int donor = polar.atoms[k];
    for (int h = polar.start[k]; h < polar.start[k + 1]; h++) {
      int hydrogen = polar.hydrogens[h];
      image.nearest(
          (double) x[hydrogen] - x[donor],
          (double) y[hydrogen] - y[donor],
          (double) z[hydrogen] - z[donor]);
      if (criterion.isBond(image.x(), image.y(), image.z(), ax, ay, az)) {
        return true;
      }
    }
    return false;
  }

  private void joinByOne() {
    int last = -1;
    for (int k = 0; k < sites.size; k++) {
      if (sites.touchesA(k) && sites.touchesB(k)) {
        nWaters += sites.water[k] == last ? 0 : 1;
        last = sites.water[k];
        join(firstOrder, k, k);
      }
    }
  }

  private void joinByTwo(float[] x, float[] y, float[] z) {
    int nOfB = sites.gatherOfB();
    for (int p = 0; p < sites.size; p++) {
      if (sites.touchesA(p)) {
        for (int k = 0; k < nOfB; k++) {
          int q = sites.ofB[k];
          double dx = sites.x[q] - sites.x[p];
          double dy = sites.y[q] - sites.y[p];
          double dz = sites.z[q] - sites.z[p];
          if (dx * dx + dy * dy + dz * dz <= reach * reach
              && areBonded(sites.water[p], sites.water[q], dx, dy, dz, x, y, z)) {
            join(secondOrder, p, q);
          }
        }
      }
    }
  }

  private boolean areBonded(
      int v, int w, double dx, double dy, double dz, float[] x, float[] y, float[] z) {
    return v != w
        && (gives(waters, v, dx, dy, dz, x, y, z) || gives(waters, w, -dx, -dy, -dz, x, y, z));
  }

  private void join(ResiduePairBuffer pairs, int p, int q) {
    for (int i = sites.from[p]; i < sites.middle[p]; i++) {
      for (int j = sites.middle[q]; j < sites.end[q]; j++) {
        pairs.add(sites.residues[i], sites.residues[j]);
      }
    }
  }

  /** Waters that join the partners alone. */
  public int nWaters() {
    return nWaters;
  }

  /** Residue pairs joined by one water; live, overwritten by the next {@code compute}. */
  public ResiduePairBuffer residuePairs() {
    return firstOrder;
  }

  /** Residue pairs joined by two waters bonded to each other; live. */
  public ResiduePairBuffer secondOrder() {
    return secondOrder;
  }
}
