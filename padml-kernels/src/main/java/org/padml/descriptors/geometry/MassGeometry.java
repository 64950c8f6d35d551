package org.padml.descriptors.geometry;

import java.util.Arrays;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;

/**
 * Mass-weighted centres of two partners, their distance, and the radii of gyration of both and of
 * the complex: Rg² = sum m |r - centre|² / sum m.
 *
 * <p>Virtual sites and alternate positions left out do not count. Coordinates are taken as they
 * are: imaging comes first. Units: nm, u. Sums in double of differences from one atom. NaN for a
 * partner without mass. Cost: O(atoms). Allocates nothing per frame.
 */
public final class MassGeometry {
  private final int[] atomsA;
  private final int[] atomsB;
  private final double[] massesA;
  private final double[] massesB;
  private final double totalA;
  private final double totalB;
  private final double[] centerA = new double[3];
  private final double[] centerB = new double[3];
  private double rg2A;
  private double rg2B;
  private double distance2;

  /** For partners of a topology, with its masses. */
  public MassGeometry(Topology topology, AtomSet partnerA, AtomSet partnerB) {
    atomsA = Arrays.stream(partnerA.toArray()).filter(topology::isUsed).toArray();
    atomsB = Arrays.stream(partnerB.toArray()).filter(topology::isUsed).toArray();
    massesA = Arrays.stream(atomsA).mapToDouble(topology::mass).toArray();
    massesB = Arrays.stream(atomsB).mapToDouble(topology::mass).toArray();
    totalA = Arrays.stream(massesA).sum();
    totalB = Arrays.stream(massesB).sum();
  }

  /** Computes everything for a frame. */
  public void compute(FrameBuffer frame) {
    rg2A = moments(frame, atomsA, massesA, totalA, centerA);
    rg2B = moments(frame, atomsB, massesB, totalB, centerB);
    double dx = centerB[0] - centerA[0];
    double dy = centerB[1] - centerA[1];
    double dz = centerB[2] - centerA[2];
    distance2 = dx * dx + dy * dy + dz * dz;
  }

  private static double moments(
      FrameBuffer frame, int[] atoms, double[] masses, double total, double[] center) {
    float[] x = frame.x();
    float[] y = frame.y();
    float[] z = frame.z();
    double ox = atoms.length == 0 ? 0 : x[atoms[0]];
    double oy = atoms.length == 0 ? 0 : y[atoms[0]];
    double oz = atoms.length == 0 ? 0 : z[atoms[0]];
    double sx = 0;
    double sy = 0;
    double sz = 0;
    double squares = 0;
    for (int k = 0; k < atoms.length; k++) {
      int a = atoms[k];
      double m = masses[k];
      double dx = x[a] - ox;
      double dy = y[a] - oy;
      double dz = z[a] - oz;
      sx += m * dx;
      sy += m * dy;
      sz += m * dz;
      squares += m * (dx * dx + dy * dy + dz * dz);
    }
    sx /= total;
    sy /= total;
    sz /= total;
    center[0] = ox + sx;
    center[1] = oy + sy;
    center[2] = oz + sz;
    double rg2 = squares / total - (sx * sx + sy * sy + sz * sz);
    return rg2 < 0 ? 0 : rg2;
  }

  /** Distance of the centres of mass, nm. */
  public double comDistanceNm() {
    return Math.sqrt(distance2);
  }

  /** Radius of gyration of the complex, nm: from those of the parts and the distance of centres. */
  public double rgNm() {
    double total = totalA + totalB;
    double parts = (totalA * rg2A + totalB * rg2B) / total;
    return Math.sqrt(parts + distance2 * (totalA / total) * (totalB / total));
  }

  /** Radius of gyration of partner A, nm. */
  public double rgANm() {
    return Math.sqrt(rg2A);
  }

  /** Radius of gyration of partner B, nm. */
  public double rgBNm() {
    return Math.sqrt(rg2B);
  }

  /** Centre of mass of partner A, nm [3]; live. */
  public double[] centerA() {
    return centerA;
  }

  /** Centre of mass of partner B, nm [3]; live. */
  public double[] centerB() {
    return centerB;
  }
}
