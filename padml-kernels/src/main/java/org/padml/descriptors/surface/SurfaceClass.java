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

  /** Relative area from which a residue is exposed. */
  public static final double EXPOSED = 0.25;

  /**
   * Class of a residue by its areas, nm^2.
   *
   * @param reference area that relative areas refer to, above 0
   * @param buriedAbove area that a residue of the interface loses at least, exclusive
   */
  public static SurfaceClass of(double free, double bound, double reference, double buriedAbove) {
    boolean exposedFree = free / reference >= EXPOSED;
    if (!(free - bound > buriedAbove)) {
      return exposedFree ? SURFACE : INTERIOR;
    }
    if (!exposedFree) {
      return SUPPORT;
    }
    return bound / reference >= EXPOSED ? RIM : CORE;
  }

  /** Whether it is part of the interface. */
  public boolean isInterface() {
    return this == SUPPORT || this == CORE || this == RIM;
  }
}
