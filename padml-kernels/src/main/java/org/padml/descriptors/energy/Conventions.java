package org.padml.descriptors.energy;

import org.padml.units.Units;

/**
 * Choices beside the formulas by which programs differ. The constant changes energies by 3.5e-5.
 * The reach of Born radii matters more the larger the complex: generalized Born between Ras and
 * Raf, 3,862 atoms, is 4,240 kJ/mol without and 4,210 kJ/mol with it; between the chains of a Fab,
 * 6,362 atoms, 614 and 557 kJ/mol. It saves the program time and has no other ground.
 */
public enum Conventions {
  /** The constants of CODATA 2018; Born radii feel every atom. */
  PLAIN("plain", Units.COULOMB_KJ_NM_MOL_E2, Double.POSITIVE_INFINITY),
  /**
   * Those of Amber's sander, which gmx_MMPBSA runs: Coulomb's constant is 18.2223^2 kcal Å/(mol
   * e^2), and Born radii feel what of other atoms' spheres lies within 25 Å (rgbmax), whatever the
   * cutoff of energies. Where a file's charges are in CHARMM's unit (chamber), sander's constant is
   * CHARMM's instead.
   */
  AMBER("amber", Units.AMBER_COULOMB_KJ_NM_MOL_E2, 2.5);

  private final String label;
  private final double coulombConstant;
  private final double bornReachNm;

  Conventions(String label, double coulombConstant, double bornReachNm) {
    this.label = label;
    this.coulombConstant = coulombConstant;
    this.bornReachNm = bornReachNm;
  }

  /** Name in manifests and records. */
  public String label() {
    return label;
  }

  /** Coulomb's constant, kJ nm/(mol e^2). */
  double coulombConstant() {
    return coulombConstant;
  }

  /** Distance beyond which spheres, also parts of them, do not screen, nm; infinite for none. */
  double bornReachNm() {
    return bornReachNm;
  }
}
