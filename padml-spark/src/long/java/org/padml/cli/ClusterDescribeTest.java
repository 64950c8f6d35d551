package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample archive on a cluster of real processes: the same tables as on one thread. */
@Tag("long")
class ClusterDescribeTest {
  private static final Path SAMPLES = Shell.root().resolve("data-samples");
  private static final Path PADML = Shell.root().resolve("padml");
  private static final Path SUBMIT = Shell.root().resolve("deploy/submit.sh");
  private static final int PATIENCE_MS = 300_000;

  @TempDir static Path folder;
  private static LocalCluster cluster;
  private static Path onOneThread;

  @BeforeAll
  static void start() throws Exception {
    onOneThread = folder.resolve("one-thread");
    Shell.Result local =
        samples().run(PADML, "describe", "demo.yaml", "--out", onOneThread, "--master", "local[1]");
    assertEquals(0, local.exitCode(), local.err());
    cluster = LocalCluster.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** In the folder of the samples, so that the manifest's paths are relative. */
  private static Shell samples() {
    return new Shell(SAMPLES).with("SPARK_HOME", "");
  }

  @Test
  void anExecutorKilledInTheMiddleLeavesNoTrace() throws Exception {
    Path out = folder.resolve("killed");
    Shell.Running run =
        samples()
            .start(
                SUBMIT,
                "--master",
                cluster.master(),
                "--conf",
                "spark.padml.read.split-frames=20",
                "--",
                "describe",
                "demo.yaml",
                "--out",
                out);
    ProcessHandle victim = awaitWorkingExecutor(run.process());
    assertTrue(victim.destroyForcibly(), "kill -9");
    assertTrue(run.process().isAlive(), "the run was over before the kill");
    Shell.Result end = run.end();
    assertEquals(0, end.exitCode(), end.err());
    String log = Files.readString(cluster.folder().resolve("master.log"));
    assertTrue(log.contains("because it is EXITED"), "the master saw no executor die:\n" + log);
    assertEquals(Tables.of(onOneThread), Tables.of(out));
  }

  @Test
  void theLauncherRunsOnAClusterToo() throws Exception {
    Path out = folder.resolve("launched");
    Shell.Result run =
        samples()
            .run(
                PADML,
                "describe",
                "demo.yaml",
                "--out",
                out,
                "--master",
                cluster.master(),
                "--conf",
                "padml.read.split-frames=150");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals(Tables.of(onOneThread), Tables.of(out));
  }

  /** An executor of this test's cluster that has finished a few tasks of the first pass. */
  private static ProcessHandle awaitWorkingExecutor(Process driver)
      throws IOException, InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MS;
    while (System.currentTimeMillis() < end && driver.isAlive()) {
      Optional<ProcessHandle> found =
          ProcessHandle.allProcesses().filter(ClusterDescribeTest::isWorkingExecutor).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("no executor was seen at work");
  }

  private static boolean isWorkingExecutor(ProcessHandle process) {
    Path link = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      Path directory = Files.readSymbolicLink(link);
      if (!directory.startsWith(cluster.folder().toRealPath())) {
        return false;
      }
      Path log = directory.resolve("stderr");
      return Files.exists(log) && Files.readString(log).split("Finished task ", -1).length > 3;
    } catch (IOException notOursOrGone) {
      return false;
    }
  }
}
