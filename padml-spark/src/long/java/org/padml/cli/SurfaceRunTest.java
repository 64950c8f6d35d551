package org.padml.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.features.Sparks;
import org.padml.features.TableStore;
import org.padml.testing.MdComplex;
import org.padml.testing.SharedData;
import org.padml.units.Units;

/** Numbers that FreeSASA and PRODIGY publish, by the command line. */
@Tag("long")
class SurfaceRunTest {
  /** FreeSASA prints 0.01 angstrom^2; each of up to three areas is rounded. */
  private static final double PRINTED_NM2 = 3 * 0.005 * Units.NM2_PER_ANGSTROM2;

  /** The table gives two decimals of kcal/mol. */
  private static final double PRINTED_KJ_MOL = 0.0051 * Units.KJ_PER_KCAL;

  /** What is published has one decimal, of percentages of two. */
  private static final double PUBLISHED_KJ_MOL = 0.0517 * Units.KJ_PER_KCAL;

  /** PDB entry 1A0Q with 20 slices, angstrom^2: freesasa_areas.tsv beside it. */
  private static final double FAB_L = 11028.61525;

  private static final double FAB_H = 10966.58021;
  private static final double FAB_COMPLEX = 18923.28059;

  private static final String SYSTEM =
      """
        - id: %s
          topology: %s
          partners: {A: "%s", B: "%s"}
          replicas: [{id: r, trajectory: %s}]
      """;

  @TempDir Path dir;

  private TableStore tables;

  private static String system(String id, Path file, String a, String b) {
    return String.format(Locale.ROOT, SYSTEM, id, file, a, b, file);
  }

  /** The ATOM records of a PDB entry, kept with the kernels' tests. */
  private static Path entry(String name) {
    return Path.of("")
        .toAbsolutePath()
        .resolveSibling("padml-kernels/src/test/resources/org/padml/descriptors/surface")
        .resolve(name);
  }

  private void describe(String systems, String... settings) throws IOException {
    String manifest =
        Files.writeString(dir.resolve("m.yaml"), "name: s\nsystems:\n" + systems) + "";
    String[] all = new String[6 + settings.length];
    List<String> first =
        List.of("describe", manifest, "--descriptors", "surface,prodigy", "--out", dir + "/out");
    System.arraycopy(first.toArray(), 0, all, 0, first.size());
    System.arraycopy(settings, 0, all, first.size(), settings.length);
    CommandRun run = CommandRun.of(all);
    assertEquals(0, run.exitCode(), run.err());
    tables = new TableStore(Sparks.session(), dir + "/out");
  }

  private Row row(String system) throws IOException {
    return tables.read("frames").where("system = '" + system + "'").head();
  }

  private static void area(double angstrom2, Row row, String column) {
    assertEquals(
        angstrom2 * Units.NM2_PER_ANGSTROM2, row.<Double>getAs(column), PRINTED_NM2, column);
  }

  @Test
  void areasOfFreesasa() throws IOException {
    describe(
        system("ubiquitin", entry("1ubq.pdb.gz"), "resid 1-40", "resid 41-76")
            + system("fab", entry("1a0q.pdb.gz"), "chain L", "chain H"),
        "--conf",
        "padml.surface.method=lee-richards",
        "--conf",
        "padml.surface.radii=protor");
    area(4804.06, row("ubiquitin"), "sasa_complex_nm2");
    area(FAB_COMPLEX, row("fab"), "sasa_complex_nm2");
    area(FAB_L, row("fab"), "sasa_a_nm2");
    area(FAB_H, row("fab"), "sasa_b_nm2");
    area(FAB_L + FAB_H - FAB_COMPLEX, row("fab"), "bsa_nm2");
    area((FAB_L + FAB_H - FAB_COMPLEX) / 2, row("fab"), "interface_area_nm2");
  }

  @Test
  void affinitiesOfProdigy() throws IOException {
    List<Map<String, String>> rows =
        MdComplex.table("reference-values/computed_prodigy_open.tsv").stream()
            .filter(r -> "True".equals(r.get("contacts_identical_to_published")))
            .toList();
    assertEquals(18, rows.size());
    StringBuilder systems = new StringBuilder();
    for (int k = 0; k < rows.size(); k++) {
      Path file = SharedData.require(rows.get(k).getOrDefault("file", ""));
      systems.append(system("p" + k, file, "chain A", "chain B"));
    }
    describe(systems.toString(), "--conf", "padml.surface.points=50");
    for (int k = 0; k < rows.size(); k++) {
      Map<String, String> row = rows.get(k);
      double found = row("p" + k).<Double>getAs("prodigy_dg_kj_mol");
      String what = row.get("pdb");
      assertEquals(kj(row, "calc_ba"), found, PRINTED_KJ_MOL, what);
      // files are trimmed: the published surface gives the published dG
      double apolar = kj(row, "pub_nis_a") - kj(row, "calc_nis_a");
      double charged = kj(row, "pub_nis_c") - kj(row, "calc_nis_c");
      double moved = 0.18681 * apolar + 0.13810 * charged;
      assertEquals(kj(row, "pub_ba_val"), found + moved, PUBLISHED_KJ_MOL, what);
    }
  }

  private static double kj(Map<String, String> row, String column) {
    return Double.parseDouble(row.getOrDefault(column, "NaN")) * Units.KJ_PER_KCAL;
  }
}
