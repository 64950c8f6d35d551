package org.padml.units;

/**
 * Conversion factors into the internal units: nm, ps, u, e, K, kJ/mol.
 *
 * <p>Constants: CODATA 2018 (exact in the 2019 SI where marked).
 */
public final class Units {
  /** nm per ångström. */
  public static final double NM_PER_ANGSTROM = 0.1;

  /** ångström per nm. */
  public static final double ANGSTROM_PER_NM = 10.0;

  /** nm² per Å². */
  public static final double NM2_PER_ANGSTROM2 = 0.01;

  /** nm⁶ per Å⁶. */
  public static final double NM6_PER_ANGSTROM6 = 1e-6;

  /** nm¹² per Å¹². */
  public static final double NM12_PER_ANGSTROM12 = 1e-12;

  /** ps per fs. */
  public static final double PS_PER_FS = 1e-3;

  /** ps per ns. */
  public static final double PS_PER_NS = 1e3;

  /**
   * ps per AKMA time unit, sqrt(u Å² mol / kcal): CHARMM stores its DCD time step in this unit. The
   * value is the one CHARMM and NAMD use.
   */
  public static final double PS_PER_AKMA = 4.88882129e-2;

  /** kJ per kcal (thermochemical calorie, exact). */
  public static final double KJ_PER_KCAL = 4.184;

  /** Amber stores charges multiplied by this factor, e·sqrt(kcal Å/mol). */
  public static final double AMBER_CHARGE_PER_E = 18.2223;

  /** Coulomb's constant as Amber's charges imply it, kJ nm/(mol e²): 18.2223² kcal Å/(mol e²). */
  public static final double AMBER_COULOMB_KJ_NM_MOL_E2 =
      AMBER_CHARGE_PER_E * AMBER_CHARGE_PER_E * KJ_PER_KCAL * NM_PER_ANGSTROM;

  /** Chamber files store charges times the square root of CHARMM's 332.0716 kcal Å/(mol e²). */
  public static final double CHARMM_CHARGE_PER_E = Math.sqrt(332.0716);

  /** Molar gas constant, kJ/(mol K), exact in the 2019 SI. */
  public static final double GAS_CONSTANT_KJ_MOL_K = 8.31446261815324e-3;

  /**
   * Coulomb's constant N_A e²/(4 pi epsilon_0), kJ nm/(mol e²), from the CODATA 2018 permittivity
   * of vacuum; GROMACS rounds it to 138.935458, OpenMM to 138.935456.
   */
  public static final double COULOMB_KJ_NM_MOL_E2 = 138.93545764;

  /**
   * mol/L of one particle in 1 nm³: 1e24 over the Avogadro constant, which is exact in the 2019 SI.
   */
  public static final double MOLAR_PER_NM3 = 1e24 / 6.02214076e23;

  /** Radians per degree. */
  public static final double RADIANS_PER_DEGREE = Math.PI / 180.0;

  private Units() {}

  /** Ångström to nm, rounded once to float. */
  public static float angstromToNm(double angstrom) {
    return (float) (angstrom * NM_PER_ANGSTROM);
  }

  /** Ångström to nm, rounded once to float. */
  public static float angstromToNm(float angstrom) {
    return (float) (angstrom * NM_PER_ANGSTROM);
  }
}
