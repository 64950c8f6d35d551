package org.padml.descriptors.geometry;

import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.pbc.BoxTree;
import org.padml.pbc.MinimumImage;
import org.padml.pbc.TreeSearch;

/**
 * The heavy atoms of two partners, ready for searches: refreshed once per frame and shared by every
 * kernel that asks who is near whom. A buffer of one thread.
 *
 * <p>Coordinates are taken as they are: imaging comes first. Units: nm. Distances are in double
 * from the stored floats. Allocates nothing per frame.
 */
public final class PartnerTrees {
  private static final int MAX_REACH = 6;

  private final BoxTree a;
  private final BoxTree b;
  private final TreeSearch search = new TreeSearch();
  private final MinimumImage image = new MinimumImage();

  /**
   * For partners of a topology.
   *
   * @throws IllegalArgumentException if an atom is in both, or not in the topology
   */
  public PartnerTrees(Topology topology, AtomSet partnerA, AtomSet partnerB) {
    if (Math.max(partnerA.last(), partnerB.last()) >= topology.nAtoms()) {
      throw new IllegalArgumentException(
          "partners: expected atoms below "
              + topology.nAtoms()
              + ", found "
              + Math.max(partnerA.last(), partnerB.last()));
    }
    AtomSet both = partnerA.intersect(partnerB);
    if (!both.isEmpty()) {
      throw new IllegalArgumentException(
          "partners: expected no atom in both, found "
              + both.size()
              + ", the first "
              + both.get(0));
    }
    a = new BoxTree(heavy(topology, partnerA));
    b = new BoxTree(heavy(topology, partnerB));
  }

  private static int[] heavy(Topology topology, AtomSet atoms) {
    return java.util.Arrays.stream(atoms.toArray()).filter(topology::isHeavy).toArray();
  }

  /** Takes the positions of a frame of the topology's atoms. */
  public void refresh(FrameBuffer frame) {
    a.refresh(frame.x(), frame.y(), frame.z());
    b.refresh(frame.x(), frame.y(), frame.z());
    image.setBox(frame.box());
  }

  /** Heavy atoms of partner A. */
  public BoxTree a() {
    return a;
  }

  /** Heavy atoms of partner B. */
  public BoxTree b() {
    return b;
  }

  /**
   * Smallest distance between heavy atoms of the partners, nm, exact however far apart they are;
   * NaN when one has none.
   */
  public double minDistanceNm() {
    return root(search.nearest2(a, b, 0, 0, 0, Double.POSITIVE_INFINITY));
  }

  /**
   * Smallest distance between a heavy atom of the complex and one of its periodic copies, nm; NaN
   * without periodic boundaries or heavy atoms. Exact for complexes up to about five box lengths.
   *
   * <p>Cost: copies farther than the nearest one found are left out by their outermost boxes.
   */
  public double selfImageDistanceNm() {
    if (!image.isPeriodic() || a.size() + b.size() == 0) {
      return Double.NaN;
    }
    // an atom and its own copy: never farther than the shortest lattice vector
    double best = image.shortestVector();
    double best2 = best * best;
    int na = reach(0, best);
    int nb = reach(1, best);
    int nc = reach(2, best);
    for (int i = 0; i <= na; i++) {
      for (int j = i == 0 ? 0 : -nb; j <= nb; j++) {
        for (int k = i == 0 && j == 0 ? 1 : -nc; k <= nc; k++) {
          best2 =
              nearestCopy2(
                  component(i, j, k, 0), component(i, j, k, 1), component(i, j, k, 2), best2);
        }
      }
    }
    return Math.sqrt(best2);
  }

  /** Largest coefficient of a basis vector at which a copy can be nearer than a distance. */
  private int reach(int vector, double distance) {
    double far = (extent() + distance) / image.planeDistance(vector);
    return (int) Math.min(MAX_REACH, Math.ceil(far));
  }

  private double component(int i, int j, int k, int axis) {
    return i * image.basis(0, axis) + j * image.basis(1, axis) + k * image.basis(2, axis);
  }

  /** The copy at (x, y, z); the one at (-x, -y, -z) is as near. */
  private double nearestCopy2(double x, double y, double z, double below2) {
    double best2 = nearer(a, a, x, y, z, below2);
    best2 = nearer(b, b, x, y, z, best2);
    best2 = nearer(a, b, x, y, z, best2);
    return nearer(a, b, -x, -y, -z, best2);
  }

  private double nearer(BoxTree p, BoxTree q, double x, double y, double z, double best2) {
    return search.bound2(p, q, x, y, z) < best2 ? search.nearest2(p, q, x, y, z, best2) : best2;
  }

  /** Length that no distance within the complex exceeds, nm. */
  private double extent() {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double length = Math.max(a.high(axis), b.high(axis)) - Math.min(a.low(axis), b.low(axis));
      sum += length * length;
    }
    return Math.sqrt(sum);
  }

  private static double root(double d2) {
    return d2 == Double.POSITIVE_INFINITY ? Double.NaN : Math.sqrt(d2);
  }
}
