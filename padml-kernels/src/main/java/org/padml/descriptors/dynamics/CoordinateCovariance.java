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
  /** Number of points. */
  public int nPoints() {
    return mean.length / 3;
  }

  /** Covariance of two coordinates. */
  double at(int row, int column) {
    return covariance[row * mean.length + column];
  }
}
