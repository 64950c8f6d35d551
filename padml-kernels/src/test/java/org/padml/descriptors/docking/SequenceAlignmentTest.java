package org.padml.descriptors.docking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceAlignmentTest {
  private static List<String> letters(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(""));
  }

  private static String partners(String first, String second) {
    SequenceAlignment aligned = new SequenceAlignment(letters(first), letters(second));
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < first.length(); k++) {
      text.append(aligned.partner(k) < 0 ? "-" : String.valueOf(aligned.partner(k)));
    }
    return text + " " + aligned.mismatches();
  }

  @Test
  void gapsCostMoreToOpenThanToExtend() {
    assertEquals("012 0", partners("ABC", "ABC"));
    assertEquals("01---2 0", partners("ABXYZC", "ABC"));
    assertEquals("05 0", partners("AC", "AXXXXC"));
    assertEquals("0-2 1", partners("AXC", "AYC"));
    assertEquals("123 0", partners("ABC", "XABC"));
    assertEquals(" 0", partners("", "ABC"));
    assertEquals("--- 0", partners("ABC", ""));
  }

  /** A subsequence cut out of a sequence without repeats is found again, whatever is missing. */
  @Test
  void partsOfASequenceAreFound() {
    String whole = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      StringBuilder part = new StringBuilder();
      for (char c : whole.toCharArray()) {
        part.append(random.nextInt(4) == 0 ? "" : c);
      }
      SequenceAlignment aligned = new SequenceAlignment(letters(whole), letters(part.toString()));
      assertEquals(0, aligned.mismatches(), "seed " + seed);
      for (int k = 0; k < whole.length(); k++) {
        assertEquals(part.indexOf(whole.substring(k, k + 1)), aligned.partner(k), "seed " + seed);
      }
      assertTrue(part.length() > 0, "seed " + seed);
    }
  }
}
