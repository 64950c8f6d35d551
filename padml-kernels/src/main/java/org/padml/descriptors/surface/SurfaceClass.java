package org.padml.descriptors.surface;

/**
 * Where a residue lies, by its relative areas when its partner is alone and in the complex.
 *
 * @see <a href="https://doi.org/10.1016/j.jmb.2010.09.028">Levy, 2010</a>
 */
public enum SurfaceClass {
  /** Loses no area and is buried. */
  INTERIOR,
  /** Loses no area and is exposed. */
  SURFACE,
  /** Loses area, and was buried before. */
  SUPPORT,
  /** Exposed when alone, buried in the complex. */
  CORE,
  /** Loses area, and is still exposed. */
  RIM,
  /** Not in a partner, or without a reference area. */
  UNKNOWN;

  /** Whether it is part of the interface. */
  public boolean isInterface() {
    return this == SUPPORT || this == CORE || this == RIM;
  }
}
