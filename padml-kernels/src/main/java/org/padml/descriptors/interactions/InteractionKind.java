package org.padml.descriptors.interactions;

/** Kinds of interactions, each counted as distinct residue pairs. */
public enum InteractionKind {
  /** Apolar groups in touch: {@link HydrophobicContacts}. */
  HYDROPHOBIC("hydrophobic"),
  /** Aromatic rings face to face or edge to face: {@link PiStacking}. */
  PI_STACKING("pi-stacking"),
  /** Aromatic rings face to face. */
  PI_PARALLEL("pi-parallel"),
  /** Aromatic rings edge to face. */
  PI_T_SHAPED("pi-t-shaped"),
  /** A cation over the face of an aromatic ring: {@link CationPi}. */
  CATION_PI("cation-pi"),
  /** Sulfurs at bonding distance: {@link Disulfides}. */
  DISULFIDE("disulfide"),
  /** One water between, bonded to both: {@link WaterBridges}. */
  WATER_BRIDGE("water-bridge"),
  /** Two waters between, bonded to each other. */
  WATER_BRIDGE_SECOND("water-bridge-second");

  private final String text;

  InteractionKind(String text) {
    this.text = text;
  }

  /** Name in records, such as {@code pi-stacking}. */
  public String text() {
    return text;
  }
}
