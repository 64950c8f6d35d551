package org.padml.descriptors.hbonds;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.padml.units.Units;

/** When a donor D, its hydrogen H and an acceptor A make a hydrogen bond. */
public enum HydrogenBondCriterion {
  /**
   * H...A &lt; 0.25 nm and D-H...A &gt; 120 degrees, each (D, H, A) a bond.
   *
   * @see <a href="https://doi.org/10.1016/0079-6107(84)90007-5">Baker and Hubbard, 1984</a>
   */
  BAKER_HUBBARD(
      "baker-hubbard",
      0.25,
      "H...A < 0.25 nm, D-H...A > 120 deg, D N or O, A N or O; distinct (D, H, A)"),

  /**
   * D...A &lt; 0.33 nm - 0.000044 nm delta², delta the angle H-D...A in degrees, each (D, H, A) a
   * bond.
   *
   * @see <a href="https://doi.org/10.1126/science.1096205">Wernet et al., 2004</a>
   */
  WERNET_NILSSON(
      "wernet-nilsson",
      0.33,
      "D...A < 0.33 nm - 0.000044 nm (H-D...A / deg)^2, D N or O, A N or O; distinct (D, H, A)"),

  /**
   * D...A &lt;= 0.35 nm and H-D...A &lt;= 30 degrees, each (D, A) a bond whatever the hydrogen: as
   * {@code gmx hbond} until 2022 and {@code gmx hbond-legacy} do by default.
   */
  GROMACS(
      "gromacs", 0.35, "D...A <= 0.35 nm, H-D...A <= 30 deg, D N or O, A N or O; distinct (D, A)");

  private static final double COS2_OF_120_DEG = 0.25;
  private static final double COS2_OF_30_DEG = 0.75;
  private static final double WERNET_NM_PER_DEG2 = 0.000044;

  private final String text;
  private final double reachNm;
  private final String parameters;

  HydrogenBondCriterion(String text, double reachNm, String parameters) {
    this.text = text;
    this.reachNm = reachNm;
    this.parameters = parameters;
  }

  /** Name in options and records, such as {@code baker-hubbard}. */
  public String text() {
    return text;
  }

  /** The parameters, for records. */
  public String parameters() {
    return parameters;
  }

  /** Longest H...A (Baker and Hubbard) or D...A distance of a bond, nm. */
  public double reachNm() {
    return reachNm;
  }

  /**
   * Whether donor, hydrogen and acceptor make a bond.
   *
   * @param hx x of the hydrogen minus that of the donor, nm; so hy, hz
   * @param ax x of the acceptor minus that of the donor, nm; so ay, az
   */
  public boolean isBond(double hx, double hy, double hz, double ax, double ay, double az) {
    double dh2 = hx * hx + hy * hy + hz * hz;
    double da2 = ax * ax + ay * ay + az * az;
    double dot = hx * ax + hy * ay + hz * az;
    return switch (this) {
      case BAKER_HUBBARD -> isBakerHubbard(dh2, dot, dh2 + da2 - 2 * dot);
      case WERNET_NILSSON -> isWernetNilsson(dot / Math.sqrt(dh2 * da2), da2);
      case GROMACS ->
          da2 <= reachNm * reachNm && dot > 0 && dot * dot >= COS2_OF_30_DEG * da2 * dh2;
    };
  }

  /** The angle at H exceeds 120 degrees when its cosine is below -1/2. */
  private boolean isBakerHubbard(double dh2, double dot, double ha2) {
    double atHydrogen = dh2 - dot;
    return ha2 < reachNm * reachNm
        && atHydrogen < 0
        && atHydrogen * atHydrogen > COS2_OF_120_DEG * ha2 * dh2;
  }

  private boolean isWernetNilsson(double cos, double da2) {
    double deg = Math.acos(Math.max(-1, Math.min(1, cos))) / Units.RADIANS_PER_DEGREE;
    double reach = reachNm - WERNET_NM_PER_DEG2 * deg * deg;
    return reach > 0 && da2 < reach * reach;
  }

  /**
   * The criterion of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static HydrogenBondCriterion parse(String name) {
    for (HydrogenBondCriterion c : values()) {
      if (c.text.equals(name)) {
        return c;
      }
    }
    throw new IllegalArgumentException(
        "hydrogen bonds: criterion: expected one of "
            + Arrays.stream(values()).map(c -> c.text).collect(Collectors.joining(", "))
            + ", found \""
            + name
            + '"');
  }
}
