package org.padml.features;

/** What two residues of different partners can have in common in a frame. */
enum PairKind {
  /** Heavy atoms below the contact cutoff. */
  CONTACT,
  /** A hydrogen bond. */
  HBOND,
  /** A salt bridge. */
  SALT_BRIDGE,
  /** A hydrophobic contact. */
  HYDROPHOBIC,
  /** Stacked aromatic rings. */
  PI_STACKING,
  /** A cation above an aromatic ring. */
  CATION_PI,
  /** Hydrogen bonds through one water. */
  WATER_BRIDGE,
  /** Hydrogen bonds through two waters. */
  WATER_BRIDGE_SECOND,
  /** A disulfide. */
  DISULFIDE;

  /** The bit that stands for it. */
  int bit() {
    return 1 << ordinal();
  }

  /** Whether it is among some kinds. */
  boolean in(int kinds) {
    return (kinds & bit()) != 0;
  }
}
