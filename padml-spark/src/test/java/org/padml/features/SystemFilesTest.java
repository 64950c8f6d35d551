package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.hadoop.IndexCache;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestReader;

/** Every file that results hang on is an input of the run, with a digest. */
class SystemFilesTest {
  private static final String TOP =
      """
      [ defaults ]
      1 2 yes 0.5 0.8333
      [ atomtypes ]
      CT 6 12.01 0.0 A 0.34 0.45
      #include "molecule.itp"
      [ system ]
      two carbons
      [ molecules ]
      ONE 2
      """;

  private static final String MOLECULE =
      """
      [ moleculetype ]
      ONE 3
      [ atoms ]
      1 CT 1 ONE C 1 CHARGE 12.01
      """;

  @TempDir Path dir;

  private SystemModel load(String charge) throws IOException {
    Files.writeString(dir.resolve("two.top"), TOP);
    Files.writeString(dir.resolve("molecule.itp"), MOLECULE.replace("CHARGE", charge));
    Files.writeString(dir.resolve("groups.ndx"), "[ first ]\n1\n[ second ]\n2\n");
    Files.writeString(
        dir.resolve("m.yaml"),
        """
        systems:
          - id: two
            topology: two.top
            index: groups.ndx
            partners: {A: group first, B: group second}
            replicas: [{id: r1, trajectory: two.top}]
        """);
    Storage storage = new Storage(new Configuration(false));
    Manifest manifest =
        new ManifestReader(storage, FrameColumn.names()).read(dir.resolve("m.yaml").toString());
    return new SystemLoader(storage, manifest).load(manifest.systems().get(0));
  }

  private List<String> digests(SystemModel model) throws IOException {
    Storage storage = new Storage(new Configuration(false));
    InputOpener inputs =
        new InputOpener(
            storage, RunOptions.BadFrames.FAIL, (t, source) -> t.index(), IndexCache.NONE);
    List<String> out = new ArrayList<>();
    for (Map.Entry<String, String> file : model.files().entrySet()) {
      RunPlan.Input input = inputs.companion("two", file.getValue(), file.getKey());
      assertEquals(file.getValue(), input.format());
      out.add(input.digest());
    }
    return out;
  }

  @Test
  void includedFilesAreInputs() throws IOException {
    SystemModel model = load("0.1");
    assertEquals(
        List.of(
            Map.entry(dir.resolve("two.top").toString(), "topology"),
            Map.entry(dir.resolve("molecule.itp").toString(), "included"),
            Map.entry(dir.resolve("groups.ndx").toString(), "index")),
        List.copyOf(model.files().entrySet()));
    List<String> before = digests(model);
    List<String> after = digests(load("0.2"));
    assertEquals(before.get(0), after.get(0));
    assertNotEquals(before.get(1), after.get(1));
  }
}
