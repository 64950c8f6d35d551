package org.padml.descriptors.docking;

/** Distances of CAPRI's measures. */
public enum DockingCutoffs {
  /** Two proteins: contacts below 0.50 nm, interface by any heavy atoms below 1.0 nm. */
  PROTEIN("protein", 0.50, 1.0),
  /** A peptide: contacts below 0.40 nm, interface by beta carbons (alpha of Gly) below 0.80 nm. */
  PEPTIDE("peptide", 0.40, 0.80);

  private final String text;
  private final double contactNm;
  private final double interfaceNm;

  DockingCutoffs(String text, double contactNm, double interfaceNm) {
    this.text = text;
    this.contactNm = contactNm;
    this.interfaceNm = interfaceNm;
  }

  /** Name in options and records. */
  public String text() {
    return text;
  }

  /** Distance of heavy atoms below which two residues are in contact, nm. */
  public double contactNm() {
    return contactNm;
  }

  /** Distance below which two residues make the interface, nm. */
  public double interfaceNm() {
    return interfaceNm;
  }
}
