package org.padml.descriptors.interactions;

import java.util.Arrays;
import java.util.stream.Collectors;

/** When two residues are in hydrophobic contact. */
public enum HydrophobicCriterion {
  /**
   * Two carbons whose bonds all lead to carbon or hydrogen, closer than 0.40 nm (strictly), as in
   * PLIP.
   *
   * @see <a href="https://doi.org/10.1093/nar/gkv315">Salentin et al., 2015</a>
   */
  CARBON("carbon", 0.40),

  /**
   * Centres of mass of two side chains of Ala, Val, Leu, Ile, Phe, Pro, Met, Trp closer than 0.50
   * nm (strictly), as in PyInteraph. A side chain is what a residue has besides N, CA, C, O,
   * terminal oxygens and the hydrogens of the amino group; hydrogens count as given, that of CA
   * included.
   *
   * @see <a href="https://doi.org/10.1021/ci400639r">Tiberti et al., 2014</a>
   */
  SIDE_CHAIN("side-chain", 0.50);

  private final String text;
  private final double distanceNm;

  HydrophobicCriterion(String text, double distanceNm) {
    this.text = text;
    this.distanceNm = distanceNm;
  }

  /** Name in options and records. */
  public String text() {
    return text;
  }

  /** Largest distance, exclusive, nm. */
  public double distanceNm() {
    return distanceNm;
  }

  /**
   * The criterion of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static HydrophobicCriterion parse(String name) {
    for (HydrophobicCriterion c : values()) {
      if (c.text.equals(name)) {
        return c;
      }
    }
    throw new IllegalArgumentException(
        "hydrophobic contacts: criterion: expected one of "
            + Arrays.stream(values()).map(c -> c.text).collect(Collectors.joining(", "))
            + ", found \""
            + name
            + '"');
  }
}
