package org.padml.features;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.padml.formats.FormatException;
import org.padml.formats.FrameClock;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameSlice;
import org.padml.formats.ReplicaPlan;
import org.padml.formats.ReplicaPlanner;
import org.padml.formats.SplitPlanner;
import org.padml.formats.Trajectory;
import org.padml.hadoop.IndexCache;
import org.padml.hadoop.Storage;
import org.padml.io.SeekableSource;
import org.padml.manifest.Manifest;

/**
 * Opens every file, finds its frames and cuts them into tasks. Reads headers only. Needs no Spark;
 * a {@link FileIndexer} may spread the scan of long files over a cluster.
 */
public final class RunPlanner {
  private static final long TASK_BYTES_MAX = 64L << 20;
  private static final long TASK_BYTES_MIN = 1L << 18;
  private static final int TASKS_PER_CORE = 4;

  private final Storage storage;
  private final RunOptions options;
  private final InputOpener inputs;
  private final int cores;

  /** Finds the frames of one opened trajectory. */
  @FunctionalInterface
  public interface FileIndexer {
    /** The index; damage does not stop it. */
    FrameIndex index(Trajectory trajectory, SeekableSource source) throws IOException;
  }

  /** With the number of cores that will share the work; every file is scanned. */
  public RunPlanner(Storage storage, RunOptions options, FileIndexer indexer, int cores) {
    this(storage, options, indexer, IndexCache.NONE, cores);
  }

  /** With the indices of files that were scanned before. */
  public RunPlanner(
      Storage storage, RunOptions options, FileIndexer indexer, IndexCache kept, int cores) {
    this.storage = storage;
    this.options = options;
    this.inputs = new InputOpener(storage, options.badFrames(), indexer, kept);
    this.cores = cores;
  }

  /**
   * The plan.
   *
   * @throws FormatException if a file cannot be opened and bad frames are to fail
   */
  public RunPlan plan(Manifest manifest, List<SystemModel> systems) throws IOException {
    List<ReplicaTask> replicas = new ArrayList<>();
    List<RunPlan.Input> files = new ArrayList<>();
    List<BadFrame> dropped = new ArrayList<>();
    List<Cut> cuts = new ArrayList<>();
    long frames = 0;
    long bytes = 0;
    for (int s = 0; s < systems.size(); s++) {
      Manifest.SystemEntry entry = manifest.systems().get(s);
      SystemModel model = systems.get(s);
      for (var file : model.files().entrySet()) {
        files.add(inputs.companion(entry.id(), file.getValue(), file.getKey()));
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
        try (InputOpener.Files open = new InputOpener.Files()) {
          for (String path : replica.trajectory()) {
            InputOpener.Opened opened = inputs.open(model, replica, path, open);
            files.add(opened.input());
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
    return new RunPlan(systems, replicas, tasks(cuts, bytes), files, dropped, frames, bytes);
  }

  private record Cut(int replica, FrameSlice slice, FrameIndex index, List<String> paths) {}

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
}
