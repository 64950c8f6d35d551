package org.padml.features;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What later verbs made of the tables of a run directory, by name, kept in a file of a line each:
 * beside other tables it would tell of what is gone. What stands there of the user's own is never
 * touched.
 */
final class MadeOfTables {
  private final FileSystem files;
  private final Path run;
  private final Path list;
  private final Creator creator;
  private final Set<String> names;

  /** Opens a file for writing, in the place of one that is there. */
  @FunctionalInterface
  interface Creator {
    OutputStream create(Path file) throws IOException;
  }

  /** As the list in a file says; of nothing where there is none. */
  MadeOfTables(FileSystem files, Path run, Path list, Creator creator) throws IOException {
    this.files = files;
    this.run = run;
    this.list = list;
    this.creator = creator;
    names = new TreeSet<>(read());
  }

  private List<String> read() throws IOException {
    try (var in = files.open(list)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (FileNotFoundException none) {
      return List.of();
    }
  }

  /** Everything on the list. */
  Collection<String> names() {
    return List.copyOf(names);
  }

  /**
   * Checks that a name is free to be made.
   *
   * @throws IOException if something stands there that is not on the list
   */
  void require(String name) throws IOException {
    Path place = new Path(run, name);
    if (!names.contains(name) && files.exists(place)) {
      throw new IOException(
          place
              + ": expected to make it, found one that was not made of these tables; move it away");
    }
  }

  /** Puts names on the list. */
  void add(Collection<String> made) throws IOException {
    if (names.addAll(made)) {
      keep();
    }
  }

  /** Removes what stands there and its names. */
  void remove(Collection<String> stale) throws IOException {
    for (String name : stale) {
      files.delete(new Path(run, name), true);
    }
    if (names.removeAll(stale)) {
      keep();
    }
  }

  private void keep() throws IOException {
    if (names.isEmpty()) {
      files.delete(list, false);
      return;
    }
    try (OutputStream out = creator.create(list)) {
      out.write((String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
