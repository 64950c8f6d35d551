package org.padml.descriptors.energy;

import java.io.Serializable;

/**
 * Generalized Born between partners.
 *
 * @param model which; {@link GbModel#NONE} for none
 * @param saltMolar concentration of 1:1 salt, mol/L
 * @param solventDielectric relative permittivity of the solvent
 * @param cutoffNm distance beyond which pairs count neither for radii nor for energies, nm;
 *     infinite for none; with {@link Conventions#AMBER} for energies only, as Born radii then have
 *     a reach of their own, 2.5 nm
 */
public record GbOptions(GbModel model, double saltMolar, double solventDielectric, double cutoffNm)
    implements Serializable {
  /** OBC2 in pure water without cutoff. */
  public static final GbOptions DEFAULT =
      new GbOptions(GbModel.OBC2, 0, 78.5, Double.POSITIVE_INFINITY);

  /** No generalized Born. */
  public static final GbOptions NONE =
      new GbOptions(GbModel.NONE, 0, 78.5, Double.POSITIVE_INFINITY);

  /** Amber's screening: kappa = 0.73 sqrt(0.10806 c), 1/ångström; here per nm. */
  private static final double KAPPA_PER_SQRT_MOLAR = 7.3 * Math.sqrt(0.10806);

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public GbOptions {
    PairOptions.require(saltMolar >= 0 && saltMolar < 10, "salt_molar", "0 to 10 mol/L", saltMolar);
    PairOptions.require(
        solventDielectric >= 1, "solvent_dielectric", "1 or more", solventDielectric);
    PairOptions.require(cutoffNm > 0, "cutoff_nm", "a distance above 0 nm or none", cutoffNm);
  }

  /** Whether there is a cutoff. */
  public boolean hasCutoff() {
    return !Double.isInfinite(cutoffNm);
  }

  /** Inverse Debye length with Amber's 0.73 for ion exclusion, 1/nm. */
  public double kappaPerNm() {
    return KAPPA_PER_SQRT_MOLAR * Math.sqrt(saltMolar);
  }

  /** The options in words for records. */
  public String criterion() {
    if (model == GbModel.NONE) {
      return "no gb";
    }
    return "gb "
        + model.label()
        + " salt "
        + saltMolar
        + " mol/l, solvent dielectric "
        + solventDielectric
        + (hasCutoff() ? ", within " + cutoffNm + " nm" : "");
  }
}
