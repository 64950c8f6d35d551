package org.padml.features;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FormatException;
import org.padml.formats.Formats;
import org.padml.formats.FrameIndex;
import org.padml.formats.Trajectory;
import org.padml.hadoop.Fingerprint;
import org.padml.hadoop.IndexCache;
import org.padml.hadoop.Storage;
import org.padml.io.SeekableSource;
import org.padml.manifest.Manifest;

/** Opens the files of a run and finds their frames, in the kept index where there is one. */
final class InputOpener {
  private final Storage storage;
  private final RunOptions.BadFrames badFrames;
  private final RunPlanner.FileIndexer indexer;
  private final IndexCache kept;

  InputOpener(
      Storage storage,
      RunOptions.BadFrames badFrames,
      RunPlanner.FileIndexer indexer,
      IndexCache kept) {
    this.storage = storage;
    this.badFrames = badFrames;
    this.indexer = indexer;
    this.kept = kept;
  }

  /** An input, and where its frames are unless it is unreadable. */
  record Opened(RunPlan.Input input, @Nullable FrameIndex index) {}

  /** Closes what it keeps, the last first. */
  static final class Files implements Closeable {
    private final Deque<Closeable> open = new ArrayDeque<>();

    private <T extends Closeable> T keep(T file) {
      open.push(file);
      return file;
    }

    @Override
    public void close() throws IOException {
      while (!open.isEmpty()) {
        open.pop().close();
      }
    }
  }

  /**
   * A part of a replica; stays open in {@code files}, since some indices read times on demand.
   *
   * @throws FormatException if it cannot be opened and bad frames are to fail
   */
  Opened open(SystemModel model, Manifest.ReplicaEntry replica, String path, Files files)
      throws IOException {
    try {
      SeekableSource source = files.keep(storage.open(path));
      Trajectory trajectory = files.keep(Formats.openTrajectory(source, model.fileAtoms()));
      requireAtoms(model, trajectory, path);
      Fingerprint now = storage.fingerprint(path, source);
      FrameIndex index = kept.index(trajectory, now, () -> indexer.index(trajectory, source));
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
              now.bytes(),
              index.count(),
              index.timePs(0),
              index.timePs(index.count() - 1),
              now.sha256(),
              trajectory.problems(),
              null),
          index);
    } catch (FormatException e) {
      // storage that fails is nobody's bad frame
      if (badFrames == RunOptions.BadFrames.FAIL) {
        throw e;
      }
      return unreadable(model.id(), replica.id(), path, e);
    }
  }

  private static void requireAtoms(SystemModel model, Trajectory trajectory, String path)
      throws FormatException {
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
  }

  private static Opened unreadable(String system, String replica, String path, FormatException e) {
    BadFrame bad =
        new BadFrame(
            system,
            replica,
            path,
            e.frame(),
            e.byteOffset(),
            e.kind().name().toLowerCase(Locale.ROOT),
            e.what(),
            "quarantined");
    return new Opened(
        new RunPlan.Input(
            system,
            replica,
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

  /** A file that is no trajectory: digested whole, since results hang on every atom of it. */
  RunPlan.Input companion(String system, String kind, String path) throws IOException {
    try (SeekableSource source = storage.open(path)) {
      return new RunPlan.Input(
          system,
          "",
          path,
          kind,
          storage.length(path),
          0,
          Double.NaN,
          Double.NaN,
          Fingerprint.ofAll(source),
          List.of(),
          null);
    }
  }
}
