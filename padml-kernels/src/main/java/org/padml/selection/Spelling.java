package org.padml.selection;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that was probably meant. */
public final class Spelling {
  private Spelling() {}

  /**
   * The known word nearest in edits (a swap of neighbours counts one), if it is near enough: equal
   * but for case, or one edit up to four letters, two beyond.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String k : known) {
      int d = distance(word.toLowerCase(Locale.ROOT), k.toLowerCase(Locale.ROOT));
      int allowed = Math.min(word.length(), k.length()) <= 4 ? 1 : 2;
      boolean tooShort = word.length() < 2 && d > 0;
      boolean first = d < least || (d == least && best != null && k.compareTo(best) < 0);
      if (d <= allowed && !tooShort && first) {
        least = d;
        best = k;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code "; did you mean "x"?"}, or nothing. */
  public static String hint(String word, Collection<String> known) {
    return nearest(word, known).map(k -> "; did you mean \"" + k + "\"?").orElse("");
  }

  /** Optimal string alignment distance: insertions, deletions, changes, swaps of neighbours. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
