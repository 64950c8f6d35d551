package org.padml.descriptors.energy;

import java.io.Serializable;
import java.util.Locale;
import org.padml.units.Units;

/**
 * The nonpolar part of solvation: tension times surface plus an offset, complex less partners.
 *
 * @param surface which area
 * @param tension kJ/(mol nm^2)
 * @param offset kJ/mol of every solute: the complex less two partners leaves it once with a minus
 */
public record NonpolarOptions(Surface surface, double tension, double offset)
    implements Serializable {

  /** Where areas come from. */
  public enum Surface {
    /** No nonpolar part. */
    NONE("none"),
    /** Linear combinations of pairwise overlaps. */
    LCPO("lcpo"),
    /** Shrake and Rupley with 960 points, probe 0.14 nm and Bondi radii. */
    SASA("sasa");

    private final String label;

    Surface(String label) {
      this.label = label;
    }

    /** Name in manifests and records. */
    public String label() {
      return label;
    }
  }

  /** Larger numbers are no tension, nor an offset, in any unit. */
  private static final double MOST = 1e6;

  /** Tension that goes with LCPO, kcal/(mol Å^2). */
  static final double DEFAULT_TENSION_KCAL = 0.0072;

  /** LCPO with 0.0072 kcal/(mol Å^2) and no offset. */
  public static final NonpolarOptions DEFAULT = ofKcal(Surface.LCPO, DEFAULT_TENSION_KCAL, 0);

  /** No nonpolar part. */
  public static final NonpolarOptions NONE = new NonpolarOptions(Surface.NONE, 0, 0);

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public NonpolarOptions {
    PairOptions.require(
        tension >= 0 && !Double.isInfinite(tension),
        "surface tension",
        "0 kJ/(mol nm^2) or more",
        tension);
    PairOptions.require(
        !Double.isNaN(offset) && !Double.isInfinite(offset),
        "surface offset",
        "a finite energy",
        offset);
  }

  /** With tension in kcal/(mol Å^2) and offset in kcal/mol, as papers give them. */
  public static NonpolarOptions ofKcal(Surface surface, double tensionKcal, double offsetKcal) {
    PairOptions.require(
        tensionKcal >= 0 && tensionKcal < MOST,
        "surface_tension_kcal_mol_a2",
        "0 or more",
        tensionKcal);
    PairOptions.require(
        Math.abs(offsetKcal) < MOST, "surface_offset_kcal_mol", "a finite energy", offsetKcal);
    return new NonpolarOptions(
        surface,
        tensionKcal * Units.KJ_PER_KCAL / Units.NM2_PER_ANGSTROM2,
        offsetKcal * Units.KJ_PER_KCAL);
  }

  /** The options in words for records. */
  public String criterion() {
    return surface == Surface.NONE
        ? "no nonpolar term"
        : String.format(
            Locale.ROOT,
            "nonpolar %s %.6g kJ/mol/nm^2 offset %.6g kJ/mol",
            surface.label(),
            tension,
            offset);
  }
}
