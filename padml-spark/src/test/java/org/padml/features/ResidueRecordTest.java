package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.padml.features.ResidueRecord.Column;

class ResidueRecordTest {
  private static final int RESIDUES = 7;

  private static double[] read(byte[] bytes) {
    double[] out = new double[RESIDUES * ResidueRecord.COLUMNS];
    ResidueRecord.read(bytes, out);
    return out;
  }

  private static double[] nothing() {
    double[] out = new double[RESIDUES * ResidueRecord.COLUMNS];
    Arrays.fill(out, Double.NaN);
    return out;
  }

  @Test
  void valuesComeBackBitForBit() {
    double[] values = nothing();
    for (int i = 0; i < RESIDUES; i++) {
      values[i * ResidueRecord.COLUMNS + Column.SASA_BOUND.ordinal()] = 0.1 * i;
      values[i * ResidueRecord.COLUMNS + Column.NONPOLAR.ordinal()] =
          i == 3 ? Double.NaN : -1.0 / (i + 1);
    }
    byte[] bytes = ResidueRecord.toBytes(values);
    assertArrayEquals(values, read(bytes));
    assertEquals(1 + 2 * RESIDUES * Double.BYTES, bytes.length);
  }

  @Test
  void aFrameWithoutAnyValueIsOneByte() {
    assertEquals(1, ResidueRecord.toBytes(nothing()).length);
    assertArrayEquals(nothing(), read(ResidueRecord.toBytes(nothing())));
  }

  @Test
  void bytesOfAnotherInterfaceAreRefused() {
    byte[] bytes = ResidueRecord.toBytes(new double[ResidueRecord.COLUMNS]);
    assertThrows(IllegalStateException.class, () -> read(bytes));
  }
}
