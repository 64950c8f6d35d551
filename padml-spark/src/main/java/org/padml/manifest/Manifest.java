package org.padml.manifest;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.energy.EnergyModel;

/**
 * What a run describes. Paths are resolved against the manifest's directory; selections are still
 * text.
 *
 * @param file where it was read, for messages
 * @param name the run's name
 * @param states thresholds of the association state
 * @param energy how energies are summed
 * @param systems in file order
 */
public record Manifest(
    String file, String name, StateRule states, EnergyModel energy, List<SystemEntry> systems)
    implements Serializable {

  /** Everything but where it was read and in which line each key stood. */
  public String content() {
    List<SystemEntry> plain = systems.stream().map(SystemEntry::withoutLines).toList();
    return new Manifest("", name, states, energy, plain).toString();
  }

  /**
   * One molecular system.
   *
   * @param parameters files with charges and Lennard-Jones parameters; empty for none
   * @param partners name to selection, in order; empty when they are to be found
   * @param interfaces pairs of partner names; empty for every pair
   * @param window window length, ps
   * @param beginPs first time read; negative infinity for all
   * @param endPs last time read; positive infinity for all
   * @param time overriding clock, or null
   * @param solvent name to selection of solvents counted near hot spots
   * @param labels what is known of the system, copied to the run record and the learning side
   * @param lines manifest line of each key, for messages
   */
  public record SystemEntry(
      String id,
      String topology,
      List<String> parameters,
      @Nullable String index,
      @Nullable String reference,
      List<ReplicaEntry> replicas,
      Map<String, String> partners,
      List<List<String>> interfaces,
      double window,
      double temperatureK,
      double beginPs,
      double endPs,
      long stride,
      @Nullable TimeOverride time,
      @Nullable String hotspots,
      Map<String, String> solvent,
      Map<String, String> labels,
      Map<String, Integer> lines)
      implements Serializable {
    /** The same system compared with this structure. */
    public SystemEntry withReference(@Nullable String file) {
      return with(file, replicas, lines);
    }

    private SystemEntry withoutLines() {
      return with(
          reference,
          replicas.stream().map(r -> new ReplicaEntry(r.id(), r.trajectory(), 0)).toList(),
          Map.of());
    }

    private SystemEntry with(
        @Nullable String otherReference,
        List<ReplicaEntry> otherReplicas,
        Map<String, Integer> otherLines) {
      return new SystemEntry(
          id,
          topology,
          parameters,
          index,
          otherReference,
          otherReplicas,
          partners,
          interfaces,
          window,
          temperatureK,
          beginPs,
          endPs,
          stride,
          time,
          hotspots,
          solvent,
          labels,
          otherLines);
    }
  }

  /** One run of a system: its parts in order. */
  public record ReplicaEntry(String id, List<String> trajectory, int line)
      implements Serializable {}

  /** Times that replace the files'. */
  public record TimeOverride(double startPs, double dtPs) implements Serializable {}
}
