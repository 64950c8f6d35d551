package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.features.Samples;

/** What users type without Spark: plans, first manifests and mistakes, each with its exit code. */
class CommandsTest {
  private static final String MANIFEST =
      """
      name: test
      defaults: {partners: {A: chain A, B: chain B}}
      systems:
        - id: s
          topology: ab_wt_r1.pdb
          replicas: [{id: r, trajectory: ab_wt_r1.xtc}]
      """;

  @TempDir Path dir;

  @BeforeEach
  void samples() throws IOException {
    for (String f : List.of("ab_wt_r1.pdb", "ab_wt_r1.xtc", "ab_wt_r2.xtc")) {
      Files.copy(Samples.file("abeta/" + f), dir.resolve(f));
    }
  }

  private CommandRun plan(String manifest, String... more) throws IOException {
    String file = Files.writeString(dir.resolve("m.yaml"), manifest).toString();
    String[] arguments = new String[3 + more.length];
    arguments[0] = "describe";
    arguments[1] = file;
    arguments[2] = "--dry-run";
    System.arraycopy(more, 0, arguments, 3, more.length);
    return CommandRun.of(arguments);
  }

  private void refused(int exitCode, String expected, CommandRun run) {
    assertEquals(exitCode, run.exitCode(), run.err());
    assertEquals("", run.out());
    String err = run.err().replace(dir.toString(), "D");
    assertTrue(err.startsWith("padml: " + expected), err);
    assertFalse(err.contains("\tat "), err);
  }

  @Test
  void aDryRunSaysWhatWouldBeDone() throws IOException {
    CommandRun run = plan(MANIFEST);
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(
        run.out().contains("250 atoms, 250 read; partners A (125 atoms) B (125 atoms)"), run.out());
    assertTrue(run.out().contains("xtc, 300 frames, 310,372 bytes"), run.out());
    assertTrue(run.out().contains("plan: 1 system, 1 replica, 1 file, 300 frames"), run.out());
  }

  @Test
  void mistakesInTheManifestAreWrongUseAndHaveALine() throws IOException {
    refused(
        2,
        "D/m.yaml: line 5: systems[0].colour: unknown key: expected one of ",
        plan(MANIFEST.replace("topology:", "colour: red\n    topology:")));
    refused(
        2,
        "D/m.yaml: line 2: system s: partners: expected atoms, found none that match 'chain Q'",
        plan(MANIFEST.replace("chain B", "chain Q")));
    refused(
        2,
        "D/m.yaml: line 1: yaml: expected text, found the character U+0000",
        plan("\0" + MANIFEST));
    refused(2, "D/m.yaml: line 2: yaml: ", plan("name: [x\n"));
  }

  @Test
  void wrongOptionsAreWrongUse() throws IOException {
    refused(
        2,
        "--conf padml.unknown: unknown key: expected one of padml.contacts.cutoff-nm, ",
        plan(MANIFEST, "--conf", "padml.unknown=1"));
    for (String[] verb :
        new String[][] {
          {"describe", dir.resolve("m.yaml").toString(), "--out", dir + "/out"},
          {"run", dir.resolve("m.yaml").toString(), "--out", dir + "/out"},
          {"learn", dir.toString()},
          {"report", dir.toString()},
          {"sql", "SELECT 1", "--tables", dir.toString()},
          {"export", dir.toString(), "--csv"}
        }) {
      String[] all = java.util.Arrays.copyOf(verb, verb.length + 2);
      all[verb.length] = "--conf";
      all[verb.length + 1] = "padml.surface.point=1";
      refused(
          2,
          "--conf padml.surface.point: unknown key; did you mean \"padml.surface.points\"?:"
              + " expected one of ",
          CommandRun.of(all));
    }
    refused(
        2,
        "--bad-frames: expected one of fail, quarantine, found 'skip'",
        plan(MANIFEST, "--bad-frames", "skip"));
    refused(
        2,
        "--out: expected a directory, found none",
        CommandRun.of("describe", dir.resolve("m.yaml").toString()));
  }

  /** The same words and exit code whoever names the file; a manifest adds its line. */
  @Test
  void missingFilesAreBadInputHoweverTheyAreNamed() throws IOException {
    String[] gone = {"gone.pdb", "gone.xtc", "gone*.xtc"};
    String[] words = {
      "D/gone.pdb: expected a file, found nothing there",
      "D/gone.xtc: expected a file, found nothing there",
      "gone*.xtc: expected files, found none that match"
    };
    for (int i = 0; i < gone.length; i++) {
      String known = gone[i].endsWith(".pdb") ? "ab_wt_r1.pdb" : "ab_wt_r1.xtc";
      refused(
          3,
          "D/m.yaml: line "
              + (i == 0 ? "5: systems[0].topology: " : "6: systems[0].replicas[0].trajectory: ")
              + words[i],
          plan(MANIFEST.replace(known, gone[i])));
      CommandRun files =
          CommandRun.of(
              "describe",
              "--topology",
              dir.resolve(i == 0 ? gone[i] : "ab_wt_r1.pdb").toString(),
              "--trajectory",
              dir.resolve(i == 0 ? "ab_wt_r1.xtc" : gone[i]).toString(),
              "--dry-run");
      refused(3, i == 2 ? "D/" + words[i] : words[i], files);
    }
  }

  @Test
  void inspectGoesOnBehindABadFirstBox() throws IOException {
    Path file = dir.resolve("ab_wt_r1.xtc");
    byte[] bytes = Files.readAllBytes(file);
    java.nio.ByteBuffer.wrap(bytes).putFloat(16, Float.NaN); // in the first box
    Files.write(file, bytes);
    for (String[] more : new String[][] {{}, {"--full"}}) {
      String[] all =
          java.util.Arrays.copyOf(new String[] {"inspect", file.toString()}, 2 + more.length);
      System.arraycopy(more, 0, all, 2, more.length);
      CommandRun run = CommandRun.of(all);
      assertEquals(0, run.exitCode(), run.err());
      assertTrue(run.out().contains("xtc, 250 atoms, 299 frames, 8.0 to "), run.out());
      assertTrue(run.out().contains("problem: " + file + ": frame 0: byte 0: box"), run.out());
    }
  }

  @Test
  void inspectSaysWhenThereIsNoFrame() throws IOException {
    byte[] dcd = Files.readAllBytes(Samples.file("fab/fab_20.dcd"));
    java.nio.ByteBuffer b = java.nio.ByteBuffer.wrap(dcd).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    int end = 0;
    for (int record = 0; record < 3; record++) {
      end += 8 + b.getInt(end);
    }
    b.putInt(8, 0); // frames that the header promises
    Path file = Files.write(dir.resolve("none.dcd"), java.util.Arrays.copyOf(dcd, end));
    for (String option : List.of("--json", "--full")) {
      CommandRun run = CommandRun.of("inspect", file.toString(), option);
      assertTrue(run.out().contains("found 0"), run.out() + run.err());
      assertFalse(run.out().contains("ndex"), run.out());
    }
  }

  @Test
  void filesThatAreNoInputAreBadInput() throws IOException {
    refused(
        3,
        "D/gone.yaml: expected a file, found nothing there",
        CommandRun.of("describe", dir + "/gone.yaml", "--dry-run"));
    refused(
        3,
        "D: expected a regular file, found a directory or device",
        CommandRun.of("describe", dir.toString(), "--dry-run"));
    refused(
        3,
        "D/ab_wt_r1.xtc: topology: expected one of ",
        plan(MANIFEST.replace("ab_wt_r1.pdb", "ab_wt_r1.xtc")));
    Files.write(dir.resolve("ab_wt_r1.xtc"), new byte[0]);
    refused(3, "D/ab_wt_r1.xtc: file: expected data, found 0 bytes", plan(MANIFEST));
  }

  @Test
  void inspectReadsByContentWhateverTheName() throws IOException {
    Path renamed = Files.copy(dir.resolve("ab_wt_r1.xtc"), dir.resolve("run.dcd"));
    CommandRun run = CommandRun.of("inspect", renamed.toString());
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("run.dcd: xtc, 250 atoms, 300 frames"), run.out());
    for (String none : List.of("gone.xtc", "")) {
      CommandRun absent = CommandRun.of("inspect", dir.resolve(none).toString());
      assertEquals(3, absent.exitCode());
      assertTrue(
          absent.out().contains("problem: " + dir.resolve(none) + ": expected a "), absent.out());
    }
  }

  @Test
  void aFirstManifestIsAcceptedAsItIs() throws IOException {
    CommandRun init = CommandRun.of("init", dir.toString());
    assertEquals(0, init.exitCode(), init.err());
    String text = Files.readString(dir.resolve("padml.yaml"));
    assertTrue(text.contains("topology: \"ab_wt_r1.pdb\""), text);
    CommandRun run = CommandRun.of("describe", dir + "/padml.yaml", "--dry-run");
    assertEquals(0, run.exitCode(), run.err() + text);
    assertTrue(run.out().contains("plan: 1 system, 2 replicas, 2 files"), run.out());
    refused(
        2,
        "D/padml.yaml: expected nothing there, found a manifest; --force replaces it",
        CommandRun.of("init", dir.toString()));
    Path empty = Files.createDirectory(dir.resolve("empty"));
    refused(
        3,
        "D/empty: expected trajectories with a topology of the same atom count, found none",
        CommandRun.of("init", empty.toString()));
  }

  @Test
  void partsOfOneRunAreOneReplica() throws IOException {
    Path folder = Files.createDirectory(dir.resolve("runs"));
    Files.copy(dir.resolve("ab_wt_r1.pdb"), folder.resolve("top.pdb"));
    for (String part : List.of("prod.part0001.xtc", "prod.part0002.xtc", "prod.part0010.xtc")) {
      Files.copy(dir.resolve("ab_wt_r1.xtc"), folder.resolve(part));
    }
    assertEquals(0, CommandRun.of("init", folder.toString()).exitCode());
    String text = Files.readString(folder.resolve("padml.yaml"));
    assertTrue(
        text.contains(
            "{id: \"prod\", trajectory: [\"prod.part0001.xtc\", \"prod.part0002.xtc\","
                + " \"prod.part0010.xtc\"]}"),
        text);
    CommandRun run = CommandRun.of("describe", folder + "/padml.yaml", "--dry-run");
    assertEquals(0, run.exitCode(), run.err());
    // the parts hold the same times: each counts once
    assertTrue(run.out().contains("3 files, 300 frames"), run.out());
    assertTrue(run.out().contains("600 frames dropped"), run.out());
  }
}
