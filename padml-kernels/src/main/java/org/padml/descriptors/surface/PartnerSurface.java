package org.padml.descriptors.surface;

import java.util.Arrays;
import org.padml.model.AtomSet;

/**
 * Surface of two partners alone and together: the areas of each atom when its partner is alone
 * (free) and in the complex (bound), computed for one frame after another. The three states (A, B,
 * complex) share their work: the bound area continues from the free one.
 *
 * <p>Shape: x, y, z, radius, partner [nAtoms]; results per atom or summed. Units: nm in, nm^2 out.
 *
 * <p>Periodic: no; the partners are whole and on the images that form the complex.
 *
 * <p>Sums run in atom order in double precision. Allocates nothing once frames of the same kind
 * have been seen. One thread.
 */
public abstract sealed class PartnerSurface permits SasaKernel, LeeRichards {
  /** Radius of the water probe, nm. */
  public static final double WATER_PROBE_NM = 0.14;

  /** Entry of {@code partnerOfAtom} for atoms of neither partner. */
  public static final int NO_PARTNER = -1;

  private final int nAtoms;
  private final int[] partnerOfAtom;
  private final double[] sumFree = new double[2];
  private final double[] sumBound = new double[2];

  /** The spheres of a frame. */
  final PartnerCells cells;

  /** A workspace. */
  final Neighbourhood neighbours;

  /** Areas per atom, nm^2, 0 for atoms left out. */
  final double[] free;

  final double[] bound;

  /**
   * Prepares one interface.
   *
   * @param radiiNm per atom, nm; 0 leaves the atom out
   * @param partnerOfAtom 0, 1 or {@link #NO_PARTNER} per atom; copied
   */
  PartnerSurface(double probeNm, float[] radiiNm, int[] partnerOfAtom) {
    check(probeNm, radiiNm, partnerOfAtom);
    nAtoms = radiiNm.length;
    this.partnerOfAtom = partnerOfAtom.clone();
    free = new double[nAtoms];
    bound = new double[nAtoms];
    double[] sphere = new double[nAtoms];
    int[] members = new int[nAtoms];
    int n = 0;
    for (int a = 0; a < nAtoms; a++) {
      if (radiiNm[a] > 0 && partnerOfAtom[a] >= 0) {
        sphere[a] = radiiNm[a] + probeNm;
        members[n++] = a;
      }
    }
    cells = new PartnerCells(Arrays.copyOf(members, n), partnerOfAtom, sphere);
    neighbours = new Neighbourhood(cells);
  }

  /** Partner of each atom: 0 and 1 for two disjoint sets. */
  static int[] partners(AtomSet a, AtomSet b, int nAtoms) {
    int[] partner = new int[nAtoms];
    Arrays.fill(partner, NO_PARTNER);
    if (Math.max(a.last(), b.last()) >= nAtoms) {
      throw new IllegalArgumentException(
          "sasa: partners: expected atoms below "
              + nAtoms
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
    return partner;
  }

  private static void check(double probeNm, float[] radiiNm, int[] partnerOfAtom) {
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
  public final void compute(float[] x, float[] y, float[] z) {
    fill(x, y, z);
    for (int place = 0; place < cells.size(); place++) {
      computeAtom(place);
    }
    sum();
  }

  /** Takes the coordinates of a frame. */
  final void fill(float[] x, float[] y, float[] z) {
    if (x.length < nAtoms || y.length < nAtoms || z.length < nAtoms) {
      throw new IllegalArgumentException(
          "sasa: coordinates: expected "
              + nAtoms
              + " atoms, found "
              + Math.min(x.length, Math.min(y.length, z.length)));
    }
    cells.fill(x, y, z);
  }

  /** Sets the free and bound areas of the atom at a place of the cells. */
  abstract void computeAtom(int place);

  private void sum() {
    Arrays.fill(sumFree, 0);
    Arrays.fill(sumBound, 0);
    for (int a = 0; a < nAtoms; a++) {
      int p = partnerOfAtom[a];
      if (p >= 0) {
        sumFree[p] += free[a];
        sumBound[p] += bound[a];
      }
    }
  }

  /** Number of atoms of a frame. */
  public final int nAtoms() {
    return nAtoms;
  }

  /** Area of an atom when its partner is alone, nm^2; 0 for atoms left out. */
  public final double freeArea(int atom) {
    return free[atom];
  }

  /** Area of an atom in the complex, nm^2; 0 for atoms left out. */
  public final double boundArea(int atom) {
    return bound[atom];
  }

  /** Area of partner 0 alone, nm^2. */
  public final double sasaA() {
    return sumFree[0];
  }

  /** Area of partner 1 alone, nm^2. */
  public final double sasaB() {
    return sumFree[1];
  }

  /** Area of the complex, nm^2: both partners' atoms in it, partner by partner. */
  public final double sasaComplex() {
    return sumBound[0] + sumBound[1];
  }

  /** Buried area, nm^2: sasaA + sasaB - sasaComplex. */
  public final double bsa() {
    return sasaA() + sasaB() - sasaComplex();
  }

  /** Interface area, nm^2: half of {@link #bsa}. */
  public final double interfaceArea() {
    return bsa() / 2;
  }

  /** Area of some atoms in the complex, nm^2. */
  public final double boundArea(AtomSet atoms) {
    double sum = 0;
    for (int k = 0; k < atoms.size(); k++) {
      sum += bound[atoms.get(k)];
    }
    return sum;
  }

  /**
   * Adds the areas of all atoms to their residues: free and bound [nResidues], nm^2, are added to
   * at {@code residueOfAtom[atom]}; the caller clears them.
   */
  public final void addResidueAreas(int[] residueOfAtom, double[] free, double[] bound) {
    for (int a = 0; a < nAtoms; a++) {
      if (partnerOfAtom[a] >= 0) {
        free[residueOfAtom[a]] += this.free[a];
        bound[residueOfAtom[a]] += this.bound[a];
      }
    }
  }
}
