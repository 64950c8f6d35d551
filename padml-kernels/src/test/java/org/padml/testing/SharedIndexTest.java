package org.padml.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SharedIndexTest {
  @Test
  void rowsGiveTheRecordedValues() {
    List<SharedIndex.Row> xtc = SharedIndex.readable("XTC");
    assertTrue(xtc.size() > 10, "expected more than 10 XTC rows, found " + xtc.size());
    SharedIndex.Row row =
        xtc.stream().filter(r -> r.path().endsWith("mda_test.xtc")).findFirst().orElseThrow();
    assertEquals(5, row.nAtoms());
    assertEquals(5, row.nFrames());
    assertEquals(580, row.bytes());
    assertArrayEquals(new double[] {0, 4}, row.timesPs());
    assertArrayEquals(new double[] {0, 16, 32}, row.lastFrameAtom0Angstrom());
    assertArrayEquals(new double[] {81.10, 82.20, 83.30, 75, 80, 85}, row.boxAngstromDegrees());
    assertTrue(row.file().toFile().isFile());
  }
}
