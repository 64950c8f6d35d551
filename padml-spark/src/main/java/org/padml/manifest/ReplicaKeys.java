package org.padml.manifest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.padml.hadoop.NaturalOrder;

/** The replicas of a system: listed one by one, or found by a pattern. */
final class ReplicaKeys {
  private static final String KEY = "replicas";

  private final ManifestFiles files;

  ReplicaKeys(ManifestFiles files) {
    this.files = files;
  }

  /** The replicas of a system, at least one, each with an id of its own. */
  List<Manifest.ReplicaEntry> read(YamlMap system) throws IOException {
    List<Manifest.ReplicaEntry> out = new ArrayList<>();
    if (system.has(KEY) && system.isMap(KEY)) {
      out.addAll(pattern(system.map(KEY), system.lineOf(KEY)));
    } else if (system.has(KEY)) {
      for (YamlMap map : system.maps(KEY)) {
        out.add(listed(map));
      }
    }
    if (out.isEmpty()) {
      throw system.error(KEY, "expected at least one replica, found none");
    }
    Set<String> seen = new TreeSet<>();
    for (Manifest.ReplicaEntry r : out) {
      if (!seen.add(r.id())) {
        throw system.error(KEY, "expected unique ids, found '" + r.id() + "' again");
      }
    }
    return List.copyOf(out);
  }

  private Manifest.ReplicaEntry listed(YamlMap map) throws IOException {
    map.allowOnly(Set.of("id", "trajectory"));
    List<String> parts = files.matching(map, "trajectory");
    Names.requireFolderName(map, "id", map.text("id"));
    return new Manifest.ReplicaEntry(map.text("id"), parts, map.lineOf("trajectory"));
  }

  private List<Manifest.ReplicaEntry> pattern(YamlMap map, int line) throws IOException {
    map.allowOnly(Set.of("glob", "id"));
    String given = map.text("glob");
    if (given.matches(".*[\\[\\]{}].*")) {
      throw map.error("glob", "expected wildcards * and ? only, found '" + given + "'");
    }
    String glob = files.resolve(given);
    Map<String, List<String>> byId = byId(map, glob);
    if (byId.isEmpty()) {
      throw ManifestFiles.missing(map, "glob", glob + ": expected files, found none that match");
    }
    return byId.keySet().stream()
        .sorted(NaturalOrder.INSTANCE)
        .map(
            id ->
                new Manifest.ReplicaEntry(id, List.copyOf(byId.getOrDefault(id, List.of())), line))
        .toList();
  }

  /** The files of a glob by the id that what the wildcards stand for makes of each. */
  private Map<String, List<String>> byId(YamlMap map, String glob) throws IOException {
    String template = map.has("id") ? map.text("id") : "{1}";
    Pattern regex = Pattern.compile(wildcards(files.storage().canonical(glob)));
    Map<String, List<String>> out = new LinkedHashMap<>();
    for (String path : files.storage().glob(glob)) {
      Matcher m = regex.matcher(files.storage().canonical(path));
      if (!m.matches()) {
        throw map.error("glob", "expected wildcards * and ? only, found '" + glob + "'");
      }
      String id = template;
      for (int g = 1; g <= m.groupCount(); g++) {
        id = id.replace("{" + g + "}", m.group(g));
      }
      Names.requireFolderName(map, "id", id);
      out.computeIfAbsent(id, k -> new ArrayList<>()).add(path);
    }
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
