package org.padml.descriptors.surface;

import org.padml.model.AtomSet;

/**
 * Solvent-accessible surface of two partners alone and together, by test points on spheres of
 * radius r_i + r_probe.
 *
 * <p>Points of an atom that its own partner leaves open are counted for the free state, and those
 * of them that the other partner leaves open too for the complex. Counts equal those of three
 * separate calculations.
 *
 * <p>Error: relative O(1/sqrt(nPoints)) against the exact area; none against the definition: a
 * point at squared distance &lt; (r_j + r_probe)^2 of atom j is hidden, evaluated in double
 * precision from the float coordinates (see {@link SphereExposure}).
 *
 * <p>Cost: O(nAtoms * neighbours) masks of nPoints bits.
 *
 * @see <a href="https://doi.org/10.1016/0022-2836(73)90011-9">Shrake and Rupley, 1973</a>
 */
public final class SasaKernel extends PartnerSurface {
  /** Points per sphere of the project's surface columns. */
  public static final int DEFAULT_POINTS = 960;

  private final double[] areaPerPoint;
  private final SphereExposure exposure;
  private final int[] freePoints;
  private final int[] boundPoints;

  /**
   * Prepares one interface.
   *
   * @param nPoints points per sphere
   * @param probeNm probe radius, nm
   * @param radiiNm per atom, nm; 0 leaves the atom out (virtual sites, unused alternates)
   * @param partnerOfAtom 0, 1 or {@link #NO_PARTNER} per atom; copied
   * @throws IllegalArgumentException if lengths differ, or a value is out of range
   */
  public SasaKernel(int nPoints, double probeNm, float[] radiiNm, int[] partnerOfAtom) {
    super(probeNm, radiiNm, partnerOfAtom);
    if (nPoints < 1 || nPoints > CapMasks.MOST_POINTS) {
      throw new IllegalArgumentException(
          "sasa: points: expected 1 to " + CapMasks.MOST_POINTS + ", found " + nPoints);
    }
    int n = radiiNm.length;
    areaPerPoint = new double[n];
    for (int a = 0; a < n; a++) {
      double sphere = radiiNm[a] + probeNm;
      areaPerPoint[a] = 4 * Math.PI * sphere * sphere / nPoints;
    }
    exposure = new SphereExposure(nPoints, cells);
    freePoints = new int[n];
    boundPoints = new int[n];
  }

  /**
   * Prepares the interface of two disjoint sets of atoms.
   *
   * @throws IllegalArgumentException if the sets share an atom, or a value is out of range
   */
  public static SasaKernel between(
      AtomSet a, AtomSet b, int nPoints, double probeNm, float[] radiiNm) {
    return new SasaKernel(nPoints, probeNm, radiiNm, partners(a, b, radiiNm.length));
  }

  @Override
  void computeAtom(int place) {
    int open = 0;
    int openInComplex = 0;
    exposure.begin(place);
    if (!exposure.isCovered()) {
      open = countOpen(place);
      openInComplex = open > 0 ? countOpenInComplex(place, open) : 0;
    }
    int atom = cells.atom[place];
    freePoints[atom] = open;
    boundPoints[atom] = openInComplex;
    free[atom] = open * areaPerPoint[atom];
    bound[atom] = openInComplex * areaPerPoint[atom];
  }

  private int countOpen(int place) {
    exposure.noteUncovered();
    neighbours.findOwn(place);
    int open = exposure.hideSurely(neighbours.places, 0, neighbours.size) ? exposure.settle() : 0;
    if (open == 0) {
      exposure.remember();
    }
    return open;
  }

  private int countOpenInComplex(int place, int open) {
    int own = neighbours.size;
    neighbours.addOther(place);
    if (neighbours.size == own) {
      return open;
    }
    return exposure.hideSurely(neighbours.places, own, neighbours.size) ? exposure.settle() : 0;
  }

  /** Number of open points of an atom when its partner is alone; 0 for atoms left out. */
  public int freePoints(int atom) {
    return freePoints[atom];
  }

  /** Number of open points of an atom in the complex; 0 for atoms left out. */
  public int boundPoints(int atom) {
    return boundPoints[atom];
  }
}
