package org.padml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.padml.formats.Formats;
import org.padml.formats.Trajectory;
import org.padml.formats.ndx.IndexFile;
import org.padml.hadoop.NaturalOrder;
import org.padml.hadoop.Storage;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.partners.Partners;

/** What a folder holds, written as a manifest with a comment on every guess. */
final class Survey {
  private static final int DEPTH = 5;

  /** Formats of one or few structures: topologies first, trajectories only when nothing else is. */
  private static final Set<String> STRUCTURES = Set.of("pdb", "mmcif", "gro", "inpcrd");

  private static final Pattern PART =
      Pattern.compile("(.*?)[._-]?part[._-]?(\\d+)(\\..*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern MMPBSA =
      Pattern.compile("(igb|saltcon|startframe|endframe|interval)\\s*=\\s*([-+0-9.eE]+)");
  private static final Map<String, String> GB_OF_IGB =
      Map.of("1", "hct", "2", "obc1", "5", "obc2", "8", "gbn2");

  private final Storage storage;
  private final Path root;
  private final List<String> comments = new ArrayList<>();

  Survey(Storage storage, Path root) {
    this.storage = storage;
    this.root = root;
  }

  private record Known(Path path, Topology topology) {}

  private record Moving(Path path, String format, int atoms, long frames) {}

  /** The manifest's text. */
  String manifest() throws IOException {
    List<Path> files = files();
    List<Known> topologies = new ArrayList<>();
    List<Moving> moving = new ArrayList<>();
    List<Path> unread = new ArrayList<>();
    for (Path file : files) {
      look(file, topologies, moving, unread);
    }
    for (Path file : unread) {
      // mdcrd needs the atom count of a topology beside it
      Known beside = beside(file, topologies, -1);
      if (beside != null) {
        open(file, beside.topology().nAtoms(), moving);
      }
    }
    boolean anyRun = moving.stream().anyMatch(m -> !STRUCTURES.contains(m.format()));
    if (anyRun) {
      moving.removeIf(m -> STRUCTURES.contains(m.format()) && m.frames() <= 1);
    }
    Map<Path, List<Moving>> bySystem = new LinkedHashMap<>();
    Map<Path, Known> known = new LinkedHashMap<>();
    for (Moving m : moving) {
      Known topology = beside(m.path(), topologies, m.atoms());
      if (topology == null) {
        comments.add(
            name(m.path())
                + ": no topology with "
                + m.atoms()
                + " atoms was found in or above its folder: left out");
      } else {
        known.put(topology.path(), topology);
        bySystem.computeIfAbsent(topology.path(), k -> new ArrayList<>()).add(m);
      }
    }
    if (bySystem.isEmpty()) {
      throw new IOException(
          root + ": expected trajectories with a topology of the same atom count, found none");
    }
    return write(bySystem, known, files);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(root, DEPTH)) {
      return walk.filter(Files::isRegularFile)
          .filter(p -> !p.getFileName().toString().startsWith("."))
          .sorted((a, b) -> NaturalOrder.INSTANCE.compare(a.toString(), b.toString()))
          .toList();
    }
  }

  private void look(Path file, List<Known> topologies, List<Moving> moving, List<Path> unread)
      throws IOException {
    boolean isTopology;
    boolean isTrajectory;
    try (SeekableSource source = storage.open(file.toString())) {
      isTopology = Formats.isTopology(source);
      isTrajectory = Formats.isTrajectory(source);
    } catch (IOException e) {
      comments.add(name(file) + ": left out: " + e.getMessage());
      return;
    }
    if (isTopology) {
      try (SeekableSource source = storage.open(file.toString())) {
        Topology t =
            Formats.readTopology(source, p -> storage.open(Storage.resolve(file.toString(), p)));
        if (t.nAtoms() > 0) {
          topologies.add(new Known(file, t));
        }
      } catch (IOException | IllegalArgumentException e) {
        comments.add(name(file) + ": not used as topology: " + e.getMessage());
      }
    }
    if (isTrajectory && !open(file, -1, moving)) {
      unread.add(file);
    }
  }

  private boolean open(Path file, int atoms, List<Moving> moving) {
    try (Trajectory t = Formats.openTrajectory(storage.open(file.toString()), atoms)) {
      moving.add(new Moving(file, t.format(), t.nAtoms(), t.index().count()));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      if (atoms >= 0) {
        comments.add(name(file) + ": left out: " + e.getMessage());
      }
      return false;
    }
  }

  /** The closest topology: same folder and name first, then same folder, then folders above. */
  private @Nullable Known beside(Path file, List<Known> topologies, int atoms) {
    Known best = null;
    int bestScore = Integer.MIN_VALUE;
    for (Known k : topologies) {
      Path folder = folder(k.path());
      if ((atoms >= 0 && k.topology().nAtoms() != atoms) || !file.startsWith(folder)) {
        continue;
      }
      int score = folder.getNameCount() * 100;
      score += stem(k.path()).equals(stem(file)) ? 50 : 0;
      score += k.topology().bondSource() == Topology.BondSource.FILE ? 5 : 0;
      score += Partners.find(k.topology()).size() > 1 ? 10 : 0;
      if (score > bestScore) {
        bestScore = score;
        best = k;
      }
    }
    return best;
  }

  /** Files come from a walk below the root, so they have one. */
  private Path folder(Path file) {
    Path parent = file.getParent();
    return parent == null ? root : parent;
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\..*$", "");
  }

  private String name(Path file) {
    return root.relativize(file).toString();
  }

  private String write(Map<Path, List<Moving>> bySystem, Map<Path, Known> known, List<Path> files)
      throws IOException {
    StringBuilder s = new StringBuilder();
    s.append("# Written by padml init. Lines that are a guess say so: read them.\n");
    comments.forEach(c -> s.append("# note: ").append(c.replace('\n', ' ')).append('\n'));
    s.append("name: ").append(quoted(rootName())).append('\n');
    s.append("defaults:\n");
    s.append("  window_ns: 1.0        # guess: length of a window\n");
    s.append("  temperature_k: 300    # guess: the files do not say\n");
    s.append(energy(files));
    s.append("systems:\n");
    Map<String, Integer> ids = new TreeMap<>();
    for (Map.Entry<Path, List<Moving>> e : bySystem.entrySet()) {
      Known topology = known.get(e.getKey());
      if (topology != null) {
        system(s, topology, e.getValue(), ids, files);
      }
    }
    return s.toString();
  }

  private String rootName() {
    Path last = root.toAbsolutePath().normalize().getFileName();
    return last == null ? "run" : last.toString();
  }

  private void system(
      StringBuilder s,
      Known topology,
      List<Moving> runs,
      Map<String, Integer> ids,
      List<Path> files)
      throws IOException {
    String stem = stem(topology.path()).replaceAll("[^A-Za-z0-9-]", "_");
    int n = ids.merge(stem, 1, Integer::sum);
    s.append("  - id: ").append(quoted(n == 1 ? stem : stem + "-" + n));
    s.append("    # guess: the topology's name\n");
    s.append("    topology: ").append(quoted(name(topology.path())));
    s.append(
        String.format(
            Locale.ROOT,
            "    # %,d atoms, as many as the trajectories%n",
            topology.topology().nAtoms()));
    index(s, topology, files);
    Map<String, AtomSet> partners = Partners.find(topology.topology());
    if (partners.size() >= 2) {
      s.append("    # partners are found from chains, else from the bond graph:");
      partners.forEach(
          (name, atoms) ->
              s.append(String.format(Locale.ROOT, " %s (%,d atoms)", name, atoms.size())));
      s.append("\n    # to name them: partners: {A: \"chain A\", B: \"chain B\"}\n");
    } else {
      s.append("    # guess needed: two partners were not found; replace these selections\n");
      s.append("    partners: {A: \"chain A\", B: \"chain B\"}\n");
    }
    s.append("    replicas:    # guess: one a file; parts of one run are joined by their names\n");
    Map<String, List<Moving>> replicas = new LinkedHashMap<>();
    for (Moving m : runs) {
      Matcher part = PART.matcher(name(m.path()));
      replicas
          .computeIfAbsent(
              part.matches() ? part.group(1) + part.group(3) : name(m.path()),
              k -> new ArrayList<>())
          .add(m);
    }
    Map<String, Integer> replicaIds = new TreeMap<>();
    for (List<Moving> parts : replicas.values()) {
      String id =
          stem(parts.get(0).path())
              .replaceFirst("(?i)[._-]?part[._-]?\\d+$", "")
              .replaceAll("[^A-Za-z0-9-]", "_");
      id = id.isEmpty() || id.startsWith("_") ? "r" + id : id;
      int k = replicaIds.merge(id, 1, Integer::sum);
      s.append("      - {id: ")
          .append(quoted(k == 1 ? id : id + "-" + k))
          .append(", trajectory: [");
      s.append(String.join(", ", parts.stream().map(m -> quoted(name(m.path()))).toList()));
      s.append("]}");
      s.append(
          String.format(
              Locale.ROOT,
              "    # %s, %,d frames%n",
              parts.get(0).format(),
              parts.stream().mapToLong(Moving::frames).sum()));
    }
  }

  private void index(StringBuilder s, Known topology, List<Path> files) throws IOException {
    for (Path f : files) {
      if (f.toString().endsWith(".ndx") && folder(f).equals(folder(topology.path()))) {
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

  private String energy(List<Path> files) throws IOException {
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
}
