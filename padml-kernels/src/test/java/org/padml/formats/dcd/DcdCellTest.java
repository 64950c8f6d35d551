package org.padml.formats.dcd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.padml.model.Box;
import org.padml.units.Units;

final class DcdCellTest {
  /** Rounding of a cosine and back. */
  private static final double ANGLE_DEG = 1e-10;

  private static double[] cell(double a, double xy, double b, double xz, double yz, double c) {
    return new double[] {a, xy, b, xz, yz, c};
  }

  @Test
  void cosinesAndDegreesGiveTheSameBox() {
    double cosGamma = Math.cos(Math.toRadians(85));
    double cosBeta = Math.cos(Math.toRadians(80));
    double cosAlpha = Math.cos(Math.toRadians(75));
    Box cosines = DcdCell.box(cell(81.1, cosGamma, 82.2, cosBeta, cosAlpha, 83.3), 24);
    Box degrees = DcdCell.box(cell(81.1, 85, 82.2, 80, 75, 83.3), 24);
    assertArrayEquals(new double[] {8.11, 8.22, 8.33}, degrees.lengths(), 1e-12);
    assertArrayEquals(new double[] {75, 80, 85}, degrees.anglesDeg(), ANGLE_DEG);
    assertArrayEquals(cosines.anglesDeg(), degrees.anglesDeg(), ANGLE_DEG);
  }

  @Test
  void newVersionsStoreTheSymmetricMatrix() {
    Box box = DcdCell.box(cell(40, 0.5, 41, -0.25, 0.75, 42), 46);
    double[] rows = {40, 0.5, -0.25, 0.5, 41, 0.75, -0.25, 0.75, 42};
    for (int i = 0; i < rows.length; i++) {
      rows[i] *= Units.NM_PER_ANGSTROM;
    }
    assertEquals(Box.ofRows(rows), box);
  }

  @Test
  void oldVersionsMayStoreTheMatrixToo() {
    // a truncated octahedron of CHARMM 24: no angle is negative
    Box box = DcdCell.box(cell(56, -8, 56, -8, -8, 56), 24);
    assertEquals(box.lengths()[0], Math.sqrt(5.6 * 5.6 + 2 * 0.8 * 0.8), 1e-12);
  }

  @Test
  void newVersionsWithRightAnglesInDegreesAreLengths() {
    assertEquals(Box.orthorhombic(20, 20, 20), DcdCell.box(cell(200, 90, 200, 90, 90, 200), 46));
    assertEquals(Box.orthorhombic(5, 5, 5), DcdCell.box(cell(50, 90, 50, 90, 90, 50), 46));
  }

  @Test
  void zerosAreNoBoxAndNonsenseIsRefused() {
    assertEquals(Box.NONE, DcdCell.box(new double[6], 24));
    assertEquals(Box.NONE, DcdCell.box(cell(0, 90, 0, 90, 90, 0), 24));
    assertThrows(
        IllegalArgumentException.class, () -> DcdCell.box(cell(50, 170, 50, 170, 170, 50), 24));
    assertThrows(
        IllegalArgumentException.class, () -> DcdCell.box(cell(Double.NaN, 0, 50, 0, 0, 50), 46));
    assertThrows(IllegalArgumentException.class, () -> DcdCell.box(cell(50, 0, 0, 0, 0, 50), 24));
  }
}
