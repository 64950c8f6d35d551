package org.padml.descriptors.energy;

/**
 * Energy of one pair as a function of distance, with the treatment at the cutoff.
 *
 * <p>Force switch of r^-a between r_s and r_c: r^-a - A/3 (r - r_s)^3 - B/4 (r - r_s)^4 - C, with
 * A, B, C such that force and its slope vanish at r_c and the potential is continuous. Reaction
 * field: 1/r + k r^2 - c with k = (e - s) / ((2 e + s) r_c^3), c = 1/r_c + k r_c^2, e beyond the
 * cutoff, s inside the solute.
 *
 * @see <a href="https://doi.org/10.1063/1.469273">Tironi et al., 1995</a>
 */
final class PairForm {
  private final LennardJonesCutoff lennardJones;
  private final double switchNm;
  private final double[] at6;
  private final double[] at12;
  private final double fieldSlope;
  private final double fieldShift;

  PairForm(PairOptions options, double dielectric) {
    double rc = options.cutoffNm();
    lennardJones = options.lennardJones();
    switchNm = options.switchNm();
    at6 = coefficients(6, options);
    at12 = coefficients(12, options);
    switch (options.coulomb()) {
      case SHIFT -> {
        fieldSlope = 0;
        fieldShift = 1 / rc;
      }
      case REACTION_FIELD -> {
        double e = options.reactionFieldEpsilon();
        double ratio = Double.isInfinite(e) ? 0.5 : (e - dielectric) / (2 * e + dielectric);
        fieldSlope = ratio / (rc * rc * rc);
        fieldShift = 1 / rc + fieldSlope * rc * rc;
      }
      default -> {
        fieldSlope = 0;
        fieldShift = 0;
      }
    }
  }

  /** A/3, B/4 and C of the switched r^-a. */
  private static double[] coefficients(int a, PairOptions options) {
    double rc = options.cutoffNm();
    switch (options.lennardJones()) {
      case SHIFT -> {
        return new double[] {0, 0, power(1 / rc, a)};
      }
      case FORCE_SWITCH -> {
        double rs = options.switchNm();
        double width = rc - rs;
        double scale = a * power(1 / rc, a + 2) / (width * width);
        double third = -scale * ((a + 4) * rc - (a + 1) * rs) / 3;
        double quarter = scale * ((a + 3) * rc - (a + 1) * rs) / width / 4;
        double shift = power(1 / rc, a) - third * power(width, 3) - quarter * power(width, 4);
        return new double[] {third, quarter, shift};
      }
      default -> {
        return new double[] {0, 0, 0};
      }
    }
  }

  private static double power(double base, int exponent) {
    double p = 1;
    for (int k = 0; k < exponent; k++) {
      p *= base;
    }
    return p;
  }

  /** Lennard-Jones energy, kJ/mol, at a squared distance below the cutoff's. */
  double lennardJones(double distance2, double c6, double c12) {
    double inverse2 = 1 / distance2;
    double r6 = inverse2 * inverse2 * inverse2;
    double r12 = r6 * r6;
    if (lennardJones != LennardJonesCutoff.CUT) {
      r6 -= at6[2];
      r12 -= at12[2];
      double beyond = Math.sqrt(distance2) - switchNm;
      if (lennardJones == LennardJonesCutoff.FORCE_SWITCH && beyond > 0) {
        double cube = beyond * beyond * beyond;
        r6 -= cube * (at6[0] + at6[1] * beyond);
        r12 -= cube * (at12[0] + at12[1] * beyond);
      }
    }
    return c12 * r12 - c6 * r6;
  }

  /** What multiplies the product of charges, 1/nm, at a squared distance below the cutoff's. */
  double coulomb(double distance2) {
    return Math.sqrt(1 / distance2) + fieldSlope * distance2 - fieldShift;
  }
}
