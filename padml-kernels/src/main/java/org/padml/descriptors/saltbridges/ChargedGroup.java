package org.padml.descriptors.saltbridges;

/** Kinds of charged groups that a salt bridge may include beside the side chains. */
public enum ChargedGroup {
  /** N-terminal ammonium and C-terminal carboxylate of peptide chains. */
  TERMINI,
  /** Histidine with hydrogens on both nitrogens. */
  DOUBLY_PROTONATED_HIS
}
