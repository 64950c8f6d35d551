package org.padml.hadoop;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
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
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/");
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

  /** At least one escape, and nothing that looks like a broken one. */
  private static final Pattern ESCAPES = Pattern.compile("([^%]*%[0-9A-Fa-f]{2})+[^%]*");

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
    copy.setIfUnset(WORKING_DIRECTORY, workingDirectory());
    return copy;
  }

  /** The same files as a process in this directory of this machine sees. */
  public static Storage at(Configuration configuration, String workingDirectory) {
    Configuration copy = new Configuration(configuration);
    copy.set(WORKING_DIRECTORY, workingDirectory);
    return new Storage(copy);
  }

  /** Where relative paths of this process start. */
  public static String workingDirectory() {
    return java.nio.file.Path.of("").toAbsolutePath().toString();
  }

  @Override
  public SeekableSource open(String path) throws IOException {
    return DecompressedSource.wrap(openStored(path));
  }

  /** A file as it is stored, not decompressed. */
  public SeekableSource openStored(String path) throws IOException {
    return isLocal(path) ? FileSource.open(local(path)) : HadoopSource.open(path, configuration);
  }

  /** Whether a path is on this machine's file system. */
  public static boolean isLocal(String path) {
    return !SCHEME.matcher(path).lookingAt() || path.startsWith("file:");
  }

  /**
   * Where a local path is. The rest of a {@code file:} URI is taken as it stands, as Hadoop does;
   * when there is nothing, its escapes are undone, as browsers and shells write them.
   */
  private java.nio.file.Path local(String path) {
    java.nio.file.Path base = java.nio.file.Path.of(configuration.get(WORKING_DIRECTORY, ""));
    if (!path.startsWith("file:")) {
      return base.resolve(path);
    }
    String plain = path.replaceFirst("^file:(//[^/]*)?", "");
    java.nio.file.Path asItStands = base.resolve(plain);
    if (!Files.exists(asItStands) && ESCAPES.matcher(plain).matches()) {
      String undone = URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
      java.nio.file.Path file = base.resolve(undone);
      return Files.exists(file) ? file : asItStands;
    }
    return asItStands;
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
   * Files that match a glob, sorted by {@link NaturalOrder}; a path without wildcards, or of a file
   * whose name has such characters, is itself.
   */
  public List<String> glob(String pattern) throws IOException {
    if (!WILDCARD.matcher(pattern).find() || exists(pattern)) {
      return List.of(pattern);
    }
    boolean plain = isLocal(pattern) && !pattern.startsWith("file:");
    java.nio.file.Path here = local("").toAbsolutePath();
    String escaped = literalFolders(plain ? here.resolve(pattern).toString() : pattern);
    Path p = new Path(escaped);
    FileSystem fs = plain ? FileSystem.getLocal(configuration) : p.getFileSystem(configuration);
    FileStatus[] found = fs.globStatus(p);
    List<String> paths = new ArrayList<>();
    if (found != null) {
      Arrays.stream(found)
          .filter(FileStatus::isFile)
          .map(s -> plain ? spelledAs(pattern, s.getPath(), here) : s.getPath().toString())
          .forEach(paths::add);
    }
    paths.sort(NaturalOrder.INSTANCE);
    return paths;
  }

  /** The pattern with the wildcards of folders that exist by these very names escaped. */
  private String literalFolders(String pattern) throws IOException {
    StringBuilder out = new StringBuilder();
    int from = 0;
    int slash;
    boolean literal = true;
    while ((slash = pattern.indexOf('/', from)) >= 0) {
      String name = pattern.substring(from, slash);
      if (literal && WILDCARD.matcher(name).find()) {
        literal = exists(pattern.substring(0, slash));
        name = literal ? name.replaceAll("[*?\\[\\]{}]", "\\\\$0") : name;
      }
      out.append(name).append('/');
      from = slash + 1;
    }
    return out.append(pattern.substring(from)).toString();
  }

  private static String spelledAs(String pattern, Path found, java.nio.file.Path here) {
    String absolute = found.toUri().getPath();
    String prefix = here.toString().endsWith("/") ? here.toString() : here + "/";
    return !pattern.startsWith("/") && absolute.startsWith(prefix)
        ? absolute.substring(prefix.length())
        : absolute;
  }

  /** One spelling for all spellings of a path or pattern, for comparing them. */
  public String canonical(String path) throws IOException {
    if (isLocal(path)) {
      return local(path).toAbsolutePath().normalize().toString();
    }
    Path p = new Path(path);
    FileSystem fs = p.getFileSystem(configuration);
    return p.makeQualified(fs.getUri(), fs.getWorkingDirectory()).toString();
  }

  /** What a file is now; reads its first and last 64 KiB. */
  public Fingerprint fingerprint(String path) throws IOException {
    try (SeekableSource stored = openStored(path)) {
      return fingerprint(path, stored);
    }
  }

  /** The same of a file that is open; a compressed one is opened again as it is stored. */
  public Fingerprint fingerprint(String path, SeekableSource stored) throws IOException {
    if (!stored.isRandomAccess()) {
      return fingerprint(path);
    }
    return Fingerprint.of(
        stored,
        stored instanceof HadoopSource source
            ? source.modifiedMs()
            : Files.getLastModifiedTime(local(path)).toMillis());
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
