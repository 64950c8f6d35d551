package org.padml.descriptors.complex;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.padml.descriptors.contacts.InterfaceContacts;
import org.padml.descriptors.geometry.FitAtoms;
import org.padml.descriptors.geometry.FittedRmsd;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.descriptors.hbonds.HydrogenBonds;
import org.padml.descriptors.saltbridges.SaltBridges;
import org.padml.descriptors.surface.Radii;
import org.padml.descriptors.surface.SasaKernel;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.pbc.Imaging;

/**
 * The kernels of one interface by name, each a number of a frame: what benchmarks time and check.
 *
 * <p>Shape: frames of the topology's atoms, nm; {@code imaging} moves the partners, the others want
 * them imaged. A kernel whose input the topology lacks is absent. One thread.
 */
public final class FrameKernels {
  /** Test points of the surface that a whole row takes in benchmarks. */
  public static final int ROW_POINTS = 100;

  private static final int FINE_POINTS = 960;

  private final Map<String, ToDoubleFunction<FrameBuffer>> kernels = new LinkedHashMap<>();

  /**
   * Prepares every kernel.
   *
   * @param first the frame that RMSD compares with; copied
   */
  public FrameKernels(Topology topology, AtomSet a, AtomSet b, FrameBuffer first) {
    Imaging imaging = new Imaging(topology, List.of(a, b), InterfaceContacts.DEFAULT_CUTOFF_NM);
    kernels.put("imaging", f -> imaging.apply(f).ok() ? 1 : 0);
    PartnerTrees trees = new PartnerTrees(topology, a, b);
    InterfaceContacts contacts =
        new InterfaceContacts(topology, trees, AtomSet.of(), InterfaceContacts.DEFAULT_CUTOFF_NM);
    kernels.put(
        "contacts",
        f -> {
          trees.refresh(f);
          contacts.compute(trees);
          return contacts.nAtomContacts();
        });
    float[] radii = Radii.BONDI.of(topology, new ArrayList<>());
    for (int points : new int[] {ROW_POINTS, FINE_POINTS}) {
      SasaKernel sasa = SasaKernel.between(a, b, points, SasaKernel.WATER_PROBE_NM, radii);
      kernels.put(
          "sasa_" + points, // each partner alone and the complex at once; the value is the complex
          f -> {
            sasa.compute(f.x(), f.y(), f.z());
            return sasa.sasaComplex();
          });
    }
    HydrogenBonds bonds = new HydrogenBonds(topology, a, b);
    if (bonds.applicable()) {
      kernels.put(
          "hbonds",
          f -> {
            bonds.compute(f.x(), f.y(), f.z());
            return bonds.count();
          });
    }
    SaltBridges bridges = new SaltBridges(topology, a, b);
    kernels.put("salt_bridges", f -> bridges.compute(f.x(), f.y(), f.z()));
    AtomSet alpha = FitAtoms.alphaCarbons(topology, a.union(b));
    if (!alpha.isEmpty()) {
      FittedRmsd rmsd = new FittedRmsd(alpha, first.x(), first.y(), first.z());
      kernels.put("rmsd", rmsd::rmsdNm);
    }
  }

  /** The kernels in the order in which a row takes them. */
  public Map<String, ToDoubleFunction<FrameBuffer>> byName() {
    return Collections.unmodifiableMap(kernels);
  }
}
