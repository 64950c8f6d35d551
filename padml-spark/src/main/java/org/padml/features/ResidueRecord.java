package org.padml.features;

import java.nio.ByteBuffer;

/**
 * What one frame says of each residue of both partners, as bytes between the two passes: a byte
 * with the bits of the {@link Column}s that any residue has a value of, then for each of these the
 * values of all residues (double; NaN where there is none).
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
    int held = 0;
    for (int k = 0; k < values.length; k++) {
      held |= Double.isNaN(values[k]) ? 0 : 1 << (k % COLUMNS);
    }
    int residues = values.length / COLUMNS;
    ByteBuffer out = ByteBuffer.allocate(1 + Integer.bitCount(held) * residues * Double.BYTES);
    out.put((byte) held);
    for (int c = 0; c < COLUMNS; c++) {
      if ((held >> c & 1) == 1) {
        for (int k = c; k < values.length; k += COLUMNS) {
          out.putDouble(values[k]);
        }
      }
    }
    return out.array();
  }

  /** The values back, into an array of the same length. */
  static void read(byte[] bytes, double[] values) {
    int held = bytes.length == 0 ? 0 : bytes[0];
    int expected = 1 + Integer.bitCount(held) * (values.length / COLUMNS) * Double.BYTES;
    if (bytes.length != expected) {
      throw new IllegalStateException(
          "residue record: expected " + expected + " bytes, found " + bytes.length);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    for (int c = 0; c < COLUMNS; c++) {
      boolean isHeld = (held >> c & 1) == 1;
      for (int k = c; k < values.length; k += COLUMNS) {
        values[k] = isHeld ? in.getDouble() : Double.NaN;
      }
    }
  }
}
