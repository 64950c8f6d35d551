package org.padml.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a residue name says: amino acid (with the protonation and terminal variants of Amber,
 * CHARMM, GROMACS and OPLS), nucleotide, water or monatomic ion. Case does not matter.
 */
public final class ResidueNames {
  private static final Map<String, String> AMINO_ACIDS = new HashMap<>();
  private static final Set<String> CAPS =
      Set.of("ACE", "NME", "NMA", "NHE", "NH2", "FOR", "CT3", "CT2", "NAC");

  /** Residues of peptides whose parent is none of the twenty, or that have two names at once. */
  private static final Set<String> OTHER_PROTEIN =
      Set.of("ALAD", "ASF", "CASF", "CME", "DAB", "ORN", "PGLU", "QLN");

  private static final Set<String> WATERS =
      new HashSet<>(
          Set.of(
              "HOH", "WAT", "SOL", "TIP3", "TIP", "TIP4", "TIP5", "TP3", "TP4", "TP5", "TIP3P",
              "TIP4P", "TIP5P", "TIP2", "T3P", "T4P", "T4E", "T5P", "SPC", "SPCE", "SPC/E", "H2O",
              "DOD", "D3O", "HHO", "OH2", "OPC", "OPC3", "TP3M", "T3H", "W", "HH0", "OHH", "TIP7",
              "SWM4", "SWM6", "SWM"));
  private static final Set<String> NUCLEOTIDES =
      Set.of(
          "A", "C", "G", "U", "T", "DA", "DC", "DG", "DT", "DU", "DI", "RA", "RC", "RG", "RU", "A3",
          "A5", "C3", "C5", "G3", "G5", "U3", "U5", "DA3", "DA5", "DC3", "DC5", "DG3", "DG5", "DT3",
          "DT5", "RA3", "RA5", "RC3", "RC5", "RG3", "RG5", "RU3", "RU5", "ADE", "CYT", "GUA", "THY",
          "URA");
  private static final Map<String, Integer> IONS = new HashMap<>();

  static {
    variants("ALA", "DALA");
    variants("ARG", "ARGN", "ARN");
    variants("ASN", "ASN1");
    variants("ASP", "ASH", "ASPH", "ASPP", "AS4", "ASP1");
    variants("CYS", "CYX", "CYM", "CYS1", "CYS2", "CYSH", "CYN", "CYSX");
    variants("GLN");
    variants("GLU", "GLH", "GLUH", "GLUP", "GL4");
    variants("GLY");
    variants(
        "HIS", "HSD", "HSE", "HSP", "HID", "HIE", "HIP", "HISA", "HISB", "HISD", "HISE", "HISH",
        "HISP", "HIS1", "HIS2");
    variants("ILE");
    variants("LEU");
    variants("LYS", "LYN", "LYSH", "LSN", "LYSN", "LYP");
    variants("MET", "MSE");
    variants("PHE");
    variants("PRO", "HYP");
    variants("SER");
    variants("THR");
    variants("TRP");
    variants("TYR", "TYM");
    variants("VAL");
    for (String name : Set.copyOf(AMINO_ACIDS.keySet())) {
      if (name.length() == 3) {
        String parent = AMINO_ACIDS.getOrDefault(name, name);
        AMINO_ACIDS.putIfAbsent("N" + name, parent);
        AMINO_ACIDS.putIfAbsent("C" + name, parent);
      }
    }
    ion(Elements.NA, "NA", "NA+", "SOD", "NA1", "NA1+");
    ion(Elements.CL, "CL", "CL-", "CLA", "CLO", "CL1", "CL1-");
    ion(Elements.K, "K", "K+", "POT", "K1", "K1+");
    ion(Elements.CA, "CA", "CA2+", "CA2", "CA+2", "CAL", "C0");
    ion(Elements.MG, "MG", "MG2", "MG2+", "MG+2");
    ion(Elements.ZN, "ZN", "ZN2", "ZN2+", "ZN+2");
    ion(3, "LI", "LI+", "LIT");
    ion(37, "RB", "RB+", "RUB");
    ion(55, "CS", "CS+", "CES");
    ion(35, "BR", "BR-");
    ion(53, "I", "I-", "IOD");
    ion(Elements.F, "F", "F-");
    ion(56, "BA", "BAR", "BA2+");
    ion(48, "CD", "CAD", "CD2+");
    ion(26, "FE", "FE2", "FE3", "FE2+", "FE3+");
    ion(25, "MN", "MN2", "MN2+");
    ion(29, "CU", "CU1", "CU2", "CU2+");
    ion(28, "NI", "NI2+");
    ion(27, "CO", "CO2+", "3CO");
    ion(80, "HG", "HG2+");
  }

  private ResidueNames() {}

  private static void variants(String parent, String... others) {
    AMINO_ACIDS.put(parent, parent);
    for (String other : others) {
      AMINO_ACIDS.put(other, parent);
    }
  }

  private static void ion(int atomicNumber, String... names) {
    for (String name : names) {
      IONS.put(name, atomicNumber);
    }
  }

  private static String upper(String residueName) {
    return residueName.strip().toUpperCase(Locale.ROOT);
  }

  /** Parent three-letter code, such as HIS for HID or NHIE; empty when it is no amino acid. */
  public static String aminoAcid(String residueName) {
    return AMINO_ACIDS.getOrDefault(upper(residueName), "");
  }

  /** Whether it is an amino acid in any protonation or terminal form. */
  public static boolean isAminoAcid(String residueName) {
    return AMINO_ACIDS.containsKey(upper(residueName));
  }

  /** Whether it caps a peptide (ACE, NME, NH2, ...). */
  public static boolean isPeptideCap(String residueName) {
    return CAPS.contains(upper(residueName));
  }

  /** Whether it is part of a peptide: an amino acid, a cap, or a residue without known parent. */
  public static boolean isProtein(String residueName) {
    return isAminoAcid(residueName)
        || isPeptideCap(residueName)
        || OTHER_PROTEIN.contains(upper(residueName));
  }

  /** Whether it is water of any model. */
  public static boolean isWater(String residueName) {
    return WATERS.contains(upper(residueName));
  }

  /** Whether it is a standard nucleotide of RNA or DNA; I stands for iodide. */
  public static boolean isNucleotide(String residueName) {
    return NUCLEOTIDES.contains(upper(residueName));
  }

  /** Atomic number of the monatomic ion that bears this name; 0 when it is none. */
  public static int ionElement(String residueName) {
    return IONS.getOrDefault(upper(residueName), Elements.UNKNOWN);
  }
}
