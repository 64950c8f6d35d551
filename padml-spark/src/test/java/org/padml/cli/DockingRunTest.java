package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.features.Sparks;
import org.padml.features.TableStore;
import org.padml.testing.SharedData;

/** DockQ's example pairs by the command line, with the output of DockQ 2 for them. */
class DockingRunTest {
  /** Three decimals are printed. */
  private static final double PRINTED = 0.0005 + 1e-9;

  private static final double ANGSTROM_PER_NM = 10;

  private static final String SYSTEM =
      """
        - id: %s
          topology: %s
          reference: %s
          replicas: [{id: r, trajectory: %s}]
      """;

  private static final String NO_ATOM = "the reference has no atom of partner C";

  @TempDir Path dir;

  private TableStore tables;

  private static String system(String id, String model, Object reference) {
    Path file = SharedData.require("complexes/dockq/" + model);
    return String.format(Locale.ROOT, SYSTEM, id, file, reference, file);
  }

  private static Path shared(String name) {
    return SharedData.require("complexes/dockq/" + name);
  }

  /** The native structure of 1A2K without its chain C. */
  private Path lacking() throws IOException {
    List<String> lines =
        Files.readAllLines(shared("1A2K_r_l_b.pdb")).stream()
            .filter(l -> l.startsWith("ATOM") && l.charAt(21) != 'C')
            .toList();
    return Files.write(dir.resolve("lacking.pdb"), lines);
  }

  private Row row(String system, String pair) throws IOException {
    return tables
        .read("frames")
        .where("system = '" + system + "' AND interface = '" + pair + "'")
        .head();
  }

  /** DockQ, iRMSD and LRMSD in angstrom, fnat, as printed. */
  private void check(
      String system, String pair, String flags, double q, double i, double l, double fnat)
      throws IOException {
    Row row = row(system, pair);
    String what = system + " " + pair + " ";
    assertEquals(q, row.<Double>getAs("dockq"), PRINTED, what + "dockq");
    assertEquals(i, ANGSTROM_PER_NM * row.<Double>getAs("irmsd_nm"), PRINTED, what + "irmsd");
    assertEquals(l, ANGSTROM_PER_NM * row.<Double>getAs("lrmsd_nm"), PRINTED, what + "lrmsd");
    assertEquals(fnat, row.<Double>getAs("fnat"), PRINTED, what + "fnat");
    assertEquals(flags, row.getAs("flags"), what);
  }

  private void checkMean(String system, double expected) throws IOException {
    double mean =
        tables
            .read("frames")
            .where("system = '" + system + "'")
            .selectExpr("avg(dockq)")
            .head()
            .getDouble(0);
    assertEquals(expected, mean, PRINTED, system);
  }

  private void checkNull(String system, String pair, String... columns) throws IOException {
    for (String column : columns) {
      assertNull(row(system, pair).getAs(column), system + " " + pair + " " + column);
    }
  }

  @Test
  void dockqOfItsExamplesAndWhatAReferenceLacks() throws IOException {
    String manifest =
        "name: dockq\nsystems:\n"
            + system("dimer", "model.pdb", shared("native.pdb"))
            + system("exchanged", "1A2K_r_l_b.model.pdb", shared("1A2K_r_l_b.pdb"))
            + system("four", "dimer_dimer.model.pdb", shared("dimer_dimer.pdb"))
            + system("lacking", "1A2K_r_l_b.model.pdb", lacking());
    CommandRun run =
        CommandRun.of(
            "describe",
            Files.writeString(dir.resolve("m.yaml"), manifest).toString(),
            "--descriptors",
            "docking,geometry,rmsd",
            "--out",
            dir + "/out");
    assertEquals(0, run.exitCode(), run.err());
    tables = new TableStore(Sparks.session(), dir + "/out");

    check("dimer", "A:B", "", 0.700, 1.232, 1.516, 0.533);
    // expected/1A2K.dockq by chains of the model: BAC stand for ABC
    check("exchanged", "A:B", "docked-as-B:A", 0.994, 0, 0, 0.983);
    check("exchanged", "B:C", "docked-as-A:C", 0.511, 1.237, 6.864, 0.333);
    check("exchanged", "A:C", "docked-as-B:C", 0.453, 2.104, 8.131, 0.500);
    checkMean("exchanged", 0.653);
    for (String pair : List.of("A:B", "A:L", "A:H", "L:H")) {
      check("four", pair, "", 1, 0, 0, 1);
    }
    checkMean("four", 1);
    checkNull("four", "B:H", "fnat", "irmsd_nm", "lrmsd_nm", "dockq", "q_native");

    check("lacking", "A:B", "docked-as-B:A", 0.994, 0, 0, 0.983);
    checkNull("lacking", "A:C", "dockq", "q_native", "rmsd_b_nm", "rmsd_complex_nm", "pose_qw");
    assertNotNull(row("lacking", "A:C").getAs("rmsd_a_nm"));
    JsonNode notes =
        new ObjectMapper()
            .readTree(tables.read("runs").head().<String>getAs("notes"))
            .path("columns")
            .path("lacking");
    assertEquals(NO_ATOM, notes.path("fnat, irmsd_nm, lrmsd_nm, dockq of A:C").asText());
    assertEquals(NO_ATOM, notes.path("q_native of A:C").asText());
    assertEquals(
        "partner C: expected 3 alpha carbons or more in the reference, found 0",
        notes.path("rmsd_b_nm of A:C").asText());
    assertEquals(
        "partner C: expected an alpha carbon in the reference, found 0",
        notes.path("rmsd_complex_nm of A:C").asText());
    assertEquals(
        "expected atoms of both partners in the reference that tell how they are turned, found none",
        notes.path("pose_* of A:C").asText());
  }
}
