package org.padml.ml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LearnConfigTest {
  @Test
  void nothingGivenIsTheDefaults() {
    assertEquals(LearnConfig.DEFAULTS, LearnConfig.parse("f", ""));
    assertEquals(LearnConfig.DEFAULTS, LearnConfig.parse("f", "{}"));
  }

  @Test
  void givenKeysGoOverTheDefaultsAndTheRestStays() {
    LearnConfig c = LearnConfig.parse("f", "seed: 7\nfolds: {by: system}\nmodes: {max_k: 3}\n");
    assertEquals(7, c.seed());
    assertEquals(new LearnConfig.FoldPlan("system", 5), c.folds());
    assertEquals(3, c.modes().maxK());
    assertEquals(LearnConfig.DEFAULTS.modes().minSilhouette(), c.modes().minSilhouette());
    assertEquals(LearnConfig.DEFAULTS.association(), c.association());
  }

  @Test
  void anUnknownKeyIsNamedWithItsLine() {
    String text = message("seed: 1\nfolds:\n  max: 3\n  grouped: yes\n");
    assertTrue(text.startsWith("f: line 4: folds: grouped: "), text);
  }

  @Test
  void aValueOfTheWrongKindOrRangeIsNamed() {
    assertTrue(message("seed: many").startsWith("f: line 1: seed: "), message("seed: many"));
    assertEquals("f: folds.max: expected at least 2, found 1", message("folds: {max: 1}"));
    assertEquals(
        "f: rows: expected one of [auto, windows, frames], found all", message("rows: all"));
    assertTrue(message("a: [").startsWith("f: line "), message("a: ["));
  }

  private static String message(String yaml) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> LearnConfig.parse("f", yaml))
            .getMessage());
  }
}
