package org.padml.hadoop;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.padml.io.DecompressedSource;
import org.padml.io.FileSource;
import org.padml.io.SeekableSource;
import org.padml.io.SourceOpener;

/**
 * Opens paths of any storage: plain paths and {@code file:} directly, every other scheme through
 * Hadoop.
 */
public final class Storage implements SourceOpener {
  private static final String WORKING_DIRECTORY = "padml.working-directory";

  private final Configuration configuration;

  /** With the configuration that knows the credentials. */
  public Storage(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * A copy of a configuration to send to other machines: a storage made with it finds relative
   * paths from this process's working directory, as this process does.
   */
  public static Configuration portable(Configuration configuration) {
    Configuration copy = new Configuration(configuration);
    copy.setIfUnset(WORKING_DIRECTORY, java.nio.file.Path.of("").toAbsolutePath().toString());
    return copy;
  }

  @Override
  public SeekableSource open(String path) throws IOException {
    return DecompressedSource.wrap(openRaw(path));
  }

  private SeekableSource openRaw(String path) throws IOException {
    return isLocal(path) ? FileSource.open(local(path)) : HadoopSource.open(path, configuration);
  }

  /** Whether a path is on this machine's file system. */
  public static boolean isLocal(String path) {
    return !path.matches("^[A-Za-z][A-Za-z0-9+.-]+:.*") || path.startsWith("file:");
  }

  private java.nio.file.Path local(String path) {
    return path.startsWith("file:")
        ? java.nio.file.Path.of(URI.create(path.replace(" ", "%20")).getPath())
        : java.nio.file.Path.of(configuration.get(WORKING_DIRECTORY, "")).resolve(path);
  }

  /** A path relative to the directory of another file, unless it is absolute or has a scheme. */
  public static String resolve(String baseFile, String path) {
    if (!isLocal(path) || path.startsWith("file:") || path.startsWith("/")) {
      return path;
    }
    int slash = baseFile.lastIndexOf('/');
    return slash < 0 ? path : baseFile.substring(0, slash + 1) + path;
  }

  /** Length in bytes as stored. */
  public long length(String path) throws IOException {
    if (isLocal(path)) {
      java.nio.file.Path file = local(path);
      if (!Files.exists(file)) {
        throw new NoSuchFileException(path + ": expected a file, found nothing there");
      }
      return Files.size(file);
    }
    Path p = new Path(path);
    return p.getFileSystem(configuration).getFileStatus(p).getLen();
  }

  /** Whether something is there. */
  public boolean exists(String path) throws IOException {
    if (isLocal(path)) {
      return Files.exists(local(path));
    }
    Path p = new Path(path);
    return p.getFileSystem(configuration).exists(p);
  }

  /**
   * Files that match a glob, sorted by {@link NaturalOrder}; a path without wildcards is itself.
   */
  public List<String> glob(String pattern) throws IOException {
    if (!pattern.matches(".*[*?\\[{].*")) {
      return List.of(pattern);
    }
    Path p = new Path(pattern);
    boolean local = isLocal(pattern) && !pattern.startsWith("file:");
    FileSystem fs = local ? FileSystem.getLocal(configuration) : p.getFileSystem(configuration);
    FileStatus[] found = fs.globStatus(p);
    List<String> paths = new ArrayList<>();
    if (found != null) {
      Path here = local ? new Path(java.nio.file.Path.of("").toAbsolutePath().toUri()) : null;
      Arrays.stream(found)
          .filter(FileStatus::isFile)
          .map(s -> local ? relative(pattern, s.getPath(), here) : s.getPath().toString())
          .forEach(paths::add);
    }
    paths.sort(NaturalOrder.INSTANCE);
    return paths;
  }

  /** One spelling for all spellings of a path or pattern, for comparing them. */
  public String canonical(String path) throws IOException {
    if (isLocal(path)) {
      String plain = path.replaceFirst("^file:(//[^/]*)?", "");
      return java.nio.file.Path.of(plain).toAbsolutePath().normalize().toString();
    }
    Path p = new Path(path);
    FileSystem fs = p.getFileSystem(configuration);
    return p.makeQualified(fs.getUri(), fs.getWorkingDirectory()).toString();
  }

  private static String relative(
      String pattern, Path found, @org.jspecify.annotations.Nullable Path here) {
    String absolute = found.toUri().getPath();
    if (pattern.startsWith("/") || here == null) {
      return absolute;
    }
    String base = here.toUri().getPath();
    String prefix = base.endsWith("/") ? base : base + "/";
    return absolute.startsWith(prefix) ? absolute.substring(prefix.length()) : absolute;
  }

  /** The whole of a small text file. */
  public String readText(String path) throws IOException {
    try (SeekableSource source = open(path)) {
      long length = source.length();
      if (length > 1 << 26) {
        throw new IOException(path + ": expected a text of at most 64 MiB, found " + length);
      }
      byte[] bytes = new byte[(int) length];
      source.readFully(0, bytes, 0, bytes.length);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Hosts that hold a file's bytes around an offset; empty where the storage does not say. */
  public List<String> hosts(String path, long offset) throws IOException {
    if (isLocal(path)) {
      return List.of();
    }
    Path p = new Path(path);
    FileSystem fs = p.getFileSystem(configuration);
    var blocks = fs.getFileBlockLocations(fs.getFileStatus(p), offset, 1);
    if (blocks == null || blocks.length == 0) {
      return List.of();
    }
    return Arrays.stream(blocks[0].getHosts()).filter(h -> !h.equals("localhost")).toList();
  }
}
