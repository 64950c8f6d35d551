package org.padml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.padml.features.Count;
import org.padml.formats.Formats;
import org.padml.formats.Trajectory;
import org.padml.hadoop.NaturalOrder;
import org.padml.hadoop.Storage;
import org.padml.io.SeekableSource;
import org.padml.model.Topology;
import org.padml.partners.Partners;

/** What a folder holds, written as a manifest with a comment on every guess. */
final class Survey {
  private static final int DEPTH = 5;

  /** Formats of one or few structures: topologies first, trajectories only when nothing else is. */
  private static final Set<String> STRUCTURES = Set.of("pdb", "mmcif", "gro", "inpcrd");

  private final Storage storage;
  private final Path root;
  private final List<String> comments = new ArrayList<>();

  Survey(Storage storage, Path root) {
    this.storage = storage;
    this.root = root;
  }

  /** A topology that was read. */
  record Known(Path path, Topology topology) {}

  /** A trajectory that was opened. */
  record Moving(Path path, String format, int atoms, long frames) {}

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
                + Count.of(m.atoms(), "atom")
                + " was found in or above its folder: left out");
      } else {
        known.put(topology.path(), topology);
        bySystem.computeIfAbsent(topology.path(), k -> new ArrayList<>()).add(m);
      }
    }
    if (bySystem.isEmpty()) {
      throw new IOException(
          root + ": expected trajectories with a topology of the same atom count, found none");
    }
    return new ManifestText(storage, root, files, comments).of(bySystem, known);
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

  private Path folder(Path file) {
    return folder(root, file);
  }

  /** Files come from a walk below the root, so they have one. */
  static Path folder(Path root, Path file) {
    Path parent = file.getParent();
    return parent == null ? root : parent;
  }

  /** The name up to its first dot. */
  static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\..*$", "");
  }

  private String name(Path file) {
    return root.relativize(file).toString();
  }
}
