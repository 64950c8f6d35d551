package org.padml.model;

/**
 * Covalent radii in nm, for telling bonds from contacts. Metals have their low-spin value.
 *
 * @see <a href="https://doi.org/10.1039/b801115j">Cordero et al., 2008</a>
 */
final class CovalentRadii {
  private static final double[] NM = new double[Elements.maxAtomicNumber() + 1];
  private static final String NONMETALS = " H B C N O F Si P S Cl As Se Br I ";

  /** Radius of elements that the table leaves out: that of a transition metal. */
  private static final double OTHER = 0.14;

  static {
    java.util.Arrays.fill(NM, OTHER);
    set("H", 0.031);
    set("B", 0.084);
    set("C", 0.076);
    set("N", 0.071);
    set("O", 0.066);
    set("F", 0.057);
    set("Si", 0.111);
    set("P", 0.107);
    set("S", 0.105);
    set("Cl", 0.102);
    set("Mg", 0.141);
    set("Mn", 0.139);
    set("Fe", 0.132);
    set("Co", 0.126);
    set("Ni", 0.124);
    set("Cu", 0.132);
    set("Zn", 0.122);
    set("As", 0.119);
    set("Se", 0.120);
    set("Br", 0.120);
    set("Mo", 0.154);
    set("I", 0.139);
  }

  private CovalentRadii() {}

  private static void set(String symbol, double nm) {
    NM[Elements.ofSymbol(symbol)] = nm;
  }

  static double nm(int atomicNumber) {
    return NM[atomicNumber];
  }

  /** Whether the element forms bonds of its own accord between residues. */
  static boolean isNonmetal(int atomicNumber) {
    return NONMETALS.contains(" " + Elements.symbol(atomicNumber) + " ");
  }
}
