package org.padml.features;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.padml.manifest.Manifest;
import org.padml.manifest.StateRule;

/**
 * What the second pass needs to know of every replica and interface, and the walks it makes of it.
 *
 * @param columns numeric columns of frames in order
 * @param rule when a frame is bound
 * @param settings of each replica and interface
 */
record Passes(List<String> columns, StateRule rule, Map<ReplicaKey, Settings> settings)
    implements Serializable {

  /**
   * Of one replica and interface.
   *
   * @param startPs start of window 0
   * @param windowPs length of a window
   * @param residues of both partners
   * @param pairKinds what was looked for between residues
   */
  record Settings(
      double startPs, double windowPs, InterfaceResidues residues, Set<PairKind> pairKinds)
      implements Serializable {}

  static Passes of(Manifest manifest, RunPlan plan, List<String> columns, RunOptions options) {
    Map<ReplicaKey, Settings> settings = new HashMap<>();
    for (ReplicaTask replica : plan.replicas()) {
      SystemModel model = plan.systems().get(replica.system());
      for (int[] pair : model.interfaces()) {
        settings.put(
            new ReplicaKey(model.id(), replica.id(), model.interfaceName(pair)),
            new Settings(
                replica.startPs(),
                manifest.systems().get(replica.system()).window(),
                InterfaceResidues.of(model, pair),
                InteractionColumns.kinds(model, pair, options)));
      }
    }
    return new Passes(columns, manifest.states(), settings);
  }

  /** The states along a replica, from its start. */
  StateTrack states() {
    return new StateTrack(rule, columns);
  }

  /** A walk that makes every table of a replica and interface. */
  ReplicaPass walk(ReplicaKey key) {
    Settings s = settings.get(key);
    if (s == null) {
      throw new IllegalStateException("replica " + key + ": expected it in the plan");
    }
    return new ReplicaPass(
        states(),
        s.startPs(),
        s.windowPs(),
        List.of(
            new WindowTable(key, columns),
            new ResidueTable(key, s.residues()),
            new PairTable(key, s.residues(), s.pairKinds()),
            new SummaryShares(key, columns)));
  }
}
