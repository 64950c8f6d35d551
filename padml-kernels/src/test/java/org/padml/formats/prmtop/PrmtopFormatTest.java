package org.padml.formats.prmtop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
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

final class PrmtopFormatTest {
  private static final long SEED = 11;

  /** Amber rounds atomic weights to two decimals. */
  private static final double WEIGHT_TOLERANCE = 0.02;

  /** CHARMM's charges have two decimals; the file stores 17 digits of the product. */
  private static final double CHARGE_TOLERANCE = 1e-12;

  private static final String SMALL =
      """
      %VERSION  VERSION_STAMP = V0001.000
      %FLAG TITLE
      %FORMAT(20a4)
      water
      %FLAG POINTERS
      %FORMAT(10I8)
             4       2       2       1       0       0       0       0       0       0
             0       2       1       0       0       0       0       0       0       0
             0       0       0       0       0       0       0       0       0       0
             1
      %FLAG ATOM_NAME
      %FORMAT(20a4)
      O   H1  H2  NA+
      %FLAG CHARGE
      %COMMENT a comment
      %FORMAT(5E16.8)
       -1.51973982E+01  7.59869910E+00  7.59869910E+00  1.82223000E+01
      %FLAG MASS
      %FORMAT(5E16.8)
        1.60000000E+01  3.02400000E+00  3.02400000E+00  2.29900000E+01
      %FLAG RESIDUE_LABEL
      %FORMAT(20a4)
      WAT Na+
      %FLAG RESIDUE_POINTER
      %FORMAT(10I8)
             1       4
      %FLAG BONDS_INC_HYDROGEN
      %FORMAT(10I8)
             0       3       1       0       6       1
      %FLAG BONDS_WITHOUT_HYDROGEN
      %FORMAT(10I8)
             3       6       2
      """;

  private static Topology read(String text) throws IOException {
    return Formats.readTopology(new TextSource("x.parm7", text), FileSource::openDecompressed);
  }

  private static Topology readShared(String path) throws IOException {
    try (var source = FileSource.openDecompressed(SharedData.require(path).toString())) {
      return Formats.readTopology(source, FileSource::openDecompressed);
    }
  }

  @Test
  void everySharedFileHasTheNotedCounts() throws IOException {
    List<SharedIndex.Row> rows = TopologyNotes.rows("Amber prmtop");
    assertEquals(16, rows.size(), rows.toString());
    for (SharedIndex.Row row : rows) {
      Topology t = readShared(row.path());
      TopologyNotes.assertMatches(row, t);
      TopologyNotes.assertElementsMatchMasses(t, WEIGHT_TOLERANCE, row.path());
    }
  }

  @Test
  void readsAFileMadeHere() throws IOException {
    Topology t = read(SMALL);
    assertEquals(3, t.nBonds());
    assertArrayEquals(new double[] {-0.834, 0.417, 0.417, 1}, t.charges(), 1e-9);
    assertTrue(t.isHydrogen(1));
    assertEquals(Elements.NA, t.atomicNumber(3));
    assertEquals(new Topology.Residue(2, "", "Na+", "", ""), t.residue(1));
    assertEquals(3.024, t.mass(1));
  }

  @Test
  void chamberChargesAreDividedByCharmmsConstant() throws IOException {
    Topology t = readShared("trajectories/topologies/parmed_ala_ala_ala.parm7");
    Topology psf = readShared("trajectories/topologies/parmed_ala_ala_ala.psf");
    assertArrayEquals(psf.charges(), t.charges(), CHARGE_TOLERANCE);
    assertEquals(32, t.nBonds());
    for (int a = 0; a < t.nAtoms(); a++) {
      assertEquals(psf.atomName(a), t.atomName(a));
      assertEquals(psf.atomicNumber(a), t.atomicNumber(a));
      assertEquals(psf.residueOfAtom(a).name(), t.residueOfAtom(a).name());
    }
  }

  @Test
  void chainsAndNumbersOfResiduesAreRead() throws IOException {
    Topology t = readShared("trajectories/topologies/mda_ache_chainid.prmtop.bz2");
    String chains =
        IntStream.range(0, t.nResidues())
            .mapToObj(r -> t.residue(r).chain())
            .reduce("", String::concat);
    assertEquals("A".repeat(14) + "B".repeat(14) + "C".repeat(10), chains);
    assertEquals(1, t.residue(14).resid());
    assertEquals(10, t.residue(37).resid());
  }

  @Test
  void extraPointsAreNoAtoms() throws IOException {
    Topology t = readShared("trajectories/topologies/mda_ala.ff19SB.OPC.parm7.bz2");
    long sites = IntStream.range(0, t.nAtoms()).filter(t::isVirtualSite).count();
    long named = IntStream.range(0, t.nAtoms()).filter(a -> t.atomName(a).equals("EPW")).count();
    assertEquals(6, sites);
    assertEquals(sites, named);
    assertFalse(t.isHeavy(t.nAtoms() - 1));
  }

  @Test
  void unknownAtomicNumbersAreGuessed() throws IOException {
    Topology t = readShared("trajectories/malformed/mda_ace_mbondi3.negative.parm7");
    assertEquals(Elements.C, t.atomicNumber(1));
    assertEquals(Elements.O, t.atomicNumber(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mda_ace_mbondi3.error1.parm7 | line 1: header: expected %VERSION (Amber 7 or later; older files have no sections), found %ERROR  VERSION_STAMP",
        "mda_ace_mbondi3.error2.parm7 | flag POINTERS: expected one, found none",
        "mda_ace_mbondi3.error3.parm7 | flag ATOM_NAME: expected 6 values, found 7",
        "mda_ache_chainid.error5.prmtop.bz2 | flag RESIDUE_CHAINID: expected 38 values, found 37",
      })
  void malformedFilesAreRefused(String file, String what) {
    FormatException e =
        assertThrows(FormatException.class, () -> readShared("trajectories/malformed/" + file));
    assertTrue(e.what().startsWith(what), e.what());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ATOM_NAME | ATOM_NAMES | flag ATOM_NAME: expected one, found none",
        "FLAG TITLE | FLAG MASS | line 18: flag MASS: expected one, found it twice",
        "(5E16.8) | (5X16) | line 16: flag CHARGE: expected a %FORMAT line such as %FORMAT(10I8), found %FORMAT(5X16)",
        "1.82223000E+01 | 1.82223000F+01 | line 17: flag CHARGE: expected a number, found \"1.82223000F+01\"",
        "  1       4 |   2       4 | flag RESIDUE_POINTER: expected 1 as the first atom, found 2",
        "  1       4 |   1       9 | flag RESIDUE_POINTER: expected ascending atoms from 1 to 4, found 9 for residue 2",
        "  3       6       2 |   3       7       2 | flag BONDS_WITHOUT_HYDROGEN: bond 1: expected two different multiples of 3 from 0 to 9, found 3 and 7",
        "  3       6       2 |   3      12       2 | flag BONDS_WITHOUT_HYDROGEN: bond 1: expected two different multiples of 3 from 0 to 9, found 3 and 12",
        "  4       2       2 |   5       2       2 | flag ATOM_NAME: expected 5 values, found 4",
        "  4       2       2 |   0       2       2 | flag POINTERS: expected 1 or more atoms, found 0",
        "  4       2       2 |   4       2 9999999 | flag BONDS_INC_HYDROGEN: expected 29999997 values, found 6",
        "`  1.60000000E+01` | ` -1.60000000E+01` | flag MASS: atom 1: expected 0 u or more, found -16.0",
      })
  void faultsAreNamed(String from, String to, String text) {
    String damaged = SMALL.replaceFirst(java.util.regex.Pattern.quote(from), to);
    FormatException e = assertThrows(FormatException.class, () -> read(damaged));
    assertTrue(String.valueOf(e.getMessage()).contains(text), e.getMessage());
  }

  @Test
  void oldFilesWithoutSectionsAreRefusedClearly() {
    FormatException e =
        assertThrows(FormatException.class, () -> read("ACE\n     6     4     3\n"));
    assertEquals(
        "x.parm7: byte 0: line 1: header: expected %VERSION (Amber 7 or later; older files have no"
            + " sections), found ACE",
        e.getMessage());
  }

  @Test
  void mutationsAreReadOrRefused() throws IOException {
    for (String path :
        List.of(
            "trajectories/netcdf/mda_ace_mbondi3.parm7",
            "trajectories/topologies/parmed_ala_ala_ala.parm7")) {
      byte[] good = Files.readAllBytes(SharedData.require(path));
      int refused =
          Mutations.refused(
              "x.prmtop",
              good,
              400,
              SEED,
              s -> Formats.readTopology(s, FileSource::openDecompressed));
      assertTrue(refused > 100, path + ": refused " + refused);
    }
  }
}
