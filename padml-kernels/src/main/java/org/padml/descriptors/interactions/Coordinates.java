package org.padml.descriptors.interactions;

/** Checks what is handed to a kernel. */
final class Coordinates {
  private Coordinates() {}

  /**
   * Asks for coordinates of every atom.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  static void require(String what, int nAtoms, float[] x, float[] y, float[] z) {
    int n = Math.min(x.length, Math.min(y.length, z.length));
    if (n < nAtoms) {
      throw new IllegalArgumentException(
          what + ": coordinates: expected " + nAtoms + " atoms, found " + n);
    }
  }
}
