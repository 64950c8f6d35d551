package org.padml.formats.top;

import org.padml.formats.AtomRows;
import org.padml.formats.FormatException;
import org.padml.formats.TextLines;
import org.padml.model.Elements;

/**
 * A row of {@code [ atomtypes ]}: name, maybe a bonded type, maybe an atomic number, mass, charge,
 * particle type, V, W.
 *
 * @param element atomic number, or {@link AtomRows#NOT_STATED}
 * @param v C6 or sigma, as the combination rule says; NaN where the row ends before
 * @param w C12 or epsilon; NaN where the row ends before
 */
public record AtomType(
    String name, int element, double mass, double charge, boolean isSite, double v, double w) {
  /** The particle type is a letter; how far it stands from the front tells which columns exist. */
  static AtomType parse(String[] words, TextLines lines) throws FormatException {
    int particle = words.length > 5 && isLetter(words[5]) ? 5 : 0;
    particle = words.length > 4 && isLetter(words[4]) ? 4 : particle;
    particle = words.length > 3 && isLetter(words[3]) ? 3 : particle;
    if (particle == 0) {
      throw lines.fault(
          FormatException.Kind.CORRUPT,
          "atom type: expected name, mass, charge, particle type, found \""
              + String.join(" ", words)
              + '"');
    }
    boolean hasNumber = particle == 5 || (particle == 4 && Character.isDigit(words[1].charAt(0)));
    int element = AtomRows.NOT_STATED;
    if (hasNumber) {
      int z = lines.integer(words[particle - 3], "atomic number of atom type " + words[0]);
      element = z > 0 && z <= Elements.maxAtomicNumber() ? z : AtomRows.NOT_STATED;
    }
    double mass = lines.number(words[particle - 2], "mass of atom type " + words[0]);
    double charge = lines.number(words[particle - 1], "charge of atom type " + words[0]);
    char letter = Character.toUpperCase(words[particle].charAt(0));
    boolean isWhole = words.length > particle + 2;
    return new AtomType(
        words[0],
        element,
        mass,
        charge,
        letter == 'V' || letter == 'D',
        isWhole ? lines.number(words[particle + 1], "V of atom type " + words[0]) : Double.NaN,
        isWhole ? lines.number(words[particle + 2], "W of atom type " + words[0]) : Double.NaN);
  }

  private static boolean isLetter(String word) {
    return word.length() == 1 && Character.isLetter(word.charAt(0));
  }
}
