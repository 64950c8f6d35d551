package org.padml.descriptors.interactions;

import java.util.List;
import org.padml.model.Topology;

/**
 * Centres (means of the atoms) and unit normals of rings in one frame; a buffer. The normal is that
 * of the area the ring encloses, the sum of cross products of atoms that follow each other about
 * the centre.
 */
final class RingPlanes {
  final int[] residues;
  final double[] x;
  final double[] y;
  final double[] z;
  final double[] nx;
  final double[] ny;
  final double[] nz;
  private final int[][] atoms;

  RingPlanes(Topology topology, List<int[]> rings) {
    atoms = rings.toArray(int[][]::new);
    residues = rings.stream().mapToInt(ring -> topology.residueOf(ring[0])).toArray();
    x = new double[atoms.length];
    y = new double[atoms.length];
    z = new double[atoms.length];
    nx = new double[atoms.length];
    ny = new double[atoms.length];
    nz = new double[atoms.length];
  }

  int size() {
    return atoms.length;
  }

  void refresh(float[] frameX, float[] frameY, float[] frameZ) {
    for (int r = 0; r < atoms.length; r++) {
      int[] ring = atoms[r];
      double sx = 0;
      double sy = 0;
      double sz = 0;
      for (int a : ring) {
        sx += frameX[a];
        sy += frameY[a];
        sz += frameZ[a];
      }
      x[r] = sx / ring.length;
      y[r] = sy / ring.length;
      z[r] = sz / ring.length;
      normal(r, frameX, frameY, frameZ);
    }
  }

  private void normal(int r, float[] frameX, float[] frameY, float[] frameZ) {
    int[] ring = atoms[r];
    double sx = 0;
    double sy = 0;
    double sz = 0;
    int before = ring[ring.length - 1];
    for (int a : ring) {
      double ux = frameX[before] - x[r];
      double uy = frameY[before] - y[r];
      double uz = frameZ[before] - z[r];
      double vx = frameX[a] - x[r];
      double vy = frameY[a] - y[r];
      double vz = frameZ[a] - z[r];
      sx += uy * vz - uz * vy;
      sy += uz * vx - ux * vz;
      sz += ux * vy - uy * vx;
      before = a;
    }
    double length = Math.sqrt(sx * sx + sy * sy + sz * sz);
    nx[r] = sx / length;
    ny[r] = sy / length;
    nz[r] = sz / length;
  }

  /** Signed distance of a point from the plane of a ring. */
  double heightAbove(int r, double px, double py, double pz) {
    return (px - x[r]) * nx[r] + (py - y[r]) * ny[r] + (pz - z[r]) * nz[r];
  }

  /** Squared distance of a point from the centre of a ring. */
  double distance2(int r, double px, double py, double pz) {
    double dx = px - x[r];
    double dy = py - y[r];
    double dz = pz - z[r];
    return dx * dx + dy * dy + dz * dz;
  }
}
