package org.padml.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.padml.model.Box;
import org.padml.units.Units;

/**
 * A trajectory given by a formula. Coordinates and box edges are multiples of 0.5 Å, so that binary
 * floats, three decimals in Å and three decimals in nm all hold them exactly.
 */
public record FormulaTrajectory(int nAtoms, int nFrames) {
  /** Time of frame 0 in ps. */
  public static final double START_PS = 10;

  /** Time between frames in ps. */
  public static final double INTERVAL_PS = 2;

  /** Coordinate in Å; axis 0, 1, 2 for x, y, z. */
  public float angstrom(int frame, int atom, int axis) {
    int v = (7 * atom + 3 * frame + 11 * axis + atom * frame % 5) % 61;
    return 0.5f * v - 7.5f;
  }

  /** Coordinate in nm. */
  public float nm(int frame, int atom, int axis) {
    return Units.angstromToNm(angstrom(frame, atom, axis));
  }

  /** Edge of the rectangular box in Å. */
  public double edgeAngstrom(int frame, int axis) {
    return 40 + 2 * axis + 0.5 * (frame % 4);
  }

  /** The box. */
  public Box box(int frame) {
    double nm = Units.NM_PER_ANGSTROM;
    return Box.orthorhombic(
        edgeAngstrom(frame, 0) * nm, edgeAngstrom(frame, 1) * nm, edgeAngstrom(frame, 2) * nm);
  }

  /** Time in ps. */
  public double timePs(int frame) {
    return START_PS + INTERVAL_PS * frame;
  }

  /** Asserts that a frame read with all atoms holds the formula's coordinates. */
  public void assertCoordinates(StoredFrame found, float toleranceNm, String what) {
    assertEquals(nAtoms, found.x().length, what + ": atoms");
    int frame = (int) found.index();
    for (int a = 0; a < nAtoms; a++) {
      String where = what + ": frame " + frame + " atom " + a;
      assertEquals(nm(frame, a, 0), found.x()[a], toleranceNm, where);
      assertEquals(nm(frame, a, 1), found.y()[a], toleranceNm, where);
      assertEquals(nm(frame, a, 2), found.z()[a], toleranceNm, where);
    }
  }

  /** Asserts that two boxes agree in every component. */
  public static void assertBox(Box expected, Box found, double toleranceNm, String what) {
    for (int d = 0; d < 3; d++) {
      assertEquals(expected.lengths()[d], found.lengths()[d], toleranceNm, what + ": edge " + d);
      assertEquals(expected.anglesDeg()[d], found.anglesDeg()[d], 1e-3, what + ": angle " + d);
    }
  }
}
