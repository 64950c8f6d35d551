package org.padml.descriptors.energy;

import org.padml.forcefield.GbScreening;

/**
 * Generalized-Born models: how the Born radius B follows from the descreening integral I of an atom
 * of intrinsic radius r and reduced radius r' = r - offset.
 *
 * <p>HCT: 1/B = 1/r' - I. The others: 1/B = 1/r' - tanh(alpha p - beta p^2 + gamma p^3) / r with p
 * = I r'. GBn2 adds the neck between two spheres to I and takes alpha, beta, gamma by element.
 *
 * @see <a href="https://doi.org/10.1021/jp961710n">Hawkins, Cramer, Truhlar, 1996</a>
 * @see <a href="https://doi.org/10.1002/prot.20033">Onufriev, Bashford, Case, 2004</a>
 * @see <a href="https://doi.org/10.1021/ct3010485">Nguyen, Roe, Simmerling, 2013</a>
 */
public enum GbModel {
  /** No generalized Born. */
  NONE("none", 0, GbScreening.HCT_OBC),
  /** Hawkins, Cramer and Truhlar; Amber igb 1. */
  HCT("hct", 0.009, GbScreening.HCT_OBC),
  /** Onufriev, Bashford and Case, first parameters; Amber igb 2. */
  OBC1("obc1", 0.009, GbScreening.HCT_OBC),
  /** Onufriev, Bashford and Case, second parameters; Amber igb 5. */
  OBC2("obc2", 0.009, GbScreening.HCT_OBC),
  /** Nguyen, Roe and Simmerling; Amber igb 8. */
  GBN2("gbn2", 0.0195141, GbScreening.GBN2);

  private final String label;
  private final double offsetNm;
  private final GbScreening screening;

  GbModel(String label, double offsetNm, GbScreening screening) {
    this.label = label;
    this.offsetNm = offsetNm;
    this.screening = screening;
  }

  /** Name in manifests and records. */
  public String label() {
    return label;
  }

  /** What is subtracted from intrinsic radii, nm. */
  double offsetNm() {
    return offsetNm;
  }

  /** Smallest intrinsic radius that the model takes, nm. */
  double leastRadiusNm() {
    return this == GBN2 ? 0.1 : offsetNm;
  }

  /** Largest intrinsic radius that the model takes, nm: GBn2's tables end there. */
  double mostRadiusNm() {
    return this == GBN2 ? 0.2 : 1;
  }

  /** The screening factors that belong to the model. */
  GbScreening screening() {
    return screening;
  }
}
