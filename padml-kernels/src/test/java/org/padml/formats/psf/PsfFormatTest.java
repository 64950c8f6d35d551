package org.padml.formats.psf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.padml.formats.FormatException;
import org.padml.formats.Formats;
import org.padml.io.FileSource;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.testing.Mutations;
import org.padml.testing.SharedData;
import org.padml.testing.SharedIndex;
import org.padml.testing.TextSource;
import org.padml.testing.TopologyNotes;

final class PsfFormatTest {
  private static final String TITLE = "PSF CMAP CHEQ\n\n       1 !NTITLE\n REMARKS !NATOM here\n\n";
  private static final String WATER =
      TITLE
          + "       3 !NATOM\n"
          + "       1 WAT  5    TIP3 OH2  OT    -0.834000       15.9994           0\n"
          + "       2 WAT  5    TIP3 H1   HT     0.417000        1.0080           0\n"
          + "       3 WAT  5    TIP3 H2   HT     0.417000        1.0080           0\n\n";
  private static final String BONDS = "       2 !NBOND: bonds\n       1       2       1       3\n";

  /** Force fields round atomic weights to two decimals or carry older values. */
  private static final double WEIGHT_TOLERANCE = 0.02;

  private static final long SEED = 7;

  private static Topology read(String text) throws IOException {
    return Formats.readTopology(new TextSource("x.psf", text), FileSource::openDecompressed);
  }

  private static Topology readShared(String path) throws IOException {
    try (var source = FileSource.openDecompressed(SharedData.require(path).toString())) {
      return Formats.readTopology(source, FileSource::openDecompressed);
    }
  }

  @Test
  void everySharedFileHasTheNotedCounts() throws IOException {
    List<SharedIndex.Row> rows = TopologyNotes.rows("PSF");
    assertEquals(13, rows.size(), rows.toString());
    for (SharedIndex.Row row : rows) {
      Topology t = readShared(row.path());
      TopologyNotes.assertMatches(row, t);
      TopologyNotes.assertSegmentsMatch(row, t);
      TopologyNotes.assertElementsMatchMasses(t, WEIGHT_TOLERANCE, row.path());
      assertEquals(Topology.BondSource.FILE, t.bondSource());
    }
  }

  @Test
  void insertionCodesAreTakenApart() throws IOException {
    Topology t = readShared("trajectories/topologies/mda_1a2c_ins_code.psf");
    assertEquals(571, t.nAtoms());
    assertEquals(574, t.nBonds());
    assertEquals(new Topology.Residue(1, "H", "THR", "", "PROA"), t.residue(0));
    assertEquals("1G", t.residue(1).label());
    assertEquals("", t.residue(t.nResidues() - 1).insertionCode());
  }

  @Test
  void blankSegmentIsFoundByColumns() throws IOException {
    Topology t = readShared("trajectories/topologies/mda_nosegid.psf");
    assertEquals(new Topology.Residue(66, "", "GLY", "", ""), t.residue(0));
    assertEquals("N", t.atomName(0));
    assertEquals(14.01, t.mass(0));
  }

  /** Counts: grep of rows between the loops of the files; HADDOCK writes no other topology. */
  @ParameterizedTest
  @CsvSource({
    "complexes/haddock3/hpr_ensemble_1_haddock.psf, 783, 790, 85",
    "complexes/haddock3/e2aP_1F3G_haddock.psf, 1369, 1384, 150",
  })
  void cnsFilesNamedPsfAreRead(String path, int nAtoms, int nBonds, int nResidues)
      throws IOException {
    Topology t = readShared(path);
    assertEquals(nAtoms, t.nAtoms());
    assertEquals(nBonds, t.nBonds());
    assertEquals(nResidues, t.nResidues());
    TopologyNotes.assertElementsMatchMasses(t, WEIGHT_TOLERANCE, path);
  }

  @Test
  void readsAFileMadeHere() throws IOException {
    Topology t = read(WATER + BONDS);
    assertEquals(2, t.nBonds());
    assertEquals("WAT", t.residueOfAtom(2).segment());
    assertArrayEquals(new double[] {-0.834, 0.417, 0.417}, t.charges());
    assertTrue(t.isHydrogen(1) && t.atomicNumber(0) == Elements.O);
  }

  @Test
  void withoutBondsThereIsANote() throws IOException {
    Topology t = read(WATER);
    assertEquals(Topology.BondSource.NONE, t.bondSource());
    assertEquals(List.of("the PSF file has no section of bonds"), t.notes());
  }

  /** Repartitioned masses: CH3 carbon at 5.963, NH nitrogen at 11.991 (carbon is 12.011). */
  @Test
  void heavyHydrogensStayHydrogens() throws IOException {
    Topology t =
        read(
            TITLE
                + "       5 !NATOM\n"
                + "       1 L    1    LIG  C1   CG33  -0.270000        5.9630           0\n"
                + "       2 L    1    LIG  H1   HGA3   0.090000        3.0240           0\n"
                + "       3 L    1    LIG  N1   NG11   0.090000       11.9910           0\n"
                + "       4 L    1    LIG  O1   OG311  0.090000       13.9830           0\n"
                + "       5 L    1    LIG  LPX  LPH    0.050000        0.0000          -1\n\n"
                + "       0 !NBOND: bonds\n\n");
    int[] elements = {t.atomicNumber(0), t.atomicNumber(1), t.atomicNumber(2), t.atomicNumber(3)};
    assertArrayEquals(new int[] {Elements.C, Elements.H, Elements.N, Elements.O}, elements);
    assertTrue(t.isVirtualSite(4));
    assertFalse(t.isVirtualSite(0));
    assertEquals(3.024, t.mass(1));
  }

  @Test
  void drudeParticlesAndLonePairsAreNoAtoms() throws IOException {
    Topology t =
        read(
            "PSF EXT CMAP CHEQ DRUDE XPLOR\n\n         3 !NATOM\n"
                + "         1 A        1        ALA      CB       CD33A    1.50000       11.6110     "
                + "      0   0.00000     -0.301140E-02  -1.0  0.9\n"
                + "         2 A        1        ALA      DCB      DRUD    -1.50000       0.40000     "
                + "      0   0.00000     -0.301140E-02   0.0  0.0\n"
                + "         3 A        1        ALA      LPOA     LPDO1    0.10000       0.00000     "
                + "     -1   0.00000     -0.301140E-02   0.0  0.0\n\n"
                + "         1 !NBOND: bonds\n         1         2\n");
    assertEquals(Elements.C, t.atomicNumber(0));
    assertTrue(t.isVirtualSite(1) && t.isVirtualSite(2));
  }

  @Test
  void tenDigitColumnsThatTouchAreCut() throws IOException {
    FormatException e =
        assertThrows(
            FormatException.class,
            () -> read(WATER + "       1 !NBOND: bonds\n1234567812345678\n"));
    assertTrue(
        String.valueOf(e.getMessage())
            .endsWith(
                "line 12: bond: expected 1 pairs of different atoms from 1 to 3, found"
                    + " 12345678"),
        e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "       3 !NATOM |       4 !NATOM | x.psf: byte 283: line 10: atom: expected number, segment, residue number, residue, name, type, charge, mass, found",
        "       3 !NATOM |      -1 !NATOM | line 6: section !NATOM: expected a count, found -1",
        "       3 !NATOM |       3 !NATOMS_ | ok",
        "       3 !NATOM |       3 !NOTHING | section !NATOM: expected one, found none up to the end",
        "   2 WAT  5 |   7 WAT  5 | line 8: atom number: expected 2, found 7",
        "0.417000 | 0.4x7000 | line 8: charge: expected a number, found \"0.4x7000\"",
        "1.0080 | -1.008 | line 8: mass: expected 0 or more, found -1.008 u",
      })
  void faultsNameTheLine(String from, String to, String text) throws IOException {
    String damaged = (WATER + BONDS).replaceFirst(java.util.regex.Pattern.quote(from), to);
    if (text.equals("ok")) {
      assertEquals(3, read(damaged).nAtoms());
      return;
    }
    FormatException e = assertThrows(FormatException.class, () -> read(damaged));
    assertTrue(String.valueOf(e.getMessage()).contains(text), e.getMessage());
  }

  @Test
  void aFileShorterThanItsCountIsTruncated() {
    FormatException e =
        assertThrows(
            FormatException.class,
            () -> readShared("trajectories/malformed/mda_adk_notop_BAD.psf"));
    assertEquals(FormatException.Kind.TRUNCATED, e.kind());
    assertTrue(
        e.what().matches("line \\d+: atom \\d+ of 3341: expected a line, found the end"), e.what());
    assertNull(e.getCause());
  }

  @Test
  void mutationsAreReadOrRefused() throws IOException {
    for (String path :
        List.of(
            "trajectories/topologies/mda_namd_cgenff.psf",
            "trajectories/topologies/mda_1a2c_ins_code.psf",
            "complexes/haddock3/hpr_ensemble_1_haddock.psf")) {
      byte[] good = Files.readAllBytes(SharedData.require(path));
      int refused =
          Mutations.refused(
              "x.psf", good, 300, SEED, s -> Formats.readTopology(s, FileSource::openDecompressed));
      assertTrue(refused > 50, path + ": refused " + refused);
    }
  }
}
