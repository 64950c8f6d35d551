package org.padml.formats.top;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.padml.formats.FormatException;
import org.padml.formats.Formats;
import org.padml.io.FileSource;
import org.padml.io.SourceOpener;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.testing.Mutations;
import org.padml.testing.SharedData;
import org.padml.testing.SharedIndex;
import org.padml.testing.TextSource;
import org.padml.testing.TopologyNotes;

final class TopFormatTest {
  private static final long SEED = 5;
  private static final double CHARGE_TOLERANCE = 1e-9;

  /** Force fields round atomic weights to two decimals. */
  private static final double WEIGHT_TOLERANCE = 0.02;

  private static final String TYPES =
      """
      [ defaults ]
      1 2 yes 0.5 0.8333
      [ atomtypes ]
      ; with and without bonded type and atomic number
      CT       6  12.01  0.1  A  0.3 0.4
      opls_1   HC  1  1.008  0.06  A  0.2 0.1
      XC       12.011  -0.18  A  0.3 0.4
      OW       8  16.0  0.0  A 0.3 0.6
      HW       1  1.008 0.0  A 0 0
      MW       0  0.0   0.0  D 0 0
      """;

  private static final String SYSTEM =
      TYPES
          + """
          [ moleculetype ]
          Protein_chain_A 3
          [ atoms ]
          1 CT     52A GLY CA 1
          2 opls_1 52A GLY HA 1 0.09 4.0
          3 XC     53  GLY CB 2
          [ bonds ]
          1 2 1
          1 3 6 ; elastic network, no bond
          [ constraints ]
          1 3 1
          2 3 2
          #include "water.itp"
          [ system ]
          two of them
          [ molecules ]
          Protein_chain_A 2
          SOL 2
          """;

  private static final String WATER =
      """
      [ moleculetype ]
      SOL 2
      [ atoms ]
      1 OW 1 SOL OW  1 0
      2 HW 1 SOL HW1 1 0.52422
      3 HW 1 SOL HW2 1 0.52422
      4 MW 1 SOL MW  1 -1.04844
      #ifndef FLEXIBLE
      [ settles ]
      1 1 0.09572 0.15139
      #else
      [ bonds ]
      1 2 1 0.1 3
      #endif
      [ virtual_sites3 ]
      4 1 2 3 1 0.1 0.1
      """;

  private static Topology read(String text, Map<String, String> included) throws IOException {
    SourceOpener opener =
        path -> {
          String found = included.get(path);
          if (found == null) {
            throw new NoSuchFileException(path);
          }
          return new TextSource(path, found);
        };
    return Formats.readTopology(new TextSource("d/x.top", text), opener);
  }

  private static Topology readShared(String path) throws IOException {
    try (var source = FileSource.openDecompressed(SharedData.require(path).toString())) {
      return Formats.readTopology(source, FileSource::openDecompressed);
    }
  }

  @Test
  void readsASystemMadeHere() throws IOException {
    Topology t = read(SYSTEM, Map.of("d/water.itp", WATER));
    assertEquals(14, t.nAtoms());
    assertEquals(6, t.nResidues());
    assertEquals(2 * 2 + 2 * 2, t.nBonds());
    assertEquals(new Topology.Residue(52, "A", "GLY", "A", "Protein_chain_A"), t.residue(2));
    assertEquals(54, t.residue(4).resid());
    assertEquals(55, t.residue(5).resid());
    double[] charges = t.charges();
    assertArrayEquals(
        new double[] {0.1, 0.09, -0.18}, java.util.Arrays.copyOf(charges, 3), CHARGE_TOLERANCE);
    assertEquals(12.01, t.mass(0));
    assertEquals(4.0, t.mass(1));
    assertEquals(Elements.H, t.atomicNumber(1));
    assertEquals(Elements.C, t.atomicNumber(2));
    assertTrue(t.isVirtualSite(9) && t.isVirtualSite(13));
  }

  @Test
  void definedWordsSwitchPartsAndAreReplaced() throws IOException {
    String flexible = "#define FLEXIBLE\n#define NSOL 2\n" + SYSTEM.replace("SOL 2", "SOL NSOL");
    Topology t = read(flexible, Map.of("d/water.itp", WATER));
    assertEquals(2 * 2 + 2, t.nBonds());
    assertEquals(14, t.nAtoms());
  }

  @Test
  void linesContinueBehindABackslash() throws IOException {
    Topology t =
        read(SYSTEM.replace("1 2 1\n", "1 \\\n 2 ; comment\n"), Map.of("d/water.itp", WATER));
    assertEquals(8, t.nBonds());
  }

  /** ParmEd counts a third bond (hydrogen to hydrogen, or to the site) in each rigid water. */
  @Test
  void everySharedSystemHasTheNotedCounts() throws IOException {
    int n = 0;
    for (SharedIndex.Row row : TopologyNotes.rows("GROMACS top")) {
      if (row.path().contains("1aki")) {
        continue;
      }
      Topology t = readShared(row.path());
      long waters =
          IntStream.range(0, t.nResidues())
              .filter(r -> t.residue(r).name().matches("TP3|TIP3"))
              .count();
      assertTrue(waters > 3000, row.path());
      TopologyNotes.assertMatches(row, t, (int) waters);
      TopologyNotes.assertElementsMatchMasses(t, WEIGHT_TOLERANCE, row.path());
      n++;
    }
    assertEquals(3, n);
  }

  @Test
  void partsAloneCountTheirAtoms() throws IOException {
    int n = 0;
    for (SharedIndex.Row row : SharedIndex.rows()) {
      if (row.format().equals("GROMACS itp") && row.nAtoms() > 0) {
        assertEquals(row.nAtoms(), readShared(row.path()).nAtoms(), row.path());
        n++;
      }
    }
    assertEquals(19, n);
  }

  @Test
  void forceFieldOfGromacsIsIncludedThroughTheOpener() throws IOException {
    String path = "trajectories/topologies/parmed_1aki.ff99sbildn.top";
    String ff = "d/amber99sb-ildn.ff/";
    Map<String, String> stubs =
        Map.of(
            ff + "forcefield.itp", TYPES, ff + "tip4pew.itp", WATER, ff + "ions.itp", "; none\n");
    String text = Files.readString(SharedData.require(path));
    Topology t = read(text, stubs);
    SharedIndex.Row row =
        TopologyNotes.rows("GROMACS top").stream()
            .filter(r -> r.path().equals(path))
            .findFirst()
            .orElseThrow();
    TopologyNotes.assertMatches(row, t, 9650);
    assertEquals("A", t.residue(0).chain());
  }

  @Test
  void ownAntibodyEqualsItsStructure() throws IOException {
    Topology t = readShared("own/fab/fab.top.gz");
    Topology pdb = readShared("own/fab/fab.pdb");
    assertEquals(6362, t.nAtoms());
    assertEquals(
        3094, IntStream.range(0, 6362).filter(a -> t.residueOfAtom(a).chain().equals("H")).count());
    assertEquals(Math.rint(TopologyNotes.totalCharge(t)), TopologyNotes.totalCharge(t), 1e-3);
    for (int a = 0; a < t.nAtoms(); a++) {
      assertEquals(pdb.atomName(a), t.atomName(a), "atom " + a);
      assertEquals(pdb.atomicNumber(a), t.atomicNumber(a), "atom " + a);
      assertEquals(pdb.residueOfAtom(a).chain(), t.residueOfAtom(a).chain(), "atom " + a);
    }
    TopologyNotes.assertElementsMatchMasses(t, WEIGHT_TOLERANCE, "fab.top");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mda_bad_top.top | line 2: #include: expected a file gromos53a6.ff/forcefield.itp beside this one or in a folder of GMXLIB, found none",
        "mda_no_endif_spc.itp | line 7: #ifndef HEAVY_H: expected #endif, found the end of the file",
      })
  void malformedFilesAreRefused(String file, String what) {
    FormatException e =
        assertThrows(FormatException.class, () -> readShared("trajectories/malformed/" + file));
    assertEquals(what, e.what());
  }

  @Test
  void duplicatedMoleculeTypeIsRefused() throws IOException {
    String text =
        Files.readString(SharedData.require("trajectories/malformed/parmed_duplicated_topol.top"));
    FormatException e = assertThrows(FormatException.class, () -> read(text, amber99sb()));
    assertEquals(
        "line 214: molecule type Protein_chain_1: expected one definition, found another",
        e.what());
  }

  @Test
  void missingAtomTypeIsNoted() throws IOException {
    String text =
        Files.readString(SharedData.require("trajectories/malformed/parmed_missing_atomtype.top"));
    Topology t = read(text, amber99sb());
    assertEquals(Elements.C, t.atomicNumber(0));
    assertEquals(12.011, t.mass(0));
    assertTrue(t.notes().get(0).contains("atom types CTXA, "), t.notes().toString());
    Topology odd = readShared("trajectories/malformed/parmed_bad_nrexcl.top");
    assertEquals(22, odd.nAtoms());
  }

  private static Map<String, String> amber99sb() {
    Map<String, String> stubs = new HashMap<>();
    stubs.put("d/amber99sb.ff/forcefield.itp", TYPES);
    stubs.put("d/amber99sb.ff/tip3p.itp", WATER);
    stubs.put("d/amber99sb.ff/ions.itp", "");
    return stubs;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "#include \"water.itp\" | #include water.itp | line 23: #include: expected a file name in quotes, found water.itp",
        "#include \"water.itp\" | #include \"loop.itp\" | d/loop.itp: byte 0: line 1: #include: expected no cycle, found d/loop.itp within itself",
        "#include \"water.itp\" | #endif | line 23: #endif: expected an open #ifdef or #ifndef, found none",
        "#include \"water.itp\" | #if 1 | line 23: #if: expected include, define, undef, ifdef, ifndef, else or endif, found it",
        "#include \"water.itp\" | [ watr ] | line 23: directive: expected one of GROMACS, found [ watr ]",
        "#include \"water.itp\" | ; | line 28: molecule SOL: expected a molecule type among Protein_chain_A, found none of this name",
        "SOL 2 | SOL -2 | line 28: molecule SOL: expected a count of 0 or more, found -2",
        "SOL 2 | SOL 99999999 | line 28: molecule SOL: expected at most 10000000 atoms in all, found 400000002",
        "1 2 1 | 1 7 1 | line 18: atom of molecule type Protein_chain_A: expected 1 to 3, found 7",
        "1 2 1 | 2 2 1 | line 18: bond: expected two different atoms, found 2 twice",
        "3 XC     53 | 4 XC     53 | line 16: atom number: expected 3, found 4",
        "3 XC     53 | 3 XC     x | line 16: residue number: expected a number with an optional insertion code, found \"x\"",
        "0.09 4.0 | 0.09 -4.0 | line 15: mass: expected 0 or more, found -4.0 u",
        "CT       6  12.01  0.1  A | CT 6 12.01 | line 5: atom type: expected name, mass, charge, particle type, found \"CT 6 12.01 0.3 0.4\"",
      })
  void faultsNameFileAndLine(String from, String to, String text) {
    Map<String, String> files =
        Map.of("d/water.itp", WATER, "d/loop.itp", "#include \"loop.itp\"\n");
    FormatException e =
        assertThrows(FormatException.class, () -> read(SYSTEM.replace(from, to), files));
    assertTrue(String.valueOf(e.getMessage()).endsWith(text), e.getMessage());
  }

  @Test
  void includesThatMultiplyAreBounded() {
    Map<String, String> files = new HashMap<>();
    for (int k = 0; k < 40; k++) {
      files.put(
          "d/" + k + ".itp",
          "#include \"" + (k + 1) + ".itp\"\n#include \"" + (k + 1) + ".itp\"\n");
    }
    files.put("d/40.itp", "; end\n");
    FormatException e =
        assertThrows(FormatException.class, () -> read("#include \"0.itp\"\n", files));
    assertTrue(e.what().contains("expected at most 64 nested and 2000 files in all"), e.what());
  }

  @Test
  void mutationsAreReadOrRefused() throws IOException {
    byte[] good = (SYSTEM.replace("#include \"water.itp\"\n", WATER)).getBytes("ISO-8859-1");
    SourceOpener none =
        path -> {
          throw new NoSuchFileException(path);
        };
    int refused = Mutations.refused("x.top", good, 500, SEED, s -> Formats.readTopology(s, none));
    assertTrue(refused > 100, "refused " + refused);
    byte[] itp =
        Files.readAllBytes(SharedData.require("trajectories/topologies/mda_gromacs_ala10.itp"));
    refused = Mutations.refused("x.itp", itp, 300, SEED, s -> Formats.readTopology(s, none));
    assertTrue(refused > 50, "refused " + refused);
    assertEquals(List.of(), readShared("own/fab/fab.top.gz").notes());
  }
}
