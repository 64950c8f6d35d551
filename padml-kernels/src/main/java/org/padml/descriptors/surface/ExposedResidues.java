package org.padml.descriptors.surface;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/**
 * Which residues have at least a share of their reference area open, some atoms of a topology being
 * all there is: by slices. Prepared once per topology; owned by one thread.
 *
 * <p>Shape: x, y, z [nAtoms]. Units: nm. Cost: atoms of a residue are computed, the last one first,
 * until the share is reached. Allocates nothing per frame.
 */
public final class ExposedResidues {
  private final PartnerSurface surface;
  private final double[] least;
  private final int[][] atomsOfResidue;
  private final boolean[] exposed;

  /**
   * Prepares some atoms.
   *
   * @param share of the reference area, inclusive
   * @param notes gets the notes of radii and reference areas
   */
  public ExposedResidues(
      Topology topology,
      AtomSet atoms,
      Radii radii,
      ReferenceAreas areas,
      double share,
      List<String> notes) {
    if (!(share > 0)) {
      throw new IllegalArgumentException("exposed residues: share: expected > 0, found " + share);
    }
    float[] radiiNm = radii.of(topology, atoms, notes);
    surface =
        LeeRichards.between(
            atoms,
            AtomSet.of(),
            LeeRichards.DEFAULT_SLICES,
            PartnerSurface.WATER_PROBE_NM,
            radiiNm);
    double[] reference = areas.of(topology, atoms, notes);
    least = new double[reference.length];
    Arrays.setAll(least, r -> share * reference[r]);
    atomsOfResidue = new int[reference.length][];
    for (int r = 0; r < reference.length; r++) {
      int from = topology.residueStart(r);
      int to = topology.residueStart(r + 1);
      atomsOfResidue[r] =
          IntStream.range(from, to)
              .map(k -> from + to - 1 - k)
              .filter(a -> atoms.contains(a) && radiiNm[a] > 0)
              .toArray();
    }
    exposed = new boolean[reference.length];
  }

  /** Computes one frame; x, y, z [nAtoms] in nm, borrowed. */
  public void compute(float[] x, float[] y, float[] z) {
    surface.fill(x, y, z);
    for (int r = 0; r < least.length; r++) {
      exposed[r] = least[r] > 0 && reaches(atomsOfResidue[r], least[r]);
    }
  }

  private boolean reaches(int[] atoms, double area) {
    double sum = 0;
    for (int a : atoms) {
      surface.computeAtom(surface.cells.placeOf[a]);
      sum += surface.freeArea(a);
      if (sum >= area) {
        return true;
      }
    }
    return false;
  }

  /** Whether a residue is exposed; residues without a reference area never are. */
  public boolean isExposed(int residue) {
    return exposed[residue];
  }
}
