package org.padml.descriptors.energy;

/** What happens to Lennard-Jones at the cutoff. */
public enum LennardJonesCutoff {
  /** Cut without change. */
  CUT("cut"),
  /** The potential is shifted to zero at the cutoff. */
  SHIFT("shift"),
  /** The force is switched to zero between the switching distance and the cutoff. */
  FORCE_SWITCH("force-switch");

  private final String label;

  LennardJonesCutoff(String label) {
    this.label = label;
  }

  /** Name in manifests and records. */
  public String label() {
    return label;
  }
}
