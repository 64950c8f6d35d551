package org.padml.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.padml.hadoop.Storage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A manifest for the files of a folder. */
@Command(
    name = "init",
    description = {
      "Writes DIR/padml.yaml for the topologies, trajectories, index groups and mmpbsa.in it finds.",
      "Every guess has a comment; read them before the first run."
    },
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  private static final String FILE = "padml.yaml";

  @Parameters(index = "0", paramLabel = "DIR", description = "A folder of simulations.")
  private Path directory = Path.of(".");

  @Option(names = "--force", description = "Replace an existing DIR/padml.yaml.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IOException(directory + ": expected a folder, found none");
    }
    Path file = directory.resolve(FILE);
    if (Files.exists(file) && !force) {
      throw new IllegalArgumentException(
          file + ": expected nothing there, found a manifest; --force replaces it");
    }
    String text = new Survey(new Storage(new Configuration()), directory).manifest();
    Files.writeString(file, text, StandardCharsets.UTF_8);
    System.out.println(file);
    return ExitCode.DONE.number();
  }
}
