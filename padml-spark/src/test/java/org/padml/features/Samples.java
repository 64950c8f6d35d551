package org.padml.features;

import java.nio.file.Files;
import java.nio.file.Path;

/** The repository's data-samples folder. */
public final class Samples {
  private Samples() {}

  /** A file of data-samples. */
  public static Path file(String relative) {
    Path at = Path.of("").toAbsolutePath();
    while (at != null) {
      Path found = at.resolve("data-samples").resolve(relative);
      if (Files.exists(found)) {
        return found;
      }
      at = at.getParent();
    }
    throw new IllegalStateException("data-samples/" + relative + ": expected it in the repository");
  }
}
