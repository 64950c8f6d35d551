package org.padml.hadoop;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import org.padml.formats.FrameIndex;
import org.padml.formats.IndexSidecar;
import org.padml.formats.ScannedIndex;
import org.padml.formats.Trajectory;
import org.padml.io.SeekableSource;

/**
 * Keeps the indices of scanned files in a directory of any file system, never beside the files: an
 * archive may be read-only. A kept index is used only for a file of the same path, format, number
 * of atoms, length, time of writing and {@link Fingerprint}; else the file is scanned and its index
 * kept anew. Frames found by arithmetic are not kept. A damaged index is an error.
 */
public final class IndexCache {
  /** Keeps nothing. */
  public static final IndexCache NONE = new IndexCache();

  private static final String SUFFIX = ".frames";
  private static final String UNFINISHED = ".new";
  private static final long UNFINISHED_MS = 24L * 3600 * 1000;
  private static final int NAME_BYTES = 16;

  private final @Nullable Storage storage;
  private final @Nullable Path directory;
  private final @Nullable FileSystem files;
  private final Set<String> kept = new TreeSet<>();

  private IndexCache() {
    storage = null;
    directory = null;
    files = null;
  }

  /** Finds the frames of a file that is not kept. */
  @FunctionalInterface
  public interface Scan {
    /** The index; damage does not stop it. */
    FrameIndex index() throws IOException;
  }

  /** In a directory, which is made when there is something to keep. */
  public IndexCache(Configuration configuration, String directory) throws IOException {
    Path path = new Path(directory);
    FileSystem fs = path.getFileSystem(configuration);
    storage = new Storage(configuration);
    files = fs instanceof LocalFileSystem local ? local.getRawFileSystem() : fs;
    this.directory = fs.makeQualified(path);
    if (files.exists(path)) {
      list(files, this.directory);
    }
  }

  /** Notes what is there and removes what a run that was killed in mid-write left. */
  private void list(FileSystem fs, Path from) throws IOException {
    for (FileStatus status : fs.listStatus(from)) {
      String name = status.getPath().getName();
      if (name.endsWith(SUFFIX)) {
        kept.add(name);
      } else if (name.endsWith(UNFINISHED)
          && status.getModificationTime() < System.currentTimeMillis() - UNFINISHED_MS) {
        fs.delete(status.getPath(), false);
      }
    }
  }

  /**
   * The kept index of a file if it still is that file, else what a scan finds, which is kept.
   *
   * @throws IOException if the kept index is damaged; the text names it and says how to go on
   */
  public FrameIndex index(Trajectory trajectory, Fingerprint now, Scan scan) throws IOException {
    Optional<FrameIndex> known = find(trajectory, now);
    if (known.isPresent()) {
      return known.get();
    }
    FrameIndex found = scan.index();
    keep(trajectory, now, found);
    return found;
  }

  /** The same with a scan by this process; keeps and looks for nothing where nothing is kept. */
  FrameIndex index(Trajectory trajectory, SeekableSource source) throws IOException {
    return storage == null
        ? trajectory.index()
        : index(trajectory, storage.fingerprint(trajectory.path(), source), trajectory::index);
  }

  private Optional<FrameIndex> find(Trajectory trajectory, Fingerprint now) throws IOException {
    if (storage == null || directory == null || files == null) {
      return Optional.empty();
    }
    IndexSidecar.Origin origin = origin(storage, trajectory, now);
    if (!kept.contains(name(origin))) {
      return Optional.empty();
    }
    Path file = new Path(directory, name(origin));
    byte[] bytes;
    try (var in = files.open(file)) {
      bytes = in.readAllBytes();
    } catch (FileNotFoundException gone) {
      return Optional.empty(); // another run is about to replace it
    }
    return IndexSidecar.decode(bytes, file.toString())
        .filter(s -> s.origin().equals(origin))
        .map(IndexSidecar::index);
  }

  private void keep(Trajectory trajectory, Fingerprint now, FrameIndex index) throws IOException {
    if (storage == null
        || directory == null
        || files == null
        || !(index instanceof ScannedIndex scanned)) {
      return;
    }
    IndexSidecar.Origin origin = origin(storage, trajectory, now);
    Path file = new Path(directory, name(origin));
    Path fresh = new Path(directory, "." + UUID.randomUUID() + UNFINISHED);
    files.mkdirs(directory);
    try (OutputStream out = files.create(fresh, false)) {
      out.write(new IndexSidecar(origin, scanned).encode());
    }
    files.delete(file, false);
    if (!files.rename(fresh, file) && files.exists(file)) {
      files.delete(fresh, false); // another run has kept the same index meanwhile
    } else if (files.exists(fresh)) {
      throw new IOException(fresh + ": expected to be renamed to " + file + ", found a refusal");
    }
    kept.add(name(origin));
  }

  private static IndexSidecar.Origin origin(Storage storage, Trajectory trajectory, Fingerprint now)
      throws IOException {
    return new IndexSidecar.Origin(
        storage.canonical(trajectory.path()),
        trajectory.format(),
        trajectory.nAtoms(),
        now.bytes(),
        now.modifiedMs(),
        now.sha256());
  }

  private static String name(IndexSidecar.Origin origin) {
    byte[] digest = Fingerprint.newDigest().digest(origin.path().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, NAME_BYTES) + SUFFIX;
  }
}
