package org.padml.manifest;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.padml.descriptors.energy.EnergyModel;
import org.padml.hadoop.NaturalOrder;
import org.padml.hadoop.Storage;
import org.padml.units.Units;

/** Reads and checks a manifest. Every complaint names the key, the value and the line. */
public final class ManifestReader {
  private static final double DEFAULT_WINDOW_NS = 1.0;
  private static final double DEFAULT_TEMPERATURE_K = 300;
  private static final Set<String> ROOT_KEYS =
      Set.of("name", "defaults", "energy", "states", "systems");
  private static final Set<String> SHARED_KEYS =
      Set.of(
          "topology",
          "parameters",
          "index",
          "partners",
          "interfaces",
          "window_ns",
          "temperature_k",
          "begin_ns",
          "end_ns",
          "stride",
          "time",
          "reference",
          "hotspots",
          "solvent",
          "labels");
  private static final Pattern COLUMN_PART = Pattern.compile("[A-Za-z0-9_]+");
  private static final Pattern NAME = Pattern.compile("[^/\\\\:=\\p{Cntrl}]+");

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
      defaults.allowOnly(SHARED_KEYS);
    }
    List<Manifest.SystemEntry> systems = new ArrayList<>();
    Set<String> ids = new TreeSet<>();
    if (!root.has("systems") || root.maps("systems").isEmpty()) {
      throw root.error("systems", "expected at least one system, found none");
    }
    for (YamlMap map : root.maps("systems")) {
      Manifest.SystemEntry system = system(file, map, defaults);
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
      if (!NAME.matcher(partner).matches()) {
        throw new IllegalArgumentException(
            "--partners: expected a name without / \\ : = or control characters, found '"
                + partner
                + "'");
      }
    }
    storage.length(topology);
    for (String path : parts) {
      storage.length(path);
    }
    String name = topology.substring(topology.lastIndexOf('/') + 1).replaceFirst("\\..*$", "");
    if (!NAME.matcher(name).matches() || name.startsWith("_")) {
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
            DEFAULT_WINDOW_NS * Units.PS_PER_NS,
            DEFAULT_TEMPERATURE_K,
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

  private Manifest.SystemEntry system(String file, YamlMap own, @Nullable YamlMap defaults)
      throws IOException {
    Set<String> known = new TreeSet<>(SHARED_KEYS);
    known.add("id");
    known.add("replicas");
    own.allowOnly(known);
    Map<String, Integer> lines = new HashMap<>();
    SHARED_KEYS.forEach(k -> lines.put(k, from(own, defaults, k).lineOf(k)));
    String id = own.text("id");
    requireName(own, "id", id);
    YamlMap window = from(own, defaults, "window_ns");
    double windowNs = window.number("window_ns", DEFAULT_WINDOW_NS);
    if (!(windowNs > 0)) {
      throw window.error("window_ns", "expected a positive length, found " + windowNs);
    }
    double temperature =
        from(own, defaults, "temperature_k").number("temperature_k", DEFAULT_TEMPERATURE_K);
    if (!(temperature > 0)) {
      throw from(own, defaults, "temperature_k")
          .error("temperature_k", "expected a positive temperature, found " + temperature);
    }
    double begin = ps(from(own, defaults, "begin_ns"), "begin_ns", Double.NEGATIVE_INFINITY);
    double end = ps(from(own, defaults, "end_ns"), "end_ns", Double.POSITIVE_INFINITY);
    if (end < begin) {
      throw from(own, defaults, "end_ns")
          .error("end_ns", "expected at least begin_ns, found " + end / Units.PS_PER_NS);
    }
    YamlMap partners = from(own, defaults, "partners");
    YamlMap interfaces = from(own, defaults, "interfaces");
    Map<String, String> named =
        partners.has("partners") ? partners.map("partners").textMap() : Map.of();
    if (named.size() == 1) {
      throw partners.error("partners", "expected at least two partners, found one");
    }
    List<List<String>> pairs =
        interfaces.has("interfaces") ? interfaces.textLists("interfaces") : List.of();
    for (String partner : named.keySet()) {
      if (!NAME.matcher(partner).matches()) {
        throw partners.error(
            "partners",
            "expected names without / \\ : = or control characters, found '" + partner + "'");
      }
    }
    if (Set.copyOf(pairs).size() < pairs.size()) {
      throw interfaces.error("interfaces", "expected every pair once, found " + pairs);
    }
    for (List<String> pair : pairs) {
      if (pair.size() != 2 || pair.get(0).equals(pair.get(1))) {
        throw interfaces.error("interfaces", "expected pairs of different partners, found " + pair);
      }
    }
    return new Manifest.SystemEntry(
        id,
        path(file, from(own, defaults, "topology"), "topology"),
        paths(file, from(own, defaults, "parameters"), "parameters"),
        optionalPath(file, from(own, defaults, "index"), "index"),
        optionalPath(file, from(own, defaults, "reference"), "reference"),
        replicas(file, own),
        named,
        pairs,
        windowNs * Units.PS_PER_NS,
        temperature,
        begin,
        end,
        from(own, defaults, "stride").wholeNumber("stride", 1, 1),
        time(from(own, defaults, "time")),
        from(own, defaults, "hotspots").textOrNull("hotspots"),
        solvents(from(own, defaults, "solvent")),
        textMap(from(own, defaults, "labels"), "labels"),
        lines);
  }

  private static YamlMap from(YamlMap own, @Nullable YamlMap defaults, String key) {
    return own.has(key) || defaults == null || !defaults.has(key) ? own : defaults;
  }

  private static double ps(YamlMap map, String key, double otherwise) {
    return map.has(key) ? map.number(key, 0) * Units.PS_PER_NS : otherwise;
  }

  /** Names become columns, so they are words, and differ in more than case. */
  private static Map<String, String> solvents(YamlMap map) {
    Map<String, String> out = textMap(map, "solvent");
    for (String name : out.keySet()) {
      if (!COLUMN_PART.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
        throw map.error("solvent", "expected names of a-z, 0-9 and _, found '" + name + "'");
      }
    }
    return out;
  }

  private static Map<String, String> textMap(YamlMap map, String key) {
    return map.has(key) ? map.map(key).textMap() : Map.of();
  }

  private static Manifest.@Nullable TimeOverride time(YamlMap map) {
    if (!map.has("time")) {
      return null;
    }
    YamlMap time = map.map("time");
    time.allowOnly(Set.of("start_ps", "dt_ps"));
    double dt = time.number("dt_ps", 1);
    if (!(dt > 0)) {
      throw time.error("dt_ps", "expected a positive spacing, found " + dt);
    }
    return new Manifest.TimeOverride(time.number("start_ps", 0), dt);
  }

  private String path(String file, YamlMap map, String key) throws IOException {
    String path = Storage.resolve(file, map.text(key));
    requireFile(map, key, path);
    return path;
  }

  /** One path or a list of paths; none where the key is absent. */
  private List<String> paths(String file, YamlMap map, String key) throws IOException {
    List<String> out = new ArrayList<>();
    for (String text : map.has(key) ? map.texts(key) : List.<String>of()) {
      String path = Storage.resolve(file, text);
      requireFile(map, key, path);
      out.add(path);
    }
    return List.copyOf(out);
  }

  private @Nullable String optionalPath(String file, YamlMap map, String key) throws IOException {
    return map.has(key) ? path(file, map, key) : null;
  }

  private void requireFile(YamlMap map, String key, String path) throws IOException {
    if (!storage.exists(path)) {
      throw missing(map, key, path + ": expected a file, found nothing there");
    }
  }

  /** Bad input, not wrong use: the manifest may be right and the file have gone. */
  private static NoSuchFileException missing(YamlMap map, String key, String what) {
    return new NoSuchFileException(map.error(key, what).getMessage());
  }

  private static void requireName(YamlMap map, String key, String value) {
    if (!NAME.matcher(value).matches() || value.startsWith(".") || value.startsWith("_")) {
      throw map.error(
          key,
          "expected a name without / \\ : = or control characters that does not start with . or _,"
              + " found '"
              + value
              + "'");
    }
  }

  private List<Manifest.ReplicaEntry> replicas(String file, YamlMap own) throws IOException {
    if (!own.has("replicas")) {
      throw own.error("replicas", "expected at least one replica, found none");
    }
    List<Manifest.ReplicaEntry> out = new ArrayList<>();
    if (own.isMap("replicas")) {
      out.addAll(pattern(file, own.map("replicas"), own.lineOf("replicas")));
    } else {
      for (YamlMap map : own.maps("replicas")) {
        map.allowOnly(Set.of("id", "trajectory"));
        List<String> parts = new ArrayList<>();
        for (String text : map.texts("trajectory")) {
          List<String> found = storage.glob(Storage.resolve(file, text));
          if (found.isEmpty()) {
            throw missing(map, "trajectory", text + ": expected files, found none that match");
          }
          for (String path : found) {
            requireFile(map, "trajectory", path);
          }
          parts.addAll(found);
        }
        requireName(map, "id", map.text("id"));
        out.add(
            new Manifest.ReplicaEntry(
                map.text("id"), List.copyOf(parts), map.lineOf("trajectory")));
      }
    }
    Set<String> seen = new TreeSet<>();
    for (Manifest.ReplicaEntry r : out) {
      if (!seen.add(r.id())) {
        throw own.error("replicas", "expected unique ids, found '" + r.id() + "' again");
      }
    }
    if (out.isEmpty()) {
      throw own.error("replicas", "expected at least one replica, found none");
    }
    return List.copyOf(out);
  }

  private List<Manifest.ReplicaEntry> pattern(String file, YamlMap map, int line)
      throws IOException {
    map.allowOnly(Set.of("glob", "id"));
    String given = map.text("glob");
    if (given.matches(".*[\\[\\]{}].*")) {
      throw map.error("glob", "expected wildcards * and ? only, found '" + given + "'");
    }
    String glob = Storage.resolve(file, given);
    String template = map.has("id") ? map.text("id") : "{1}";
    Pattern regex = Pattern.compile(wildcards(storage.canonical(glob)));
    Map<String, List<String>> byId = new LinkedHashMap<>();
    for (String path : storage.glob(glob)) {
      Matcher m = regex.matcher(storage.canonical(path));
      if (!m.matches()) {
        throw map.error("glob", "expected wildcards * and ? only, found '" + glob + "'");
      }
      String id = template;
      for (int g = 1; g <= m.groupCount(); g++) {
        id = id.replace("{" + g + "}", m.group(g));
      }
      requireName(map, "id", id);
      byId.computeIfAbsent(id, k -> new ArrayList<>()).add(path);
    }
    if (byId.isEmpty()) {
      throw missing(map, "glob", glob + ": expected files, found none that match");
    }
    List<Manifest.ReplicaEntry> out = new ArrayList<>();
    byId.keySet().stream()
        .sorted(NaturalOrder.INSTANCE)
        .forEach(id -> out.add(new Manifest.ReplicaEntry(id, List.copyOf(byId.get(id)), line)));
    return out;
  }

  /** Each wildcard becomes a group: {1} is the first. */
  private static String wildcards(String glob) {
    StringBuilder regex = new StringBuilder();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c == '*' || c == '?') {
        regex.append(Pattern.quote(literal.toString())).append(c == '*' ? "([^/]*)" : "([^/])");
        literal.setLength(0);
      } else {
        literal.append(c);
      }
    }
    return regex.append(Pattern.quote(literal.toString())).toString();
  }
}
