package org.padml.descriptors.surface;

/**
 * Published radii of heavy atoms with their hydrogens, nm, as text for {@link UnitedAtomRadii}.
 *
 * <p>First line: classes and their radii; a class begins with its element. Then one residue a line:
 * a class, its atoms, a slash, the next class. {@code ANY} stands for every residue, {@code AMINO}
 * for the amino acids, {@code NUCLEIC} for the nucleotides.
 */
final class UnitedAtomTables {
  /**
   * ProtOr: carbons by bonds and hydrogens.
   *
   * @see <a href="https://doi.org/10.1006/jmbi.1999.2829">Tsai et al., 1999</a>
   */
  static final String PROTOR =
      """
      C3H0 0.161 C3H1 0.176 C4 0.188 N 0.164 O1H0 0.142 O2 0.146 S 0.177 SE 0.190 P 0.180 OW 0.146
      AMINO N N / C4 CA CB / C3H0 C / O1H0 O / O2 OXT
      ARG C4 CG CD / N NE NH1 NH2 / C3H0 CZ
      ASN C3H0 CG / O1H0 OD1 / N ND2
      ASP C3H0 CG / O1H0 OD1 / O2 OD2
      CYS S SG
      GLN C4 CG / C3H0 CD / O1H0 OE1 / N NE2
      GLU C4 CG / C3H0 CD / O1H0 OE1 / O2 OE2
      HIS C3H0 CG / N ND1 NE2 / C3H1 CD2 CE1
      ILE C4 CG1 CG2 CD1
      LEU C4 CG CD1 CD2
      LYS C4 CG CD CE / N NZ
      MET C4 CG CE / S SD
      PHE C3H0 CG / C3H1 CD1 CD2 CE1 CE2 CZ
      PRO C4 CG CD
      SER O2 OG
      THR O2 OG1 / C4 CG2
      TRP C3H0 CG CD2 CE2 / C3H1 CD1 CE3 CZ2 CZ3 CH2 / N NE1
      TYR C3H0 CG CZ / C3H1 CD1 CD2 CE1 CE2 / O2 OH
      VAL C4 CG1 CG2
      MSE SE SE
      SEC N N / C4 CA CB / C3H0 C / O1H0 O / O2 OXT / SE SE
      HOH OW O
      NH2 N N
      ACE C3H1 C / O1H0 O / C4 CH3
      NUCLEIC P P / O1H0 OP1 / O2 OP2 OP3 O5' O4' O3' O2' / C4 C5' C4' C3' C2' C1'
      A N N9 N7 N6 N1 N3 / C3H1 C8 C2 / C3H0 C5 C6 C4
      C N N1 N3 N4 / C3H0 C2 C4 / O1H0 O2 / C3H1 C5 C6
      G N N9 N7 N1 N2 N3 / C3H1 C8 / C3H0 C5 C6 C2 C4 / O1H0 O6
      I N N9 N7 N1 N3 / C3H1 C8 C2 / C3H0 C5 C6 C4 / O1H0 O6
      T N N1 N3 / C3H0 C2 C4 C5 / O1H0 O2 O4 / C4 C7 / C3H1 C6
      U N N1 N3 / C3H0 C2 C4 / O1H0 O2 O4 / C3H1 C5 C6
      """;

  /**
   * NACCESS: the radii of Chothia 1976, with values for nucleotides and selenium.
   *
   * @see <a href="https://doi.org/10.1016/0022-2836(76)90191-1">Chothia, 1976</a>
   */
  static final String NACCESS =
      """
      C_ALI 0.187 C_CAR 0.176 C_NUC 0.180 N_AMN 0.150 N_AMD 0.165 N_NUC 0.160 O 0.140 S 0.185 \
      SE 0.180 P 0.190
      ANY C_CAR C / O O OXT OP1 OP2 OP3 O5' O4' O3' O2' / C_ALI CA CB / N_AMD N / P P \
      / C_NUC C5' C4' C3' C2' C1'
      ARG C_ALI CG CD / N_AMD NE NH1 NH2 / C_CAR CZ
      ASN C_CAR CG / O OD1 / N_AMD ND2
      ASP C_CAR CG / O OD1 OD2
      CYS S SG
      GLN C_ALI CG / C_CAR CD / O OE1 / N_AMD NE2
      GLU C_ALI CG / C_CAR CD / O OE1 OE2
      HIS C_CAR CG CD2 CE1 / N_AMD ND1 NE2
      ILE C_ALI CG1 CG2 CD1
      LEU C_ALI CG CD1 CD2
      LYS C_ALI CG CD CE / N_AMN NZ
      MET C_ALI CG CE / S SD
      PHE C_CAR CG CD1 CD2 CE1 CE2 CZ
      PRO C_ALI CG CD
      SER O OG
      THR O OG1 / C_ALI CG2
      TRP C_CAR CG CD1 CD2 CE2 CE3 CZ2 CZ3 CH2 / N_AMD NE1
      TYR C_CAR CG CD1 CD2 CE1 CE2 CZ / O OH
      VAL C_ALI CG1 CG2
      MSE SE SE
      SEC SE SE
      A N_NUC N9 N7 N6 N1 N3 / C_NUC C8 C5 C6 C2 C4
      C N_NUC N1 N3 N4 / C_NUC C2 C4 C5 C6 / O O2
      G N_NUC N9 N7 N1 N2 N3 / C_NUC C8 C5 C6 C2 C4 / O O6
      I N_NUC N9 N7 N1 N3 / C_NUC C8 C5 C6 C2 C4 / O O6
      T N_NUC N1 N3 / C_NUC C2 C4 C5 C7 C6 / O O2 O4
      U N_NUC N1 N3 / C_NUC C2 C4 C5 C6 / O O2 O4
      """;

  /**
   * OONS: Ooi, Oobatake, Nemethy and Scheraga, with FreeSASA's values for what they do not list.
   *
   * @see <a href="https://doi.org/10.1073/pnas.84.10.3086">Ooi et al., 1987</a>
   */
  static final String OONS =
      """
      C_ALI 0.200 C_ARO 0.175 C_CAR 0.155 N 0.155 O 0.140 S 0.200 P 0.180 SE 0.190
      ANY C_CAR C / C_ALI CA CB C5' CM2 / N N N1 N2 N3 N4 N6 N7 N9 / P P \
      / O O OXT OP1 OP2 OP3 O5' O4' O3' O2' O2 O4 O6 \
      / C_ARO C4' C3' C2' C1' C2 C4 C5 C6 C7 C8
      ARG C_ALI CG CD CZ / N NE NH1 NH2
      ASN C_CAR CG / O OD1 / N ND2
      ASP C_CAR CG / O OD1 OD2
      CYS S SG
      GLN C_ALI CG / C_CAR CD / O OE1 / N NE2
      GLU C_ALI CG / C_CAR CD / O OE1 OE2
      HIS C_ARO CG CD2 CE1 / N ND1 NE2
      ILE C_ALI CG1 CG2 CD1
      LEU C_ALI CG CD1 CD2
      LYS C_ALI CG CD CE / N NZ
      MET C_ALI CG CE / S SD
      PHE C_ARO CG CD1 CD2 CE1 CE2 CZ
      PRO C_ARO CB CG CD
      SER O OG
      THR O OG1 / C_ALI CG2
      TRP C_ARO CG CD1 CD2 CE2 CE3 CZ2 CZ3 CH2 / N NE1
      TYR C_ARO CG CD1 CD2 CE1 CE2 CZ / O OH
      VAL C_ALI CG1 CG2
      MSE SE SE / C_ALI CG CE
      SEC SE SE
      ACE C_ALI CH3
      HOH O O
      """;

  private UnitedAtomTables() {}
}
