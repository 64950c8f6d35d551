package org.padml.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.padml.features.Count;
import org.padml.formats.ndx.IndexFile;
import org.padml.hadoop.Storage;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;
import org.padml.partners.Partners;

/** Writes what a survey found as a manifest with a comment on every guess. */
final class ManifestText {
  private static final Pattern PART =
      Pattern.compile("(.*?)[._-]?part[._-]?(\\d+)(\\..*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern MMPBSA =
      Pattern.compile("(igb|saltcon|startframe|endframe|interval)\\s*=\\s*([-+0-9.eE]+)");
  private static final Map<String, String> GB_OF_IGB =
      Map.of("1", "hct", "2", "obc1", "5", "obc2", "8", "gbn2");

  private final Storage storage;
  private final Path root;
  private final List<Path> files;
  private final List<String> comments;

  ManifestText(Storage storage, Path root, List<Path> files, List<String> comments) {
    this.storage = storage;
    this.root = root;
    this.files = files;
    this.comments = comments;
  }

  /** The text for these trajectories by topology, and the topologies. */
  String of(Map<Path, List<Survey.Moving>> bySystem, Map<Path, Survey.Known> known)
      throws IOException {
    StringBuilder s = new StringBuilder();
    s.append("# Written by padml init. Lines that are a guess say so: read them.\n");
    comments.forEach(c -> s.append("# note: ").append(c.replace('\n', ' ')).append('\n'));
    s.append("name: ").append(quoted(rootName())).append('\n');
    s.append("defaults:\n");
    s.append("  window_ns: 1.0        # guess: length of a window\n");
    s.append("  temperature_k: 300    # guess: the files do not say\n");
    s.append(energy());
    s.append("systems:\n");
    Map<String, Integer> ids = new TreeMap<>();
    for (Map.Entry<Path, List<Survey.Moving>> e : bySystem.entrySet()) {
      Survey.Known topology = known.get(e.getKey());
      if (topology != null) {
        system(s, topology, e.getValue(), ids);
      }
    }
    return s.toString();
  }

  private String rootName() {
    Path last = root.toAbsolutePath().normalize().getFileName();
    return last == null ? "run" : last.toString();
  }

  private void system(
      StringBuilder s, Survey.Known topology, List<Survey.Moving> runs, Map<String, Integer> ids)
      throws IOException {
    String stem = Survey.stem(topology.path()).replaceAll("[^A-Za-z0-9-]", "_");
    int n = ids.merge(stem, 1, Integer::sum);
    s.append("  - id: ").append(quoted(n == 1 ? stem : stem + "-" + n));
    s.append("    # guess: the topology's name\n");
    s.append("    topology: ").append(quoted(name(topology.path())));
    s.append("    # ").append(Count.of(topology.topology().nAtoms(), "atom"));
    s.append(", as many as the trajectories\n");
    index(s, topology);
    Map<String, AtomSet> partners = Partners.find(topology.topology());
    if (partners.size() >= 2) {
      s.append("    # partners are found from chains, else from the bond graph:");
      partners.forEach(
          (name, atoms) ->
              s.append(' ')
                  .append(name)
                  .append(" (")
                  .append(Count.of(atoms.size(), "atom"))
                  .append(")"));
      s.append("\n    # to name them: partners: {A: \"chain A\", B: \"chain B\"}\n");
    } else {
      s.append("    # guess needed: two partners were not found; replace these selections\n");
      s.append("    partners: {A: \"chain A\", B: \"chain B\"}\n");
    }
    s.append("    replicas:    # guess: one a file; parts of one run are joined by their names\n");
    Map<String, List<Survey.Moving>> replicas = new LinkedHashMap<>();
    for (Survey.Moving m : runs) {
      Matcher part = PART.matcher(name(m.path()));
      replicas
          .computeIfAbsent(
              part.matches() ? part.group(1) + part.group(3) : name(m.path()),
              k -> new ArrayList<>())
          .add(m);
    }
    Map<String, Integer> replicaIds = new TreeMap<>();
    for (List<Survey.Moving> parts : replicas.values()) {
      String id =
          Survey.stem(parts.get(0).path())
              .replaceFirst("(?i)[._-]?part[._-]?\\d+$", "")
              .replaceAll("[^A-Za-z0-9-]", "_");
      id = id.isEmpty() || id.startsWith("_") ? "r" + id : id;
      int k = replicaIds.merge(id, 1, Integer::sum);
      s.append("      - {id: ")
          .append(quoted(k == 1 ? id : id + "-" + k))
          .append(", trajectory: [");
      s.append(String.join(", ", parts.stream().map(m -> quoted(name(m.path()))).toList()));
      s.append("]}");
      long frames = parts.stream().mapToLong(Survey.Moving::frames).sum();
      s.append("    # ").append(parts.get(0).format()).append(", ");
      s.append(Count.of(frames, "frame")).append('\n');
    }
  }

  private void index(StringBuilder s, Survey.Known topology) throws IOException {
    for (Path f : files) {
      if (f.toString().endsWith(".ndx")
          && Survey.folder(root, f).equals(Survey.folder(root, topology.path()))) {
        try (SeekableSource source = storage.open(f.toString())) {
          Map<String, AtomSet> groups = IndexFile.read(source);
          s.append("    index: ").append(quoted(name(f)));
          s.append("    # groups:");
          groups.forEach(
              (g, atoms) -> s.append(String.format(Locale.ROOT, " \"%s\" (%,d)", g, atoms.size())));
          s.append("\n    # partners may be named by them: {A: 'group \"NAME\"', ...}\n");
        } catch (IOException e) {
          s.append("    # ").append(name(f)).append(": not used: ");
          s.append(String.valueOf(e.getMessage()).replace('\n', ' ')).append('\n');
        }
        return;
      }
    }
  }

  private String energy() throws IOException {
    for (Path f : files) {
      if (!f.getFileName().toString().equals("mmpbsa.in")) {
        continue;
      }
      Map<String, String> found = new TreeMap<>();
      Matcher m = MMPBSA.matcher(storage.readText(f.toString()));
      while (m.find()) {
        found.putIfAbsent(m.group(1), m.group(2));
      }
      StringBuilder s = new StringBuilder("# from ").append(name(f)).append(": ").append(found);
      s.append(" (its frame numbers count from 1; use begin_ns, end_ns and stride)\n");
      String gb = GB_OF_IGB.get(found.getOrDefault("igb", ""));
      String salt = found.get("saltcon");
      if (gb != null || salt != null) {
        s.append("energy: {gb: ").append(gb == null ? "obc2" : gb);
        s.append(", salt_molar: ").append(salt == null ? "0.0" : salt).append("}\n");
      }
      return s.toString();
    }
    return "";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private String name(Path file) {
    return root.relativize(file).toString();
  }
}
