package org.padml.features;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.padml.hadoop.Storage;
import org.padml.io.SeekableSource;

/**
 * Opens the files of a system that are no trajectories and notes what each is for, those that
 * others include among them: the run record names every file that results hang on.
 */
final class SystemFiles {
  private final Storage storage;
  private final Map<String, String> purposes = new LinkedHashMap<>();

  SystemFiles(Storage storage) {
    this.storage = storage;
  }

  /** Opens a file; what it was opened for first is its purpose. */
  SeekableSource open(String path, String purpose) throws IOException {
    SeekableSource source = storage.open(path);
    purposes.putIfAbsent(path, purpose);
    return source;
  }

  /** Purpose by path, in the order of opening. */
  Map<String, String> purposes() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(purposes));
  }
}
