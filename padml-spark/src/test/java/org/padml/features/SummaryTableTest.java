package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SummaryTableTest {
  private static final int MEAN = 4;
  private static final int ERROR = 5;
  private static final int LOW = 6;
  private static final int INEFFICIENCY = 8;

  private static SummaryShares.Share share(String replica, long n, double mean, double g) {
    return new SummaryShares.Share(
        new ReplicaKey("s", replica, "A:B"), SummaryShares.ALL, "rg_nm", n, mean, 4, g, 0);
  }

  private static Row row(SummaryShares.Share... shares) {
    return SummaryTable.rows(List.of(shares)).get(0);
  }

  /** Three means 1, 2, 6 of equal weight: sd sqrt(7), error sqrt(7 / 3), t(2) = 4.302653. */
  @Test
  void replicasGiveTheErrorAndBlocksWhereThereAreFew() {
    Row spread = row(share("a", 50, 1, 1), share("b", 50, 2, 1), share("c", 50, 6, 5));
    assertEquals(3, spread.getDouble(MEAN), 1e-12);
    assertEquals(Math.sqrt(7 / 3.0), spread.getDouble(ERROR), 1e-12);
    assertEquals(3 - 4.302653 * Math.sqrt(7 / 3.0), spread.getDouble(LOW), 1e-6);
    assertEquals(150 / (50 + 50 + 10.0), spread.getDouble(INEFFICIENCY), 1e-12);
    Row blocks = row(share("a", 100, 1, 4));
    assertEquals(Math.sqrt(4 * 4 / 100.0), blocks.getDouble(ERROR), 1e-12);
  }

  /** With a hundredth of a degree of freedom the interval would reach to 1e128. */
  @Test
  void hardlyAnyIndependentValuesGiveNoInterval() {
    Row row = row(share("a", 100, 1, 99));
    assertEquals(1, row.getDouble(MEAN));
    for (int i = ERROR; i < INEFFICIENCY; i++) {
      assertTrue(row.isNullAt(i), row.toString());
    }
    assertEquals(99, row.getDouble(INEFFICIENCY), 1e-12);
    assertTrue(SummaryTable.rows(new ArrayList<>()).isEmpty());
  }
}
