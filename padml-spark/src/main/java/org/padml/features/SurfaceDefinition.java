package org.padml.features;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.padml.descriptors.surface.LeeRichards;
import org.padml.descriptors.surface.PartnerSurface;
import org.padml.descriptors.surface.Radii;
import org.padml.descriptors.surface.ReferenceAreas;
import org.padml.descriptors.surface.SasaKernel;

/**
 * How surfaces are measured.
 *
 * @param method of integration
 * @param points test points a sphere, for Shrake-Rupley
 * @param slices slices an atom, for Lee-Richards
 * @param probeNm radius of the probe
 * @param radii radii of atoms
 * @param referenceAreas what areas of residues are relative to
 */
public record SurfaceDefinition(
    Method method,
    int points,
    int slices,
    double probeNm,
    Radii radii,
    ReferenceAreas referenceAreas)
    implements Serializable {
  /** Ways to integrate. */
  public enum Method {
    /** Test points on spheres. */
    SHRAKE_RUPLEY,
    /** Arcs of slices. */
    LEE_RICHARDS;

    /** Name in settings and records. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Shrake-Rupley with 960 points, a probe of 0.14 nm, radii of Bondi. */
  public static SurfaceDefinition defaults() {
    return new SurfaceDefinition(
        Method.SHRAKE_RUPLEY,
        SasaKernel.DEFAULT_POINTS,
        LeeRichards.DEFAULT_SLICES,
        PartnerSurface.WATER_PROBE_NM,
        Radii.BONDI,
        ReferenceAreas.NACCESS);
  }

  /** The same with another number of test points. */
  public SurfaceDefinition withPoints(int other) {
    return new SurfaceDefinition(method, other, slices, probeNm, radii, referenceAreas);
  }

  /** The kernel for an interface; what had to be assumed of radii is noted. */
  PartnerSurface kernel(InterfaceAtoms atoms, List<String> notes) {
    float[] perAtom = radii.of(atoms.topology(), atoms.complex(), notes);
    return switch (method) {
      case SHRAKE_RUPLEY -> SasaKernel.between(atoms.a(), atoms.b(), points, probeNm, perAtom);
      case LEE_RICHARDS -> LeeRichards.between(atoms.a(), atoms.b(), slices, probeNm, perAtom);
    };
  }

  /** In words for records. */
  String criterion() {
    return switch (method) {
          case SHRAKE_RUPLEY -> "Shrake-Rupley, " + points + " points";
          case LEE_RICHARDS -> "Lee-Richards, " + slices + " slices";
        }
        + ", probe "
        + probeNm
        + " nm, radii "
        + radii.label()
        + ", relative to "
        + referenceAreas.label();
  }
}
