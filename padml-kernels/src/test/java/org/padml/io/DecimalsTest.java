package org.padml.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DecimalsTest {
  @Test
  void equalsTheLibraryForEverySpelling() {
    long seed = 20261120;
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      int decimals = random.nextInt(9);
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(7));
      String text =
          switch (random.nextInt(3)) {
            case 0 -> String.format(Locale.ROOT, "%." + decimals + "f", value);
            case 1 -> String.format(Locale.ROOT, "%." + decimals + "e", value);
            default -> Double.toString(value);
          };
      String line = "ab" + " ".repeat(random.nextInt(3)) + text + "  cd";
      double parsed = Decimals.parse(line, 2, line.length() - 2);
      assertEquals(Double.parseDouble(text), parsed, 0.0, "seed " + seed + ", text " + text);
    }
  }

  @Test
  void refusesWhatIsNoNumber() {
    for (String text :
        new String[] {"********", "", "1 2", "1.2.3", "0x10", "1f", "--1", "-", ".", "1e"}) {
      NumberFormatException e =
          assertThrows(
              NumberFormatException.class, () -> Decimals.parse(text, 0, text.length()), text);
      assertEquals("expected a number, found '" + text + "'", e.getMessage());
    }
    assertThrows(NumberFormatException.class, () -> Decimals.parse("1.0", 5, 9));
  }

  @Test
  void keepsNanAndInfinityForTheCheckOfFrames() {
    assertEquals(Double.NaN, Decimals.parse("   nan", 0, 6));
    assertEquals(Double.NaN, Decimals.parse("  -nan", 0, 6));
    assertEquals(Double.NEGATIVE_INFINITY, Decimals.parse("  -inf", 0, 6));
  }

  @Test
  void wholeNumbersAndFields() {
    assertEquals(-12, Decimals.parseInt("x -12 ", 1, 9));
    NumberFormatException e =
        assertThrows(NumberFormatException.class, () -> Decimals.parseInt("12a", 0, 3));
    assertEquals("expected a whole number, found '12a'", e.getMessage());
    assertEquals("b", Decimals.field("a b c", 1, 4));
    assertEquals("", Decimals.field("a", 4, 9));
  }
}
