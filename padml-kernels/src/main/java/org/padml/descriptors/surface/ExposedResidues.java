package org.padml.descriptors.surface;

import java.util.Arrays;
import java.util.List;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/**
 * Which residues have at least a share of their reference area open, some atoms of a topology being
 * all there is: by slices. Prepared once per topology; owned by one thread.
 *
 * <p>Shape: x, y, z [nAtoms]. Units: nm. Allocates nothing per frame.
 */
public final class ExposedResidues {
  private final PartnerSurface surface;
  private final int[] residueOfAtom;
  private final double[] least;
  private final double[] area;
  private final double[] same;

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
    surface =
        LeeRichards.between(
            atoms,
            AtomSet.of(),
            LeeRichards.DEFAULT_SLICES,
            PartnerSurface.WATER_PROBE_NM,
            radii.of(topology, atoms, notes));
    residueOfAtom = new int[topology.nAtoms()];
    Arrays.setAll(residueOfAtom, topology::residueOf);
    double[] reference = areas.of(topology, atoms, notes);
    least = new double[reference.length];
    Arrays.setAll(least, r -> share * reference[r]);
    area = new double[reference.length];
    same = new double[reference.length];
  }

  /** Computes one frame; x, y, z [nAtoms] in nm, borrowed. */
  public void compute(float[] x, float[] y, float[] z) {
    surface.compute(x, y, z);
    Arrays.fill(area, 0);
    Arrays.fill(same, 0);
    surface.addResidueAreas(residueOfAtom, area, same);
  }

  /** Whether a residue is exposed; residues without a reference area never are. */
  public boolean isExposed(int residue) {
    return least[residue] > 0 && area[residue] >= least[residue];
  }
}
