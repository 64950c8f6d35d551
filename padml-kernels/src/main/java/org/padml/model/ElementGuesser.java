package org.padml.model;

import java.util.Locale;
import java.util.Set;

/**
 * Element of an atom from its name and its residue's name, for files that give no element.
 *
 * <p>The residue decides what a name means: CA is carbon in an amino acid and calcium in residue
 * CA; HG is hydrogen unless the residue is mercury. Mass plays no part: hydrogens may carry 3 or 4
 * u.
 */
public final class ElementGuesser {
  /** Two-letter symbols that atom names outside ions use unmistakably. */
  private static final Set<String> TWO_LETTERS =
      Set.of("CL", "BR", "FE", "ZN", "MG", "MN", "CU", "SE", "SI", "LI", "AL", "AS", "RU", "RH");

  private static final String AMINO_ACID_ELEMENTS = "HCNOSP";
  private static final String ORGANIC_ELEMENTS = "HCNOSPFIBKUVW";

  private ElementGuesser() {}

  /** Atomic number; 0 when the name says nothing or names a particle that is no atom. */
  public static int guess(String atomName, String residueName) {
    if (isVirtualSite(atomName, residueName)) {
      return Elements.UNKNOWN;
    }
    String name = letters(atomName);
    if (name.isEmpty()) {
      return Elements.UNKNOWN;
    }
    if (name.equals("SE") && ResidueNames.aminoAcid(residueName).equals("MET")) {
      return Elements.ofSymbol("SE");
    }
    if (isBiopolymer(residueName)) {
      return firstLetter(name, AMINO_ACID_ELEMENTS);
    }
    int ion = ion(atomName, residueName);
    return ion != Elements.UNKNOWN ? ion : organic(atomName, name);
  }

  /**
   * The element a file states, or the guess when it states none, or one that the residue cannot
   * hold (some programs write CA for an alpha carbon).
   */
  public static int resolve(String stated, String atomName, String residueName) {
    int element = Elements.ofSymbol(stated);
    if (element == Elements.UNKNOWN) {
      return guess(atomName, residueName);
    }
    if (ResidueNames.isAminoAcid(residueName) && stated.strip().length() == 2) {
      int guess = guess(atomName, residueName);
      return guess == Elements.UNKNOWN ? element : guess;
    }
    return element;
  }

  /**
   * Whether the name is that of a massless site, lone pair or Drude particle: M, MW, EPW, LP1 in
   * water, LP and EP sites and Drude particles (D before a heavy atom's name) elsewhere, and the
   * dummy masses MCH3, MNH3 and MCB of GROMACS.
   */
  public static boolean isVirtualSite(String atomName, String residueName) {
    String name = letters(atomName);
    if (ResidueNames.isWater(residueName)) {
      return name.startsWith("M")
          || name.startsWith("EP")
          || name.startsWith("L")
          || name.equals("IW")
          || name.equals("OM")
          || name.startsWith("DO");
    }
    if (name.equals("LP")
        || name.startsWith("LPA")
        || name.startsWith("LPB")
        || name.equals("EP")) {
      return true;
    }
    if (ResidueNames.isAminoAcid(residueName)) {
      boolean drude =
          name.length() > 1 && name.charAt(0) == 'D' && "CNOS".indexOf(name.charAt(1)) >= 0;
      boolean dummyMass = name.startsWith("M");
      return drude || dummyMass || name.startsWith("LP") || name.startsWith("EP");
    }
    return false;
  }

  private static boolean isBiopolymer(String residueName) {
    return ResidueNames.isAminoAcid(residueName)
        || ResidueNames.isPeptideCap(residueName)
        || ResidueNames.isWater(residueName)
        || ResidueNames.isNucleotide(residueName);
  }

  /** An atom named like its residue, or like an ion in a residue of ions. */
  private static int ion(String atomName, String residueName) {
    int byResidue = ResidueNames.ionElement(residueName);
    int byAtom = ResidueNames.ionElement(atomName);
    if (byResidue != Elements.UNKNOWN && byResidue == byAtom) {
      return byResidue;
    }
    String residue = letters(residueName);
    if (residue.equals("ION") || residue.equals("IONS")) {
      return byAtom;
    }
    String name = letters(atomName);
    return !name.isEmpty() && name.equals(residue) ? Elements.ofSymbol(name) : Elements.UNKNOWN;
  }

  private static int organic(String atomName, String name) {
    String head = name.length() > 2 ? name.substring(0, 2) : name;
    boolean endsAfterTwo = name.length() == 2;
    if (endsAfterTwo && TWO_LETTERS.contains(head)) {
      return Elements.ofSymbol(head);
    }
    String bare = atomName.strip();
    boolean mixedCase =
        bare.length() >= 2
            && Character.isUpperCase(bare.charAt(0))
            && Character.isLowerCase(bare.charAt(1));
    if (mixedCase && endsAfterTwo && Elements.ofSymbol(head) != Elements.UNKNOWN) {
      return Elements.ofSymbol(head);
    }
    return firstLetter(name, ORGANIC_ELEMENTS);
  }

  private static int firstLetter(String name, String allowed) {
    char first = name.charAt(0) == 'D' ? 'H' : name.charAt(0);
    return allowed.indexOf(first) >= 0
        ? Elements.ofSymbol(String.valueOf(first))
        : Elements.UNKNOWN;
  }

  /** Upper-case letters from the first letter on, up to the first digit or sign behind them. */
  private static String letters(String name) {
    String s = name.strip().toUpperCase(Locale.ROOT);
    int from = 0;
    while (from < s.length() && !isLetter(s.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < s.length() && isLetter(s.charAt(to))) {
      to++;
    }
    return s.substring(from, to);
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
