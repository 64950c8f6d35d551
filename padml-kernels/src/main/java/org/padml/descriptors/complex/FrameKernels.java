package org.padml.descriptors.complex;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.padml.descriptors.contacts.InterfaceContacts;
import org.padml.descriptors.docking.DockingCutoffs;
import org.padml.descriptors.docking.DockingMeasures;
import org.padml.descriptors.docking.DockingReference;
import org.padml.descriptors.geometry.FitAtoms;
import org.padml.descriptors.geometry.FittedRmsd;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.descriptors.hbonds.HydrogenBondCriterion;
import org.padml.descriptors.hbonds.HydrogenBonds;
import org.padml.descriptors.interactions.InteractionKind;
import org.padml.descriptors.interactions.InteractionOptions;
import org.padml.descriptors.interactions.Interactions;
import org.padml.descriptors.prodigy.Prodigy;
import org.padml.descriptors.saltbridges.SaltBridges;
import org.padml.descriptors.surface.LeeRichards;
import org.padml.descriptors.surface.PartnerSurface;
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
  private final List<String> absences = new ArrayList<>();

  /**
   * Prepares every kernel.
   *
   * @param first the frame that RMSD and docking measures compare with; copied
   */
  public FrameKernels(Topology topology, AtomSet a, AtomSet b, FrameBuffer first) {
    Imaging imaging = new Imaging(topology, List.of(a, b), InterfaceContacts.DEFAULT_CUTOFF_NM);
    kernels.put("imaging", f -> imaging.apply(f).ok() ? 1 : 0);
    FrameBuffer reference = copy(first);
    imaging.apply(reference);
    PartnerTrees trees = new PartnerTrees(topology, a, b);
    addContacts(topology, trees);
    addSurfaces(topology, a, b);
    addBonds(topology, a, b);
    AtomSet alpha = FitAtoms.alphaCarbons(topology, a.union(b));
    if (!alpha.isEmpty()) {
      FittedRmsd rmsd = new FittedRmsd(alpha, reference.x(), reference.y(), reference.z());
      kernels.put("rmsd", rmsd::rmsdNm);
    }
    addDocking(topology, a, b, trees, reference);
    addProdigy(topology, a, b);
  }

  private static FrameBuffer copy(FrameBuffer frame) {
    FrameBuffer out = new FrameBuffer(frame.nAtoms());
    System.arraycopy(frame.x(), 0, out.x(), 0, frame.nAtoms());
    System.arraycopy(frame.y(), 0, out.y(), 0, frame.nAtoms());
    System.arraycopy(frame.z(), 0, out.z(), 0, frame.nAtoms());
    out.setBox(frame.box());
    return out;
  }

  private void addContacts(Topology topology, PartnerTrees trees) {
    InterfaceContacts contacts =
        new InterfaceContacts(topology, trees, AtomSet.of(), InterfaceContacts.DEFAULT_CUTOFF_NM);
    kernels.put(
        "contacts",
        f -> {
          trees.refresh(f);
          contacts.compute(trees);
          return contacts.nAtomContacts();
        });
  }

  /** Each partner alone and the complex at once, Bondi's radii; the value is the complex. */
  private void addSurfaces(Topology topology, AtomSet a, AtomSet b) {
    float[] radii = Radii.BONDI.of(topology, new ArrayList<>());
    for (int points : new int[] {ROW_POINTS, FINE_POINTS}) {
      addSurface(
          "sasa_" + points, SasaKernel.between(a, b, points, PartnerSurface.WATER_PROBE_NM, radii));
    }
    int slices = LeeRichards.DEFAULT_SLICES;
    addSurface(
        "lee_richards_" + slices,
        LeeRichards.between(a, b, slices, PartnerSurface.WATER_PROBE_NM, radii));
  }

  private void addSurface(String name, PartnerSurface surface) {
    kernels.put(
        name,
        f -> {
          surface.compute(f.x(), f.y(), f.z());
          return surface.sasaComplex();
        });
  }

  private void addBonds(Topology topology, AtomSet a, AtomSet b) {
    addHydrogenBonds("hbonds", new HydrogenBonds(topology, a, b));
    addHydrogenBonds(
        "hbonds_gromacs", new HydrogenBonds(topology, a, b, HydrogenBondCriterion.GROMACS));
    SaltBridges bridges = new SaltBridges(topology, a, b);
    kernels.put("salt_bridges", f -> bridges.compute(f.x(), f.y(), f.z()));
    Set<InteractionKind> dry =
        EnumSet.complementOf(
            EnumSet.of(InteractionKind.WATER_BRIDGE, InteractionKind.WATER_BRIDGE_SECOND));
    Interactions others =
        new Interactions(topology, a, b, AtomSet.of(), InteractionOptions.DEFAULT, dry);
    List<InteractionKind> known = dry.stream().filter(others::applicable).toList();
    kernels.put(
        "interactions", // residue pairs of every kind that needs no water; the value is their sum
        f -> {
          others.compute(f);
          int pairs = 0;
          for (int k = 0; k < known.size(); k++) {
            pairs += others.count(known.get(k));
          }
          return pairs;
        });
  }

  private void addHydrogenBonds(String name, HydrogenBonds bonds) {
    if (bonds.applicable()) {
      kernels.put(
          name,
          f -> {
            bonds.compute(f.x(), f.y(), f.z());
            return bonds.count();
          });
    } else {
      absences.add(name + ": " + bonds.reason());
    }
  }

  /** Fnat, iRMSD, LRMSD and DockQ, which is the value. */
  private void addDocking(
      Topology topology, AtomSet a, AtomSet b, PartnerTrees trees, FrameBuffer f) {
    DockingReference reference =
        DockingReference.of(topology, a, b, f.x(), f.y(), f.z(), DockingCutoffs.PROTEIN);
    if (reference.applicable()) {
      DockingMeasures measures = new DockingMeasures(reference, trees);
      kernels.put(
          "docking",
          frame -> {
            trees.refresh(frame);
            measures.compute(frame, trees);
            return measures.dockq();
          });
    } else {
      absences.add(reference.reason());
    }
  }

  /** Contacts, exposed residues and dG, kJ/mol, which is the value. */
  private void addProdigy(Topology topology, AtomSet a, AtomSet b) {
    Prodigy prodigy = new Prodigy(topology, a, b);
    if (prodigy.applicable()) {
      kernels.put(
          "prodigy",
          f -> {
            prodigy.compute(f.x(), f.y(), f.z());
            return prodigy.dgKjMol();
          });
    } else {
      absences.add(prodigy.reason());
    }
  }

  /** The kernels that there are. */
  public Map<String, ToDoubleFunction<FrameBuffer>> byName() {
    return Collections.unmodifiableMap(kernels);
  }

  /** Why others are absent, one sentence each. */
  public List<String> absences() {
    return Collections.unmodifiableList(absences);
  }
}
