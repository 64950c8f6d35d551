package org.padml.descriptors.dynamics;

import java.io.Serializable;

/**
 * Mean and covariance of fitted positions.
 *
 * @param frames number of frames
 * @param mean [3 nPoints]: x, y, z of the first point, and so on; nm
 * @param covariance row-major [3 nPoints * 3 nPoints], of the sample (frames - 1), nm^2; NaN for
 *     fewer than two frames
 */
public record CoordinateCovariance(long frames, double[] mean, double[] covariance)
    implements Serializable {
  /**
   * What moves less than this does not move: coordinates stored in single precision are rounded by
   * about as much, nm.
   */
  public static final double MOTIONLESS_NM = 1e-6;

  /** Number of points. */
  public int nPoints() {
    return mean.length / 3;
  }

  /** Whether a point moves beyond the rounding of its coordinates. */
  boolean moves(int point) {
    double variance =
        at(3 * point, 3 * point)
            + at(3 * point + 1, 3 * point + 1)
            + at(3 * point + 2, 3 * point + 2);
    return variance > MOTIONLESS_NM * MOTIONLESS_NM;
  }

  /** Covariance of two coordinates. */
  double at(int row, int column) {
    return covariance[row * mean.length + column];
  }
}
