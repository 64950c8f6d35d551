package org.padml.model;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Lipids and detergents by residue name, as CHARMM36, Slipids, Lipid21 (a residue for the head and
 * one for each tail), Berger's united atoms, Martini and the PDB call them. Names that mean other
 * things too are among them; a membrane is many such residues, so a few say nothing.
 */
public final class Lipids {
  /** Systems with as many such residues have a membrane, a bilayer patch or a micelle. */
  public static final int LEAST_OF_MEMBRANE = 20;

  /** Two letters for the tails, then phosphatidyl-choline, -ethanolamine, -glycerol and so on. */
  private static final Pattern PHOSPHOLIPID = Pattern.compile("[A-Z]{2}P[ACEGIS][0-9]{0,2}");

  private static final Set<String> NAMES =
      Set.of(
          // sterols
          "CHL",
          "CHL1",
          "CHOL",
          "CLR",
          "CHS",
          "Y01",
          "ERG",
          "ERGO",
          "SITO",
          "STIG",
          "CAMP",
          // sphingolipids, cardiolipins, inositides, glycolipids
          "PSM",
          "SSM",
          "NSM",
          "OSM",
          "BSM",
          "LSM",
          "DPSM",
          "DBSM",
          "DXSM",
          "POSM",
          "PVSM",
          "CER",
          "CER1",
          "CER2",
          "CER3",
          "CER160",
          "CER180",
          "DPCE",
          "CDL",
          "CDL0",
          "CDL1",
          "CDL2",
          "TOCL1",
          "TOCL2",
          "TLCL1",
          "TLCL2",
          "TMCL1",
          "TMCL2",
          "PMCL1",
          "PMCL2",
          "POP1",
          "POP2",
          "POP3",
          "PAP6",
          "SAP6",
          "DPG1",
          "DPG3",
          "DPGS",
          "GM1",
          "GM3",
          // heads and tails of Lipid21
          "PC",
          "PE",
          "PS",
          "PGR",
          "PGS",
          "PH-",
          "P2-",
          "SPM",
          "AR",
          "DHA",
          "LA",
          "LAL",
          "MY",
          "OL",
          "PA",
          "SA",
          "ST",
          // Berger and short names
          "POP",
          "DPP",
          "DOP",
          "DMP",
          "DLP",
          "DSP",
          // fatty acids, mono- and diacylglycerols
          "PALM",
          "PLM",
          "PAL",
          "MYR",
          "STE",
          "OLA",
          "OLE",
          "OLC",
          "OLB",
          "PODG",
          "DPDG",
          "DODG",
          // detergents
          "SDS",
          "DPC",
          "FOS12",
          "LDAO",
          "LDA",
          "LAPAO",
          "LMT",
          "DDM",
          "BOG",
          "BNG",
          "LMNG",
          "C8E",
          "C12E8",
          // charged and lyso lipids
          "DOTAP",
          "DHPC",
          "LHG",
          "LMG",
          "LPP",
          // lipids of the PDB
          "PC1",
          "PCW",
          "PEE",
          "PEF",
          "PEV",
          "PGV",
          "PGT",
          "POV",
          "P5S",
          "PX4",
          "3PE",
          "3PH",
          "6PL",
          "8PE",
          "PTY",
          "PCF");

  private Lipids() {}

  /** Whether a residue name is that of a lipid or detergent, or of a part of one. */
  public static boolean isLipid(String residueName) {
    String name = residueName.strip().toUpperCase(Locale.ROOT);
    return NAMES.contains(name)
        || (PHOSPHOLIPID.matcher(name).matches() && !ResidueNames.isProtein(name));
  }

  /**
   * The membrane of a system in words, such as "membrane of 120 lipid residues (POPC 100, POPE
   * 20)"; empty when it has none.
   */
  public static String membrane(Topology topology) {
    Map<String, Integer> counts = new TreeMap<>();
    int total = 0;
    for (int r = 0; r < topology.nResidues(); r++) {
      String name = topology.residue(r).name();
      if (isLipid(name)) {
        counts.merge(name, 1, Integer::sum);
        total++;
      }
    }
    if (total < LEAST_OF_MEMBRANE) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (name, count) ->
            text.append(text.length() == 0 ? "" : ", ").append(name).append(' ').append(count));
    return "membrane of " + total + " lipid residues (" + text + ")";
  }
}
