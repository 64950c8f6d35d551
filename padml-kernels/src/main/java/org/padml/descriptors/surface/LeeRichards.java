package org.padml.descriptors.surface;

import org.padml.model.AtomSet;

/**
 * Solvent-accessible surface of two partners alone and together, by slices: each sphere of radius
 * r_i + r_probe is cut into bands of equal height along z, and a band counts by the arcs of its
 * middle circle that no other sphere hides.
 *
 * <p>Area of atom i: R_i h times the open angles of its nSlices circles, at heights z_i - R_i + (k
 * + 1/2) h with h = 2 R_i / nSlices: the definition of FreeSASA, whose default is 20 slices.
 *
 * <p>Error: at most a band per cap against the exact area of an atom, and areas depend on the
 * orientation as far as that goes; rounding against the definition, in double precision from the
 * float coordinates.
 *
 * <p>Cost: O(nAtoms * nSlices * neighbours); circles that a few spheres hide end early.
 *
 * @see <a href="https://doi.org/10.1016/0022-2836(71)90324-X">Lee and Richards, 1971</a>
 * @see <a href="https://doi.org/10.12688/f1000research.7931.1">FreeSASA: Mitternacht, 2016</a>
 */
public final class LeeRichards extends PartnerSurface {
  /** Slices per sphere, as in FreeSASA and PRODIGY. */
  public static final int DEFAULT_SLICES = 20;

  private final int nSlices;
  private final SliceNeighbours seen;
  private final OpenArc arc = new OpenArc();

  /**
   * Prepares one interface.
   *
   * @param nSlices slices per sphere
   * @param probeNm probe radius, nm
   * @param radiiNm per atom, nm; 0 leaves the atom out (hydrogens of united atoms, virtual sites)
   * @param partnerOfAtom 0, 1 or {@link #NO_PARTNER} per atom; copied
   * @throws IllegalArgumentException if lengths differ, or a value is out of range
   */
  public LeeRichards(int nSlices, double probeNm, float[] radiiNm, int[] partnerOfAtom) {
    super(probeNm, radiiNm, partnerOfAtom);
    if (nSlices < 1) {
      throw new IllegalArgumentException("sasa: slices: expected 1 or more, found " + nSlices);
    }
    this.nSlices = nSlices;
    seen = new SliceNeighbours(cells);
  }

  /**
   * Prepares the interface of two disjoint sets of atoms.
   *
   * @throws IllegalArgumentException if the sets share an atom, or a value is out of range
   */
  public static LeeRichards between(
      AtomSet a, AtomSet b, int nSlices, double probeNm, float[] radiiNm) {
    return new LeeRichards(nSlices, probeNm, radiiNm, partners(a, b, radiiNm.length));
  }

  @Override
  void computeAtom(int place) {
    neighbours.findOwn(place);
    int own = neighbours.size;
    neighbours.addOther(place);
    seen.set(place, neighbours, own);
    slice(place, own);
  }

  private void slice(int place, int own) {
    double radius = cells.sphere[place];
    double height = 2 * radius / nSlices;
    int all = seen.size;
    double openAngles = 0;
    double openInComplex = 0;
    for (int k = 0; k < nSlices; k++) {
      double z = (k + 0.5) * height - radius;
      arc.begin(radius * radius - z * z);
      if (hide(z, 0, own)) {
        double open = arc.open();
        openAngles += open;
        if (all > own && open > 0) {
          open = hide(z, own, all) ? arc.open() : 0;
        }
        openInComplex += open;
      }
    }
    int atom = cells.atom[place];
    free[atom] = radius * height * openAngles;
    bound[atom] = radius * height * openInComplex;
  }

  /** Hides what neighbours [from, to) cover of the circle; returns whether any of it is open. */
  private boolean hide(double z, int from, int to) {
    SliceNeighbours n = seen;
    for (int k = from; k < to; k++) {
      double dz = z - n.z[k];
      double radius2 = n.radius2[k] - dz * dz;
      if (radius2 > 0 && !arc.hide(n.ux[k], n.uy[k], n.d2[k], n.perD[k], radius2)) {
        return false;
      }
    }
    return true;
  }
}
