package org.padml.forcefield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.padml.formats.FormatException;
import org.padml.formats.top.TopNonbonded;
import org.padml.io.FileSource;
import org.padml.model.NonbondedParameters;
import org.padml.model.NonbondedParameters.Exceptions;
import org.padml.model.Topology;
import org.padml.testing.Mutations;
import org.padml.testing.TextSource;

/** Against ParmEd and OpenMM (nonbonded_top.py made nonbonded_top.tsv), grompp and closed forms. */
final class TopParametersTest {
  /** A run-input file stores C12, sigma to the twelfth power, in single precision. */
  private static final double SINGLE = 12 * Math.scalb(1.0, -23);

  private static final double ROUNDING = 1e-14;
  private static final long SEED = 17;

  private static NonbondedParameters read(String text) throws IOException {
    TextSource source = new TextSource("x.top", text);
    Topology t = TopNonbonded.read(source, FileSource::openDecompressed).topology();
    return ForceField.read(path -> source, List.of("x.top"), t);
  }

  /** Two molecules: a chain of five atoms of types A, B, A, B, A, and one atom of type C. */
  private static String system(String defaults, String types, String ofMolecule) {
    return String.format(
        Locale.ROOT,
        """
        [ defaults ]
        %s
        [ atomtypes ]
        A 6 12.011 0 A 0.30 0.50
        B 7 14.007 0 A 0.20 0.32
        C 8 15.999 0 A 0.25 0.18
        %s
        [ moleculetype ]
        chain 3
        [ atoms ]
        1 A 1 LIG A1 1  0.5
        2 B 1 LIG B2 1 -0.5
        3 A 1 LIG A3 1  0.25
        4 B 1 LIG B4 1 -0.5
        5 A 1 LIG A5 1  0.25
        [ bonds ]
        1 2
        2 3
        3 4
        4 5
        %s
        [ moleculetype ]
        one 1
        [ atoms ]
        1 C 1 ION C 1 0.0
        [ molecules ]
        chain 1
        one 1
        """,
        defaults,
        types,
        ofMolecule);
  }

  private static int exception(NonbondedParameters p, int i, int j) {
    Exceptions e = p.exceptions();
    for (int k = 0; k < e.size(); k++) {
      if (e.first()[k] == i && e.second()[k] == j) {
        return k;
      }
    }
    return -1;
  }

  private static void assertPair(NonbondedParameters p, int i, int j, double... expected) {
    int k = exception(p, i, j);
    assertTrue(k >= 0, "exception of " + i + " and " + j);
    Exceptions e = p.exceptions();
    double[] found = {e.chargeProduct()[k], e.c6()[k], e.c12()[k]};
    for (int c = 0; c < found.length; c++) {
      assertEquals(expected[c], found[c], ROUNDING * Math.abs(expected[c]), "column " + c);
    }
  }

  private static double c6(double sigma, double epsilon) {
    return 4 * epsilon * Math.pow(sigma, 6);
  }

  private static double c12(double sigma, double epsilon) {
    return 4 * epsilon * Math.pow(sigma, 12);
  }

  private static void assertTypes(NonbondedParameters p, int i, int j, double six, double twelve) {
    int k = p.ljType()[i] * p.nTypes() + p.ljType()[j];
    int mirror = p.ljType()[j] * p.nTypes() + p.ljType()[i];
    assertEquals(six, p.c6()[k], ROUNDING * six);
    assertEquals(twelve, p.c12()[k], ROUNDING * twelve);
    assertEquals(p.c6()[k], p.c6()[mirror]);
    assertEquals(p.c12()[k], p.c12()[mirror]);
  }

  @Test
  void parametersAreThoseOfOtherPrograms() throws IOException {
    Map<String, Map<String, String>> table = Oracles.table("nonbonded_top.tsv");
    assertEquals(3, table.size());
    for (Map.Entry<String, Map<String, String>> row : table.entrySet()) {
      Topology t = Oracles.topology(row.getKey());
      NonbondedParameters p =
          ForceField.read(FileSource::openDecompressed, List.of(Oracles.path(row.getKey())), t);
      new Fingerprint(row.getKey(), row.getValue()).check(p);
    }
  }

  /** The script that made the run-input file holds the topology that it was made of. */
  @Test
  void everyKindOfPairIsAsGromppWritesIt() throws IOException {
    byte[] tpr = resource("/org/padml/formats/tpr/pairs.tpr");
    String script =
        new String(resource("/org/padml/formats/tpr/pairs.sh"), StandardCharsets.US_ASCII);
    String text =
        script.substring(
            script.indexOf("<<'TOP'\n") + "<<'TOP'\n".length(), script.indexOf("\nTOP\n"));
    NonbondedParameters found = read(text + "\n");
    Topology t =
        TopNonbonded.read(new TextSource("x.top", text + "\n"), FileSource::openDecompressed)
            .topology();
    NonbondedParameters expected =
        ForceField.read(path -> new TextSource(path, tpr), List.of("x.tpr"), t);
    assertClose(expected.charge(), found.charge());
    for (int i = 0; i < found.nAtoms(); i++) {
      for (int j = 0; j < found.nAtoms(); j++) {
        int a = expected.ljType()[i] * expected.nTypes() + expected.ljType()[j];
        int b = found.ljType()[i] * found.nTypes() + found.ljType()[j];
        assertEquals(expected.c6()[a], found.c6()[b], SINGLE * expected.c6()[a]);
        assertEquals(expected.c12()[a], found.c12()[b], SINGLE * expected.c12()[a]);
      }
    }
    assertArrayEquals(expected.exceptions().first(), found.exceptions().first());
    assertArrayEquals(expected.exceptions().second(), found.exceptions().second());
    assertClose(expected.exceptions().chargeProduct(), found.exceptions().chargeProduct());
    assertClose(expected.exceptions().c6(), found.exceptions().c6());
    assertClose(expected.exceptions().c12(), found.exceptions().c12());
  }

  private static void assertClose(double[] expected, double[] found) {
    assertEquals(expected.length, found.length);
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], found[k], SINGLE * Math.abs(expected[k]), "entry " + k);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = TopParametersTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  @Test
  void ruleOneTakesGeometricMeansOfCoefficients() throws IOException {
    NonbondedParameters p =
        read(system("1 1 no 1 1", "[ pairtypes ]\nA B 1 0.01 0.02", "[ pairs ]\n1 4 1\n2 5 1"));
    assertTypes(p, 0, 2, 0.30, 0.50);
    assertTypes(p, 0, 1, Math.sqrt(0.30 * 0.20), Math.sqrt(0.50 * 0.32));
    assertPair(p, 0, 3, -0.25, 0.01, 0.02);
    assertPair(p, 0, 2, 0, 0, 0);
    assertEquals(-1, exception(p, 0, 4));
    assertEquals(-1, exception(p, 0, 5));
    assertEquals(9, p.exceptions().size());
  }

  @Test
  void ruleTwoTakesTheMeanOfSigma() throws IOException {
    NonbondedParameters p =
        read(
            system(
                "1 2 yes 0.5 0.8",
                "#define strong 0.31 0.77\n[ nonbond_params ]\nC A 1 strong",
                "[ pairs ]\n1 4 1\n2 5 1 strong\n1 5 2 0.5 1.0 2.0 0.3 0.4\n"
                    + "[ exclusions ]\n1 5"));
    assertTypes(p, 0, 1, c6(0.25, 0.4), c12(0.25, 0.4));
    assertTypes(p, 0, 5, c6(0.31, 0.77), c12(0.31, 0.77));
    assertPair(p, 0, 3, -0.25 * 0.8, c6(0.25, 0.4) / 2, c12(0.25, 0.4) / 2);
    assertPair(p, 1, 4, -0.125 * 0.8, c6(0.31, 0.77), c12(0.31, 0.77));
    assertPair(p, 0, 4, 1.0, c6(0.3, 0.4), c12(0.3, 0.4));
  }

  /** A pair that is not excluded keeps its ordinary interaction beside that of the row. */
  @Test
  void ruleThreeTakesGeometricMeansAndPairsAddUp() throws IOException {
    NonbondedParameters p = read(system("1 3 yes 0.5 0.5", "", "[ pairs ]\n1 5 1\n1 5 1"));
    double sigma = Math.sqrt(0.3 * 0.2);
    assertTypes(p, 0, 1, c6(sigma, 0.4), c12(sigma, 0.4));
    assertPair(p, 0, 4, 0.125 * 2, c6(0.3, 0.5) * 2, c12(0.3, 0.5) * 2);
  }

  @Test
  void aNegativeSigmaHasNoAttraction() throws IOException {
    NonbondedParameters p = read(system("1 2", "[ atomtypes ]\nC 8 15.999 0 A -0.25 0.18", ""));
    assertTypes(p, 5, 5, 0, c12(0.25, 0.18));
    assertTypes(p, 0, 5, 0, c12(0.275, 0.3));
    NonbondedParameters q = read(system("1 3", "[ atomtypes ]\nC 8 15.999 0 A -0.25 0.18", ""));
    assertTypes(q, 0, 5, 0, c12(Math.sqrt(0.25 * 0.3), 0.3));
  }

  @Test
  void radiiOfImplicitSolventAreTakenWhenComplete() throws IOException {
    String rows = "[ implicit_genborn_params ]\nA 0.1 1 1 0.17 0.72\nB 0.1 1 1 0.155 0.79\n";
    assertEquals(null, read(system("1 2", rows, "")).gbRadius());
    NonbondedParameters p = read(system("1 2", rows + "C 0.1 1 1 0.15 0.85\n", ""));
    assertArrayEquals(new double[] {0.17, 0.155, 0.17, 0.155, 0.17, 0.15}, p.gbRadius());
    assertArrayEquals(new double[] {0.72, 0.79, 0.72, 0.79, 0.72, 0.85}, p.gbScreen());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2 no 1 1 | A B 1 0.3 0.4 | 1 3 1 | x.top: pair of atoms 1 and 3: expected types A and A"
            + " in [ pairtypes ], as gen-pairs is no, found none",
        "2 2 no 1 1 | A B 1 0.3 0.4 | 1 4 1 | defaults: expected function 1 (Lennard-Jones) and"
            + " combination rule 1 to 3, found 2 and 2",
        "1 2 no 1 1 | A B 2 0.3 0.4 | 1 4 1 | pairtypes of A and B: expected function 1, found 2",
        "1 2 no 1 1 | A B 1 0.3 0.4 | 1 6 1 | atom number: expected 1 to 5, found 6",
        "1 2 no 1 1 | A B 1 0.3 0.4 | 1 4 1 0.3 | pairs: expected 5 fields, found [1, 4, 1, 0.3]"
      })
  void whatIsMissingIsNamed(String defaults, String pairType, String pair, String message) {
    String text = system(defaults, "[ pairtypes ]\n" + pairType, "[ pairs ]\n" + pair);
    FormatException e = assertThrows(FormatException.class, () -> read(text));
    assertTrue(String.valueOf(e.getMessage()).endsWith(message), e.getMessage());
  }

  @Test
  void aTypeWithoutParametersIsNamedWithAtomAndFile() {
    String text = system("1 2", "", "").replace("1 C 1 ION", "1 D 1 ION");
    FormatException e = assertThrows(FormatException.class, () -> read(text));
    assertEquals(
        "x.top: atom type D of atom 1 of molecule type one: expected it in [ atomtypes ] with its"
            + " parameters, found none",
        e.getMessage());
  }

  @Test
  void aFileWithoutDefaultsHasNoCombinationRule() {
    String text = system("1 2", "", "").replace("[ defaults ]\n1 2\n", "");
    FormatException e = assertThrows(FormatException.class, () -> read(text));
    assertEquals(
        "x.top: [ defaults ]: expected one with the combination rule, found none", e.getMessage());
  }

  @Test
  void damagedTextsAreRefusedWithTheirPath() throws IOException {
    String good = system("1 2 yes 0.5 0.8", "[ nonbond_params ]\nC A 1 1 1", "[ pairs ]\n1 4 1");
    int refused =
        Mutations.refused(
            "x.top",
            good.getBytes(StandardCharsets.US_ASCII),
            500,
            SEED,
            source -> {
              TopNonbonded file = TopNonbonded.read(source, FileSource::openDecompressed);
              TopParameters.of(file, "x.top", file.topology());
            });
    assertTrue(refused > 100, "refused " + refused);
  }
}
