package org.padml.descriptors.surface;

import java.util.Arrays;
import org.padml.model.AtomSet;

/**
 * Solvent-accessible surface of two partners alone and together, by test points on spheres of
 * radius r_i + r_probe.
 *
 * <p>The three states share their work: points of an atom that its own partner leaves open are
 * counted for the free state, and those of them that the other partner leaves open too for the
 * complex. Counts equal those of three separate calculations.
 *
 * <p>Shape: x, y, z, radius, partner [nAtoms]; results per atom or summed. Units: nm in, nm^2 out.
 *
 * <p>Periodic: no; the partners are whole and on the images that form the complex.
 *
 * <p>Error: relative O(1/sqrt(nPoints)) against the exact area; none against the definition: a
 * point at squared distance &lt; (r_j + r_probe)^2 of atom j is hidden, evaluated in double
 * precision from the float coordinates (see {@link SphereExposure}). Sums run in atom order in
 * double precision.
 *
 * <p>Cost: O(nAtoms * neighbours) masks of nPoints bits. Allocates nothing once frames of the same
 * kind have been seen. One thread.
 *
 * @see <a href="https://doi.org/10.1016/0022-2836(73)90011-9">Shrake and Rupley, 1973</a>
 */
public final class SasaKernel {
  /** Points per sphere of the project's surface columns. */
  public static final int DEFAULT_POINTS = 960;

  /** Radius of the water probe, nm. */
  public static final double WATER_PROBE_NM = 0.14;

  /** Entry of {@code partnerOfAtom} for atoms of neither partner. */
  public static final int NO_PARTNER = -1;

  private final int nAtoms;
  private final double[] areaPerPoint;
  private final int[] partnerOfAtom;
  private final PartnerCells cells;
  private final Surroundings around = new Surroundings();
  private final SphereExposure exposure;
  private final int[] freePoints;
  private final int[] boundPoints;
  private final double[] sumFree = new double[2];
  private final double[] sumBound = new double[2];

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
    check(nPoints, probeNm, radiiNm, partnerOfAtom);
    nAtoms = radiiNm.length;
    this.partnerOfAtom = partnerOfAtom.clone();
    areaPerPoint = new double[nAtoms];
    double[] sphere = new double[nAtoms];
    int[] members = new int[nAtoms];
    int n = 0;
    for (int a = 0; a < nAtoms; a++) {
      if (radiiNm[a] > 0 && partnerOfAtom[a] >= 0) {
        sphere[a] = radiiNm[a] + probeNm;
        areaPerPoint[a] = 4 * Math.PI * sphere[a] * sphere[a] / nPoints;
        members[n++] = a;
      }
    }
    cells = new PartnerCells(Arrays.copyOf(members, n), partnerOfAtom, sphere);
    exposure = new SphereExposure(nPoints, cells);
    freePoints = new int[nAtoms];
    boundPoints = new int[nAtoms];
  }

  /**
   * Prepares the interface of two disjoint sets of atoms.
   *
   * @throws IllegalArgumentException if the sets share an atom, or a value is out of range
   */
  public static SasaKernel between(
      AtomSet a, AtomSet b, int nPoints, double probeNm, float[] radiiNm) {
    int[] partner = new int[radiiNm.length];
    Arrays.fill(partner, NO_PARTNER);
    if (Math.max(a.last(), b.last()) >= partner.length) {
      throw new IllegalArgumentException(
          "sasa: partners: expected atoms below "
              + partner.length
              + ", found "
              + Math.max(a.last(), b.last()));
    }
    for (int k = 0; k < a.size(); k++) {
      partner[a.get(k)] = 0;
    }
    for (int k = 0; k < b.size(); k++) {
      if (partner[b.get(k)] == 0) {
        throw new IllegalArgumentException(
            "sasa: partners: expected disjoint sets, found atom " + b.get(k) + " in both");
      }
      partner[b.get(k)] = 1;
    }
    return new SasaKernel(nPoints, probeNm, radiiNm, partner);
  }

  private static void check(int nPoints, double probeNm, float[] radiiNm, int[] partnerOfAtom) {
    if (nPoints < 1 || nPoints > CapMasks.MOST_POINTS) {
      throw new IllegalArgumentException(
          "sasa: points: expected 1 to " + CapMasks.MOST_POINTS + ", found " + nPoints);
    }
    if (!(probeNm >= 0 && probeNm < 10)) {
      throw new IllegalArgumentException(
          "sasa: probe: expected a radius of 0 to 10 nm, found " + probeNm + " nm");
    }
    if (radiiNm.length != partnerOfAtom.length) {
      throw new IllegalArgumentException(
          "sasa: partners: expected " + radiiNm.length + " atoms, found " + partnerOfAtom.length);
    }
    for (int a = 0; a < radiiNm.length; a++) {
      if (!(radiiNm[a] >= 0 && radiiNm[a] < 10)) {
        throw new IllegalArgumentException(
            "sasa: radius of atom " + a + ": expected 0 to 10 nm, found " + radiiNm[a] + " nm");
      }
      if (partnerOfAtom[a] < NO_PARTNER || partnerOfAtom[a] > 1) {
        throw new IllegalArgumentException(
            "sasa: partner of atom " + a + ": expected -1, 0 or 1, found " + partnerOfAtom[a]);
      }
    }
  }

  /**
   * Computes one frame; x, y, z [nAtoms] in nm, borrowed.
   *
   * @throws IllegalArgumentException if a length differs or a coordinate used is not finite
   */
  public void compute(float[] x, float[] y, float[] z) {
    if (x.length < nAtoms || y.length < nAtoms || z.length < nAtoms) {
      throw new IllegalArgumentException(
          "sasa: coordinates: expected "
              + nAtoms
              + " atoms, found "
              + Math.min(x.length, Math.min(y.length, z.length)));
    }
    cells.fill(x, y, z);
    for (int k = 0; k < cells.nz; k++) {
      for (int j = 0; j < cells.ny; j++) {
        for (int i = 0; i < cells.nx; i++) {
          for (int partner = 0; partner < 2; partner++) {
            int from = cells.start(partner, i, j, k);
            int to = cells.start(partner, i + 1, j, k);
            if (from < to) {
              computeCell(partner, i, j, k, from, to);
            }
          }
        }
      }
    }
    sum();
  }

  private void computeCell(int partner, int i, int j, int k, int from, int to) {
    around.moveTo(cells, partner, i, j, k);
    for (int place = from; place < to; place++) {
      int free = 0;
      int bound = 0;
      exposure.begin(place);
      if (exposure.hideSurely(around.near) && exposure.hideSurely(around.far)) {
        free = exposure.settle();
        bound = free;
        if (free > 0 && around.other.size > 0) {
          bound = exposure.hideSurely(around.other) ? exposure.settle() : 0;
        }
      }
      freePoints[cells.atom[place]] = free;
      boundPoints[cells.atom[place]] = bound;
    }
  }

  private void sum() {
    Arrays.fill(sumFree, 0);
    Arrays.fill(sumBound, 0);
    for (int a = 0; a < nAtoms; a++) {
      int p = partnerOfAtom[a];
      if (p >= 0) {
        sumFree[p] += freeArea(a);
        sumBound[p] += boundArea(a);
      }
    }
  }

  /** Number of open points of an atom when its partner is alone; 0 for atoms left out. */
  public int freePoints(int atom) {
    return freePoints[atom];
  }

  /** Number of open points of an atom in the complex; 0 for atoms left out. */
  public int boundPoints(int atom) {
    return boundPoints[atom];
  }

  /** Area of an atom when its partner is alone, nm^2. */
  public double freeArea(int atom) {
    return freePoints[atom] * areaPerPoint[atom];
  }

  /** Area of an atom in the complex, nm^2. */
  public double boundArea(int atom) {
    return boundPoints[atom] * areaPerPoint[atom];
  }

  /** Area of partner 0 alone, nm^2. */
  public double sasaA() {
    return sumFree[0];
  }

  /** Area of partner 1 alone, nm^2. */
  public double sasaB() {
    return sumFree[1];
  }

  /** Area of the complex, nm^2: both partners' atoms in it, partner by partner. */
  public double sasaComplex() {
    return sumBound[0] + sumBound[1];
  }

  /** Buried area, nm^2: sasaA + sasaB - sasaComplex; the interface area is half of it. */
  public double bsa() {
    return sasaA() + sasaB() - sasaComplex();
  }

  /** Area of some atoms in the complex, nm^2. */
  public double boundArea(AtomSet atoms) {
    double sum = 0;
    for (int k = 0; k < atoms.size(); k++) {
      sum += boundArea(atoms.get(k));
    }
    return sum;
  }

  /**
   * Adds the areas of all atoms to their residues: free and bound [nResidues], nm^2, are added to
   * at {@code residueOfAtom[atom]}; the caller clears them.
   */
  public void addResidueAreas(int[] residueOfAtom, double[] free, double[] bound) {
    for (int a = 0; a < nAtoms; a++) {
      if (partnerOfAtom[a] >= 0) {
        free[residueOfAtom[a]] += freeArea(a);
        bound[residueOfAtom[a]] += boundArea(a);
      }
    }
  }
}
