package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSpoolTest {
  private static final int BYTES = 12;

  /** Nothing in memory, three records, or all of them: what comes back is what went in. */
  @ParameterizedTest
  @ValueSource(longs = {0, 3 * BYTES, 1 << 20})
  void recordsComeBackInOrderHoweverOftenTheyAreRead(long memoryBytes) throws IOException {
    Random random = new Random(1);
    try (RecordSpool spool = new RecordSpool(BYTES, memoryBytes)) {
      // the second round starts from a cleared spool, with fewer records
      for (int n : new int[] {100, 7}) {
        List<byte[]> expected = new ArrayList<>();
        for (int k = 0; k < n; k++) {
          byte[] record = new byte[BYTES];
          random.nextBytes(record);
          expected.add(record.clone());
          spool.add(record);
        }
        for (int pass = 0; pass < 2; pass++) {
          List<byte[]> found = new ArrayList<>();
          spool.forEach(r -> found.add(r.clone()));
          assertEquals(n, found.size());
          for (int k = 0; k < n; k++) {
            assertArrayEquals(expected.get(k), found.get(k), "record " + k);
          }
        }
        spool.clear();
      }
      spool.forEach(r -> fail("a cleared spool has no records"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, BYTES - 1, BYTES + 1})
  void aRecordOfAnotherLengthIsOurFault(int length) throws IOException {
    try (RecordSpool spool = new RecordSpool(BYTES, 0)) {
      assertThrows(IllegalStateException.class, () -> spool.add(new byte[length]));
    }
  }
}
