package org.padml.descriptors.prodigy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.testing.MdComplex;
import org.padml.testing.StructureFile;
import org.padml.units.Units;

/** The model against the program (prodigy_reference.py), the published numbers and tables. */
class ProdigyReferenceTest {
  /** Percentages are ratios of the same counts; the sum of seven terms is rounded. */
  private static final double ROUNDING = 1e-11;

  /** 0.0019858775 kcal/(mol K) in the program, 0.0019872043 by CODATA. */
  private static final double GAS_CONSTANTS = 6.7e-4;

  private static Prodigy compute(StructureFile file, AtomSet a, AtomSet b, double temperatureK) {
    Prodigy prodigy = new Prodigy(file.topology(), a, b, temperatureK);
    assertTrue(prodigy.applicable(), prodigy.reason());
    prodigy.compute(file.x(), file.y(), file.z());
    assertTrue(prodigy.isDefined());
    return prodigy;
  }

  private static void assertContacts(int[] expected, Prodigy found, String what) {
    int[] counts = Arrays.stream(ContactKind.values()).mapToInt(found::contacts).toArray();
    assertEquals(Arrays.toString(expected), Arrays.toString(counts), what);
    assertEquals(Arrays.stream(expected).sum(), found.nContacts(), what);
  }

  @Test
  void theProgramIsReproduced() throws IOException {
    int compared = 0;
    try (InputStream in = ProdigyReferenceTest.class.getResourceAsStream("prodigy_reference.tsv");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] row = line.split("\t");
        StructureFile file = StructureFile.shared(row[0]);
        double temperature = Double.parseDouble(row[1]) + 273.15;
        Prodigy prodigy = compute(file, file.chains("A"), file.chains("B"), temperature);
        int[] expected = new int[6];
        Arrays.setAll(expected, k -> Integer.parseInt(row[2 + k]));
        assertContacts(expected, prodigy, row[0]);
        assertEquals(Double.parseDouble(row[8]), prodigy.apolarSurfacePercent(), ROUNDING, row[0]);
        assertEquals(Double.parseDouble(row[9]), prodigy.chargedSurfacePercent(), ROUNDING, row[0]);
        double kcal = Double.parseDouble(row[10]);
        assertEquals(kcal * Units.KJ_PER_KCAL, prodigy.dgKjMol(), 100 * ROUNDING, row[0]);
        double exponent =
            Math.abs(kcal) * Units.KJ_PER_KCAL / (Units.GAS_CONSTANT_KJ_MOL_K * temperature);
        double kd = Double.parseDouble(row[11]);
        assertEquals(kd, prodigy.kdMolar(), kd * 1.02 * exponent * GAS_CONSTANTS, row[0]);
        compared++;
      }
    }
    assertEquals(14, compared);
  }

  /** The unit test of the program: NIS 35.5 and 38.0 within 1, dG -6.2, Kd 2.7e-5 mol/l. */
  @Test
  void numbersOfTheProgramsOwnTest() throws IOException {
    StructureFile file = StructureFile.shared("complexes/prodigy/structures/2oob.pdb");
    Prodigy prodigy =
        compute(file, file.chains("A"), file.chains("B"), Prodigy.DEFAULT_TEMPERATURE_K);
    assertEquals(35.5, prodigy.apolarSurfacePercent(), 1);
    assertEquals(38.0, prodigy.chargedSurfacePercent(), 1);
    assertEquals(-6.2 * Units.KJ_PER_KCAL, prodigy.dgKjMol(), 0.05 * Units.KJ_PER_KCAL);
    assertEquals(2.7e-5, prodigy.kdMolar(), 0.05e-5);
    double sum =
        prodigy.apolarSurfacePercent()
            + prodigy.chargedSurfacePercent()
            + prodigy.polarSurfacePercent();
    assertEquals(100, sum, ROUNDING);
  }

  private static void assertRow(Map<String, String> row, StructureFile file, AtomSet a, AtomSet b) {
    Prodigy prodigy = compute(file, a, b, Prodigy.DEFAULT_TEMPERATURE_K);
    String what = row.get("pdb");
    assertContacts(contacts(row, "calc_"), prodigy, what);
    close(row, "calc_nis_a", prodigy.apolarSurfacePercent());
    close(row, "calc_nis_c", prodigy.chargedSurfacePercent());
    close(row, "calc_nis_p", prodigy.polarSurfacePercent());
    close(row, "calc_ba", prodigy.dgKjMol() / Units.KJ_PER_KCAL);
    if ("True".equals(row.get("contacts_identical_to_published"))) {
      assertContacts(contacts(row, "pub_"), prodigy, what + ", published");
      // Where the files are trimmed the surface differs: the published one gives the published dG.
      double moved =
          0.18681 * (Double.parseDouble(row.get("pub_nis_a")) - prodigy.apolarSurfacePercent())
              + 0.13810
                  * (Double.parseDouble(row.get("pub_nis_c")) - prodigy.chargedSurfacePercent());
      double published = Double.parseDouble(row.get("pub_ba_val"));
      double kcal = prodigy.dgKjMol() / Units.KJ_PER_KCAL;
      // One decimal, from percentages of two.
      assertEquals(published, kcal + moved, 0.0517, what + ", published");
    }
  }

  private static int[] contacts(Map<String, String> row, String prefix) {
    return List.of("CC", "CP", "AC", "PP", "AP", "AA").stream()
        .mapToInt(kind -> Integer.parseInt(row.get(prefix + kind)))
        .toArray();
  }

  private static void close(Map<String, String> row, String column, double found) {
    // The table gives two decimals.
    assertEquals(Double.parseDouble(row.get(column)), found, 0.0051, row.get("pdb") + " " + column);
  }

  @Test
  void everyComplexOfTheTable() throws IOException {
    List<Map<String, String>> rows = MdComplex.table("reference-values/computed_prodigy_open.tsv");
    int published = 0;
    for (Map<String, String> row : rows) {
      StructureFile file = StructureFile.shared(row.get("file"));
      assertRow(row, file, file.chains("A"), file.chains("B"));
      published += "True".equals(row.get("contacts_identical_to_published")) ? 1 : 0;
    }
    assertEquals(61, rows.size());
    assertEquals(18, published);
  }

  @Test
  void antibodiesAndAntigens() throws IOException {
    List<Map<String, String>> rows =
        MdComplex.table("reference-values/computed_antibody_benchmark_open.tsv");
    for (Map<String, String> row : rows) {
      String entry = "complexes/antibody_benchmark/" + row.get("pdb");
      StructureFile file = StructureFile.joined(entry + "_r_b.pdb", entry + "_l_b.pdb");
      AtomSet all = file.protein(r -> r.insertionCode().isEmpty());
      int n = Integer.parseInt(row.get("calc_nA"));
      AtomSet a = AtomSet.of(Arrays.copyOf(all.toArray(), n));
      assertRow(row, file, a, all.minus(a));
    }
    assertEquals(11, rows.size());
  }
}
