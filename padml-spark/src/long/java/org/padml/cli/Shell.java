package org.padml.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs as a shell would and keeps what they said. */
public final class Shell {
  private static final int PATIENCE_S = 600;

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  /** With a folder to run in. */
  public Shell(Path folder) {
    this.folder = folder;
  }

  /** What a program said and how it ended. */
  public record Result(int exitCode, String out, String err) {}

  /** Sets a variable for the programs; the empty text removes it. */
  public Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** The root of the repository. */
  public static Path root() {
    return Path.of("").toAbsolutePath().getParent();
  }

  /** Runs a program to its end. */
  public Result run(Object... command) throws IOException, InterruptedException {
    return start(command).end();
  }

  /** Starts a program and leaves it running. */
  public Running start(Object... command) throws IOException {
    Path out = Files.createTempFile("padml-shell", ".out");
    Path err = Files.createTempFile("padml-shell", ".err");
    return new Running(start(out, err, command), List.of(command).toString(), out, err);
  }

  /** A program that was started. */
  public record Running(Process process, String command, Path out, Path err) {
    /** Waits for its end. */
    public Result end() throws IOException, InterruptedException {
      boolean ended = process.waitFor(PATIENCE_S, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      Result result = new Result(ended ? process.exitValue() : -1, text(out), text(err));
      if (!ended) {
        throw new IllegalStateException(command + " did not end:\n" + result.err());
      }
      return result;
    }

    private static String text(Path file) throws IOException {
      String text = Files.readString(file);
      Files.delete(file);
      return text;
    }
  }

  private Process start(Path out, Path err, Object... command) throws IOException {
    List<String> words = new ArrayList<>();
    for (Object word : command) {
      words.add(word.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    environment.forEach(
        (variable, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(variable);
          } else {
            builder.environment().put(variable, value);
          }
        });
    return builder
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
  }
}
