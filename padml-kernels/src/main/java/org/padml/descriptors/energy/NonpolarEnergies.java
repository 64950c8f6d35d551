package org.padml.descriptors.energy;

import java.util.ArrayList;
import java.util.List;
import org.padml.descriptors.surface.Lcpo;
import org.padml.descriptors.surface.Radii;
import org.padml.descriptors.surface.SasaKernel;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/**
 * Nonpolar energy by particle: tension times the area that the other partner buries, with a minus.
 * The offset belongs to no particle; all bear an equal share, so that residues add up to the total.
 */
abstract class NonpolarEnergies {
  private final PackedAtoms atoms;
  private final NonpolarOptions options;

  private NonpolarEnergies(PackedAtoms atoms, NonpolarOptions options) {
    this.atoms = atoms;
    this.options = options;
  }

  /** With the surface that the options name, which is not NONE. */
  static NonpolarEnergies of(
      Topology topology, PackedAtoms atoms, AtomSet a, AtomSet b, NonpolarOptions options) {
    return options.surface() == NonpolarOptions.Surface.LCPO
        ? new OfLcpo(new Lcpo(topology, a, b, Lcpo.Extent.INTERFACE), atoms, options)
        : new OfPoints(topology, atoms, a, b, options);
  }

  /** Computes a frame: energy [n], kJ/mol, overwritten. */
  final void compute(float[] x, float[] y, float[] z, double[] energy) {
    computeAreas(x, y, z);
    for (int k = 0; k < atoms.n; k++) {
      energy[k] = options.tension() * gain(atoms.atom[k]) - options.offset() / atoms.n;
    }
  }

  /** Why there is none in any frame, or an empty string. */
  abstract String reason();

  abstract List<String> notes();

  abstract void computeAreas(float[] x, float[] y, float[] z);

  /** Area of an atom in the complex less that in its partner alone, nm². */
  abstract double gain(int atom);

  private static final class OfLcpo extends NonpolarEnergies {
    private final Lcpo areas;

    OfLcpo(Lcpo areas, PackedAtoms atoms, NonpolarOptions options) {
      super(atoms, options);
      this.areas = areas;
    }

    @Override
    String reason() {
      return areas.reason();
    }

    @Override
    List<String> notes() {
      return areas.notes();
    }

    @Override
    void computeAreas(float[] x, float[] y, float[] z) {
      areas.compute(x, y, z);
    }

    @Override
    double gain(int atom) {
      return areas.boundArea(atom) - areas.freeArea(atom);
    }
  }

  private static final class OfPoints extends NonpolarEnergies {
    private final SasaKernel areas;
    private final List<String> notes = new ArrayList<>();

    OfPoints(Topology topology, PackedAtoms atoms, AtomSet a, AtomSet b, NonpolarOptions options) {
      super(atoms, options);
      areas =
          SasaKernel.between(
              a,
              b,
              SasaKernel.DEFAULT_POINTS,
              SasaKernel.WATER_PROBE_NM,
              Radii.BONDI.of(topology, a.union(b), notes));
    }

    @Override
    String reason() {
      return "";
    }

    @Override
    List<String> notes() {
      return List.copyOf(notes);
    }

    @Override
    void computeAreas(float[] x, float[] y, float[] z) {
      areas.compute(x, y, z);
    }

    @Override
    double gain(int atom) {
      return areas.boundArea(atom) - areas.freeArea(atom);
    }
  }
}
