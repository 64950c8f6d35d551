package org.padml.features;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.padml.descriptors.kinetics.AssociationKinetics.Partners;
import org.padml.descriptors.surface.ReferenceAreas;
import org.padml.manifest.Manifest;
import org.padml.manifest.StateRule;

/**
 * What the second pass needs to know of every replica and interface, and the walks it makes of it.
 *
 * @param columns numeric columns of frames in order
 * @param rule when a frame is bound
 * @param referenceAreas what areas of residues are relative to
 * @param settings of each replica and interface
 */
record Passes(
    List<String> columns,
    StateRule rule,
    ReferenceAreas referenceAreas,
    Map<ReplicaKey, Settings> settings)
    implements Serializable {

  /**
   * Of one replica and interface.
   *
   * @param startPs start of window 0
   * @param windowPs length of a window
   * @param temperatureK of the simulation
   * @param residues of both partners
   * @param pairKinds what was looked for between residues
   * @param placeOfPoint place of each alpha carbon recorded; empty where none are
   * @param partners whether both partners are copies of one molecule
   */
  record Settings(
      double startPs,
      double windowPs,
      double temperatureK,
      InterfaceResidues residues,
      Set<PairKind> pairKinds,
      int[] placeOfPoint,
      Partners partners)
      implements Serializable {
    private Settings from(double start) {
      return new Settings(
          start, windowPs, temperatureK, residues, pairKinds, placeOfPoint, partners);
    }
  }

  static Passes of(Manifest manifest, RunPlan plan, List<String> columns, RunOptions options) {
    Map<ReplicaKey, Settings> settings = new HashMap<>();
    for (int s = 0; s < plan.systems().size(); s++) {
      SystemModel model = plan.systems().get(s);
      for (int[] pair : model.interfaces()) {
        Settings ofSystem = settings(manifest.systems().get(s), model, pair, options);
        for (ReplicaTask replica : plan.replicas()) {
          if (replica.system() == s) {
            settings.put(
                new ReplicaKey(model.id(), replica.id(), model.interfaceName(pair)),
                ofSystem.from(replica.startPs()));
          }
        }
      }
    }
    return new Passes(
        columns, manifest.states(), options.definitions().surface().referenceAreas(), settings);
  }

  /** What all replicas of a system share; the start is each one's own. */
  private static Settings settings(
      Manifest.SystemEntry entry, SystemModel model, int[] pair, RunOptions options) {
    InterfaceAtoms atoms = InterfaceAtoms.of(model, pair);
    InterfaceResidues residues = InterfaceResidues.of(model, pair);
    return new Settings(
        Double.NaN,
        entry.window(),
        entry.temperatureK(),
        residues,
        new InteractionColumns(atoms, options).kinds(),
        options.wants(DescriptorGroup.DYNAMICS) ? residues.placesOf(atoms) : new int[0],
        atoms.isHomodimer() ? Partners.IDENTICAL : Partners.DIFFERENT);
  }

  /** The states along a replica, from its start. */
  StateTrack states() {
    return new StateTrack(rule, columns);
  }

  /** Settings of a replica and interface of the plan. */
  Settings of(ReplicaKey key) {
    Settings s = settings.get(key);
    if (s == null) {
      throw new IllegalStateException("replica " + key + ": expected it in the plan");
    }
    return s;
  }

  /** A walk that makes every table of a replica and interface. */
  ReplicaPass walk(ReplicaKey key) {
    Settings s = of(key);
    List<ReplicaWalker> walkers = new ArrayList<>();
    walkers.add(new WindowTable(key, columns));
    walkers.add(new ResidueTable(key, s.residues(), s.placeOfPoint(), referenceAreas));
    walkers.add(new PairTable(key, s.residues(), s.pairKinds()));
    SummaryShares summary = new SummaryShares(key, columns);
    walkers.add(summary);
    walkers.add(new AutocorrelationTable(key, columns, summary));
    walkers.add(new EventTable(key));
    walkers.add(new EntropyTable(key, columns, s.temperatureK()));
    walkers.add(new LifetimeTable(LifetimeTable.CONTACTS, PairKind.CONTACT, key, s.residues()));
    if (s.pairKinds().contains(PairKind.HBOND)) {
      walkers.add(new LifetimeTable(LifetimeTable.HBONDS, PairKind.HBOND, key, s.residues()));
    }
    return new ReplicaPass(
        states(), new FrameRows(key, columns), s.startPs(), s.windowPs(), walkers);
  }
}
