package org.padml.descriptors.energy;

import java.io.Serializable;

/**
 * What is summed for the energies between partners.
 *
 * @param pairs Lennard-Jones and Coulomb
 * @param soluteDielectric relative permittivity inside the solute; divides Coulomb
 */
public record EnergyModel(PairOptions pairs, double soluteDielectric) implements Serializable {
  /** The defaults: every pair, vacuum inside. */
  public static final EnergyModel DEFAULT = new EnergyModel(PairOptions.ALL, 1);

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
    return new EnergyModel(other, soluteDielectric);
  }

  /** The options in one line for records. */
  public String criterion() {
    return pairs.criterion() + ", solute dielectric " + soluteDielectric;
  }
}
