package org.padml.formats.dcd;

import org.padml.model.Box;
import org.padml.units.Units;

/**
 * The three meanings of the six doubles of a DCD unit cell.
 *
 * <ul>
 *   <li>NAMD, VMD, LAMMPS, OpenMM: a, cos gamma, b, cos beta, cos alpha, c.
 *   <li>MDAnalysis and older CHARMM tools: the same order with degrees.
 *   <li>CHARMM since version 25, and some files before: the symmetric matrix xx, xy, yy, xz, yz, zz
 *       whose rows are the cell vectors.
 * </ul>
 */
final class DcdCell {
  private static final int FIRST_MATRIX_VERSION = 25;
  private static final double RIGHT_ANGLE_DEG = 90.0;
  private static final double STRAIGHT_ANGLE_DEG = 180.0;

  private DcdCell() {}

  /**
   * The box in nm of six stored values.
   *
   * @throws IllegalArgumentException if they describe no box in any of the meanings
   */
  static Box box(double[] v, int charmmVersion) {
    boolean cosines = Math.abs(v[1]) <= 1 && Math.abs(v[3]) <= 1 && Math.abs(v[4]) <= 1;
    boolean matrix = isPositive(v);
    boolean degrees = !cosines && isAngle(v[1]) && isAngle(v[3]) && isAngle(v[4]);
    if (charmmVersion >= FIRST_MATRIX_VERSION) {
      boolean rightAngles =
          v[1] == RIGHT_ANGLE_DEG && v[3] == RIGHT_ANGLE_DEG && v[4] == RIGHT_ANGLE_DEG;
      if (matrix && !rightAngles) {
        return ofMatrix(v);
      }
    } else if (!cosines && matrix && !(degrees && spansVolume(v[4], v[3], v[1]))) {
      return ofMatrix(v);
    }
    double alpha = cosines ? arcDegrees(v[4]) : v[4];
    double beta = cosines ? arcDegrees(v[3]) : v[3];
    double gamma = cosines ? arcDegrees(v[1]) : v[1];
    double nm = Units.NM_PER_ANGSTROM;
    return Box.ofLengthsAndAngles(v[0] * nm, v[2] * nm, v[5] * nm, alpha, beta, gamma);
  }

  private static Box ofMatrix(double[] v) {
    double nm = Units.NM_PER_ANGSTROM;
    double xx = v[0] * nm;
    double xy = v[1] * nm;
    double yy = v[2] * nm;
    double xz = v[3] * nm;
    double yz = v[4] * nm;
    double zz = v[5] * nm;
    return new Box(xx, xy, xz, xy, yy, yz, xz, yz, zz);
  }

  /** Whether the symmetric matrix is positive definite, by its leading minors. */
  private static boolean isPositive(double[] v) {
    double minor2 = v[0] * v[2] - v[1] * v[1];
    double determinant =
        v[5] * minor2 - v[0] * v[4] * v[4] - v[2] * v[3] * v[3] + 2 * v[1] * v[3] * v[4];
    return v[0] > 0 && minor2 > 0 && determinant > 0;
  }

  private static boolean isAngle(double degrees) {
    return degrees > 0 && degrees < STRAIGHT_ANGLE_DEG;
  }

  /** Whether three angles can meet at the corner of a cell. */
  private static boolean spansVolume(double alpha, double beta, double gamma) {
    double a = Math.cos(alpha * Units.RADIANS_PER_DEGREE);
    double b = Math.cos(beta * Units.RADIANS_PER_DEGREE);
    double c = Math.cos(gamma * Units.RADIANS_PER_DEGREE);
    return 1 - a * a - b * b - c * c + 2 * a * b * c > 0;
  }

  private static double arcDegrees(double cosine) {
    return cosine == 0 ? RIGHT_ANGLE_DEG : Math.acos(cosine) / Units.RADIANS_PER_DEGREE;
  }
}
