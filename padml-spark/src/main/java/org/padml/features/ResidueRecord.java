package org.padml.features;

import java.nio.ByteBuffer;

/**
 * What one frame says of each residue of both partners, as bytes between the two passes: for every
 * residue, the values of {@link Column} in order (double; NaN where there is no value).
 */
final class ResidueRecord {
  /** Values of a residue in one frame. */
  enum Column {
    /** Area without the other partner, nm^2. */
    SASA_FREE,
    /** Area in the complex, nm^2. */
    SASA_BOUND,
    /** Half of the Lennard-Jones energy with the other partner, kJ/mol. */
    VDW,
    /** Half of the Coulomb energy with the other partner, kJ/mol. */
    COULOMB,
    /** Share of the change in generalized-Born energy, kJ/mol. */
    GB,
    /** Share of the change in nonpolar solvation, kJ/mol. */
    NONPOLAR
  }

  static final int COLUMNS = Column.values().length;

  private ResidueRecord() {}

  /** Values [residues * COLUMNS], residue by residue, as bytes. */
  static byte[] toBytes(double[] values) {
    ByteBuffer out = ByteBuffer.allocate(values.length * Double.BYTES);
    out.asDoubleBuffer().put(values);
    return out.array();
  }

  /** The values back, into an array of the same length. */
  static void read(byte[] bytes, double[] values) {
    if (bytes.length != values.length * Double.BYTES) {
      throw new IllegalStateException(
          "residue record: expected "
              + values.length * Double.BYTES
              + " bytes, found "
              + bytes.length);
    }
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(values);
  }
}
