package org.padml.descriptors.hbonds;

import java.util.Arrays;
import java.util.stream.Collectors;

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
   *
   * @see <a href="https://doi.org/10.1021/jp003020w">van der Spoel et al., 2006; defaults of the
   *     program</a>
   */
  GROMACS(
      "gromacs", 0.35, "D...A <= 0.35 nm, H-D...A <= 30 deg, D N or O, A N or O; distinct (D, A)");

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
