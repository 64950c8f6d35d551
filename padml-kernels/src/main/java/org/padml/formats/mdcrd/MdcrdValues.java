package org.padml.formats.mdcrd;

import java.util.Arrays;
import org.padml.formats.FormatException;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;
import org.padml.units.Units;

/** Coordinates and box of a frame from its text, columns found by places. */
final class MdcrdValues {
  private static final double RIGHT_ANGLE_DEG = 90.0;

  private MdcrdValues() {}

  /** Where a fault of the current frame is reported. */
  interface Faults {
    FormatException fault(FormatException.Kind kind, String what);
  }

  /**
   * Fills coordinates.
   *
   * @param places where x, y, z of each atom start, counted from base; [3 * nAtoms]
   */
  static void coordinates(byte[] text, int base, int[] places, FrameBuffer out, Faults faults)
      throws FormatException {
    for (int k = 0; k < out.nAtoms(); k++) {
      out.x()[k] = coordinate(text, base + places[3 * k], k, 'x', faults);
      out.y()[k] = coordinate(text, base + places[3 * k + 1], k, 'y', faults);
      out.z()[k] = coordinate(text, base + places[3 * k + 2], k, 'z', faults);
    }
  }

  private static float coordinate(byte[] text, int at, int atom, char axis, Faults faults)
      throws FormatException {
    double angstrom = FixedText.parse(text, at, MdcrdLayout.WIDTH, MdcrdLayout.DECIMALS);
    if (Double.isNaN(angstrom)) {
      throw faults.fault(
          FormatException.Kind.CORRUPT,
          "coordinate "
              + axis
              + " of read atom "
              + atom
              + ": expected a number as F8.3, found "
              + FixedText.show(text, at, MdcrdLayout.WIDTH));
    }
    return Units.angstromToNm((float) angstrom);
  }

  /** The rectangular box of three lengths that stand side by side. */
  static Box box(byte[] text, int at, Faults faults) throws FormatException {
    double[] edges = new double[3];
    for (int d = 0; d < 3; d++) {
      edges[d] =
          FixedText.parse(text, at + d * MdcrdLayout.WIDTH, MdcrdLayout.WIDTH, MdcrdLayout.DECIMALS)
              * Units.NM_PER_ANGSTROM;
    }
    try {
      return Box.ofLengthsAndAngles(
          edges[0], edges[1], edges[2], RIGHT_ANGLE_DEG, RIGHT_ANGLE_DEG, RIGHT_ANGLE_DEG);
    } catch (IllegalArgumentException e) {
      throw faults.fault(
          FormatException.Kind.BOX,
          "box line: expected three lengths above zero, found " + Arrays.toString(edges) + " nm");
    }
  }
}
