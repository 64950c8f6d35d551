package org.padml.descriptors.energy;

import org.jspecify.annotations.Nullable;

/**
 * Descreening by the part of a sphere that lies within a reach R of the atom: with u = d - s, the
 * whole sphere where d &lt;= R - s, nothing where d &gt;= R + s, and between them
 *
 * <p>I = 1/(8 d) [1 + 2 d/u + (d^2 - s^2 - 4 R d)/R^2 + 2 ln(u/R)].
 *
 * <p>Units: nm in, 1/nm out. For spheres outside the atom only.
 */
final class BornReach {
  private final double reachNm;
  private final double inverse;

  private BornReach(double reachNm) {
    this.reachNm = reachNm;
    inverse = 1 / reachNm;
  }

  /** Of the model's conventions; null where they have none. */
  static @Nullable BornReach of(EnergyModel model) {
    double reach = model.conventions().bornReachNm();
    return Double.isInfinite(reach) ? null : new BornReach(reach);
  }

  /** Integral over a sphere of radius s, which may be negative, at a squared distance. */
  double integral(double d2, double s) {
    double outside = reachNm + s;
    if (d2 >= outside * outside) {
      return 0;
    }
    double inside = reachNm - s;
    if (d2 <= inside * inside) {
      return Descreening.series(1 / d2, s * s, s * s * s);
    }
    double d = Math.sqrt(d2);
    double u = d - s;
    double cut = (d2 - s * s - 4 * reachNm * d) * inverse * inverse;
    return 0.125 / d * (1 + 2 * d / u + cut + 2 * StrictMath.log(u * inverse));
  }
}
