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
 * @param conventions constants and reach of a program
 */
public record EnergyModel(
    PairOptions pairs,
    GbOptions gb,
    GbRadii radii,
    NonpolarOptions nonpolar,
    double soluteDielectric,
    Conventions conventions)
    implements Serializable {
  /**
   * The defaults: every pair, OBC2 in pure water with the topology's radii, LCPO, vacuum inside.
   */
  public static final EnergyModel DEFAULT =
      new EnergyModel(
          PairOptions.ALL,
          GbOptions.DEFAULT,
          GbRadii.FROM_TOPOLOGY,
          NonpolarOptions.DEFAULT,
          1,
          Conventions.PLAIN);

  /** Lennard-Jones and Coulomb alone. */
  public static final EnergyModel VACUUM =
      new EnergyModel(
          PairOptions.ALL,
          GbOptions.NONE,
          GbRadii.FROM_TOPOLOGY,
          NonpolarOptions.NONE,
          1,
          Conventions.PLAIN);

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
    return new EnergyModel(other, gb, radii, nonpolar, soluteDielectric, conventions);
  }

  /** These options with another generalized Born. */
  public EnergyModel withGb(GbOptions other) {
    return new EnergyModel(pairs, other, radii, nonpolar, soluteDielectric, conventions);
  }

  /** These options with other radii. */
  public EnergyModel withRadii(GbRadii other) {
    return new EnergyModel(pairs, gb, other, nonpolar, soluteDielectric, conventions);
  }

  /** These options with another nonpolar part. */
  public EnergyModel withNonpolar(NonpolarOptions other) {
    return new EnergyModel(pairs, gb, radii, other, soluteDielectric, conventions);
  }

  /** These options with other conventions. */
  public EnergyModel withConventions(Conventions other) {
    return new EnergyModel(pairs, gb, radii, nonpolar, soluteDielectric, other);
  }

  /** Coulomb's constant inside the solute, kJ nm/(mol e^2). */
  double insideFactor() {
    return conventions.coulombConstant() / soluteDielectric;
  }

  /** Coulomb's constant in the solvent, kJ nm/(mol e^2). */
  double outsideFactor() {
    return conventions.coulombConstant() / gb.solventDielectric();
  }

  private String reachOfRadii() {
    double reach = conventions.bornReachNm();
    return Double.isInfinite(reach) ? "" : ", born radii within " + reach + " nm";
  }

  /** The options in one line for records. */
  public String criterion() {
    String born =
        gb.model() == GbModel.NONE
            ? gb.criterion()
            : gb.criterion() + ", radii " + EnergyWords.label(radii) + reachOfRadii();
    return pairs.criterion()
        + ", solute dielectric "
        + soluteDielectric
        + ", "
        + born
        + ", "
        + nonpolar.criterion()
        + (conventions == Conventions.PLAIN ? "" : ", conventions " + conventions.label());
  }
}
