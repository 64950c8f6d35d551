package org.padml.features;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FixedLayoutIndex;
import org.padml.formats.FormatException;
import org.padml.formats.Formats;
import org.padml.formats.FrameClock;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameSlice;
import org.padml.formats.ReplicaPlan;
import org.padml.formats.ReplicaPlanner;
import org.padml.formats.SplitPlanner;
import org.padml.formats.Trajectory;
import org.padml.hadoop.Storage;
import org.padml.io.SeekableSource;
import org.padml.manifest.Manifest;

/**
 * Opens every file, finds its frames and cuts them into tasks. Reads headers only. Needs no Spark;
 * a {@link FileIndexer} may spread the scan of long files over a cluster.
 */
public final class RunPlanner {
  private static final int DIGEST_BYTES = 1 << 16;
  private static final long TASK_BYTES_MAX = 64L << 20;
  private static final long TASK_BYTES_MIN = 1L << 18;
  private static final int TASKS_PER_CORE = 4;

  private final Storage storage;
  private final RunOptions options;
  private final FileIndexer indexer;
  private final int cores;

  /** Finds the frames of one opened trajectory. */
  @FunctionalInterface
  public interface FileIndexer {
    /** The index; damage does not stop it. */
    FrameIndex index(Trajectory trajectory, SeekableSource source) throws IOException;
  }

  /** With the number of cores that will share the work. */
  public RunPlanner(Storage storage, RunOptions options, FileIndexer indexer, int cores) {
    this.storage = storage;
    this.options = options;
    this.indexer = indexer;
    this.cores = cores;
  }

  /**
   * The plan.
   *
   * @throws FormatException if a file cannot be opened and bad frames are to fail
   */
  public RunPlan plan(Manifest manifest, List<SystemModel> systems) throws IOException {
    List<ReplicaTask> replicas = new ArrayList<>();
    List<RunPlan.Input> inputs = new ArrayList<>();
    List<BadFrame> dropped = new ArrayList<>();
    List<Cut> cuts = new ArrayList<>();
    long frames = 0;
    long bytes = 0;
    for (int s = 0; s < systems.size(); s++) {
      Manifest.SystemEntry entry = manifest.systems().get(s);
      SystemModel model = systems.get(s);
      inputs.add(companion(entry, "topology", entry.topology()));
      if (entry.index() != null) {
        inputs.add(companion(entry, "index", entry.index()));
      }
      if (entry.reference() != null) {
        inputs.add(companion(entry, "reference", entry.reference()));
      }
      for (Manifest.ReplicaEntry replica : entry.replicas()) {
        List<String> paths = new ArrayList<>();
        List<FrameIndex> indices = new ArrayList<>();
        FrameClock given =
            entry.time() == null
                ? null
                : FrameClock.given(entry.time().startPs(), entry.time().dtPs());
        ReplicaPlan plan;
        // the indices of some formats read times on demand: files stay open until the plan is made
        try (OpenFiles open = new OpenFiles()) {
          for (String path : replica.trajectory()) {
            Opened opened = open(model, replica, path, open);
            inputs.add(opened.input());
            if (opened.index() != null) {
              paths.add(path);
              indices.add(opened.index());
            } else if (opened.input().unreadable() != null) {
              dropped.add(opened.input().unreadable());
            }
          }
          plan =
              new ReplicaPlanner(paths, indices, options.overlap(), given)
                  .plan(entry.beginPs(), entry.endPs(), entry.stride());
        }
        for (ReplicaPlan.Dropped d : plan.dropped()) {
          dropped.add(overlap(entry.id(), replica.id(), paths.get(d.part()), d));
        }
        List<FrameSlice> first = new ArrayList<>();
        for (FrameSlice slice : plan.slices()) {
          first.add(slice);
          cuts.add(new Cut(replicas.size(), slice, indices.get(slice.part()), paths));
          bytes += slice.bytes();
        }
        frames += plan.frames();
        replicas.add(
            new ReplicaTask(
                s, replica.id(), List.copyOf(paths), plan.clock(), plan.startPs(), first));
      }
    }
    return new RunPlan(systems, replicas, tasks(cuts, bytes), inputs, dropped, frames, bytes);
  }

  private record Cut(int replica, FrameSlice slice, FrameIndex index, List<String> paths) {}

  /** Closes what it keeps, the last first. */
  private static final class OpenFiles implements Closeable {
    private final Deque<Closeable> kept = new ArrayDeque<>();

    <T extends Closeable> T keep(T file) {
      kept.push(file);
      return file;
    }

    @Override
    public void close() throws IOException {
      while (!kept.isEmpty()) {
        kept.pop().close();
      }
    }
  }

  private record Opened(RunPlan.Input input, @Nullable FrameIndex index) {}

  private List<List<SliceTask>> tasks(List<Cut> cuts, long bytes) throws IOException {
    long target =
        Math.max(
            TASK_BYTES_MIN, Math.min(TASK_BYTES_MAX, bytes / Math.max(1, cores * TASKS_PER_CORE)));
    List<SliceTask> pieces = new ArrayList<>();
    for (Cut cut : cuts) {
      long perFrame = Math.max(1, cut.slice().bytes() / Math.max(1, cut.slice().count()));
      long maxFrames =
          options.splitFrames() > 0 ? options.splitFrames() : Math.max(1, target / perFrame);
      for (FrameSlice piece : SplitPlanner.cut(cut.slice(), cut.index(), maxFrames)) {
        String path = cut.paths().get(piece.part());
        pieces.add(new SliceTask(cut.replica(), piece, storage.hosts(path, piece.byteOffset())));
      }
    }
    return options.splitFrames() > 0
        ? SplitPlanner.pack(pieces, p -> p.slice().count(), options.splitFrames())
        : SplitPlanner.pack(pieces, p -> p.slice().bytes(), target);
  }

  private Opened open(
      SystemModel model, Manifest.ReplicaEntry replica, String path, OpenFiles files)
      throws IOException {
    try {
      SeekableSource source = files.keep(storage.open(path));
      Trajectory trajectory = files.keep(Formats.openTrajectory(source, model.fileAtoms()));
      if (trajectory.nAtoms() != model.fileAtoms()) {
        throw new FormatException(
            FormatException.Kind.ATOM_COUNT,
            path,
            -1,
            -1,
            "atoms: expected "
                + model.fileAtoms()
                + " as in the topology of system "
                + model.id()
                + ", found "
                + trajectory.nAtoms());
      }
      FrameIndex index = indexer.index(trajectory, source);
      if (index.count() == 0) {
        throw new FormatException(
            FormatException.Kind.EMPTY, path, -1, -1, "frames: expected at least one, found 0");
      }
      return new Opened(
          new RunPlan.Input(
              model.id(),
              replica.id(),
              path,
              trajectory.format(),
              storage.length(path),
              index.count(),
              index.timePs(0),
              index.timePs(index.count() - 1),
              digest(source),
              trajectory.problems(),
              null),
          index);
    } catch (FormatException e) {
      // storage that fails is nobody's bad frame
      if (options.badFrames() == RunOptions.BadFrames.FAIL) {
        throw e;
      }
      BadFrame bad = unreadable(model.id(), replica.id(), path, e);
      return new Opened(
          new RunPlan.Input(
              model.id(),
              replica.id(),
              path,
              "unreadable",
              -1,
              0,
              Double.NaN,
              Double.NaN,
              "",
              List.of(bad.message()),
              bad),
          null);
    }
  }

  /** A file that is no trajectory: digested whole, since results hang on every atom of it. */
  private RunPlan.Input companion(Manifest.SystemEntry entry, String kind, String path)
      throws IOException {
    try (SeekableSource source = storage.open(path)) {
      MessageDigest sha = sha256();
      byte[] piece = new byte[DIGEST_BYTES];
      long at = 0;
      int n;
      while ((n = source.read(at, piece, 0, piece.length)) >= 0) {
        sha.update(piece, 0, n);
        at += n;
      }
      return new RunPlan.Input(
          entry.id(),
          "",
          path,
          kind,
          storage.length(path),
          0,
          Double.NaN,
          Double.NaN,
          HexFormat.of().formatHex(sha.digest()),
          List.of(),
          null);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("digest: expected SHA-256 in every JDK", e);
    }
  }

  private static BadFrame unreadable(
      String system, String replica, String path, FormatException e) {
    return new BadFrame(
        system,
        replica,
        path,
        e.frame(),
        e.byteOffset(),
        e.kind().name().toLowerCase(Locale.ROOT),
        e.what(),
        "quarantined");
  }

  private static BadFrame overlap(
      String system, String replica, String path, ReplicaPlan.Dropped d) {
    return new BadFrame(
        system,
        replica,
        path,
        d.frame(),
        d.byteOffset(),
        "overlap",
        "time: " + d.timePs() + " ps is also held by another part of the replica, which is kept",
        "dropped");
  }

  /** SHA-256 of length, first and last 64 KiB of the (decompressed) bytes. */
  private static String digest(SeekableSource source) throws IOException {
    MessageDigest sha = sha256();
    long length = FixedLayoutIndex.readableLength(source, new ArrayList<>());
    sha.update(Long.toString(length).getBytes(StandardCharsets.US_ASCII));
    byte[] piece = new byte[DIGEST_BYTES];
    int head = (int) Math.min(piece.length, length); // a cut stream must not be read past its cut
    sha.update(piece, 0, source.readUpTo(0, piece, 0, head));
    if (length > DIGEST_BYTES && source.isRandomAccess()) {
      sha.update(
          piece,
          0,
          source.readUpTo(Math.max(DIGEST_BYTES, length - DIGEST_BYTES), piece, 0, piece.length));
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
