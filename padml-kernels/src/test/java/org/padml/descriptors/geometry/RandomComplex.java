package org.padml.descriptors.geometry;

import java.util.Random;
import java.util.TreeSet;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Elements;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

/** Two blobs of atoms in residues of one to nine, some of them hydrogens or virtual sites. */
public final class RandomComplex {
  public final Topology topology;
  public final AtomSet a;
  public final AtomSet b;
  public final FrameBuffer frame;

  /** Blobs of these numbers of atoms, their centres this far apart. */
  public RandomComplex(Random random, int nA, int nB, double apart) {
    TopologyBuilder builder = new TopologyBuilder();
    frame = new FrameBuffer(nA + nB);
    int inResidue = 0;
    int left = 0;
    for (int k = 0; k < nA + nB; k++) {
      if (left == 0 || k == nA) {
        left = 1 + random.nextInt(9);
        inResidue = 0;
        String chain = k < nA ? "A" : "B";
        builder.addResidue(new Topology.Residue(k, "", "ALA", chain, ""));
      }
      int kind = random.nextInt(10);
      if (inResidue == 0) {
        builder.addAtom("CA", Elements.C);
      } else if (kind == 0) {
        builder.addAtom("MW", Elements.UNKNOWN).virtualSite();
      } else {
        builder.addAtom("X" + inResidue, kind < 5 ? Elements.H : Elements.O);
      }
      double spread = 0.25 * Math.cbrt(k < nA ? nA : nB);
      frame.x()[k] = (float) (spread * random.nextGaussian() + (k < nA ? 0 : apart));
      frame.y()[k] = (float) (spread * random.nextGaussian());
      frame.z()[k] = (float) (spread * random.nextGaussian());
      inResidue++;
      left--;
    }
    topology = builder.build();
    a = AtomSet.range(0, nA);
    b = AtomSet.range(nA, nA + nB);
  }

  /** Squared distance of two atoms, the second shifted. */
  public double distance2(int i, int j, double tx, double ty, double tz) {
    double dx = frame.x()[i] - (frame.x()[j] + tx);
    double dy = frame.y()[i] - (frame.y()[j] + ty);
    double dz = frame.z()[i] - (frame.z()[j] + tz);
    return dx * dx + dy * dy + dz * dz;
  }

  /** Smallest heavy-atom distance of the partners, by looking at all pairs; NaN for none. */
  public double minDistance() {
    double best = Double.POSITIVE_INFINITY;
    for (int i : a.toArray()) {
      for (int j : b.toArray()) {
        if (topology.isHeavy(i) && topology.isHeavy(j)) {
          best = Math.min(best, distance2(i, j, 0, 0, 0));
        }
      }
    }
    return best == Double.POSITIVE_INFINITY ? Double.NaN : Math.sqrt(best);
  }

  /** Smallest heavy-atom distance to any of 7^3 - 1 copies, by looking at all pairs. */
  public double selfImageDistance(Box box) {
    double best = Double.POSITIVE_INFINITY;
    for (int s = 0; s < 343; s++) {
      int i = s % 7 - 3;
      int j = s / 7 % 7 - 3;
      int k = s / 49 - 3;
      if (i == 0 && j == 0 && k == 0) {
        continue;
      }
      double tx = i * box.ax() + j * box.bx() + k * box.cx();
      double ty = j * box.by() + k * box.cy();
      double tz = k * box.cz();
      for (int p = 0; p < topology.nAtoms(); p++) {
        for (int q = 0; q < topology.nAtoms(); q++) {
          if (topology.isHeavy(p) && topology.isHeavy(q)) {
            best = Math.min(best, distance2(p, q, tx, ty, tz));
          }
        }
      }
    }
    return Math.sqrt(best);
  }

  /** Residue pairs "residueA residueB" with a heavy pair below the cutoff. */
  public TreeSet<String> residuePairs(double cutoff) {
    TreeSet<String> pairs = new TreeSet<>();
    for (int i : a.toArray()) {
      for (int j : b.toArray()) {
        if (topology.isHeavy(i)
            && topology.isHeavy(j)
            && distance2(i, j, 0, 0, 0) < cutoff * cutoff) {
          pairs.add(topology.residueOf(i) + " " + topology.residueOf(j));
        }
      }
    }
    return pairs;
  }

  /** Number of heavy pairs below the cutoff. */
  public long atomPairs(double cutoff) {
    long n = 0;
    for (int i : a.toArray()) {
      for (int j : b.toArray()) {
        if (topology.isHeavy(i) && topology.isHeavy(j)) {
          n += distance2(i, j, 0, 0, 0) < cutoff * cutoff ? 1 : 0;
        }
      }
    }
    return n;
  }

  /** Turns and moves all atoms: rows of m are the images of the axes. */
  public void move(double[] m, double[] t) {
    float[] x = frame.x();
    float[] y = frame.y();
    float[] z = frame.z();
    for (int k = 0; k < x.length; k++) {
      double px = m[0] * x[k] + m[1] * y[k] + m[2] * z[k] + t[0];
      double py = m[3] * x[k] + m[4] * y[k] + m[5] * z[k] + t[1];
      double pz = m[6] * x[k] + m[7] * y[k] + m[8] * z[k] + t[2];
      x[k] = (float) px;
      y[k] = (float) py;
      z[k] = (float) pz;
    }
  }

  /** A random proper rotation, row-major. */
  public static double[] rotation(Random random) {
    double[] q = new double[4];
    double n = 0;
    for (int i = 0; i < 4; i++) {
      q[i] = random.nextGaussian();
      n += q[i] * q[i];
    }
    double s = 2 / n;
    double w = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    return new double[] {
      1 - s * (y * y + z * z),
      s * (x * y - w * z),
      s * (x * z + w * y),
      s * (x * y + w * z),
      1 - s * (x * x + z * z),
      s * (y * z - w * x),
      s * (x * z - w * y),
      s * (y * z + w * x),
      1 - s * (x * x + y * y)
    };
  }
}
