package org.padml.selection;

import java.util.Set;

/**
 * Residue names behind the words {@code protein}, {@code nucleic} and {@code water}.
 *
 * <p>Protein and nucleic acid names are those that MDAnalysis 2.4.2 knows, which come from the
 * CHARMM, Amber, OPLS-AA and GROMOS residue libraries with their terminal and protonation variants,
 * and the terminal variants that its list leaves out. Names are compared as written.
 *
 * @see <a href="https://docs.mdanalysis.org/2.4.2/documentation_pages/selections.html">MDAnalysis
 *     selections</a>
 */
final class ResidueWords {
  private static final Set<String> PROTEIN =
      words(
          "ALA ARG ASN ASP CYS GLN GLU GLY HIS ILE LEU LYS MET PHE PRO SER THR TRP TYR VAL MSE"
              + " HSD HSE HSP HID HIE HIP ORN DAB LYN HYP CYM CYX ASH GLH ACE NME CME ASF ALAD"
              + " ARGN ASPH CYS1 CYS2 CYSH QLN PGLU GLUH HIS1 HIS2 HISA HISB HISD HISE HISH LYSH"
              + " ASN1"
              + " NALA NARG NASN NASP NCYS NCYX NGLN NGLU NGLY NHID NHIE NHIP NHIS NILE NLEU NLYS"
              + " NMET NPHE NPRO NSER NTHR NTRP NTYR NVAL"
              + " CALA CARG CASF CASN CASP CCYS CCYX CGLN CGLU CGLY CHID CHIE CHIP CHIS CILE CLEU"
              + " CLYS CMET CPHE CPRO CSER CTHR CTRP CTYR CVAL");

  private static final Set<String> NUCLEIC =
      words(
          "ADE URA CYT GUA THY DA DC DG DT RA RU RG RC A T U C G DA5 DC5 DG5 DT5 DA3 DC3 DG3 DT3"
              + " RA5 RU5 RG5 RC5 RA3 RU3 RG3 RC3");

  private static final Set<String> WATER =
      words(
          "H2O HOH OH2 HHO OHH DOD SOL WAT TIP TIP2 TIP3 TIP4 TIP5 TIP3P TIP4P TIP5P T3P T4P T5P"
              + " TP3 TP4 TP5 SPC SPCE OPC OPC3");

  private ResidueWords() {}

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  /** Whether it is an amino acid, in any protonation and at either end, or a peptide cap. */
  static boolean isProtein(String residueName) {
    return PROTEIN.contains(residueName);
  }

  /** Whether it is a nucleotide. */
  static boolean isNucleic(String residueName) {
    return NUCLEIC.contains(residueName);
  }

  /** Whether it is water, in the names of structure files and of the common water models. */
  static boolean isWater(String residueName) {
    return WATER.contains(residueName);
  }
}
