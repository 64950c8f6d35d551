package org.padml.descriptors.prodigy;

/** What a side chain is like: one way for contacts, another for the surface. */
enum ResidueCharacter {
  APOLAR("ALA CYS GLY PHE ILE MET LEU PRO TRP VAL TYR", "ALA GLY PHE ILE MET LEU PRO VAL"),
  CHARGED("GLU ASP HIS LYS ARG", "GLU ASP LYS ARG"),
  POLAR("ASN GLN SER THR", "ASN GLN SER THR CYS HIS TRP TYR");

  private final String inContacts;
  private final String onSurface;

  ResidueCharacter(String inContacts, String onSurface) {
    this.inContacts = inContacts;
    this.onSurface = onSurface;
  }

  /** Of a standard amino acid in contacts. */
  static ResidueCharacter inContacts(String aminoAcid) {
    return APOLAR.inContacts.contains(aminoAcid)
        ? APOLAR
        : CHARGED.inContacts.contains(aminoAcid) ? CHARGED : POLAR;
  }

  /** Of a standard amino acid on the surface. */
  static ResidueCharacter onSurface(String aminoAcid) {
    return APOLAR.onSurface.contains(aminoAcid)
        ? APOLAR
        : CHARGED.onSurface.contains(aminoAcid) ? CHARGED : POLAR;
  }
}
