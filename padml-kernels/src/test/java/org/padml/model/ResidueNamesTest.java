package org.padml.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResidueNamesTest {
  /** ProteinSelection.prot_res and NucleicSelection.nucl_res of MDAnalysis 2.4.2. */
  private static final String MDANALYSIS_PROTEIN =
      "ACE ALA ALAD ARG ARGN ASF ASH ASN ASN1 ASP ASPH CALA CARG CASF CASN CASP CCYS CCYX CGLN "
          + "CGLU CGLY CHID CHIE CHIP CILE CLEU CLYS CME CMET CPHE CPRO CSER CTHR CTRP CTYR CVAL CYM "
          + "CYS CYS1 CYS2 CYSH CYX DAB GLH GLN GLU GLUH GLY HID HIE HIP HIS HIS1 HIS2 HISA HISB HISD "
          + "HISE HISH HSD HSE HSP HYP ILE LEU LYN LYS LYSH MET MSE NALA NARG NASN NASP NCYS NCYX "
          + "NGLN NGLU NGLY NHID NHIE NHIP NILE NLEU NLYS NME NMET NPHE NPRO NSER NTHR NTRP NTYR NVAL "
          + "ORN PGLU PHE PRO QLN SER THR TRP TYR VAL";

  private static final String MDANALYSIS_NUCLEIC =
      "A ADE C CYT DA DA3 DA5 DC DC3 DC5 DG DG3 DG5 DT DT3 DT5 G GUA RA RA3 RA5 RC RC3 RC5 RG "
          + "RG3 RG5 RU RU3 RU5 T THY U URA";

  @Test
  void everyNameThatMdAnalysisKnowsIsKnown() {
    for (String name : MDANALYSIS_PROTEIN.split(" ")) {
      assertTrue(ResidueNames.isProtein(name), name);
      assertFalse(ResidueNames.isNucleotide(name), name);
    }
    for (String name : MDANALYSIS_NUCLEIC.split(" ")) {
      assertTrue(ResidueNames.isNucleotide(name), name);
      assertFalse(ResidueNames.isProtein(name), name);
    }
  }

  /** Protonation states of CHARMM and GROMOS and ends of Amber that its list leaves out. */
  @ParameterizedTest
  @ValueSource(strings = {"GLUP", "ASPP", "LSN", "TYM", "NASH", "CLYN", "CGLH", "NCYM", "NMA"})
  void protonationStatesAndEndsAreProtein(String name) {
    assertTrue(ResidueNames.isProtein(name), name);
  }

  @Test
  void ligandsAndIonsAreNeither() {
    for (String name : new String[] {"ACP", "ATP", "AMP", "I", "CA", "POPC", "HEM", "SOL", ""}) {
      assertFalse(ResidueNames.isProtein(name), name);
      assertFalse(ResidueNames.isNucleotide(name), name);
    }
    assertEquals(53, ResidueNames.ionElement("I"));
  }
}
