package org.padml.manifest;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.energy.EnergyModel;
import org.padml.hadoop.Storage;
import org.padml.units.Units;

/** Reads and checks a manifest. Every complaint names the key, the value and the line. */
public final class ManifestReader {
  private static final Set<String> ROOT_KEYS =
      Set.of("name", "defaults", "energy", "states", "systems");

  private final Storage storage;
  private final Set<String> stateColumns;

  /**
   * With the storage that paths are looked up in.
   *
   * @param stateColumns numeric columns of frames that state rules may name
   */
  public ManifestReader(Storage storage, Set<String> stateColumns) {
    this.storage = storage;
    this.stateColumns = Set.copyOf(stateColumns);
  }

  /**
   * Reads a manifest and finds its files.
   *
   * @throws ManifestException if a key is unknown or a value cannot be used
   * @throws NoSuchFileException if a file is missing
   */
  public Manifest read(String file) throws IOException {
    YamlMap root = YamlMap.parse(file, storage.readText(file));
    root.allowOnly(ROOT_KEYS);
    String name = root.has("name") ? root.text("name") : "run";
    @Nullable YamlMap defaults = root.has("defaults") ? root.map("defaults") : null;
    if (defaults != null) {
      defaults.allowOnly(SystemKeys.SHARED);
    }
    ManifestFiles files = new ManifestFiles(storage, file);
    List<Manifest.SystemEntry> systems = new ArrayList<>();
    Set<String> ids = new TreeSet<>();
    if (!root.has("systems") || root.maps("systems").isEmpty()) {
      throw root.error("systems", "expected at least one system, found none");
    }
    for (YamlMap map : root.maps("systems")) {
      Manifest.SystemEntry system = new SystemKeys(files, map, defaults).read();
      if (!ids.add(system.id())) {
        throw map.error("id", "expected a unique id, found '" + system.id() + "' again");
      }
      systems.add(system);
    }
    return new Manifest(file, name, states(root), EnergyKeys.read(root), List.copyOf(systems));
  }

  /**
   * A manifest of one system with one replica, without a file.
   *
   * @param index index groups, or null
   * @param trajectories parts in order; globs allowed
   * @param partners name to selection; empty to find them
   * @throws IOException if a file is missing
   */
  public static Manifest ofFiles(
      Storage storage,
      String topology,
      @Nullable String index,
      List<String> trajectories,
      Map<String, String> partners,
      Set<String> stateColumns)
      throws IOException {
    List<String> parts = new ArrayList<>();
    for (String t : trajectories) {
      List<String> found = storage.glob(t);
      if (found.isEmpty()) {
        throw new NoSuchFileException(t + ": expected files, found none that match");
      }
      parts.addAll(found);
    }
    for (String partner : partners.keySet()) {
      if (!Names.isName(partner)) {
        throw new IllegalArgumentException("--partners: " + Names.complaint("a name", partner));
      }
    }
    storage.length(topology);
    for (String path : parts) {
      storage.length(path);
    }
    String name = topology.substring(topology.lastIndexOf('/') + 1).replaceFirst("\\..*$", "");
    if (!Names.isFolderName(name)) {
      name = "system";
    }
    Manifest.SystemEntry system =
        new Manifest.SystemEntry(
            name,
            topology,
            List.of(),
            index,
            null,
            List.of(new Manifest.ReplicaEntry("r1", List.copyOf(parts), 1)),
            partners,
            List.of(),
            SystemKeys.DEFAULT_WINDOW_NS * Units.PS_PER_NS,
            SystemKeys.DEFAULT_TEMPERATURE_K,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            1,
            null,
            null,
            Map.of(),
            Map.of(),
            Map.of());
    return new Manifest(
        "command line",
        name,
        StateRule.parse(StateRule.DEFAULT_ON, StateRule.DEFAULT_OFF, stateColumns),
        EnergyModel.DEFAULT,
        List.of(system));
  }

  private StateRule states(YamlMap root) {
    String on = StateRule.DEFAULT_ON;
    String off = StateRule.DEFAULT_OFF;
    if (root.has("states")) {
      YamlMap map = root.map("states");
      map.allowOnly(Set.of("on", "off"));
      on = map.has("on") ? map.text("on") : on;
      off = map.has("off") ? map.text("off") : off;
    }
    try {
      return StateRule.parse(on, off, stateColumns);
    } catch (IllegalArgumentException e) {
      throw root.error("states", String.valueOf(e.getMessage()));
    }
  }
}
