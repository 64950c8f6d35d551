package org.padml.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final List<String> WORDS =
      List.of("chain", "resid", "resname", "name", "protein", "or", "and", "not");

  @ParameterizedTest
  @CsvSource({
    "chian, chain, a swap of neighbours is one edit",
    "chan, chain, a letter left out",
    "chainn, chain, a letter too many",
    "chair, chain, a letter changed",
    "protien, protein, a swap in a longer word",
    "protn, protein, two edits in a longer word",
    "RESID, resid, only the case differs",
    "nott, not, one edit of a short word",
    "ro, or, a swap of two letters"
  })
  void findsTheWordThatWasMeant(String typed, String meant, String why) {
    assertEquals(Optional.of(meant), Spelling.nearest(typed, WORDS), why);
  }

  @ParameterizedTest
  @CsvSource({
    "water, far from every word",
    "nmea, two edits of a word of four letters",
    "x, one letter could be anything",
    "protein123, three edits"
  })
  void doesNotGuessWhenNothingIsNear(String typed, String why) {
    assertEquals(Optional.empty(), Spelling.nearest(typed, WORDS), why);
    assertEquals("", Spelling.hint(typed, WORDS), why);
  }

  @Test
  void aTieGoesToTheFirstInTheAlphabetWhateverTheOrder() {
    assertEquals(Optional.of("resa"), Spelling.nearest("res", List.of("resb", "resa")));
    assertEquals(Optional.of("resa"), Spelling.nearest("res", List.of("resa", "resb")));
  }

  @Test
  void fewerEditsWinOverTheAlphabet() {
    assertEquals(Optional.of("resname"), Spelling.nearest("resnme", List.of("renme2", "resname")));
  }

  @Test
  void theHintQuotesTheWord() {
    assertEquals("; did you mean \"chain\"?", Spelling.hint("chian", WORDS));
  }

  @Test
  void nothingKnownGivesNothing() {
    assertEquals(Optional.empty(), Spelling.nearest("chain", List.of()));
  }
}
