package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./padml} as a user meets it: with the real build, and with stand-ins for Maven and the
 * JDK.
 */
@Tag("long")
class LauncherTest {
  private static final Path REAL = Shell.root();
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "dirname",
          "env",
          "find",
          "flock",
          "grep",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sleep",
          "tail",
          "tee",
          "touch",
          "cp",
          "ln");

  @TempDir Path folder;
  private Path bin;
  private Path tree;

  @BeforeEach
  void makeTree() throws IOException {
    bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool : TOOLS) {
      link(tool);
    }
    tree = Files.createDirectory(folder.resolve("a tree"));
    executable(tree.resolve("padml"), Files.readString(REAL.resolve("padml")));
    Files.createDirectories(tree.resolve(".mvn"));
    Files.writeString(tree.resolve("pom.xml"), "<project/>");
    for (String module : List.of("padml-kernels", "padml-spark")) {
      Files.createDirectories(tree.resolve(module + "/src/main"));
      Files.writeString(tree.resolve(module + "/pom.xml"), "<project/>");
      Files.writeString(tree.resolve(module + "/src/main/A.java"), "class A {}");
    }
  }

  private void link(String tool) throws IOException {
    for (String place : List.of("/usr/bin/", "/bin/", "/usr/local/bin/")) {
      if (Files.exists(Path.of(place + tool))) {
        Files.createSymbolicLink(bin.resolve(tool), Path.of(place + tool));
        return;
      }
    }
    throw new IllegalStateException(tool + ": expected in /usr/bin, found none");
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A Maven that copies the real build and writes down that it was called. */
  private void standInForMaven(String version, String lastLine) throws IOException {
    Path target = REAL.resolve("padml-spark/target");
    executable(
        bin.resolve("mvn"),
        String.join(
            "\n",
            "#!/usr/bin/env bash",
            "if [ \"$1\" = -v ]; then echo 'Apache Maven " + version + " (x)'; exit; fi",
            "echo \"$*\" >>'" + folder.resolve("calls") + "'",
            "echo '[INFO] Building padml-kernels 1.0   [1/2]'",
            "mkdir -p padml-spark/target/spark",
            "ln -sfn '" + target.resolve("spark/jars") + "' padml-spark/target/spark/jars",
            "cp '" + target.resolve("padml.jar") + "' padml-spark/target/padml.jar",
            lastLine,
            ""));
  }

  private int calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  /** A shell that finds the JDK of this test and only the tools of {@link #bin}. */
  private Shell bareShell() {
    return new Shell(folder)
        .with("PATH", bin.toString())
        .with("JAVA_HOME", System.getProperty("java.home"));
  }

  @Test
  void helpComesThroughLinksFromAnywhereAndWithoutSpark() throws Exception {
    Path first = Files.createSymbolicLink(folder.resolve("first"), REAL.resolve("padml"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));
    assertTrue(Files.isSymbolicLink(first));
    Path loaded = folder.resolve("loaded.txt");
    Shell.Result help =
        new Shell(folder)
            .with("PADML_JAVA_OPTS", "-Xlog:class+load:file=" + loaded)
            .run(second, "--help");
    assertEquals(0, help.exitCode(), help.err());
    assertTrue(help.out().startsWith("Usage: padml"), help.out());
    assertEquals("", help.err());
    String classes = Files.readString(loaded);
    assertTrue(classes.contains("org.padml.cli.Padml "), "no classes in the log");
    assertFalse(classes.contains("org.apache.spark.SparkContext "), "Spark was started");
  }

  @Test
  void exitCodesReachTheShell() throws Exception {
    Shell.Result none = new Shell(folder).run(REAL.resolve("padml"));
    assertEquals(2, none.exitCode());
    assertTrue(none.err().startsWith("padml: expected a verb, found none"), none.err());
    assertEquals("", none.out());
  }

  @Test
  void memoryIsTheHeap() throws Exception {
    Shell shell = new Shell(folder).with("PADML_JAVA_OPTS", "-XX:+PrintFlagsFinal");
    String heap = "(?s).*MaxHeapSize += 157286400 .*";
    assertTrue(
        shell.run(REAL.resolve("padml"), "--version", "--memory", "150m").out().matches(heap));
    assertTrue(
        shell.run(REAL.resolve("padml"), "--memory=150MiB", "--version").out().matches(heap));
    Shell.Result wrong = shell.run(REAL.resolve("padml"), "describe", "--memory", "much");
    assertEquals(2, wrong.exitCode());
    assertEquals("padml: --memory: expected a size such as 800m or 4g, found much\n", wrong.err());
  }

  @Test
  void aMissingJavaIsNamedWithTheVersionWanted() throws Exception {
    Shell.Result none = bareShell().with("JAVA_HOME", "").run(tree.resolve("padml"), "--help");
    assertEquals(2, none.exitCode());
    assertEquals(
        "padml: java: expected JDK 17 (17 to 23 work), found none on the path and no JAVA_HOME\n",
        none.err());
    Shell.Result empty =
        bareShell().with("JAVA_HOME", bin.toString()).run(tree.resolve("padml"), "--help");
    assertEquals(2, empty.exitCode());
    assertEquals(
        "padml: JAVA_HOME: expected JDK 17 (17 to 23 work), found no bin/java in " + bin + "\n",
        empty.err());
  }

  @Test
  void anUnfitJavaIsNamedWithTheVersionWanted() throws Exception {
    Path jdk = Files.createDirectory(folder.resolve("jdk"));
    Files.createDirectory(jdk.resolve("bin"));
    for (String[] version : new String[][] {{"1.8.0_402", "8"}, {"11.0.2", "11"}, {"25", "25"}}) {
      executable(
          jdk.resolve("bin/java"),
          "#!/usr/bin/env bash\necho 'openjdk version \"" + version[0] + "\" 2024-01-01' >&2\n");
      for (boolean release : new boolean[] {false, true}) {
        if (release) {
          Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version[0] + "\"\n");
        }
        Shell.Result old =
            bareShell().with("JAVA_HOME", jdk.toString()).run(tree.resolve("padml"), "--help");
        assertEquals(2, old.exitCode());
        assertEquals(
            "padml: java: expected JDK 17 (17 to 23 work), found "
                + version[1]
                + " at "
                + jdk.resolve("bin/java\n"),
            old.err());
      }
      Files.delete(jdk.resolve("release"));
    }
  }

  @Test
  void aMissingOrOldMavenIsNamedWithTheVersionWanted() throws Exception {
    Shell.Result none = bareShell().run(tree.resolve("padml"), "--help");
    assertEquals(2, none.exitCode());
    assertEquals("padml: mvn: expected Maven 3.8 or newer, found none on the path\n", none.err());
    standInForMaven("3.6.3", "");
    Shell.Result old = bareShell().run(tree.resolve("padml"), "--help");
    assertEquals(2, old.exitCode());
    assertEquals(
        "padml: mvn: expected Maven 3.8 or newer, found 3.6.3 at " + bin.resolve("mvn\n"),
        old.err());
  }

  @Test
  void itBuildsWhatIsMissingOrStaleAndNothingElse() throws Exception {
    standInForMaven("3.8.7", "");
    Shell shell = bareShell();
    Shell.Result first = shell.run(tree.resolve("padml"), "--version");
    assertEquals(0, first.exitCode(), first.err());
    assertEquals("padml " + Version.text() + "\n", first.out());
    assertTrue(first.err().contains("padml: building padml-kernels\n"), first.err());
    assertEquals(1, calls());

    Shell.Result second = shell.run(tree.resolve("padml"), "--version");
    assertEquals("", second.err());
    assertEquals(1, calls());

    Files.setLastModifiedTime(
        tree.resolve("padml-kernels/src/main/A.java"), FileTime.from(Instant.now().plusSeconds(2)));
    shell.run(tree.resolve("padml"), "--version");
    assertEquals(2, calls());
  }

  @Test
  void anotherProfileIsAnotherBuild() throws Exception {
    standInForMaven("3.8.7", "");
    bareShell().run(tree.resolve("padml"), "--version");
    Path stray = tree.resolve("padml-spark/target/spark/stray");
    for (int n = 2; n <= 3; n++) {
      Files.writeString(stray, "of the other build");
      Shell shell = bareShell().with("PADML_PROFILES", n == 2 ? "s3" : "");
      shell.run(tree.resolve("padml"), "--version");
      shell.run(tree.resolve("padml"), "--version");
      assertEquals(n, calls());
      assertFalse(Files.exists(stray), "the other build's files are still there");
    }
    List<String> calls = Files.readAllLines(folder.resolve("calls"));
    assertEquals("-B -ntp package -Dmaven.test.skip=true", calls.get(0));
    assertEquals("-B -ntp -Ps3 package -Dmaven.test.skip=true", calls.get(1));
    assertEquals(calls.get(0), calls.get(2));
  }

  @Test
  void ofTwoAtOnceOneBuilds() throws Exception {
    standInForMaven("3.9.9", "sleep 1");
    Shell.Running other = bareShell().start(tree.resolve("padml"), "--version");
    Shell.Result mine = bareShell().run(tree.resolve("padml"), "--version");
    assertEquals(0, mine.exitCode(), mine.err());
    Shell.Result others = other.end();
    assertEquals(0, others.exitCode(), others.err());
    assertEquals(mine.out(), others.out());
    assertEquals(1, calls());
  }

  @Test
  void aFailedBuildShowsItsErrorsAndIsNotTakenForDone() throws Exception {
    standInForMaven("3.9.9", "rm padml-spark/target/padml.jar; echo '[ERROR] no way'; exit 1");
    for (int n = 1; n <= 2; n++) {
      Shell.Result failed = bareShell().run(tree.resolve("padml"), "--version");
      assertEquals(1, failed.exitCode());
      assertTrue(failed.err().contains("[ERROR] no way\n"), failed.err());
      assertTrue(failed.err().contains("padml: the build failed"), failed.err());
      assertEquals("", failed.out());
      assertEquals(n, calls());
    }
  }

  @Test
  void anInstallationWithoutSourcesRunsAsItIs() throws Exception {
    standInForMaven("3.9.9", "");
    bareShell().run(tree.resolve("padml"), "--version");
    for (String gone : List.of("padml-kernels/src/main/A.java", "padml-kernels/src/main")) {
      Files.delete(tree.resolve(gone));
    }
    Files.delete(bin.resolve("mvn"));
    Shell.Result run = bareShell().run(tree.resolve("padml"), "--version");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals("", run.err());
  }
}
