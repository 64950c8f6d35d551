package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.features.Samples;

/** {@code describe --resume} on a run that has finished. */
class ResumeTest {
  private static final String NOTHING =
      "describe: nothing to do: the tables are those of these inputs and options, 300 frames\n";

  @TempDir Path dir;

  @BeforeEach
  void samples() throws IOException {
    for (String f : List.of("ab_wt_r1.pdb", "ab_wt_r1.xtc")) {
      Files.copy(Samples.file("abeta/" + f), dir.resolve(f));
    }
  }

  private CommandRun describe(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "describe",
                "--topology",
                dir.resolve("ab_wt_r1.pdb").toString(),
                "--trajectory",
                dir.resolve("ab_wt_r1.xtc").toString(),
                "--descriptors",
                "contacts",
                "--out",
                dir.resolve("out").toString()));
    arguments.addAll(List.of(more));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().endsWith("/out/tables\n"), run.out());
    return run;
  }

  private static void assertDescribes(CommandRun run) {
    assertTrue(run.err().contains("300 frames described, 0 refused"), run.err());
  }

  @Test
  void theSameRunIsSeenToBeFinishedAndAnyOtherGoesOn() throws IOException {
    assertDescribes(describe("--resume"));
    Path page = Files.writeString(dir.resolve("out/report.html"), "of these tables");
    Files.createDirectories(dir.resolve("out/_padml"));
    Files.writeString(dir.resolve("out/_padml/made"), "report.html\n");
    assertEquals(NOTHING, describe("--resume").err());
    assertTrue(Files.exists(page), "the report of tables that stayed is gone");

    assertDescribes(describe("--resume", "--conf", "padml.contacts.cutoff-nm=0.5"));
    assertFalse(Files.exists(page), "the report of other tables is still there");
    assertDescribes(describe("--resume"));

    Path topology = dir.resolve("ab_wt_r1.pdb");
    Files.writeString(topology, "REMARK another file\n" + Files.readString(topology));
    assertDescribes(describe("--resume"));
    assertEquals(NOTHING, describe("--resume").err());
    assertDescribes(describe());
  }

  @Test
  void tablesThatAreNotWholeAreNoFinishedRun() throws IOException {
    assertDescribes(describe());
    Files.createDirectories(dir.resolve("out/_padml"));
    Files.writeString(dir.resolve("out/_padml/publishing"), "describe\ntables\n");
    assertDescribes(describe("--resume"));
    assertEquals(NOTHING, describe("--resume").err());
  }

  /** Tables do not depend on where a key stands, nor on how the work was cut. */
  @Test
  void aRemarkInTheManifestIsNoOtherRun() throws IOException {
    String text =
        "systems:\n  - id: abeta\n    topology: ab_wt_r1.pdb\n    replicas:\n"
            + "      - {id: r1, trajectory: ab_wt_r1.xtc}\n";
    Path manifest = Files.writeString(dir.resolve("m.yaml"), text);
    String[] arguments = {
      "describe",
      manifest.toString(),
      "--descriptors",
      "contacts",
      "--resume",
      "--out",
      dir.resolve("out").toString(),
      "--conf",
      "padml.read.split-frames=100"
    };
    assertDescribes(CommandRun.of(arguments));
    Files.writeString(manifest, "# a remark\n" + text);
    arguments[arguments.length - 1] = "padml.read.split-frames=50";
    assertEquals(NOTHING, CommandRun.of(arguments).err());
    Files.writeString(manifest, text + "    window_ns: 0.5\n");
    assertDescribes(CommandRun.of(arguments));
  }
}
