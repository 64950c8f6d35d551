package org.padml.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.Formats;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.TopologyFormat;
import org.padml.formats.Trajectory;
import org.padml.formats.TrajectoryFormat;
import org.padml.hadoop.Storage;
import org.padml.io.SeekableSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;

/**
 * What one file holds.
 *
 * @param atoms atoms a frame, or of the topology; null when unknown
 * @param frames frames that can be read; 0 for a topology without coordinates
 * @param boxNm edge lengths of the first readable frame, nm; null without a box
 * @param boxAnglesDeg its angles alpha, beta, gamma; null without a box
 * @param chains chain letters, else segments, in order; empty when there are none or no topology
 * @param problems what is wrong or odd; empty when all is well
 * @param opened whether the file could be opened at all
 */
record Inspection(
    String path,
    @Nullable String format,
    @Nullable Integer atoms,
    long frames,
    @Nullable Double firstTimePs,
    @Nullable Double lastTimePs,
    double @Nullable [] boxNm,
    double @Nullable [] boxAnglesDeg,
    List<String> chains,
    List<String> problems,
    boolean opened) {

  /** Looks at one file. */
  static Inspection of(Storage storage, String path, @Nullable Topology topology, boolean full) {
    List<String> problems = new ArrayList<>();
    List<String> chains = topology == null ? List.of() : chains(topology);
    boolean isTrajectory;
    boolean isTopology;
    try (SeekableSource source = storage.open(path)) {
      isTrajectory = Formats.isTrajectory(source);
      isTopology = Formats.isTopology(source);
    } catch (IOException e) {
      return failed(path, e, chains);
    }
    if (!isTrajectory && !isTopology) {
      return failed(path, new IOException(path + ": " + neither()), chains);
    }
    @Nullable Integer atoms = null;
    @Nullable String format = null;
    if (isTopology && topology == null) {
      try (SeekableSource source = storage.open(path)) {
        Topology own = Formats.readTopology(source, p -> storage.open(Storage.resolve(path, p)));
        chains = chains(own);
        atoms = own.nAtoms();
        format = "topology";
        problems.addAll(own.notes());
      } catch (IOException | RuntimeException e) {
        if (!isTrajectory) {
          return failed(path, e, chains);
        }
        problems.add(message(e));
      }
    }
    if (!isTrajectory && isTopology) {
      return new Inspection(path, format, atoms, 0, null, null, null, null, chains, problems, true);
    }
    int topologyAtoms = topology == null ? -1 : topology.nAtoms();
    try (Trajectory trajectory = Formats.openTrajectory(storage.open(path), topologyAtoms)) {
      problems.addAll(trajectory.problems());
      if (topology != null && topology.nAtoms() != trajectory.nAtoms()) {
        problems.add(
            "atoms: expected "
                + topology.nAtoms()
                + " as in the topology, found "
                + trajectory.nAtoms());
      }
      return frames(path, trajectory, chains, problems, full);
    } catch (IOException | RuntimeException e) {
      return failed(path, e, chains);
    }
  }

  private static Inspection frames(
      String path, Trajectory trajectory, List<String> chains, List<String> problems, boolean full)
      throws IOException {
    FrameIndex index = trajectory.index();
    if (index.count() == 0) {
      problems.add(path + ": frames: expected at least one, found 0");
    }
    AtomSet atoms = full ? AtomSet.range(0, trajectory.nAtoms()) : AtomSet.of();
    Walk walk = new Walk(atoms, problems);
    if (index.count() > 0) {
      boolean all = full || damaged(index);
      walk.over(trajectory, index, all ? index.count() : 1);
      if (!all && walk.readable == 0) { // the first frame is bad: only reading tells about the rest
        walk.over(trajectory, index, index.count());
      } else if (!all) {
        walk.readable = index.count();
        walk.last = index.timePs(index.count() - 1);
      }
    }
    Box box = walk.box;
    return new Inspection(
        path,
        trajectory.format(),
        trajectory.nAtoms(),
        walk.readable,
        Double.isNaN(walk.first) ? null : (Double) walk.first,
        Double.isNaN(walk.last) ? null : (Double) walk.last,
        box.isPeriodic() ? box.lengths() : null,
        box.isPeriodic() ? box.anglesDeg() : null,
        chains,
        problems,
        true);
  }

  /** Reads frames and keeps what the good ones say; the bad ones are problems. */
  private static final class Walk {
    private final AtomSet atoms;
    private final List<String> problems;
    private final FrameBuffer buffer;
    private long readable;
    private Box box = Box.NONE;
    private double first = Double.NaN;
    private double last = Double.NaN;

    Walk(AtomSet atoms, List<String> problems) {
      this.atoms = atoms;
      this.problems = problems;
      buffer = new FrameBuffer(atoms.size());
    }

    void over(Trajectory trajectory, FrameIndex index, long count) throws IOException {
      FrameReader reader = trajectory.frames(new FrameRange(0, index.byteOffset(0), count), atoms);
      boolean more = true;
      while (more) {
        try {
          more = reader.next();
          if (more) {
            reader.read(buffer);
            note();
          }
        } catch (FormatException e) {
          // the topology in the same file, or the look at the first frame, may have said so
          if (!problems.contains(message(e))) {
            problems.add(message(e));
          }
        }
      }
    }

    private void note() {
      if (readable == 0) {
        box = buffer.box();
        first = buffer.timePs();
      }
      last = buffer.timePs();
      readable++;
    }
  }

  private static String neither() {
    return "file: expected a trajectory ("
        + names(Formats.trajectoryFormats().stream().map(TrajectoryFormat::name))
        + ") or a topology ("
        + names(Formats.topologyFormats().stream().map(TopologyFormat::name))
        + "), found neither by content or extension";
  }

  private static String names(Stream<String> names) {
    return names.sorted().collect(Collectors.joining(", "));
  }

  private static boolean damaged(FrameIndex index) {
    for (long i = 0; i < index.count(); i++) {
      if (index.isDamaged(i)) {
        return true;
      }
    }
    return false;
  }

  private static Inspection failed(String path, Exception e, List<String> chains) {
    return new Inspection(
        path, null, null, 0, null, null, null, null, chains, List.of(message(e)), false);
  }

  private static String message(Exception e) {
    String text = e.getMessage();
    return text == null ? e.toString() : text;
  }

  private static List<String> chains(Topology topology) {
    Set<String> chains = new LinkedHashSet<>();
    Set<String> segments = new LinkedHashSet<>();
    for (int r = 0; r < topology.nResidues(); r++) {
      Topology.Residue residue = topology.residue(r);
      if (!residue.chain().isBlank()) {
        chains.add(residue.chain());
      }
      if (!residue.segment().isBlank()) {
        segments.add(residue.segment());
      }
    }
    return List.copyOf(chains.isEmpty() ? segments : chains);
  }
}
