package org.padml.descriptors.energy;

/** What happens to Coulomb at the cutoff. */
public enum CoulombCutoff {
  /** Cut without change. */
  CUT("cut"),
  /** The potential is shifted to zero at the cutoff: 1/r - 1/r_c. */
  SHIFT("shift"),
  /** Reaction field of a medium beyond the cutoff. */
  REACTION_FIELD("reaction-field");

  private final String label;

  CoulombCutoff(String label) {
    this.label = label;
  }

  /** Name in manifests and records. */
  public String label() {
    return label;
  }
}
