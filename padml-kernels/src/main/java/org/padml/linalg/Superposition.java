package org.padml.linalg;

/**
 * Optimal superposition of a set of points on a fixed reference, without weights: the proper
 * rotation and translation of least RMSD, as a matrix and as a unit quaternion (Horn). Workspace of
 * one thread; {@link #fit} allocates nothing.
 *
 * <p>fitted = R (r - mobileCenter) + referenceCenter. Units: those of the input, nm.
 *
 * <p>Degenerate sets (one point, two, points on a line, all in one place): of all best rotations
 * the one with the smallest angle. Mirror images are never used.
 *
 * <p>Error: RMSD within 1e-7 of the set's extent even for identical sets. Cost: O(n) plus a 4-by-4
 * eigenproblem.
 *
 * @see <a href="https://doi.org/10.1364/JOSAA.4.000629">Horn, 1987</a>
 */
public final class Superposition {
  /** Eigenvalues nearer than this, relative to the spread, count as one. */
  private static final double DEGENERATE = 1e-10;

  /** Below this fraction of the spread the RMSD is summed again from the fitted positions. */
  private static final double CANCELLED = 1e-6;

  private final double[] refX;
  private final double[] refY;
  private final double[] refZ;
  private final double[] referenceCenter = new double[3];
  private final double referenceSpread;
  private final SymmetricEigen eigen = new SymmetricEigen(4);
  private final double[] matrix = new double[16];
  private final double[] mobileCenter = new double[3];
  private final double[] rotation = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  private final double[] quaternion = {1, 0, 0, 0};
  private double rmsd;

  /** On the points x, y, z [n]; copied. */
  public Superposition(double[] x, double[] y, double[] z) {
    if (x.length != y.length || x.length != z.length || x.length == 0) {
      throw new IllegalArgumentException(
          "superposition: reference: expected equal lengths above 0, found "
              + x.length
              + " "
              + y.length
              + " "
              + z.length);
    }
    refX = x.clone();
    refY = y.clone();
    refZ = z.clone();
    referenceSpread = center(refX, 0) + center(refY, 1) + center(refZ, 2);
  }

  /** On some points of a frame. */
  public static Superposition onto(float[] x, float[] y, float[] z, int[] atoms) {
    double[][] r = new double[3][atoms.length];
    for (int k = 0; k < atoms.length; k++) {
      r[0][k] = x[atoms[k]];
      r[1][k] = y[atoms[k]];
      r[2][k] = z[atoms[k]];
    }
    return new Superposition(r[0], r[1], r[2]);
  }

  private double center(double[] v, int axis) {
    double sum = 0;
    for (double p : v) {
      sum += p;
    }
    double mean = sum / v.length;
    double squares = 0;
    for (int k = 0; k < v.length; k++) {
      v[k] -= mean;
      squares += v[k] * v[k];
    }
    referenceCenter[axis] = mean;
    return squares;
  }

  /** Number of points. */
  public int size() {
    return refX.length;
  }

  /**
   * Fits points of a frame onto the reference.
   *
   * @param atoms [size], the frame's point for each reference point
   * @return the RMSD
   */
  public double fit(float[] x, float[] y, float[] z, int[] atoms) {
    int n = refX.length;
    if (atoms.length != n) {
      throw new IllegalArgumentException(
          "superposition: atoms: expected " + n + ", found " + atoms.length);
    }
    // differences from the first point keep digits when coordinates are large
    double ox = x[atoms[0]];
    double oy = y[atoms[0]];
    double oz = z[atoms[0]];
    double sx = 0;
    double sy = 0;
    double sz = 0;
    double squares = 0;
    double xx = 0;
    double xy = 0;
    double xz = 0;
    double yx = 0;
    double yy = 0;
    double yz = 0;
    double zx = 0;
    double zy = 0;
    double zz = 0;
    for (int k = 0; k < n; k++) {
      int a = atoms[k];
      double px = x[a] - ox;
      double py = y[a] - oy;
      double pz = z[a] - oz;
      double rx = refX[k];
      double ry = refY[k];
      double rz = refZ[k];
      sx += px;
      sy += py;
      sz += pz;
      squares += px * px + py * py + pz * pz;
      xx += px * rx;
      xy += px * ry;
      xz += px * rz;
      yx += py * rx;
      yy += py * ry;
      yz += py * rz;
      zx += pz * rx;
      zy += pz * ry;
      zz += pz * rz;
    }
    mobileCenter[0] = ox + sx / n;
    mobileCenter[1] = oy + sy / n;
    mobileCenter[2] = oz + sz / n;
    double spread = squares - (sx * sx + sy * sy + sz * sz) / n;
    fillMatrix(xx, xy, xz, yx, yy, yz, zx, zy, zz);
    double largest = solve(spread + referenceSpread);
    fillRotation();
    double residual = spread + referenceSpread - 2 * largest;
    if (residual < CANCELLED * (spread + referenceSpread)) {
      residual = residual(x, y, z, atoms);
    }
    rmsd = Math.sqrt(Math.max(0, residual) / n);
    return rmsd;
  }

  /** Horn's matrix, whose largest eigenvalue's vector is the quaternion. */
  private void fillMatrix(
      double xx,
      double xy,
      double xz,
      double yx,
      double yy,
      double yz,
      double zx,
      double zy,
      double zz) {
    matrix[0] = xx + yy + zz;
    matrix[1] = yz - zy;
    matrix[2] = zx - xz;
    matrix[3] = xy - yx;
    matrix[5] = xx - yy - zz;
    matrix[6] = xy + yx;
    matrix[7] = zx + xz;
    matrix[10] = yy - xx - zz;
    matrix[11] = yz + zy;
    matrix[15] = zz - xx - yy;
  }

  /**
   * Sets the quaternion: of the eigenspace of the largest eigenvalue the vector nearest identity.
   */
  private double solve(double spread) {
    eigen.solve(matrix);
    int top = 0;
    for (int k = 1; k < 4; k++) {
      top = eigen.value(k) > eigen.value(top) ? k : top;
    }
    double largest = eigen.value(top);
    double norm2 = 0;
    for (int i = 0; i < 4; i++) {
      double q = 0;
      for (int k = 0; k < 4; k++) {
        if (k == top || eigen.value(k) >= largest - DEGENERATE * spread) {
          q += eigen.vector(k, 0) * eigen.vector(k, i);
        }
      }
      quaternion[i] = q;
      norm2 += q * q;
    }
    if (norm2 < DEGENERATE) {
      // half a turn: identity is no guide
      double sign = halfTurnSign(top);
      norm2 = 0;
      for (int i = 0; i < 4; i++) {
        quaternion[i] = sign * eigen.vector(top, i);
        norm2 += quaternion[i] * quaternion[i];
      }
    }
    double scale = 1 / Math.sqrt(norm2);
    for (int i = 0; i < 4; i++) {
      quaternion[i] *= scale;
    }
    return largest;
  }

  /** Makes w, or else the largest component of the axis, positive. */
  private double halfTurnSign(int top) {
    int lead = 0;
    for (int i = 1; i < 4 && eigen.vector(top, 0) == 0; i++) {
      lead =
          lead == 0 || Math.abs(eigen.vector(top, i)) > Math.abs(eigen.vector(top, lead))
              ? i
              : lead;
    }
    return eigen.vector(top, lead) < 0 ? -1 : 1;
  }

  private void fillRotation() {
    double w = quaternion[0];
    double x = quaternion[1];
    double y = quaternion[2];
    double z = quaternion[3];
    rotation[0] = w * w + x * x - y * y - z * z;
    rotation[1] = 2 * (x * y - w * z);
    rotation[2] = 2 * (x * z + w * y);
    rotation[3] = 2 * (x * y + w * z);
    rotation[4] = w * w - x * x + y * y - z * z;
    rotation[5] = 2 * (y * z - w * x);
    rotation[6] = 2 * (x * z - w * y);
    rotation[7] = 2 * (y * z + w * x);
    rotation[8] = w * w - x * x - y * y + z * z;
  }

  private double residual(float[] x, float[] y, float[] z, int[] atoms) {
    double sum = 0;
    double[] m = rotation;
    for (int k = 0; k < atoms.length; k++) {
      double px = x[atoms[k]] - mobileCenter[0];
      double py = y[atoms[k]] - mobileCenter[1];
      double pz = z[atoms[k]] - mobileCenter[2];
      double dx = m[0] * px + m[1] * py + m[2] * pz - refX[k];
      double dy = m[3] * px + m[4] * py + m[5] * pz - refY[k];
      double dz = m[6] * px + m[7] * py + m[8] * pz - refZ[k];
      sum += dx * dx + dy * dy + dz * dz;
    }
    return sum;
  }

  /** Root-mean-square distance of the last fit. */
  public double rmsd() {
    return rmsd;
  }

  /** Row-major rotation of the last fit [9]; live. */
  public double[] rotation() {
    return rotation;
  }

  /** Unit quaternion (w, x, y, z) of the last fit, w not negative [4]; live. */
  public double[] quaternion() {
    return quaternion;
  }

  /** Centre of the points last fitted [3]; live. */
  public double[] mobileCenter() {
    return mobileCenter;
  }

  /** Centre of the reference points [3]; live. */
  public double[] referenceCenter() {
    return referenceCenter;
  }

  /** Writes a mobile point in the frame of the reference to out [offset, offset + 3). */
  public void toReference(double x, double y, double z, double[] out, int offset) {
    double px = x - mobileCenter[0];
    double py = y - mobileCenter[1];
    double pz = z - mobileCenter[2];
    double[] m = rotation;
    out[offset] = m[0] * px + m[1] * py + m[2] * pz + referenceCenter[0];
    out[offset + 1] = m[3] * px + m[4] * py + m[5] * pz + referenceCenter[1];
    out[offset + 2] = m[6] * px + m[7] * py + m[8] * pz + referenceCenter[2];
  }
}
