package org.padml.descriptors.surface;

import java.util.Arrays;
import java.util.List;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/**
 * Areas of residues from those of atoms: free, bound and buried, relative to reference areas, and
 * the class of each residue. Prepared once per topology, then filled from one frame's {@link
 * PartnerSurface}; owned by one thread.
 *
 * <p>Buried means a relative area below 25 %; a residue is of the interface if it loses more than a
 * given area (none, as in Levy 2010, unless told otherwise).
 *
 * <p>Shape: per residue of the topology. Units: nm^2. Cost: O(nAtoms). Allocates nothing per frame.
 */
public final class ResidueSurface {
  private final int[] residueOfAtom;
  private final double[] reference;
  private final double buriedAboveNm2;
  private final double[] free;
  private final double[] bound;
  private final int[] counts = new int[SurfaceClass.values().length];

  /**
   * For two partners of a topology, any loss of area making a residue part of the interface.
   *
   * @param notes gets a note of residues without a reference area
   */
  public ResidueSurface(
      Topology topology, AtomSet a, AtomSet b, ReferenceAreas areas, List<String> notes) {
    this(topology, a, b, areas, 0, notes);
  }

  /**
   * For two partners of a topology.
   *
   * @param buriedAboveNm2 area that a residue of the interface loses at least, exclusive
   * @param notes gets a note of residues without a reference area
   */
  public ResidueSurface(
      Topology topology,
      AtomSet a,
      AtomSet b,
      ReferenceAreas areas,
      double buriedAboveNm2,
      List<String> notes) {
    if (!(buriedAboveNm2 >= 0)) {
      throw new IllegalArgumentException(
          "residue surface: buried area: expected >= 0 nm^2, found " + buriedAboveNm2);
    }
    residueOfAtom = new int[topology.nAtoms()];
    Arrays.setAll(residueOfAtom, topology::residueOf);
    reference = areas.of(topology, a.union(b), notes);
    this.buriedAboveNm2 = buriedAboveNm2;
    free = new double[topology.nResidues()];
    bound = new double[topology.nResidues()];
  }

  /**
   * Takes the areas of a frame.
   *
   * @throws IllegalArgumentException if the surface is of another number of atoms
   */
  public void compute(PartnerSurface surface) {
    if (surface.nAtoms() != residueOfAtom.length) {
      throw new IllegalArgumentException(
          "residue surface: expected "
              + residueOfAtom.length
              + " atoms, found "
              + surface.nAtoms());
    }
    Arrays.fill(free, 0);
    Arrays.fill(bound, 0);
    surface.addResidueAreas(residueOfAtom, free, bound);
    Arrays.fill(counts, 0);
    for (int r = 0; r < reference.length; r++) {
      counts[classOf(r).ordinal()]++;
    }
  }

  /** Area of a residue when its partner is alone, nm^2. */
  public double freeArea(int residue) {
    return free[residue];
  }

  /** Area of a residue in the complex, nm^2. */
  public double boundArea(int residue) {
    return bound[residue];
  }

  /** Area that a residue loses, nm^2. */
  public double buriedArea(int residue) {
    return free[residue] - bound[residue];
  }

  /** Whether a residue has relative areas and a class. */
  public boolean hasReference(int residue) {
    return reference[residue] > 0;
  }

  /** Free area over reference area; NaN without one, see {@link #hasReference}. */
  public double relativeFree(int residue) {
    return hasReference(residue) ? free[residue] / reference[residue] : Double.NaN;
  }

  /** Bound area over reference area; NaN without one, see {@link #hasReference}. */
  public double relativeBound(int residue) {
    return hasReference(residue) ? bound[residue] / reference[residue] : Double.NaN;
  }

  /** Whether a residue loses more area than asked for. */
  public boolean isInterface(int residue) {
    return buriedArea(residue) > buriedAboveNm2;
  }

  /** Class of a residue. */
  public SurfaceClass classOf(int residue) {
    if (!hasReference(residue)) {
      return SurfaceClass.UNKNOWN;
    }
    return SurfaceClass.of(free[residue], bound[residue], reference[residue], buriedAboveNm2);
  }

  /** Number of residues of a class. */
  public int count(SurfaceClass kind) {
    return counts[kind.ordinal()];
  }
}
