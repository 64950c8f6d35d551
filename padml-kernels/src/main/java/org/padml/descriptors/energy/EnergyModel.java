package org.padml.descriptors.energy;

import java.io.Serializable;
import org.padml.forcefield.GbRadii;

/**
 * What is summed for the energies between partners.
 *
 * @param pairs Lennard-Jones and Coulomb
 * @param gb generalized Born
 * @param radii intrinsic radii for generalized Born
 * @param nonpolar nonpolar solvation
 * @param soluteDielectric relative permittivity inside the solute, for Coulomb and generalized Born
 */
public record EnergyModel(
    PairOptions pairs,
    GbOptions gb,
    GbRadii radii,
    NonpolarOptions nonpolar,
    double soluteDielectric)
    implements Serializable {
  /**
   * The defaults: every pair, OBC2 in pure water with the topology's radii, LCPO, vacuum inside.
   */
  public static final EnergyModel DEFAULT =
      new EnergyModel(
          PairOptions.ALL, GbOptions.DEFAULT, GbRadii.FROM_TOPOLOGY, NonpolarOptions.DEFAULT, 1);

  /** Lennard-Jones and Coulomb alone. */
  public static final EnergyModel VACUUM =
      new EnergyModel(
          PairOptions.ALL, GbOptions.NONE, GbRadii.FROM_TOPOLOGY, NonpolarOptions.NONE, 1);

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public EnergyModel {
    PairOptions.require(
        soluteDielectric >= 1 && !Double.isInfinite(soluteDielectric),
        "solute_dielectric",
        "1 or more",
        soluteDielectric);
  }

  /** These options with other pair sums. */
  public EnergyModel withPairs(PairOptions other) {
    return new EnergyModel(other, gb, radii, nonpolar, soluteDielectric);
  }

  /** These options with another generalized Born. */
  public EnergyModel withGb(GbOptions other) {
    return new EnergyModel(pairs, other, radii, nonpolar, soluteDielectric);
  }

  /** These options with other radii. */
  public EnergyModel withRadii(GbRadii other) {
    return new EnergyModel(pairs, gb, other, nonpolar, soluteDielectric);
  }

  /** These options with another nonpolar part. */
  public EnergyModel withNonpolar(NonpolarOptions other) {
    return new EnergyModel(pairs, gb, radii, other, soluteDielectric);
  }

  /** The options in one line for records. */
  public String criterion() {
    String born =
        gb.model() == GbModel.NONE
            ? gb.criterion()
            : gb.criterion() + ", radii " + EnergyWords.label(radii);
    return pairs.criterion()
        + ", solute dielectric "
        + soluteDielectric
        + ", "
        + born
        + ", "
        + nonpolar.criterion();
  }
}
