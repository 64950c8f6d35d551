package org.padml.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.hadoop.Storage;

class ManifestReaderTest {
  @TempDir Path dir;

  @BeforeEach
  void files() throws IOException {
    for (String f :
        List.of("top.pdb", "r1.part0001.xtc", "r1.part0002.xtc", "r1.part0010.xtc", "i.ndx")) {
      Files.writeString(dir.resolve(f), "x");
    }
    for (String f : List.of("runs/a/prod1.xtc", "runs/a/prod2.xtc", "runs/b/prod1.xtc")) {
      Files.createDirectories(dir.resolve(f).getParent());
      Files.writeString(dir.resolve(f), "x");
    }
  }

  private Manifest read(String text) throws IOException {
    Path file = dir.resolve("m.yaml");
    Files.writeString(file, text);
    return new ManifestReader(
            new Storage(new Configuration(false)), Set.of("n_residue_contacts", "com_distance_nm"))
        .read(file.toString());
  }

  private static final String SYSTEM =
      """
      systems:
        - id: s
          topology: top.pdb
          replicas:
            - {id: r1, trajectory: ["r1.part*.xtc"]}
      """;

  /** The digest of a plan is made of it: a set of the JDK has another order in every process. */
  @Test
  void theTextOfAManifestIsTheSameInEveryProcess() throws IOException {
    Manifest.SystemEntry system =
        read(SYSTEM
                + "    partners: {Z: chain Z, A: chain A}\n"
                + "    labels: {b: x, a: y}\n"
                + "    solvent: {w: resname SOL, e: resname ETH}\n")
            .systems()
            .get(0);
    List<String> keys = List.copyOf(system.lines().keySet());
    assertEquals(keys.stream().sorted().toList(), keys);
    assertTrue(keys.size() > 10, keys.toString());
    assertEquals(List.of("Z", "A"), List.copyOf(system.partners().keySet()));
    assertEquals(List.of("b", "a"), List.copyOf(system.labels().keySet()));
    assertEquals(List.of("w", "e"), List.copyOf(system.solvent().keySet()));
  }

  private String complaint(String text) {
    return complaint(ManifestException.class, text);
  }

  private String complaint(Class<? extends Exception> kind, String text) {
    String message = assertThrows(kind, () -> read(text)).getMessage();
    assertTrue(message.startsWith(dir.resolve("m.yaml") + ": line "), message);
    return message.substring((dir.resolve("m.yaml") + ": ").length()).replace(dir.toString(), "D");
  }

  @Test
  void smallestManifestHasDefaults() throws IOException {
    Manifest m = read(SYSTEM);
    assertEquals("run", m.name());
    Manifest.SystemEntry s = m.systems().get(0);
    assertEquals(1000.0, s.window());
    assertEquals(300.0, s.temperatureK());
    assertEquals(1, s.stride());
    assertEquals(
        List.of("r1.part0001.xtc", "r1.part0002.xtc", "r1.part0010.xtc"),
        s.replicas().get(0).trajectory().stream()
            .map(p -> p.substring(p.lastIndexOf('/') + 1))
            .toList());
    assertEquals(StateRule.DEFAULT_ON, m.states().onText());
  }

  @Test
  void defaultsApplyUnlessTheSystemSaysOtherwise() throws IOException {
    Manifest m =
        read(
            "defaults: {partners: {H: chain H, L: chain L}, window_ns: 2}\n"
                + SYSTEM
                + "  - {id: t, topology: top.pdb, window_ns: 0.5, replicas: {glob: 'runs/*/prod*.xtc', id: '{1}'}}\n");
    assertEquals(2000.0, m.systems().get(0).window());
    assertEquals(500.0, m.systems().get(1).window());
    assertEquals(Map.of("H", "chain H", "L", "chain L"), m.systems().get(1).partners());
    assertEquals(
        List.of("a", "b"),
        m.systems().get(1).replicas().stream().map(Manifest.ReplicaEntry::id).toList());
    assertEquals(2, m.systems().get(1).replicas().get(0).trajectory().size());
  }

  @Test
  void timesIndexAndRangesAreRead() throws IOException {
    Manifest m =
        read(
            SYSTEM
                + "    begin_ns: 1\n    end_ns: 3\n    stride: 5\n    index: i.ndx\n"
                + "    time: {start_ps: 0, dt_ps: 10}\n");
    Manifest.SystemEntry s = m.systems().get(0);
    assertEquals(1000.0, s.beginPs());
    assertEquals(3000.0, s.endPs());
    assertEquals(5, s.stride());
    assertEquals(new Manifest.TimeOverride(0, 10), s.time());
  }

  @Test
  void complaintsNameKeyValueAndLine() {
    assertEquals(
        "line 1: unknwon: unknown key: expected one of defaults, energy, name, states, systems,"
            + " found 'unknwon'",
        complaint("unknwon: 1\n" + SYSTEM));
    assertEquals(
        "line 3: systems[0].topology: D/no.pdb: expected a file, found nothing there",
        complaint(NoSuchFileException.class, SYSTEM.replace("top.pdb", "no.pdb")));
    assertEquals(
        "line 5: systems[0].replicas[0].trajectory: q*.xtc: expected files, found none that match",
        complaint(NoSuchFileException.class, SYSTEM.replace("r1.part", "q")));
    assertEquals(
        "line 6: systems[0].stride: expected a whole number >= 1, found '0'",
        complaint(SYSTEM + "    stride: 0\n"));
    assertEquals(
        "line 1: energy: expected keys with values, found '3'", complaint("energy: 3\n" + SYSTEM));
    assertEquals(
        "line 1: energy: gb: expected one of none, hct, obc1, obc2, gbn2, found obc3",
        complaint("energy: {gb: obc3}\n" + SYSTEM));
    assertEquals(
        "line 6: systems[0].window_ns: expected a number, found 'long'",
        complaint(SYSTEM + "    window_ns: long\n"));
    assertEquals(
        "line 6: systems[0].partners: expected at least two partners, found one",
        complaint(SYSTEM + "    partners: {A: chain A}\n"));
    assertEquals(
        "line 2: systems[0].id: expected a name without / \\ : = or control characters that does"
            + " not start with . or _, found 'a/b'",
        complaint(SYSTEM.replace("id: s", "id: a/b")));
    assertEquals(
        "line 1: states: expected a numeric column of frames (com_distance_nm,"
            + " n_residue_contacts), found 'contacts'",
        complaint("states: {on: 'contacts > 3'}\n" + SYSTEM));
    assertEquals(
        "line 1: manifest: expected keys with values, found 'just text'", complaint("just text"));
    assertEquals("line 1: manifest: expected keys, found an empty file", complaint(""));
    assertEquals(
        "line 6: systems[0].partners: expected names without / \\ : = or control characters,"
            + " found 'A:B'",
        complaint(SYSTEM + "    partners: {'A:B': chain A, C: chain C}\n"));
    assertEquals(
        "line 6: systems[0].interfaces: expected every pair once, found [[A, B], [A, B]]",
        complaint(SYSTEM + "    interfaces: [[A, B], [A, B]]\n"));
    assertEquals(
        "line 6: systems[0].solvent: expected names of a-z, 0-9 and _, found 'Wa.ter'",
        complaint(SYSTEM + "    solvent: {Wa.ter: resname SOL}\n"));
    assertTrue(
        complaint("? [a, b]\n: c\n" + SYSTEM).contains("expected a word as key, found a list"));
    assertTrue(complaint("systems: [").startsWith("line 1: yaml: "));
    assertEquals(
        "line 2: name: expected once, found twice", complaint("name: a\nname: b\n" + SYSTEM));
  }

  @Test
  void statesHoldByHysteresis() {
    StateRule rule = StateRule.parse("n >= 10 and d < 4.5", "n < 1", Set.of("n", "d"));
    assertTrue(rule.isOn(c -> c.equals("n") ? 10 : 4));
    assertEquals(false, rule.isOn(c -> c.equals("n") ? 10 : 5));
    assertEquals(false, rule.isOn(c -> Double.NaN));
    assertTrue(rule.isOff(c -> 0));
  }
}
