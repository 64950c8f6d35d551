package org.padml.descriptors.energy;

import java.io.Serializable;
import java.util.Locale;

/**
 * How Lennard-Jones and Coulomb between partners are summed.
 *
 * @param cutoffNm distance beyond which pairs do not count, nm; infinite for none
 * @param lennardJones treatment of Lennard-Jones at a finite cutoff
 * @param switchNm where {@link LennardJonesCutoff#FORCE_SWITCH} begins, nm; not read otherwise
 * @param coulomb treatment of Coulomb at a finite cutoff
 * @param reactionFieldEpsilon relative permittivity beyond the cutoff, infinite for a conductor;
 *     read by {@link CoulombCutoff#REACTION_FIELD} only
 * @param images which image of the partner's atoms is met
 */
public record PairOptions(
    double cutoffNm,
    LennardJonesCutoff lennardJones,
    double switchNm,
    CoulombCutoff coulomb,
    double reactionFieldEpsilon,
    Images images)
    implements Serializable {

  /** Which image of an atom of the other partner counts. */
  public enum Images {
    /** The complex as it is imaged, without periodic copies. */
    ISOLATED("isolated"),
    /** The nearest image of every atom. */
    NEAREST("minimum-image");

    private final String label;

    Images(String label) {
      this.label = label;
    }

    /** Name in manifests and records. */
    public String label() {
      return label;
    }
  }

  /** Every pair of the isolated complex. */
  public static final PairOptions ALL =
      new PairOptions(
          Double.POSITIVE_INFINITY,
          LennardJonesCutoff.CUT,
          0,
          CoulombCutoff.CUT,
          1,
          Images.ISOLATED);

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException if a value is out of range or a treatment lacks its cutoff
   */
  public PairOptions {
    require(cutoffNm > 0, "cutoff_nm", "a distance above 0 nm or none", cutoffNm);
    if (lennardJones != LennardJonesCutoff.CUT) {
      require(!Double.isInfinite(cutoffNm), "cutoff_nm", "a distance for lj", cutoffNm);
    }
    if (lennardJones == LennardJonesCutoff.FORCE_SWITCH) {
      require(switchNm >= 0 && switchNm < cutoffNm, "switch_nm", "0 to below cutoff_nm", switchNm);
    }
    if (coulomb != CoulombCutoff.CUT) {
      require(!Double.isInfinite(cutoffNm), "cutoff_nm", "a distance for coulomb", cutoffNm);
    }
    if (coulomb == CoulombCutoff.REACTION_FIELD) {
      require(
          reactionFieldEpsilon >= 1, "epsilon_rf", "1 or more, or infinite", reactionFieldEpsilon);
    }
  }

  static void require(boolean right, String key, String expected, double found) {
    if (!right) {
      throw new IllegalArgumentException(
          "energy: " + key + ": expected " + expected + ", found " + found);
    }
  }

  /** Whether there is a cutoff. */
  public boolean hasCutoff() {
    return !Double.isInfinite(cutoffNm);
  }

  /** The options in words for records. */
  public String criterion() {
    StringBuilder text = new StringBuilder("lj and coulomb ");
    if (!hasCutoff()) {
      text.append("without cutoff");
    } else {
      text.append(String.format(Locale.ROOT, "within %s nm (lj ", cutoffNm));
      text.append(lennardJones.label());
      if (lennardJones == LennardJonesCutoff.FORCE_SWITCH) {
        text.append(" from ").append(switchNm).append(" nm");
      }
      text.append(", coulomb ").append(coulomb.label());
      if (coulomb == CoulombCutoff.REACTION_FIELD) {
        text.append(" epsilon ").append(reactionFieldEpsilon);
      }
      text.append(')');
    }
    return text.append(", ").append(images.label()).toString();
  }
}
