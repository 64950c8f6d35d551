package org.padml.manifest;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.padml.hadoop.Storage;

/** The files that a manifest names, relative to it; they must be there. */
final class ManifestFiles {
  private final Storage storage;
  private final String manifest;

  ManifestFiles(Storage storage, String manifest) {
    this.storage = storage;
    this.manifest = manifest;
  }

  Storage storage() {
    return storage;
  }

  /** A path as the manifest means it. */
  String resolve(String text) {
    return Storage.resolve(manifest, text);
  }

  /** The file of a key. */
  String one(YamlMap map, String key) throws IOException {
    return require(map, key, resolve(map.text(key)));
  }

  /** The file of a key, or null where the key is absent. */
  @Nullable String oneOrNull(YamlMap map, String key) throws IOException {
    return map.has(key) ? one(map, key) : null;
  }

  /** One path or a list of paths; none where the key is absent. */
  List<String> some(YamlMap map, String key) throws IOException {
    List<String> out = new ArrayList<>();
    for (String text : map.has(key) ? map.texts(key) : List.<String>of()) {
      out.add(require(map, key, resolve(text)));
    }
    return List.copyOf(out);
  }

  /** The files of a list of paths and globs, in the order of the list. */
  List<String> matching(YamlMap map, String key) throws IOException {
    List<String> out = new ArrayList<>();
    for (String text : map.texts(key)) {
      List<String> found = storage.glob(resolve(text));
      if (found.isEmpty()) {
        throw missing(map, key, text + ": expected files, found none that match");
      }
      for (String path : found) {
        out.add(require(map, key, path));
      }
    }
    return List.copyOf(out);
  }

  private String require(YamlMap map, String key, String path) throws IOException {
    if (!storage.exists(path)) {
      throw missing(map, key, path + ": expected a file, found nothing there");
    }
    return path;
  }

  /** Bad input, not wrong use: the manifest may be right and the file have gone. */
  static NoSuchFileException missing(YamlMap map, String key, String what) {
    return new NoSuchFileException(map.error(key, what).getMessage());
  }
}
