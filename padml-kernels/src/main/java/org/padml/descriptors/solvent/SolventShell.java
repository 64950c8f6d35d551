package org.padml.descriptors.solvent;

import java.util.Arrays;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Topology;
import org.padml.neighbors.CellList;

/**
 * Number of molecules of one solvent with a heavy atom closer than 0.35 nm (strictly) to a heavy
 * atom of a target, such as the hot spots. Prepared once per topology; one thread.
 *
 * <p>A molecule is a residue with all residues that bonds join to it, so it may be broken across
 * the box, and solvent without bonds counts by residue. Atoms in both sets belong to the target.
 *
 * <p>Shape: x, y, z [nAtoms]. Units: nm. Periodic: every image within the cutoff, any box shape.
 * Error: double precision from the float coordinates. Cost: O(target + solvent); only the target is
 * sorted into cells. Allocates nothing once the cells have grown to the box.
 */
public final class SolventShell {
  /** Largest distance, exclusive, of the project's solvent columns, nm. */
  public static final double DISTANCE_NM = 0.35;

  private final int nAtoms;
  private final double cutoff;
  private final int[] target;
  private final int[] solvent;
  private final int[] moleculeOfSolvent;
  private final boolean[] counted;
  private final CellList cells = new CellList();

  /** Prepares the count within {@link #DISTANCE_NM}. */
  public SolventShell(Topology topology, AtomSet solvent, AtomSet target) {
    this(topology, solvent, target, DISTANCE_NM);
  }

  /**
   * Prepares the count within a cutoff, nm.
   *
   * @throws IllegalArgumentException if the cutoff is not positive and finite
   */
  public SolventShell(Topology topology, AtomSet solvent, AtomSet target, double cutoffNm) {
    if (!(cutoffNm > 0 && cutoffNm < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "solvent: cutoff: expected a positive distance, found " + cutoffNm + " nm");
    }
    nAtoms = topology.nAtoms();
    cutoff = cutoffNm;
    this.target = heavy(topology, target);
    this.solvent = heavy(topology, solvent.minus(target));
    int[] molecules = molecules(topology);
    moleculeOfSolvent = new int[this.solvent.length];
    int[] place = new int[topology.nResidues()];
    Arrays.fill(place, -1);
    int n = 0;
    for (int k = 0; k < this.solvent.length; k++) {
      int molecule = molecules[topology.residueOf(this.solvent[k])];
      if (place[molecule] < 0) {
        place[molecule] = n++;
      }
      moleculeOfSolvent[k] = place[molecule];
    }
    counted = new boolean[n];
  }

  private static int[] heavy(Topology topology, AtomSet atoms) {
    int[] heavy = new int[atoms.size()];
    int n = 0;
    for (int k = 0; k < heavy.length; k++) {
      if (topology.isHeavy(atoms.get(k))) {
        heavy[n++] = atoms.get(k);
      }
    }
    return Arrays.copyOf(heavy, n);
  }

  /** The lowest residue of each residue's molecule. */
  private static int[] molecules(Topology topology) {
    int[] root = new int[topology.nResidues()];
    for (int r = 0; r < root.length; r++) {
      root[r] = r;
    }
    for (int k = 0; k < topology.nBonds(); k++) {
      int i = find(root, topology.residueOf(topology.bondFirst(k)));
      int j = find(root, topology.residueOf(topology.bondSecond(k)));
      root[Math.max(i, j)] = Math.min(i, j);
    }
    for (int r = 0; r < root.length; r++) {
      root[r] = find(root, r);
    }
    return root;
  }

  private static int find(int[] root, int r) {
    int at = r;
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }

  /** Number of solvent molecules there are. */
  public int nMolecules() {
    return counted.length;
  }

  /**
   * Counts the molecules near the target in one frame.
   *
   * @throws IllegalArgumentException if there are fewer coordinates than atoms
   */
  public int count(float[] x, float[] y, float[] z, Box box) {
    if (Math.min(x.length, Math.min(y.length, z.length)) < nAtoms) {
      throw new IllegalArgumentException(
          "solvent: coordinates: expected "
              + nAtoms
              + " atoms, found "
              + Math.min(x.length, Math.min(y.length, z.length)));
    }
    cells.build(x, y, z, target, target.length, box, cutoff);
    Arrays.fill(counted, false);
    int count = 0;
    for (int k = 0; k < solvent.length; k++) {
      int a = solvent[k];
      int molecule = moleculeOfSolvent[k];
      if (!counted[molecule] && isNear(x[a], y[a], z[a])) {
        counted[molecule] = true;
        count++;
      }
    }
    return count;
  }

  private boolean isNear(double x, double y, double z) {
    double[] slotX = cells.slotX();
    double[] slotY = cells.slotY();
    double[] slotZ = cells.slotZ();
    double cutoff2 = cutoff * cutoff;
    int n = cells.ranges(x, y, z, cutoff);
    for (int r = 0; r < n; r++) {
      double px = cells.rangeX(r);
      double py = cells.rangeY(r);
      double pz = cells.rangeZ(r);
      int end = cells.rangeEnd(r);
      for (int s = cells.rangeBegin(r); s < end; s++) {
        double dx = slotX[s] - px;
        double dy = slotY[s] - py;
        double dz = slotZ[s] - pz;
        if (dx * dx + dy * dy + dz * dz < cutoff2) {
          return true;
        }
      }
    }
    return false;
  }
}
