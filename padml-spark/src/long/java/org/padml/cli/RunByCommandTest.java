package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.features.Samples;
import org.padml.testing.SharedData;

/** A small run by the command line alone: described, queried, exported, damaged. */
@Tag("long")
class RunByCommandTest {
  private static final List<String> SPARK =
      List.of("--master", "local[2]", "--conf", "spark.sql.shuffle.partitions=2");

  @TempDir Path dir;

  @BeforeEach
  void samples() throws IOException {
    for (String f : List.of("ab_wt_r1.pdb", "ab_wt_r1.xtc")) {
      Files.copy(Samples.file("abeta/" + f), dir.resolve(f));
    }
  }

  private static CommandRun run(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + SPARK.size());
    for (int i = 0; i < SPARK.size(); i++) {
      all[arguments.length + i] = SPARK.get(i);
    }
    return CommandRun.of(all);
  }

  private CommandRun describe(String xtc, String... more) throws IOException {
    Path manifest = dir.resolve("m.yaml");
    Files.writeString(
        manifest,
        """
        name: "a, b"
        defaults: {partners: {A: chain A, B: chain B}, window_ns: 0.1}
        systems:
          - {id: s, topology: ab_wt_r1.pdb, stride: 50, replicas: [{id: r, trajectory: FILE}]}
        """
            .replace("FILE", xtc));
    String[] all = Arrays.copyOf(new String[] {"describe", manifest.toString()}, 4 + more.length);
    all[2] = "--out";
    all[3] = dir.resolve("out").toString();
    System.arraycopy(more, 0, all, 4, more.length);
    return run(all);
  }

  private CommandRun sql(String query, String... more) {
    String[] all = Arrays.copyOf(new String[] {"sql", query, "--tables"}, 4 + more.length);
    all[3] = dir.resolve("out").toString();
    System.arraycopy(more, 0, all, 4, more.length);
    return run(all);
  }

  @Test
  void tablesAreQueriedAndExported() throws IOException {
    CommandRun described = describe("ab_wt_r1.xtc");
    assertEquals(0, described.exitCode(), described.err());
    assertTrue(described.out().strip().endsWith("/out/tables"), described.out());
    CommandRun csv = sql("SELECT frame, fnat, system FROM frames WHERE frame < 2", "--csv");
    assertEquals("frame,fnat,system\n0,,s\n1,,s\n", csv.out(), csv.err());
    CommandRun json = sql("SELECT frame, fnat FROM frames WHERE frame < 2", "--json");
    JsonNode array = new ObjectMapper().readTree(json.out());
    assertTrue(array.isArray(), json.out());
    assertEquals(2, array.size());
    assertTrue(array.get(0).has("fnat") && array.get(0).get("fnat").isNull(), json.out());
    assertEquals(
        0, new ObjectMapper().readTree(sql("SELECT 1 WHERE 1 > 2", "--json").out()).size());
    for (String wrong : List.of("SELECT nonsense FROM frames", "SELEC", "SELECT 1 / 0")) {
      CommandRun refused = sql(wrong);
      assertEquals(2, refused.exitCode(), refused.err());
      assertTrue(refused.err().contains("padml: sql: "), refused.err());
      assertFalse(refused.err().contains("\tat ") || refused.err().contains("Relation ["));
    }

    String out = dir.resolve("out").toString();
    assertEquals(0, run("export", out, "--csv").exitCode());
    List<String> frames = Files.readAllLines(dir.resolve("out/csv/frames.csv"));
    assertEquals(7, frames.size());
    assertTrue(frames.get(0).startsWith("system,replica,interface,frame,"), frames.get(0));
    int column = List.of(frames.get(0).split(",")).indexOf("fnat");
    assertEquals("", frames.get(1).split(",", -1)[column]);
    String runs = Files.readString(dir.resolve("out/csv/runs.csv"));
    assertTrue(runs.contains("\"a, b\""), runs);
    assertEquals(0, run("export", out, "--xlsx").exitCode());
    try (ZipFile book = new ZipFile(dir.resolve("out/tables.xlsx").toFile())) {
      byte[] names = book.getInputStream(book.getEntry("xl/workbook.xml")).readAllBytes();
      String text = new String(names, StandardCharsets.UTF_8);
      assertTrue(text.contains("\"frames\"") && text.contains("\"bad_frames\""), text);
    }
    assertEquals(2, run("export", out, "--csv", "--table", "nope").exitCode());
    assertEquals(3, run("export", dir.toString(), "--csv").exitCode());

    Files.writeString(dir.resolve("out/tables/runs/garbage.parquet"), "no table");
    CommandRun garbage = sql("SELECT * FROM runs");
    assertEquals(3, garbage.exitCode(), garbage.err());
    assertTrue(garbage.err().contains("garbage.parquet"), garbage.err());
    assertFalse(garbage.err().contains("\tat org.apache.spark.sql.errors"), garbage.err());
  }

  @Test
  void aDamagedFileIsBadInputAndNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(dir.resolve("ab_wt_r1.xtc"));
    Path cut = dir.resolve("cut.xtc");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 100));
    CommandRun stopped = describe("cut.xtc");
    assertEquals(3, stopped.exitCode(), stopped.err());
    assertTrue(stopped.err().contains("\npadml: " + cut + ": frame 299: byte "), stopped.err());
    assertFalse(Files.exists(dir.resolve("out/tables")));
    CommandRun kept = describe("cut.xtc", "--bad-frames", "quarantine");
    assertEquals(0, kept.exitCode(), kept.err());
    CommandRun bad = sql("SELECT frame, kind, action FROM bad_frames", "--csv");
    assertEquals("frame,kind,action\n299,truncated,quarantined\n", bad.out());
  }

  @Test
  void indexGroupsAndEnergyInputAreWrittenDown() throws IOException {
    Path folder = Files.createDirectory(dir.resolve("ww"));
    for (String f : List.of("com.pdb", "com_traj.xtc", "index.ndx", "mmpbsa.in")) {
      Files.copy(SharedData.require("md-ppi/ww-peptide_gmx_mmpbsa/" + f), folder.resolve(f));
    }
    assertEquals(0, CommandRun.of("init", folder.toString()).exitCode());
    String text = Files.readString(folder.resolve("padml.yaml"));
    assertTrue(text.contains("# from mmpbsa.in: "), text);
    assertTrue(text.contains("\"SOLU_chain1\" (478)"), text);
    assertTrue(text.contains("\"SOLU_chain2\" (130)"), text);
    CommandRun plan = CommandRun.of("describe", folder + "/padml.yaml", "--dry-run");
    assertEquals(0, plan.exitCode(), plan.err() + text);
    assertTrue(plan.out().contains("(478 atoms)"), plan.out());
    assertTrue(plan.out().contains("(130 atoms)"), plan.out());
  }
}
