package org.padml.forcefield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.padml.formats.FormatException;
import org.padml.formats.psf.CharmmNonbonded;
import org.padml.formats.psf.PsfNonbonded;
import org.padml.io.FileSource;
import org.padml.io.SourceOpener;
import org.padml.model.NonbondedParameters;
import org.padml.model.NonbondedParameters.Exceptions;
import org.padml.model.Topology;
import org.padml.testing.Mutations;
import org.padml.testing.TextSource;
import org.padml.units.Units;

/** Against the chamber topology of the same peptide, and closed forms. */
final class CharmmParametersTest {
  /** Chamber writes 17 digits; sums of radii and powers round differently. */
  private static final double RELATIVE = 1e-12;

  private static final long SEED = 23;
  private static final double KCAL = Units.KJ_PER_KCAL;

  /** The types of alanine in CHARMM22 (MacKerell et al. 1998, doi 10.1021/jp973084f). */
  private static final String CHARMM22 =
      """
      * title with BOND and NONBONDED in it
      *
      BONDS
      CT3 CT1 222.5 1.538
      NONBONDED  nbxmod  5 atom cdiel fshift vatom vdistance vfswitch -
      cutnb 14.0 ctofnb 12.0 ctonnb 10.0 eps 1.0 e14fac 1.0 wmin 1.5
      !adm jr.
      C      0.000000  -0.110000     2.000000 ! PEP
                      ! a comment on its own
      CC     0.000000  -0.070000     2.000000
      CT1    0.000000  -0.020000     2.275000   0.000000  -0.010000     1.900000
      CT3    0.000000  -0.080000     2.060000   0.000000  -0.010000     1.900000
      H      0.000000  -0.046000     0.224500
      HA     0.000000  -0.022000     1.320000
      HB     0.000000  -0.022000     1.320000
      HC     0.000000  -0.046000     0.224500
      NH1    0.000000  -0.200000     1.850000   0.000000  -0.200000     1.550000
      NH3    0.000000  -0.200000     1.850000
      O      0.000000  -0.120000     1.700000   0.000000  -0.120000     1.400000
      OC     0.000000  -0.120000     1.700000
      FE     0.010000   6.000000     0.650000
      HBOND CUTHB 0.5

      END
      """;

  /** Five atoms in a chain, of types A, B, A, B, A; the first excludes the last. */
  private static final String CHAIN =
      """
      PSF

             1 !NTITLE
       REMARKS nothing

             5 !NATOM
             1 S    1    LIG  A1   A     0.500000       12.0110           0
             2 S    1    LIG  B2   B    -0.500000       14.0070           0
             3 S    1    LIG  A3   A     0.250000       12.0110           0
             4 S    1    LIG  B4   B    -0.500000       14.0070           0
             5 S    1    LIG  A5   A     0.250000       12.0110           0

             4 !NBOND: bonds
             1       2       2       3       3       4       4       5

             1 !NNB

             5
             1       1       1       1       1
      """;

  private static final String TYPES =
      """
      NONBONDED e14fac 0.4
      A 0.0 -0.2 1.9 0.0 -0.1 1.8
      B 0.0 -0.3 1.7
      """;

  private static SourceOpener opener(Map<String, String> texts) {
    return path -> new TextSource(path, String.valueOf(texts.get(path)));
  }

  private static NonbondedParameters read(String psf, String... parameters) throws IOException {
    Map<String, String> texts = new HashMap<>(Map.of("x.psf", psf));
    List<String> paths = new java.util.ArrayList<>(List.of("x.psf"));
    for (int k = 0; k < parameters.length; k++) {
      texts.put("p" + k + ".prm", parameters[k]);
      paths.add("p" + k + ".prm");
    }
    Topology t = PsfNonbonded.read(new TextSource("x.psf", psf)).topology();
    return ForceField.read(opener(texts), paths, t);
  }

  private static void assertTypes(NonbondedParameters p, int i, int j, double depth, double rMin) {
    int k = p.ljType()[i] * p.nTypes() + p.ljType()[j];
    double r6 = Math.pow(rMin * Units.NM_PER_ANGSTROM, 6);
    assertEquals(2 * depth * KCAL * r6, p.c6()[k], RELATIVE * p.c6()[k]);
    assertEquals(depth * KCAL * r6 * r6, p.c12()[k], RELATIVE * p.c12()[k]);
  }

  private static void assertException(
      NonbondedParameters p, int i, int j, double product, double depth, double rMin) {
    Exceptions e = p.exceptions();
    for (int k = 0; k < e.size(); k++) {
      if (e.first()[k] == i && e.second()[k] == j) {
        double r6 = Math.pow(rMin * Units.NM_PER_ANGSTROM, 6);
        assertEquals(product, e.chargeProduct()[k], RELATIVE);
        assertEquals(2 * depth * KCAL * r6, e.c6()[k], RELATIVE * r6);
        assertEquals(depth * KCAL * r6 * r6, e.c12()[k], RELATIVE * r6 * r6);
        return;
      }
    }
    throw new AssertionError("exception of " + i + " and " + j + ": expected one, found none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trajectories/topologies/parmed_ala_ala_ala.psf",
        "trajectories/topologies/parmed_ala_ala_ala.psf.xplor"
      })
  void aPeptideIsAsInItsChamberTopology(String file) throws IOException {
    String chamber = "trajectories/topologies/parmed_ala_ala_ala.parm7";
    Topology t = Oracles.topology(file);
    NonbondedParameters expected =
        ForceField.read(FileSource::openDecompressed, List.of(Oracles.path(chamber)), t);
    SourceOpener opener =
        path ->
            path.equals("c22.prm")
                ? new TextSource(path, CHARMM22 + numbers(file))
                : FileSource.openDecompressed(path);
    NonbondedParameters found = ForceField.read(opener, List.of("c22.prm", Oracles.path(file)), t);
    assertClose(expected.charge(), found.charge());
    for (int i = 0; i < t.nAtoms(); i++) {
      for (int j = 0; j < t.nAtoms(); j++) {
        int a = expected.ljType()[i] * expected.nTypes() + expected.ljType()[j];
        int b = found.ljType()[i] * found.nTypes() + found.ljType()[j];
        assertEquals(expected.c6()[a], found.c6()[b], RELATIVE * expected.c6()[a]);
        assertEquals(expected.c12()[a], found.c12()[b], RELATIVE * expected.c12()[a]);
      }
    }
    assertArrayEquals(expected.exceptions().first(), found.exceptions().first());
    assertArrayEquals(expected.exceptions().second(), found.exceptions().second());
    assertClose(expected.exceptions().chargeProduct(), found.exceptions().chargeProduct());
    assertClose(expected.exceptions().c6(), found.exceptions().c6());
    assertClose(expected.exceptions().c12(), found.exceptions().c12());
  }

  /** A PSF of CHARMM names types by their numbers in the list of masses. */
  private static String numbers(String file) throws IOException {
    PsfNonbonded psf;
    try (var source = FileSource.openDecompressed(Oracles.path(file))) {
      psf = PsfNonbonded.read(source);
    }
    PsfNonbonded named;
    try (var source =
        FileSource.openDecompressed(
            Oracles.path("trajectories/topologies/parmed_ala_ala_ala.psf.xplor"))) {
      named = PsfNonbonded.read(source);
    }
    StringBuilder masses = new StringBuilder();
    for (int a = 0; a < psf.types().size(); a++) {
      if (psf.types().get(a).matches("\\d+")) {
        masses.append("MASS " + psf.types().get(a) + " " + named.types().get(a) + " 1.0\n");
      }
    }
    return masses.toString();
  }

  private static void assertClose(double[] expected, double[] found) {
    assertEquals(expected.length, found.length);
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], found[k], RELATIVE * Math.abs(expected[k]), "entry " + k);
    }
  }

  @Test
  void radiiAddUpAndDepthsAreGeometricMeans() throws IOException {
    NonbondedParameters p = read(CHAIN, TYPES);
    assertTypes(p, 0, 2, 0.2, 3.8);
    assertTypes(p, 0, 1, Math.sqrt(0.06), 3.6);
    assertException(p, 0, 1, 0, 0, 1);
    assertException(p, 0, 2, 0, 0, 1);
    assertException(p, 0, 3, -0.25 * 0.4, Math.sqrt(0.03), 3.5);
    assertException(p, 0, 4, 0, 0, 1);
    assertEquals(10, p.exceptions().size());
    assertEquals("x.psf, p0.prm", p.source());
  }

  @Test
  void nbfixOverrulesPairsOfTypes() throws IOException {
    NonbondedParameters p = read(CHAIN, TYPES, "NBFIX\nb a -0.05 3.0 -0.04 2.9\nEND\n");
    assertTypes(p, 0, 1, 0.05, 3.0);
    assertException(p, 0, 3, -0.25 * 0.4, 0.04, 2.9);
    NonbondedParameters q = read(CHAIN, TYPES, "NBFIX\n* A -0.05 3.0\nEND\n");
    assertTypes(q, 0, 1, 0.05, 3.0);
    assertTypes(q, 0, 2, 0.05, 3.0);
    assertTypes(q, 1, 3, 0.3, 3.4);
    assertException(q, 0, 3, -0.25 * 0.4, 0.05, 3.0);
  }

  @Test
  void rowsOfXplorAreUnderstood() throws IOException {
    String xplor =
        """
        remarks epsilon sigma epsilon(1-4) sigma(1-4)
        BOND A B 200.0 1.5
        NONBonded A 0.2 3.5 0.1 3.2
        NONBonded B 0.3 3.1 0.3 3.1
        nbfix A A 1000.0 20.0 500.0 10.0
        """;
    NonbondedParameters p = read(CHAIN, xplor);
    double toMinimum = Math.pow(2, 1.0 / 6);
    assertTypes(p, 0, 1, Math.sqrt(0.06), 3.3 * toMinimum);
    assertException(p, 0, 3, -0.25, Math.sqrt(0.03), 3.15 * toMinimum);
    int k = p.ljType()[0] * (p.nTypes() + 1);
    assertEquals(20.0 * KCAL * 1e-6, p.c6()[k], RELATIVE * p.c6()[k]);
    assertEquals(1000.0 * KCAL * 1e-12, p.c12()[k], RELATIVE * p.c12()[k]);
  }

  @Test
  void wildCardsFitUnlessTheNameIsThere() throws IOException {
    String types = "NONBONDED\nA 0.0 -0.2 1.9\n* 0.0 -0.3 1.7\n";
    NonbondedParameters p = read(CHAIN, types);
    assertTypes(p, 0, 2, 0.2, 3.8);
    assertTypes(p, 1, 3, 0.3, 3.4);
    assertTrue(CharmmNonbonded.fits("C%#", "CT22"));
    assertTrue(!CharmmNonbonded.fits("C%", "CT2"));
    assertTrue(!CharmmNonbonded.fits("C+", "CX"));
  }

  @Test
  void aStreamOfBothKindsOfFileGivesItsParameters() throws IOException {
    String stream =
        "* a stream\n*\nread rtf card append\nMASS 301 A 12.011\nRESI LIG 0.0\nATOM A1 A 0.5\n"
            + "BOND A1 B2\nEND\nread para card flex append\n"
            + TYPES
            + "END\nreturn\n";
    String numbered = CHAIN.replace("A3   A  ", "A3   301");
    NonbondedParameters p = read(numbered, stream);
    assertEquals(p.ljType()[0], p.ljType()[2]);
    assertEquals(List.of(), p.notes());
    NonbondedParameters q = read(CHAIN, TYPES.replace("e14fac", "nbxmod 4 e14fac"));
    assertEquals(List.of("p0.prm has nbxmod 4: exclusions are those of nbxmod 5"), q.notes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A 0.0 -0.2 1.9 | atom type B of atom 2: expected it in NONBONDED of p0.prm, found none",
        "A 0.0 0.2 1.9 | atom type A of atom 1: expected it in NONBONDED of p0.prm, found no"
            + " Lennard-Jones depth",
      })
  void whatIsMissingIsNamed(String row, String message) {
    FormatException e =
        assertThrows(FormatException.class, () -> read(CHAIN, "NONBONDED\n" + row + "\n"));
    assertEquals("x.psf: " + message, e.getMessage());
  }

  @Test
  void aNumberWithoutMassAndAFileWithoutParametersAreNamed() {
    FormatException number =
        assertThrows(
            FormatException.class, () -> read(CHAIN.replace("B2   B  ", "B2   301"), TYPES));
    assertEquals(
        "x.psf: atom type number 301 of atom 2: expected a MASS with it in p0.prm, found none",
        number.getMessage());
    FormatException alone = assertThrows(FormatException.class, () -> read(CHAIN));
    assertEquals(
        "x.psf: atom type A of atom 1: expected it in NONBONDED of a parameter file (none is"
            + " named), found none",
        alone.getMessage());
  }

  @Test
  void filesBesideACompleteOneAreRefused() throws IOException {
    String top = Oracles.path("md-ppi/ww-peptide_opls/topol.top");
    Topology t = Oracles.topology("md-ppi/ww-peptide_opls/topol.top");
    SourceOpener opener =
        path ->
            path.equals("p.prm") ? new TextSource(path, TYPES) : FileSource.openDecompressed(path);
    FormatException beside =
        assertThrows(
            FormatException.class, () -> ForceField.read(opener, List.of(top, "p.prm"), t));
    assertEquals(
        "force field: expected "
            + top
            + " alone, as it holds all parameters, found p.prm beside it",
        beside.what());
    FormatException none =
        assertThrows(FormatException.class, () -> ForceField.read(opener, List.of("p.prm"), t));
    assertEquals(
        "p.prm: force field: expected one file that lists atoms with charges and types, found none",
        none.getMessage());
  }

  @Test
  void damagedFilesAreRefusedWithTheirPath() throws IOException {
    byte[] parameters = CHARMM22.getBytes(StandardCharsets.US_ASCII);
    int refused =
        Mutations.refused(
            "c22.prm",
            parameters,
            300,
            SEED,
            source -> CharmmNonbonded.read(path -> source, List.of(source.path())));
    assertTrue(refused > 5, "refused " + refused);
    byte[] chain = CHAIN.getBytes(StandardCharsets.US_ASCII);
    assertTrue(Mutations.refused("x.psf", chain, 300, SEED, PsfNonbonded::read) > 100);
  }
}
