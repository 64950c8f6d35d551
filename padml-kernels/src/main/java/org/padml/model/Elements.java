package org.padml.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Chemical elements by atomic number (0: unknown). Masses: IUPAC 2021 abridged standard atomic
 * weights, u; of the longest-lived isotope where no weight is given.
 */
public final class Elements {
  /** Atomic numbers that the code refers to by name. */
  public static final int UNKNOWN = 0;

  /** Hydrogen. */
  public static final int H = 1;

  /** Carbon. */
  public static final int C = 6;

  /** Nitrogen. */
  public static final int N = 7;

  /** Oxygen. */
  public static final int O = 8;

  /** Fluorine. */
  public static final int F = 9;

  /** Sodium. */
  public static final int NA = 11;

  /** Magnesium. */
  public static final int MG = 12;

  /** Phosphorus. */
  public static final int P = 15;

  /** Sulfur. */
  public static final int S = 16;

  /** Chlorine. */
  public static final int CL = 17;

  /** Potassium. */
  public static final int K = 19;

  /** Calcium. */
  public static final int CA = 20;

  /** Zinc. */
  public static final int ZN = 30;

  private static final String[] SYMBOLS =
      ("X H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As"
              + " Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm"
              + " Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra"
              + " Ac Th Pa U")
          .split(" ");

  private static final double[] MASSES = {
    0, 1.008, 4.0026, 6.94, 9.0122, 10.81, 12.011, 14.007, 15.999, 18.998, 20.180, 22.990, 24.305,
    26.982, 28.085, 30.974, 32.06, 35.45, 39.95, 39.098, 40.078, 44.956, 47.867, 50.942, 51.996,
    54.938, 55.845, 58.933, 58.693, 63.546, 65.38, 69.723, 72.630, 74.922, 78.971, 79.904, 83.798,
    85.468, 87.62, 88.906, 91.224, 92.906, 95.95, 97, 101.07, 102.91, 106.42, 107.87, 112.41,
    114.82, 118.71, 121.76, 127.60, 126.90, 131.29, 132.91, 137.33, 138.91, 140.12, 140.91, 144.24,
    145, 150.36, 151.96, 157.25, 158.93, 162.50, 164.93, 167.26, 168.93, 173.05, 174.97, 178.49,
    180.95, 183.84, 186.21, 190.23, 192.22, 195.08, 196.97, 200.59, 204.38, 207.2, 208.98, 209, 210,
    222, 223, 226, 227, 232.04, 231.04, 238.03
  };

  private static final Map<String, Integer> BY_SYMBOL = new HashMap<>();

  static {
    for (int z = 1; z < SYMBOLS.length; z++) {
      BY_SYMBOL.put(SYMBOLS[z].toUpperCase(Locale.ROOT), z);
    }
    BY_SYMBOL.put("D", H);
  }

  private Elements() {}

  /** Largest atomic number known here. */
  public static int maxAtomicNumber() {
    return SYMBOLS.length - 1;
  }

  /** Atomic number of a symbol in any case, deuterium as hydrogen; 0 when it is none. */
  public static int ofSymbol(String symbol) {
    return BY_SYMBOL.getOrDefault(symbol.strip().toUpperCase(Locale.ROOT), UNKNOWN);
  }

  /** Symbol, "X" for unknown. */
  public static String symbol(int atomicNumber) {
    return SYMBOLS[atomicNumber];
  }

  /** Standard atomic weight in u, 0 for unknown. */
  public static double mass(int atomicNumber) {
    return MASSES[atomicNumber];
  }
}
