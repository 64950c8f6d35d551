package org.padml.cli;

import java.io.IOException;
import java.nio.file.Path;

/** A standalone Spark cluster as {@code deploy/local-cluster.sh} starts it. */
final class LocalCluster implements AutoCloseable {
  private static final Path SCRIPT = Shell.root().resolve("deploy/local-cluster.sh");

  private final Shell shell;
  private final Path folder;
  private final String master;

  private LocalCluster(Shell shell, Path folder, String master) {
    this.shell = shell;
    this.folder = folder;
    this.master = master;
  }

  static LocalCluster start(Path folder) throws IOException, InterruptedException {
    Shell shell = new Shell(folder).with("SPARK_HOME", "");
    Path state = folder.resolve("cluster");
    Shell.Result started = shell.run(SCRIPT, "start", "--dir", state);
    if (started.exitCode() != 0) {
      throw new IllegalStateException("the cluster did not start:\n" + started.err());
    }
    return new LocalCluster(shell, state, started.out().strip());
  }

  /** The URL of the master. */
  String master() {
    return master;
  }

  /** Where logs and work directories are. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    try {
      shell.run(SCRIPT, "stop", "--dir", folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
