package org.padml.model;

import java.io.Serializable;
import java.util.Locale;
import org.padml.units.Units;

/**
 * Periodic box: three row vectors a, b, c in nm with a along x and b in the xy plane, or {@link
 * #NONE} for a system without periodic boundaries.
 *
 * <p>Boxes of any orientation are accepted; {@link #isReduced()} tells whether the convention above
 * holds.
 */
public record Box(
    double ax,
    double ay,
    double az,
    double bx,
    double by,
    double bz,
    double cx,
    double cy,
    double cz)
    implements Serializable {

  /** No periodic boundaries. */
  public static final Box NONE = new Box(0, 0, 0, 0, 0, 0, 0, 0, 0);

  private static final double RIGHT_ANGLE_DEG = 90.0;

  /** Rectangular box with edges in nm. */
  public static Box orthorhombic(double a, double b, double c) {
    return new Box(a, 0, 0, 0, b, 0, 0, 0, c);
  }

  /** From nine row-major components in nm (a, b, c). */
  public static Box ofRows(double[] v) {
    if (v.length != 9) {
      throw new IllegalArgumentException("box: rows: expected 9 values, found " + v.length);
    }
    return new Box(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8]);
  }

  /**
   * From edge lengths in nm and angles in degrees (alpha between b and c, beta between a and c,
   * gamma between a and b). Three zero lengths give {@link #NONE}.
   *
   * @throws IllegalArgumentException if the values describe no box of positive volume
   */
  public static Box ofLengthsAndAngles(
      double a, double b, double c, double alphaDeg, double betaDeg, double gammaDeg) {
    if (a == 0 && b == 0 && c == 0) {
      return NONE;
    }
    if (!(a > 0 && b > 0 && c > 0)) {
      throw new IllegalArgumentException(
          describe("box lengths: expected three positive values", a, b, c));
    }
    if (alphaDeg == RIGHT_ANGLE_DEG && betaDeg == RIGHT_ANGLE_DEG && gammaDeg == RIGHT_ANGLE_DEG) {
      return orthorhombic(a, b, c);
    }
    double cosAlpha = cosDegrees(alphaDeg);
    double cosBeta = cosDegrees(betaDeg);
    double cosGamma = cosDegrees(gammaDeg);
    double sinGamma = Math.sqrt(1 - cosGamma * cosGamma);
    double cyUnit = (cosAlpha - cosBeta * cosGamma) / sinGamma;
    double czUnit2 = 1 - cosBeta * cosBeta - cyUnit * cyUnit;
    if (!(czUnit2 > 0)) {
      throw new IllegalArgumentException(
          describe("box angles: expected a positive volume", alphaDeg, betaDeg, gammaDeg));
    }
    return new Box(
        a, 0, 0, b * cosGamma, b * sinGamma, 0, c * cosBeta, c * cyUnit, c * Math.sqrt(czUnit2));
  }

  private static double cosDegrees(double degrees) {
    return degrees == RIGHT_ANGLE_DEG ? 0.0 : Math.cos(degrees * Units.RADIANS_PER_DEGREE);
  }

  private static String describe(String what, double p, double q, double r) {
    return String.format(Locale.ROOT, "%s, found %s %s %s", what, p, q, r);
  }

  /** Whether the system is periodic. */
  public boolean isPeriodic() {
    return !equals(NONE);
  }

  /** Whether a is along x and b in the xy plane. */
  public boolean isReduced() {
    return ay == 0 && az == 0 && bz == 0;
  }

  /** Whether the three vectors lie along x, y and z. */
  public boolean isOrthorhombic() {
    return isReduced() && bx == 0 && cx == 0 && cy == 0;
  }

  /** Signed volume a · (b × c) in nm³; negative for a left-handed box. */
  public double volume() {
    return ax * (by * cz - bz * cy) - ay * (bx * cz - bz * cx) + az * (bx * cy - by * cx);
  }

  /** Edge lengths in nm: a, b, c. */
  public double[] lengths() {
    return new double[] {
      Math.sqrt(ax * ax + ay * ay + az * az),
      Math.sqrt(bx * bx + by * by + bz * bz),
      Math.sqrt(cx * cx + cy * cy + cz * cz)
    };
  }

  /** Angles in degrees: alpha, beta, gamma; zeros without periodic boundaries. */
  public double[] anglesDeg() {
    double[] l = lengths();
    if (!isPeriodic()) {
      return new double[3];
    }
    return new double[] {
      angleDeg(bx * cx + by * cy + bz * cz, l[1] * l[2]),
      angleDeg(ax * cx + ay * cy + az * cz, l[0] * l[2]),
      angleDeg(ax * bx + ay * by + az * bz, l[0] * l[1])
    };
  }

  private static double angleDeg(double dot, double norms) {
    return dot == 0
        ? RIGHT_ANGLE_DEG
        : Math.acos(Math.max(-1, Math.min(1, dot / norms))) / Units.RADIANS_PER_DEGREE;
  }

  /** Why this box cannot be used, or an empty string when it can (or is {@link #NONE}). */
  public String fault() {
    double sum = ax + ay + az + bx + by + bz + cx + cy + cz;
    if (Double.isNaN(sum) || Double.isInfinite(sum)) {
      return "box: expected finite vectors, found " + this;
    }
    if (isPeriodic() && !(volume() > 0)) {
      return "box: expected a right-handed box of positive volume, found volume "
          + volume()
          + " nm^3 from "
          + this;
    }
    return "";
  }
}
