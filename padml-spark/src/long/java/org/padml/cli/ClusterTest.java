package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/submit.sh} on a cluster of real processes. */
@Tag("long")
class ClusterTest {
  private static final Path SUBMIT = Shell.root().resolve("deploy/submit.sh");

  @TempDir static Path folder;
  private static LocalCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = LocalCluster.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  private static Shell shell() {
    return new Shell(folder).with("SPARK_HOME", "");
  }

  @Test
  void bothWorkersAreRegistered() throws IOException {
    assertTrue(cluster.master().matches("spark://127\\.0\\.0\\.1:\\d+"), cluster.master());
    String log = Files.readString(cluster.folder().resolve("master.log"));
    assertEquals(2, log.split("Registering worker ", -1).length - 1, log);
  }

  @Test
  void aSecondClusterInTheSamePlaceIsRefused() throws Exception {
    Shell.Result again =
        shell()
            .run(
                Shell.root().resolve("deploy/local-cluster.sh"),
                "start",
                "--dir",
                cluster.folder());
    assertEquals(2, again.exitCode());
    assertTrue(again.err().contains("expected none running"), again.err());
  }

  @Test
  void submitRunsTheSameMainClass() throws Exception {
    Shell.Result version = shell().run(SUBMIT, "--master", cluster.master(), "--", "--version");
    assertEquals(0, version.exitCode(), version.err());
    assertEquals("padml " + Version.text() + "\n", version.out());
  }

  @Test
  void exitCodesComeThroughSubmit() throws Exception {
    assertEquals(2, shell().run(SUBMIT, "no-such-verb").exitCode());
    Shell.Result open = shell().run(SUBMIT, "--master", cluster.master(), "--version");
    assertEquals(2, open.exitCode());
    assertEquals(
        "submit: expected -- between the options of spark-submit and VERB, found none\n",
        open.err());
  }

  @Test
  void withoutASparkThereIsNothingToSubmitTo() throws Exception {
    Shell.Result none = shell().with("SPARK_HOME", folder.toString()).run(SUBMIT, "--version");
    assertEquals(1, none.exitCode());
    assertTrue(none.err().contains("is there a Spark in " + folder), none.err());
  }
}
