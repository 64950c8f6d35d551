package org.padml.descriptors.complex;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.energy.CoulombCutoff;
import org.padml.descriptors.energy.EnergyModel;
import org.padml.descriptors.energy.GbOptions;
import org.padml.descriptors.energy.LennardJonesCutoff;
import org.padml.descriptors.energy.PairOptions;
import org.padml.descriptors.energy.PartnerEnergies;
import org.padml.forcefield.Ff14sb;
import org.padml.forcefield.ForceField;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.NonbondedParameters;
import org.padml.model.Topology;

/**
 * Energies of one interface by name, each a number of a frame: what benchmarks time and check.
 *
 * <ul>
 *   <li>{@code lj_coulomb}: Lennard-Jones and Coulomb of every pair between the partners; the value
 *       is their sum;
 *   <li>{@code lj_coulomb_cut}: of pairs within 1.2 nm, Lennard-Jones shifted, Coulomb with the
 *       reaction field of a conductor; the value is their sum;
 *   <li>{@code gb_obc2}: {@code lj_coulomb} and OBC2 without cutoff of the complex and of each
 *       partner alone; the value is the generalized-Born energy of the complex.
 * </ul>
 *
 * <p>Shape: imaged frames of the topology's atoms, nm; values kJ/mol. One thread.
 */
public final class EnergyKernels {
  /** Cutoff of {@code lj_coulomb_cut}, nm. */
  public static final double CUTOFF_NM = 1.2;

  private static final PairOptions CUT =
      new PairOptions(
          CUTOFF_NM,
          LennardJonesCutoff.SHIFT,
          0,
          CoulombCutoff.REACTION_FIELD,
          Double.POSITIVE_INFINITY,
          PairOptions.Images.ISOLATED);

  private final Map<String, ToDoubleFunction<FrameBuffer>> kernels = new LinkedHashMap<>();
  private final List<String> absences = new ArrayList<>();
  private final @Nullable NonbondedParameters parameters;

  /**
   * Prepares every energy.
   *
   * @param given parameters of the topology's atoms; null for those built in
   */
  public EnergyKernels(
      Topology topology, AtomSet a, AtomSet b, @Nullable NonbondedParameters given) {
    Ff14sb.Assignment found = ForceField.givenOrBuiltIn(given, topology, a.union(b));
    parameters = found.parameters();
    if (parameters == null) {
      absences.add("energy: " + found.reason());
      return;
    }
    PartnerEnergies all = new PartnerEnergies(topology, parameters, a, b, EnergyModel.VACUUM);
    kernels.put("lj_coulomb", f -> pairs(all, f));
    PartnerEnergies near =
        new PartnerEnergies(topology, parameters, a, b, EnergyModel.VACUUM.withPairs(CUT));
    kernels.put("lj_coulomb_cut", f -> pairs(near, f));
    PartnerEnergies born =
        new PartnerEnergies(
            topology, parameters, a, b, EnergyModel.VACUUM.withGb(GbOptions.DEFAULT));
    if (born.gbReason().isEmpty()) {
      kernels.put(
          "gb_obc2",
          f -> {
            born.compute(f.x(), f.y(), f.z());
            return born.gbComplex();
          });
    } else {
      absences.add(born.gbReason());
    }
  }

  private static double pairs(PartnerEnergies energies, FrameBuffer f) {
    energies.compute(f.x(), f.y(), f.z());
    return energies.vdw() + energies.coulomb();
  }

  /** The energies that there are. */
  public Map<String, ToDoubleFunction<FrameBuffer>> byName() {
    return Collections.unmodifiableMap(kernels);
  }

  /** Why others are absent, one sentence each. */
  public List<String> absences() {
    return Collections.unmodifiableList(absences);
  }

  /** The parameters taken, of the topology's atoms, or null where there are none. */
  public @Nullable NonbondedParameters parameters() {
    return parameters;
  }
}
