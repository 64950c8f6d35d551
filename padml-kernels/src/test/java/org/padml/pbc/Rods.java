package org.padml.pbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Elements;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

/** Test systems of straight chains of carbon atoms, one chain a partner, and ways to wrap them. */
final class Rods {
  static final double SPACING = 0.15;

  final Topology topology;
  final List<AtomSet> partners;

  /** Unwrapped coordinates [axis][atom]. */
  final double[][] r;

  private Rods(Topology topology, List<AtomSet> partners, double[][] r) {
    this.topology = topology;
    this.partners = partners;
    this.r = r;
  }

  /**
   * One rod per row of {start x, y, z, direction x, y, z, number of atoms}; residues of 5 atoms.
   */
  static Rods of(boolean bonds, double[]... rods) {
    TopologyBuilder b = new TopologyBuilder();
    List<AtomSet> partners = new ArrayList<>();
    int total = 0;
    for (double[] rod : rods) {
      total += (int) rod[6];
    }
    double[][] r = new double[3][total];
    int first = 0;
    for (int p = 0; p < rods.length; p++) {
      double[] rod = rods[p];
      double norm = Math.sqrt(rod[3] * rod[3] + rod[4] * rod[4] + rod[5] * rod[5]);
      int n = (int) rod[6];
      for (int k = 0; k < n; k++) {
        if (k % 5 == 0) {
          b.addResidue(
              new Topology.Residue(
                  k / 5 + 1, "", "GLY", "ABCDEFG".substring(p % 7, p % 7 + 1), ""));
        }
        b.addAtom("C" + k % 5, Elements.C);
        if (bonds && k > 0) {
          b.addBond(first + k - 1, first + k);
        }
        for (int c = 0; c < 3; c++) {
          r[c][first + k] = rod[c] + SPACING * k * rod[3 + c] / norm;
        }
      }
      partners.add(AtomSet.range(first, first + n));
      first += n;
    }
    return new Rods(b.build(), partners, r);
  }

  /** The frame as it is, in a box. */
  FrameBuffer frame(Box box) {
    return shifted(box, new int[topology.nAtoms()][3]);
  }

  /** Every atom at the image inside the box. */
  FrameBuffer wrappedByAtom(Box box) {
    int[][] k = new int[topology.nAtoms()][3];
    for (int a = 0; a < k.length; a++) {
      double z = r[2][a];
      k[a][2] = (int) -Math.floor(z / box.cz());
      double y = r[1][a] + k[a][2] * box.cy();
      k[a][1] = (int) -Math.floor(y / box.by());
      double x = r[0][a] + k[a][2] * box.cx() + k[a][1] * box.bx();
      k[a][0] = (int) -Math.floor(x / box.ax());
    }
    return shifted(box, k);
  }

  /** Whole partners, each at a random image. */
  FrameBuffer scattered(Box box, Random random) {
    int[][] k = new int[topology.nAtoms()][];
    for (AtomSet partner : partners) {
      int[] shift = random.ints(3, -2, 3).toArray();
      for (int a : partner.toArray()) {
        k[a] = shift;
      }
    }
    return shifted(box, k);
  }

  private FrameBuffer shifted(Box box, int[][] k) {
    FrameBuffer frame = new FrameBuffer(topology.nAtoms());
    frame.setHeader(0, 0, 0, box);
    for (int a = 0; a < k.length; a++) {
      frame.x()[a] =
          (float) (r[0][a] + k[a][0] * box.ax() + k[a][1] * box.bx() + k[a][2] * box.cx());
      frame.y()[a] = (float) (r[1][a] + k[a][1] * box.by() + k[a][2] * box.cy());
      frame.z()[a] = (float) (r[2][a] + k[a][2] * box.cz());
    }
    return frame;
  }

  /** Largest change of any difference vector from atom 0 against the unwrapped coordinates, nm. */
  double distortion(FrameBuffer frame) {
    double worst = 0;
    for (int a = 0; a < topology.nAtoms(); a++) {
      worst = Math.max(worst, Math.abs(frame.x()[a] - frame.x()[0] - (r[0][a] - r[0][0])));
      worst = Math.max(worst, Math.abs(frame.y()[a] - frame.y()[0] - (r[1][a] - r[1][0])));
      worst = Math.max(worst, Math.abs(frame.z()[a] - frame.z()[0] - (r[2][a] - r[2][0])));
    }
    return worst;
  }
}
