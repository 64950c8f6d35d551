package org.padml.formats.tpr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.padml.formats.FormatException;
import org.padml.formats.Formats;
import org.padml.io.FileSource;
import org.padml.model.Topology;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.testing.HostileCheck;
import org.padml.testing.MemorySource;
import org.padml.testing.SharedData;
import org.padml.testing.SharedIndex;
import org.padml.testing.TopologyNotes;

final class TprFormatTest {
  private static final String FOLDER = "trajectories/topologies/";
  private static final long SEED = 41;

  /** Force fields round atomic weights to two decimals. */
  private static final double WEIGHT_TOLERANCE = 0.02;

  /** Harmonic, tabulated without exclusion, restraint; constraint that is no bond. */
  private static final int NO_BONDS_OF_DUMMY = 4;

  /** Single precision of charges up to 1 e. */
  private static final double CHARGE_TOLERANCE = 6e-8;

  /** Single precision of coordinates up to 8 nm. */
  private static final float POSITION_TOLERANCE = 5e-7f;

  private static Topology readShared(String path) throws IOException {
    try (var source = FileSource.openDecompressed(SharedData.require(path).toString())) {
      return Formats.readTopology(source, FileSource::openDecompressed);
    }
  }

  private static Topology read(byte[] bytes) throws IOException {
    return Formats.readTopology(new MemorySource("x.tpr", bytes), FileSource::openDecompressed);
  }

  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(SharedData.require(FOLDER + name));
  }

  private static List<SharedIndex.Row> rows() {
    return SharedIndex.rows().stream().filter(r -> r.format().equals("GROMACS TPR")).toList();
  }

  @Test
  void everySharedSystemHasTheNotedCounts() throws IOException {
    int n = 0;
    for (SharedIndex.Row row : TopologyNotes.rows("GROMACS TPR")) {
      Topology t = readShared(row.path());
      boolean isDummy = row.path().contains("dummy");
      TopologyNotes.assertMatches(row, t, isDummy ? NO_BONDS_OF_DUMMY : 0);
      TopologyNotes.assertSegmentsMatch(row, t);
      assertEquals(Topology.BondSource.FILE, t.bondSource());
      if (!isDummy) {
        TopologyNotes.assertElementsMatchMasses(t, WEIGHT_TOLERANCE, row.path());
      }
      n++;
    }
    assertEquals(22, n);
    assertEquals(27, rows().size());
  }

  /** One system written by every release: atoms of the PDB file that chemfiles keeps beside it. */
  @Test
  void everyReleaseSaysTheSameOfOneSystem() throws IOException {
    Topology pdb = readShared(FOLDER + "chem_reference.pdb");
    Topology first = readShared(FOLDER + "chem_gmx_v4.5_d.tpr");
    int n = 0;
    for (SharedIndex.Row row : rows()) {
      if (!row.path().contains("chem_gmx")) {
        continue;
      }
      Topology t = readShared(row.path());
      assertSameAtoms(first, t, row.path());
      assertEquals(pdb.nAtoms(), t.nAtoms(), row.path());
      assertArrayEquals(x(pdb), x(t), POSITION_TOLERANCE, row.path());
      for (int a = 0; a < t.nAtoms(); a++) {
        assertEquals(pdb.atomName(a), t.atomName(a), row.path());
        assertEquals(pdb.residueOfAtom(a).name(), t.residueOfAtom(a).name(), row.path());
        assertEquals(pdb.atomicNumber(a), t.atomicNumber(a), row.path() + " " + t.atomName(a));
      }
      n++;
    }
    assertEquals(18, n);
  }

  @ParameterizedTest
  @CsvSource({
    "mda_2lyz_gmx_4.0.tpr, mda_2lyz_gmx_2024.tpr",
    "mda_dummy_2018.tpr, mda_dummy_2024.tpr"
  })
  void oldAndNewFilesOfASystemAgree(String older, String newer) throws IOException {
    assertSameAtoms(readShared(FOLDER + older), readShared(FOLDER + newer), newer);
  }

  private static float[] x(Topology t) {
    ReferenceFrame frame = t.referenceFrame();
    assertNotNull(frame);
    return frame.x();
  }

  private static void assertSameAtoms(Topology expected, Topology t, String path) {
    assertEquals(expected.nAtoms(), t.nAtoms(), path);
    double[] charges = expected.charges();
    assertNotNull(charges);
    assertArrayEquals(charges, t.charges(), CHARGE_TOLERANCE, path);
    assertArrayEquals(x(expected), x(t), POSITION_TOLERANCE, path);
    assertSameStructure(expected, t, path);
  }

  private static void assertSameStructure(Topology expected, Topology t, String path) {
    for (int a = 0; a < t.nAtoms(); a++) {
      assertEquals(expected.atomName(a), t.atomName(a), path);
      assertEquals(expected.residueOfAtom(a), t.residueOfAtom(a), path);
      assertEquals(expected.atomicNumber(a), t.atomicNumber(a), path);
      assertEquals((float) expected.mass(a), (float) t.mass(a), path);
      assertEquals(expected.isVirtualSite(a), t.isVirtualSite(a), path);
    }
    assertEquals(expected.nBonds(), t.nBonds(), path);
    for (int k = 0; k < t.nBonds(); k++) {
      assertEquals(expected.bondFirst(k), t.bondFirst(k), path);
      assertEquals(expected.bondSecond(k), t.bondSecond(k), path);
    }
  }

  /** What grompp made of a topology says what the topology says. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "md-ppi/ww-peptide_gmx_mmpbsa/",
        "reference-values/gmx_mmpbsa_api/inputs_Protein_ligand_ST/"
      })
  void textAndRunInputOfASystemAgree(String folder) throws IOException {
    Topology text = readShared(folder + "topol.top");
    Topology run = readShared(folder + "com.tpr");
    double[] charges = text.charges();
    assertNotNull(charges);
    assertArrayEquals(charges, run.charges(), CHARGE_TOLERANCE, folder);
    assertSameStructure(text, run, folder);
  }

  /** Residue numbers and names as {@code gmx editconf} writes them into a PDB file. */
  @ParameterizedTest
  @CsvSource({
    "trajectories/topologies/chem_gmx_v2022_s.tpr, 5 LI, 18 SOL",
    "trajectories/topologies/mda_2lyz_gmx_4.0.tpr, 1 LYSH, 230 SOL",
    "md-ppi/trimer-glycan_gmx_mmpbsa/com.tpr, 1 NALA, 7989 TP3",
    "md-ppi/ww-peptide_gmx_mmpbsa/com.tpr, 10 NGLY, 3668 TP3",
    "trajectories/xtc/mda_cobrotoxin.tpr, 1 LEU, 4693 CL"
  })
  void residuesAreNumberedAsGromacsNumbersThem(String path, String first, String last)
      throws IOException {
    Topology t = readShared(path);
    assertEquals(first, t.residue(0).label() + " " + t.residue(0).name());
    Topology.Residue r = t.residue(t.nResidues() - 1);
    assertEquals(last, r.label() + " " + r.name());
  }

  @Test
  void virtualSitesAreToldByTheirParticleType() throws IOException {
    Topology t = readShared(FOLDER + "mda_extra-interactions-2024.tpr");
    List<Integer> sites = IntStream.range(0, t.nAtoms()).filter(t::isVirtualSite).boxed().toList();
    // a shell and the sites constructed from one, two, three, four and many atoms
    assertEquals(List.of(0, 7, 8, 9, 13, 14, 15, 16, 17), sites);
  }

  @Test
  void chainsComeFromTheMoleculeNames() throws IOException {
    Topology t = readShared("trajectories/xtc/mda_cobrotoxin.tpr");
    assertEquals("A", t.residue(0).chain());
    assertEquals("Protein_chain_A", t.residue(0).segment());
    assertEquals("", t.residue(t.nResidues() - 1).chain());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "27 | 57 | file version: expected 58 to 134 (GROMACS 4.0 to 2024), found 57, generation 26, written by GROMACS 2018",
        "27 | 135 | file version: expected 58 to 134 (GROMACS 4.0 to 2024), found 135, generation 26, written by GROMACS 2018",
        "31 | 29 | file version: expected 58 to 134 (GROMACS 4.0 to 2024), found 112, generation 29, written by GROMACS 2018",
        "23 | 5 | precision: expected 4 or 8 bytes, found 5",
        "35 | 9 | tag: expected lengths n + 1 and n, found 9 and 7",
        "51 | 15 | atoms: expected 15 as the header says, at most 10000000, found 14 in the molecules",
      })
  void unknownHeadersAreRefused(int at, int value, String what) throws IOException {
    byte[] bytes = bytes("mda_dummy_2018.tpr");
    bytes[at] = (byte) value;
    FormatException e = assertThrows(FormatException.class, () -> read(bytes));
    assertEquals(what, e.what());
  }

  @Test
  void filesOfBranchesAreRefused() throws IOException {
    byte[] bytes = bytes("mda_dummy_2018.tpr");
    byte[] tag = "pullmod".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(tag, 0, bytes, 40, tag.length);
    FormatException e = assertThrows(FormatException.class, () -> read(bytes));
    assertEquals("tag: expected a file of a release of GROMACS, found pullmod", e.what());
  }

  /** Every way of cutting a small file is noticed as long as its coordinates are touched. */
  @ParameterizedTest
  @ValueSource(strings = {"mda_dummy_2018.tpr", "mda_dummy_2024.tpr"})
  void cutsAreNoticed(String name) throws IOException {
    byte[] good = bytes(name);
    int whole = 0;
    for (int length = 1; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      try {
        assertEquals(14, read(cut).nAtoms());
        whole++;
      } catch (FormatException e) {
        assertFalse(e.what().isEmpty());
      }
    }
    // only the parameters of the run, the last part of files before 2020, may be missing
    assertTrue(name.contains("2018") ? whole < good.length / 2 : whole == 0, "whole: " + whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chem_gmx_v4.5_s.tpr",
        "chem_gmx_v2019_s.tpr",
        "chem_gmx_v2022_d.tpr",
        "mda_extra-interactions-2024.tpr"
      })
  void damageIsReadOrRefusedInBoundedMemory(String name) throws IOException {
    byte[] good = bytes(name);
    HostileCheck.run("tpr", good, good.length / 4, 600, SEED, s -> TprReader.read(s));
    HostileCheck.run(
        "tpr", good, 200, 600, SEED, s -> new TprFormat().read(s, FileSource::openDecompressed));
  }

  /** pairs.sh made the file. */
  @Test
  void insertionCodesAndChainsAreKept() throws IOException {
    byte[] bytes;
    try (InputStream in = TprFormatTest.class.getResourceAsStream("pairs.tpr")) {
      bytes = Objects.requireNonNull(in).readAllBytes();
    }
    Topology t = read(bytes);
    List<String> residues =
        IntStream.range(0, t.nResidues())
            .mapToObj(r -> t.residue(r).label() + t.residue(r).name() + t.residue(r).chain())
            .toList();
    assertEquals(List.of("7AGLYC", "7BGLYC", "8ALAC", "9SERC", "10NA", "11CL"), residues);
    assertEquals(7, t.nBonds());
    assertTrue(t.isVirtualSite(8));
    assertEquals(-0.35, Objects.requireNonNull(t.charges())[3], CHARGE_TOLERANCE);
    assertEquals(2.36f, x(t)[3], POSITION_TOLERANCE);
    assertEquals(6.0, Objects.requireNonNull(t.referenceFrame()).box().ax());
  }
}
