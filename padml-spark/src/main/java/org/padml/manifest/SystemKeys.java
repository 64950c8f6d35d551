package org.padml.manifest;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.padml.units.Units;

/** The keys of one system: each is its own, else that of the defaults. */
final class SystemKeys {
  static final double DEFAULT_WINDOW_NS = 1.0;
  static final double DEFAULT_TEMPERATURE_K = 300;

  /** Keys that may stand among the defaults. */
  static final Set<String> SHARED =
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

  private final ManifestFiles files;
  private final YamlMap own;
  private final @Nullable YamlMap defaults;

  SystemKeys(ManifestFiles files, YamlMap own, @Nullable YamlMap defaults) {
    this.files = files;
    this.own = own;
    this.defaults = defaults;
  }

  Manifest.SystemEntry read() throws IOException {
    Set<String> known = new TreeSet<>(SHARED);
    known.addAll(List.of("id", "replicas"));
    own.allowOnly(known);
    Map<String, Integer> lines = new TreeMap<>(); // its text is a part of the plan's digest
    SHARED.forEach(k -> lines.put(k, from(k).lineOf(k)));
    String id = own.text("id");
    Names.requireFolderName(own, "id", id);
    double windowNs = positive("window_ns", DEFAULT_WINDOW_NS, "length");
    double temperature = positive("temperature_k", DEFAULT_TEMPERATURE_K, "temperature");
    double begin = ps("begin_ns", Double.NEGATIVE_INFINITY);
    double end = ps("end_ns", Double.POSITIVE_INFINITY);
    if (end < begin) {
      throw from("end_ns")
          .error("end_ns", "expected at least begin_ns, found " + end / Units.PS_PER_NS);
    }
    Map<String, String> partners = partners();
    List<List<String>> interfaces = interfaces();
    return new Manifest.SystemEntry(
        id,
        files.one(from("topology"), "topology"),
        files.some(from("parameters"), "parameters"),
        files.oneOrNull(from("index"), "index"),
        files.oneOrNull(from("reference"), "reference"),
        new ReplicaKeys(files).read(own),
        partners,
        interfaces,
        windowNs * Units.PS_PER_NS,
        temperature,
        begin,
        end,
        from("stride").wholeNumber("stride", 1, 1),
        time(),
        from("hotspots").textOrNull("hotspots"),
        solvents(),
        textMap("labels"),
        lines);
  }

  private YamlMap from(String key) {
    YamlMap shared = defaults;
    return own.has(key) || shared == null || !shared.has(key) ? own : shared;
  }

  private Map<String, String> textMap(String key) {
    return from(key).has(key) ? from(key).map(key).textMap() : Map.of();
  }

  private double positive(String key, double otherwise, String what) {
    double value = from(key).number(key, otherwise);
    if (!(value > 0)) {
      throw from(key).error(key, "expected a positive " + what + ", found " + value);
    }
    return value;
  }

  private double ps(String key, double otherwise) {
    return from(key).has(key) ? from(key).number(key, 0) * Units.PS_PER_NS : otherwise;
  }

  private Map<String, String> partners() {
    Map<String, String> out = textMap("partners");
    YamlMap map = from("partners");
    if (out.size() == 1) {
      throw map.error("partners", "expected at least two partners, found one");
    }
    for (String partner : out.keySet()) {
      if (!Names.isName(partner)) {
        throw map.error("partners", Names.complaint("names", partner));
      }
    }
    return out;
  }

  private List<List<String>> interfaces() {
    YamlMap map = from("interfaces");
    List<List<String>> out = map.has("interfaces") ? map.textLists("interfaces") : List.of();
    if (Set.copyOf(out).size() < out.size()) {
      throw map.error("interfaces", "expected every pair once, found " + out);
    }
    for (List<String> pair : out) {
      if (pair.size() != 2 || pair.get(0).equals(pair.get(1))) {
        throw map.error("interfaces", "expected pairs of different partners, found " + pair);
      }
    }
    return out;
  }

  /** Names become columns, so they are words, and differ in more than case. */
  private Map<String, String> solvents() {
    Map<String, String> out = textMap("solvent");
    for (String name : out.keySet()) {
      if (!COLUMN_PART.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
        throw from("solvent")
            .error("solvent", "expected names of a-z, 0-9 and _, found '" + name + "'");
      }
    }
    return out;
  }

  private Manifest.@Nullable TimeOverride time() {
    if (!from("time").has("time")) {
      return null;
    }
    YamlMap time = from("time").map("time");
    time.allowOnly(Set.of("start_ps", "dt_ps"));
    double dt = time.number("dt_ps", 1);
    if (!(dt > 0)) {
      throw time.error("dt_ps", "expected a positive spacing, found " + dt);
    }
    return new Manifest.TimeOverride(time.number("start_ps", 0), dt);
  }
}
