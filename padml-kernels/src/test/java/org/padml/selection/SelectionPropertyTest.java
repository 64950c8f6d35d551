package org.padml.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;

/** Random expressions on random systems against a brute-force evaluation. */
final class SelectionPropertyTest {
  private static final long SEED = 20260731L;
  private static final int CASES = 3000;

  @Test
  void expressionsEqualTheirBruteForceTwin() {
    int nonEmpty = 0;
    for (int c = 0; c < CASES; c++) {
      long seed = SEED + c;
      RandomSystem system = new RandomSystem(new Random(seed));
      RandomSystem.Expected expected = system.expression(3);
      Selection selection = Selection.parse(expected.text());
      Selection.Context context = new Selection.Context(system.groups, null);
      AtomSet found = selection.evaluate(system.topology, context);
      AtomSet wanted = RandomSystem.atomsOf(expected.atoms());
      assertEquals(
          wanted, found, () -> "seed " + seed + ": " + expected.text() + " on " + system.atoms());
      Selection again = Selection.parse(selection.describe());
      assertEquals(
          found,
          again.evaluate(system.topology, context),
          () -> "seed " + seed + ": " + selection.describe());
      assertEquals(selection.describe(), again.describe());
      nonEmpty += wanted.isEmpty() ? 0 : 1;
    }
    assertTrue(nonEmpty > CASES / 3, "cases with atoms: " + nonEmpty);
  }

  @Test
  void mutatedExpressionsParseOrComplainWithACaret() {
    Random random = new Random(SEED);
    String alphabet = "()\"'*?[]-:,.05 anmorxAZ\u00c5\t";
    int refused = 0;
    for (int c = 0; c < CASES; c++) {
      RandomSystem system = new RandomSystem(random);
      StringBuilder text = new StringBuilder(system.expression(2).text());
      int edits = 1 + random.nextInt(3);
      for (int e = 0; e < edits && !text.isEmpty(); e++) {
        int at = random.nextInt(text.length());
        char letter = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, letter);
          case 1 -> text.insert(at, letter);
          default -> text.deleteCharAt(at);
        }
      }
      try {
        Selection.parse(text.toString())
            .evaluate(system.topology, new Selection.Context(system.groups, null));
      } catch (IllegalArgumentException error) {
        refused++;
        String message = String.valueOf(error.getMessage());
        assertTrue(message.startsWith("selection: ") && message.endsWith("^"), message);
      }
    }
    assertTrue(refused > CASES / 10, "refused: " + refused);
  }
}
