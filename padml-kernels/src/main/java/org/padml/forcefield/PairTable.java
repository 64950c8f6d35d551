package org.padml.forcefield;

/**
 * Coefficients C6 and C12 by pair of types, filled one pair at a time.
 *
 * <p>Units: kJ/mol nm^6 and kJ/mol nm^12.
 */
final class PairTable {
  private final int nTypes;
  private final double[] c6;
  private final double[] c12;

  PairTable(int nTypes) {
    this.nTypes = nTypes;
    int n = Math.multiplyExact(nTypes, nTypes);
    this.c6 = new double[n];
    this.c12 = new double[n];
  }

  /** Sets a pair by its coefficients. */
  void set(int i, int j, double six, double twelve) {
    c6[i * nTypes + j] = six;
    c6[j * nTypes + i] = six;
    c12[i * nTypes + j] = twelve;
    c12[j * nTypes + i] = twelve;
  }

  /** Sets a pair by the distance (nm) and depth (kJ/mol) of its minimum. */
  void setMinimum(int i, int j, double rMin, double depth) {
    double r6 = Math.pow(rMin, 6);
    set(i, j, 2 * depth * r6, depth * r6 * r6);
  }

  /** All pairs by arithmetic radii and geometric depths: Lorentz and Berthelot. */
  static PairTable lorentzBerthelot(double[] halfRmin, double[] depth) {
    PairTable table = new PairTable(halfRmin.length);
    for (int i = 0; i < halfRmin.length; i++) {
      for (int j = 0; j <= i; j++) {
        table.setMinimum(i, j, halfRmin[i] + halfRmin[j], Math.sqrt(depth[i] * depth[j]));
      }
    }
    return table;
  }

  int nTypes() {
    return nTypes;
  }

  double c6(int i, int j) {
    return c6[i * nTypes + j];
  }

  double c12(int i, int j) {
    return c12[i * nTypes + j];
  }

  /** The live array of C6. */
  double[] c6() {
    return c6;
  }

  /** The live array of C12. */
  double[] c12() {
    return c12;
  }
}
