package org.padml.model;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Bonds of the standard amino acids by atom names.
 *
 * <p>Hydrogens need no list: a hydrogen's name repeats the remoteness letter and branch of its
 * heavy atom (HD21 sits on ND2, 1HB on CB), in Amber, CHARMM, GROMACS and OPLS alike.
 *
 * @see <a href="https://doi.org/10.1351/pac199870010117">IUPAC recommendations, 1998</a>
 */
final class ResidueTemplates {
  private static final String BACKBONE = "N-CA CA-C C-O CA-CB ";
  private static final String RING = "CB-CG CG-CD1 CG-CD2 CD1-CE1 CD2-CE2 CE1-CZ CE2-CZ ";
  private static final Map<String, String[][]> BONDS = new HashMap<>();

  /** What the oxygens of a C-terminal carboxyl group are called. */
  private static final Set<String> TERMINAL_OXYGENS =
      Set.of("OXT", "OT", "OT1", "OT2", "O1", "O2", "OC1", "OC2", "O'", "O''");

  static {
    put("GLY", "");
    put("ALA", "");
    put("ARG", "CB-CG CG-CD CD-NE NE-CZ CZ-NH1 CZ-NH2");
    put("ASN", "CB-CG CG-OD1 CG-ND2");
    put("ASP", "CB-CG CG-OD1 CG-OD2");
    put("CYS", "CB-SG");
    put("GLN", "CB-CG CG-CD CD-OE1 CD-NE2");
    put("GLU", "CB-CG CG-CD CD-OE1 CD-OE2");
    put("HIS", "CB-CG CG-ND1 CG-CD2 ND1-CE1 CD2-NE2 CE1-NE2");
    put("ILE", "CB-CG1 CB-CG2 CG1-CD1 CG1-CD");
    put("LEU", "CB-CG CG-CD1 CG-CD2");
    put("LYS", "CB-CG CG-CD CD-CE CE-NZ");
    put("MET", "CB-CG CG-SD SD-CE CG-SE SE-CE");
    put("PHE", RING);
    put("PRO", "CB-CG CG-CD CD-N CG-OD1");
    put("SER", "CB-OG");
    put("THR", "CB-OG1 CB-CG2");
    put(
        "TRP",
        "CB-CG CG-CD1 CG-CD2 CD1-NE1 NE1-CE2 CD2-CE2 CD2-CE3 CE3-CZ3 CE2-CZ2 CZ3-CH2 CZ2-CH2");
    put("TYR", RING + "CZ-OH");
    put("VAL", "CB-CG1 CB-CG2");
  }

  private ResidueTemplates() {}

  private static void put(String aminoAcid, String sideChain) {
    String[] pairs = (BACKBONE + sideChain).strip().split(" +");
    String[][] bonds = new String[pairs.length][];
    for (int k = 0; k < pairs.length; k++) {
      bonds[k] = pairs[k].split("-");
    }
    BONDS.put(aminoAcid, bonds);
  }

  /** Pairs of names of bonded heavy atoms; names that a residue lacks are of another variant. */
  static String[][] bonds(String aminoAcid) {
    return BONDS.getOrDefault(aminoAcid, new String[0][]);
  }

  static boolean isTerminalOxygen(String name) {
    return TERMINAL_OXYGENS.contains(name);
  }

  /**
   * Heavy atom that a hydrogen of an amino acid sits on.
   *
   * @param heavy heavy atoms of the residue by upper-case name
   * @return the atom, or -1 when the name does not tell
   */
  static int parent(String hydrogen, Map<String, Integer> heavy) {
    String name = hydrogen.toUpperCase(Locale.ROOT);
    int digits = 0;
    while (digits < name.length() && Character.isDigit(name.charAt(digits))) {
      digits++;
    }
    String rest = name.substring(digits) + name.substring(0, digits);
    if (rest.length() < 1 || (rest.charAt(0) != 'H' && rest.charAt(0) != 'D')) {
      return -1;
    }
    String place = rest.substring(1);
    String letters = place.replaceAll("[^A-Z]", "");
    if (letters.isEmpty() || letters.equals("N") || letters.equals("T")) {
      return heavy.getOrDefault("N", -1);
    }
    for (int length = place.length(); length > 0; length--) {
      String prefix = place.substring(0, length);
      Integer named = heavy.get(prefix);
      if (named != null && length > 1) {
        return named;
      }
      for (String element : new String[] {"C", "N", "O", "S"}) {
        Integer atom = heavy.get(element + prefix);
        if (atom != null) {
          return atom;
        }
      }
    }
    return -1;
  }
}
