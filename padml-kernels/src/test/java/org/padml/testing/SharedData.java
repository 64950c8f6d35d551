package org.padml.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Files of the {@code shared/data} folder beside the repository. Without the folder a test is
 * aborted with a line on standard error; in CI (environment CI=true) it fails.
 */
public final class SharedData {
  private SharedData() {}

  /** Path of a file or folder of {@code shared/data}, such as {@code trajectories/xtc}. */
  public static Path require(String relative) {
    Path data = root();
    if (data == null) {
      String who =
          StackWalker.getInstance()
              .walk(
                  frames ->
                      frames
                          .filter(f -> !f.getClassName().startsWith("org.padml.testing."))
                          .findFirst()
                          .map(f -> f.getClassName() + "." + f.getMethodName())
                          .orElse("test"));
      String text = "shared data absent: " + who + " did not run";
      System.err.println(text);
      if ("true".equals(System.getenv("CI"))) {
        Assertions.fail(text);
      }
      Assumptions.abort(text);
    }
    Path file = data.resolve(relative);
    if (!Files.exists(file)) {
      Assertions.fail(file + ": expected a file of the shared data, found nothing there");
    }
    return file;
  }

  private static Path root() {
    String told = System.getProperty("padml.shared");
    if (told != null) {
      Path data = Path.of(told, "data");
      return Files.exists(data.resolve("INDEX.tsv")) ? data : null;
    }
    for (Path dir = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        dir != null;
        dir = dir.getParent()) {
      Path data = dir.resolve("shared").resolve("data");
      if (Files.exists(data.resolve("INDEX.tsv"))) {
        return data;
      }
    }
    return null;
  }
}
