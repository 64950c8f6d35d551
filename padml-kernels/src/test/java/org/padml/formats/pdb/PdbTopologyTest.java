package org.padml.formats.pdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.formats.FormatException;
import org.padml.io.FileSource;
import org.padml.model.Box;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.testing.SharedData;
import org.padml.testing.TextSource;

final class PdbTopologyTest {
  private static Topology read(String... lines) throws IOException {
    return new PdbTopologyReader(new TextSource("t.pdb", String.join("\n", lines) + "\n")).read();
  }

  private static Topology readShared(String path) throws IOException {
    try (var source = FileSource.openDecompressed(SharedData.require(path).toString())) {
      return new PdbTopologyReader(source).read();
    }
  }

  /** An atom line; altloc and insertion code are single characters. */
  static String atom(
      String serial, String name, char alt, String residue, char chain, String resid, double occ) {
    return String.format(
        java.util.Locale.ROOT,
        "ATOM  %5s %-4s%c%-4s%c%4s    %8.3f%8.3f%8.3f%6.2f  0.00",
        serial,
        name,
        alt,
        residue,
        chain,
        resid,
        1.0,
        2.0,
        3.0,
        occ);
  }

  @Test
  void alternateOfHighestOccupancyIsUsedThroughTheResidue() throws IOException {
    Topology t =
        read(
            atom("1", " N  ", ' ', "SER", 'A', "1", 1),
            atom("2", " CA ", 'A', "SER", 'A', "1", 0.3),
            atom("3", " CA ", 'B', "SER", 'A', "1", 0.7),
            atom("4", " CB ", 'A', "SER", 'A', "1", 0.4),
            atom("5", " CB ", 'B', "SER", 'A', "1", 0.4),
            atom("6", " OG ", 'A', "SER", 'A', "1", 0.3),
            atom("7", " N  ", 'A', "GLY", 'A', "2", 0.5),
            atom("8", " N  ", 'B', "GLY", 'A', "2", 0.5));
    assertEquals(8, t.nAtoms());
    assertEquals(List.of(1, 3, 7), excluded(t));
    assertFalse(t.isHeavy(1));
    assertTrue(t.isHeavy(2));
    assertEquals(
        List.of(
            "alternate locations: 3 atoms of 2 residues are not used, the location of highest"
                + " occupancy is"),
        t.notes());
  }

  @Test
  void residuesOfTwoSortsAtOnePlaceAreAlternates() throws IOException {
    Topology t =
        read(
            atom("1", " CA ", 'A', "SER", 'A', "22", 0.4),
            atom("2", " OG ", 'A', "SER", 'A', "22", 0.4),
            atom("3", " CA ", 'B', "THR", 'A', "22", 0.6),
            atom("4", " OG1", 'B', "THR", 'A', "22", 0.6));
    assertEquals(List.of(0, 1), excluded(t));
    assertEquals(2, t.nResidues());
  }

  @Test
  void repeatedNamesWithoutLettersAreNoAlternates() throws IOException {
    assertEquals(List.of(), excluded(readShared("trajectories/pdb/chem_short-atom.pdb")));
  }

  private static List<Integer> excluded(Topology t) {
    return java.util.stream.IntStream.range(0, t.nAtoms())
        .filter(t::isExcludedAlternate)
        .boxed()
        .toList();
  }

  @Test
  void residueNumbersOutgrowTheirColumns() throws IOException {
    assertEquals(10000, readShared("trajectories/pdb/mda_5digitResid.pdb").residue(4).resid());
    Topology t =
        read(
            atom("99999", " OW ", ' ', "SOL", 'A', "9999", 1),
            atom("A0000", " OW ", ' ', "SOL", 'A', "A000", 1),
            atom("*****", " OW ", ' ', "SOL", 'A', "a000", 1),
            atom("*****", " OW ", ' ', "SOL", 'A', "****", 1),
            atom("*****", " HW1", ' ', "SOL", 'A', "****", 1),
            atom("*****", " OW ", ' ', "SOL", 'A', "****", 1),
            atom("186a0", " OW ", ' ', "SOL", 'A', "   0", 1));
    int[] resids = new int[t.nResidues()];
    for (int r = 0; r < resids.length; r++) {
      resids[r] = t.residue(r).resid();
    }
    // 10000 + 26 * 36^3 numbers start with upper-case letters
    int lower = 10000 + 26 * 36 * 36 * 36;
    assertEquals(
        List.of(9999, 10000, lower, lower + 1, lower + 2, 0),
        java.util.Arrays.stream(resids).boxed().toList());
  }

  @Test
  void hybrid36RoundTrips() {
    Random random = new Random(36);
    for (int i = 0; i < 500; i++) {
      int width = 4 + random.nextInt(2);
      int value = random.nextInt(width == 4 ? 2_000_000 : 80_000_000);
      assertEquals(value, Hybrid36.decode(Hybrid36.encode(value, width), width), "value " + value);
    }
    assertEquals("A0000", Hybrid36.encode(100000, 5));
    assertEquals("a000", Hybrid36.encode(10000 + 26 * 36 * 36 * 36, 4));
    assertEquals("****", Hybrid36.encode(3_000_000, 4));
    assertEquals(-5, Hybrid36.decode(" -5", 4));
  }

  @Test
  void chainsRepeatedBehindTerStaySeparateResidues() throws IOException {
    Topology t =
        read(
            atom("1", " O  ", ' ', "HOH", 'A', "1", 1),
            "TER",
            atom("2", " O  ", ' ', "HOH", 'A', "1", 1));
    assertEquals(2, t.nResidues());
    assertEquals("A", t.residue(1).chain());
  }

  @Test
  void segmentsStandInForChains() throws IOException {
    Topology t = readShared("trajectories/pdb/mda_xl_serial.pdb");
    assertEquals("", t.residue(0).chain());
    assertEquals("TIP3", t.residue(0).segment());
    assertEquals("TIP3", t.residue(0).chainOrSegment());
  }

  @Test
  void elementsComeFromTheColumnsOrTheName() throws IOException {
    Topology t = readShared("trajectories/pdb/mda_elements.pdb");
    assertEquals(Elements.C, t.atomicNumber(1));
    assertEquals(29, t.atomicNumber(16));
    assertEquals(26, t.atomicNumber(17));
    assertEquals(Elements.MG, t.atomicNumber(18));
    assertEquals(Elements.CA, t.atomicNumber(19));
    Topology p = readShared("trajectories/pdb/chem_psfgen-output.pdb");
    assertTrue(p.isHydrogen(1), "HT1 has no element column");
    Topology m = read(atom("1", " MW ", ' ', "SOL", 'A', "1", 1));
    assertTrue(m.isVirtualSite(0));
    assertFalse(m.isHeavy(0));
  }

  @Test
  void conectBondsAreKeptWhereBothSerialsAreAtoms() throws IOException {
    Topology odd = readShared("trajectories/pdb/chem_odd-start.pdb");
    assertEquals(23, odd.nBonds());
    assertEquals(Topology.BondSource.PARTIAL, odd.bondSource());
    Topology ter = readShared("trajectories/malformed/mda_CONECT2TER.pdb");
    assertEquals(2, ter.nBonds());
    assertEquals(
        List.of("conect: 1 pairs skipped, a serial belongs to no atom or to several"), ter.notes());
    Topology single = readShared("trajectories/malformed/mda_SINGLECONECT.pdb");
    assertEquals(1, single.nBonds());
    assertEquals(
        List.of("conect: 1 records skipped, they name no pair of serials"), single.notes());
    Topology corrupt = readShared("trajectories/malformed/mda_conect_error.pdb");
    assertEquals(0, corrupt.nBonds());
    assertEquals(1, corrupt.notes().size(), corrupt.notes().toString());
  }

  @Test
  void boxIsReadOrNone() throws IOException {
    String atom = atom("1", " O  ", ' ', "HOH", 'A', "1", 1);
    String dummy = "CRYST1    1.000    1.000    1.000  90.00  90.00  90.00 P 1           1";
    assertEquals(Box.NONE, box(read(dummy, atom)));
    String zero = "CRYST1    0.000    0.000    0.000  90.00  90.00  90.00 P 1           1";
    assertEquals(Box.NONE, box(read(zero, atom)));
    String cube = "CRYST1   30.000   30.000   30.000";
    assertEquals(3.0, box(read(cube, atom)).ax(), 1e-12);
    String flat = "CRYST1   30.000   30.000   30.000  90.00  90.00 180.00 P 1           1";
    FormatException e = assertThrows(FormatException.class, () -> read(atom, flat));
    assertEquals(FormatException.Kind.BOX, e.kind());
    assertTrue(
        e.getMessage().startsWith("t.pdb: frame 0: byte 67: line 2: cryst1: "), e.getMessage());
  }

  private static Box box(Topology t) {
    return Objects.requireNonNull(t.referenceFrame()).box();
  }

  @Test
  void faultsNameTheLine() {
    String good = atom("1", " O  ", ' ', "HOH", 'A', "1", 1);
    FormatException e =
        assertThrows(FormatException.class, () -> read(good, good.substring(0, 40)));
    assertEquals(
        "t.pdb: frame 0: byte 67: line 2: coordinate y, columns 39-46: expected 8 columns, found 2",
        e.getMessage());
    e = assertThrows(FormatException.class, () -> read(good.replace("   1    ", "  x-    ")));
    assertEquals(
        "t.pdb: frame 0: byte 0: line 1: residue number, columns 23-26: expected a number, found"
            + " 'x-'",
        e.getMessage());
    e = assertThrows(FormatException.class, () -> read("REMARK nothing here"));
    assertEquals("t.pdb: atoms: expected ATOM or HETATM records, found none", e.getMessage());
    assertEquals(FormatException.Kind.EMPTY, e.kind());
  }

  @Test
  void malformedFilesThatAreAcceptedGiveTheirAtoms() throws IOException {
    assertEquals(3, readShared("trajectories/malformed/mda_incomplete.pdb").nAtoms());
    assertEquals(149, readShared("trajectories/malformed/mdciao_file_no_bonds.pdb").nAtoms());
    assertEquals(179, readShared("trajectories/malformed/haddock3_broken.pdb").nAtoms());
    assertEquals(159, readShared("trajectories/malformed/haddock3_corrected.pdb").nAtoms());
    FormatException e =
        assertThrows(
            FormatException.class,
            () -> readShared("trajectories/malformed/derived_pdb_overflow_coordinates.pdb"));
    assertTrue(e.what().startsWith("line 12: coordinate x, columns 31-38: "), e.what());
  }
}
