package org.padml.descriptors.geometry;

import java.util.Arrays;
import org.padml.linalg.Superposition;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;

/**
 * Where partner B stands as seen from partner A: both are fitted on a reference structure, A to
 * define the axes, B to define how it is turned.
 *
 * <p>Position: the centre of mass of B minus that of A, turned by the rotation R_A that fits A; its
 * length is the distance of the centres of mass. Orientation: the unit quaternion (w, x, y, z), w
 * not negative, of R_A R_B⁻¹, which turns B as it stands in the reference, A being fitted, into B
 * as it stands in the frame: (1, 0, 0, 0) when B stands as in the reference.
 *
 * <p>Fitted atoms: alpha carbons, or all heavy atoms of a partner with fewer than three. Unchanged
 * by moving or turning the frame. Units: nm. NaN for a partner without heavy atoms or mass, or of
 * which the reference lacks too many. Allocates nothing per frame.
 */
public final class Pose {
  private final int[] atomsA;
  private final int[] atomsB;
  private final Superposition[] fits;
  private final double[] position = new double[3];
  private final double[] quaternion = new double[4];

  /**
   * Relative to a reference structure of the topology's atoms.
   *
   * @param x reference coordinates, nm [nAtoms], whole and together; NaN where the reference lacks
   *     an atom; copied
   */
  public Pose(
      Topology topology, AtomSet partnerA, AtomSet partnerB, float[] x, float[] y, float[] z) {
    atomsA = known(FitAtoms.alphaCarbonsOrHeavy(topology, partnerA), x, y, z);
    atomsB = known(FitAtoms.alphaCarbonsOrHeavy(topology, partnerB), x, y, z);
    fits =
        atomsA.length == 0 || atomsB.length == 0
            ? new Superposition[0]
            : new Superposition[] {
              Superposition.onto(x, y, z, atomsA), Superposition.onto(x, y, z, atomsB)
            };
    Arrays.fill(position, Double.NaN);
    Arrays.fill(quaternion, Double.NaN);
  }

  /** The atoms that the reference has; none when too few are left to tell how they are turned. */
  private static int[] known(AtomSet atoms, float[] x, float[] y, float[] z) {
    int[] all = atoms.toArray();
    int[] known = Arrays.stream(all).filter(k -> Float.isFinite(x[k] + y[k] + z[k])).toArray();
    return known.length < Math.min(all.length, FitAtoms.LEAST_FOR_A_FRAME) ? new int[0] : known;
  }

  /** Whether the reference has atoms to fit of both partners; if not, there is no pose. */
  public boolean applicable() {
    return fits.length > 0;
  }

  /** Computes the pose of a frame, whose masses were just computed. */
  public void compute(FrameBuffer frame, MassGeometry mass) {
    if (fits.length == 0) {
      return;
    }
    fits[0].fit(frame.x(), frame.y(), frame.z(), atomsA);
    fits[1].fit(frame.x(), frame.y(), frame.z(), atomsB);
    double[] a = mass.centerA();
    double[] b = mass.centerB();
    double[] m = fits[0].rotation();
    double dx = b[0] - a[0];
    double dy = b[1] - a[1];
    double dz = b[2] - a[2];
    for (int c = 0; c < 3; c++) {
      position[c] = m[3 * c] * dx + m[3 * c + 1] * dy + m[3 * c + 2] * dz;
    }
    multiplyByInverse(fits[0].quaternion(), fits[1].quaternion());
  }

  private void multiplyByInverse(double[] p, double[] q) {
    quaternion[0] = p[0] * q[0] + p[1] * q[1] + p[2] * q[2] + p[3] * q[3];
    quaternion[1] = -p[0] * q[1] + p[1] * q[0] - p[2] * q[3] + p[3] * q[2];
    quaternion[2] = -p[0] * q[2] + p[1] * q[3] + p[2] * q[0] - p[3] * q[1];
    quaternion[3] = -p[0] * q[3] - p[1] * q[2] + p[2] * q[1] + p[3] * q[0];
    if (quaternion[0] < 0) {
      for (int i = 0; i < 4; i++) {
        quaternion[i] = -quaternion[i];
      }
    }
  }

  /** Component (0, 1, 2) of the position, nm. */
  public double position(int axis) {
    return position[axis];
  }

  /** Component (0, 1, 2, 3) of the quaternion: w, x, y, z. */
  public double quaternion(int k) {
    return quaternion[k];
  }
}
