package org.padml.forcefield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.padml.formats.FormatException;
import org.padml.formats.prmtop.PrmtopNonbonded;
import org.padml.io.FileSource;
import org.padml.model.AtomSet;
import org.padml.model.NonbondedParameters;
import org.padml.model.NonbondedParameters.Exceptions;
import org.padml.model.Topology;
import org.padml.testing.Mutations;
import org.padml.testing.TextSource;

/** Against ParmEd and OpenMM: nonbonded.py made nonbonded.tsv. */
final class PrmtopParametersTest {
  private static final String SMALL_FILE = "trajectories/netcdf/mda_ace_mbondi3.parm7";
  private static final long SEED = 5;

  private static NonbondedParameters read(String shared, Topology topology) throws IOException {
    return ForceField.read(FileSource::openDecompressed, List.of(Oracles.path(shared)), topology);
  }

  private static NonbondedParameters readText(String text) throws IOException {
    TextSource source = new TextSource("x.parm7", text);
    Topology topology = PrmtopNonbonded.read(source).topology();
    return ForceField.read(path -> source, List.of("x.parm7"), topology);
  }

  private static String smallText() throws IOException {
    return Files.readString(Path.of(Oracles.path(SMALL_FILE)));
  }

  @Test
  void parametersAreThoseOfOtherPrograms() throws IOException {
    Map<String, Map<String, String>> table = Oracles.table("nonbonded.tsv");
    assertEquals(9, table.size());
    for (Map.Entry<String, Map<String, String>> row : table.entrySet()) {
      Topology topology = Oracles.topology(row.getKey());
      NonbondedParameters p = read(row.getKey(), topology);
      Fingerprint print = new Fingerprint(row.getKey(), row.getValue());
      print.check(p);
      assertEquals(List.of(), p.notes(), row.getKey());
      double[] screen = GbScreening.HCT_OBC.of(topology, p);
      print.sum("screen", p.nAtoms(), i -> screen[i]);
    }
  }

  @Test
  void radiiAndScreeningAreThoseOfOtherPrograms() throws IOException {
    for (Map.Entry<String, Map<String, String>> row : Oracles.table("nonbonded.tsv").entrySet()) {
      Topology t = Oracles.topology(row.getKey());
      Fingerprint print = new Fingerprint(row.getKey(), row.getValue());
      int n = t.nAtoms();
      for (GbRadii set : List.of(GbRadii.BONDI, GbRadii.MBONDI, GbRadii.MBONDI2, GbRadii.MBONDI3)) {
        double[] radius = set.of(t, null);
        print.sum(set.name().toLowerCase(java.util.Locale.ROOT), n, i -> radius[i]);
      }
      double[] gbn = GbScreening.GBN.of(t, null);
      double[] gbn2 = GbScreening.GBN2.of(t, null);
      GbScreening.Gbn2Coefficients abg = GbScreening.gbn2Coefficients(t);
      print.sum("gbn_screen", n, i -> gbn[i]);
      print.sum("gbn2_screen", n, i -> gbn2[i]);
      print.sum("gbn2_alpha", n, i -> abg.alpha()[i]);
      print.sum("gbn2_beta", n, i -> abg.beta()[i]);
      print.sum("gbn2_gamma", n, i -> abg.gamma()[i]);
    }
  }

  @Test
  void radiiOfTheFileAreTakenWhereItHasSome() throws IOException {
    Topology t = Oracles.topology(SMALL_FILE);
    NonbondedParameters p = read(SMALL_FILE, t);
    assertArrayEquals(p.gbRadius(), GbRadii.FROM_TOPOLOGY.of(t, p));
    assertEquals(GbRadii.FROM_TOPOLOGY, GbRadii.FROM_TOPOLOGY.resolved(p));
    assertArrayEquals(GbRadii.MBONDI2.of(t, null), GbRadii.FROM_TOPOLOGY.of(t, null));
    assertEquals(GbRadii.MBONDI2, GbRadii.FROM_TOPOLOGY.resolved(null));
  }

  @Test
  void theComplexHoldsItsPartners() throws IOException {
    Topology t = Oracles.topology("md-ppi/ras-raf_amber/ras-raf_complex.prmtop");
    NonbondedParameters complex = read("md-ppi/ras-raf_amber/ras-raf_complex.prmtop", t);
    NonbondedParameters part = complex.subset(AtomSet.range(2621, 3862));
    Topology raf = Oracles.topology("md-ppi/ras-raf_amber/raf.prmtop");
    NonbondedParameters alone = read("md-ppi/ras-raf_amber/raf.prmtop", raf);
    assertArrayEquals(alone.charge(), part.charge());
    Exceptions a = alone.exceptions();
    Exceptions b = part.exceptions();
    assertArrayEquals(a.first(), b.first());
    assertArrayEquals(a.second(), b.second());
    assertArrayEquals(a.chargeProduct(), b.chargeProduct(), 1e-9);
  }

  @Test
  void anotherTopologyIsRefusedByItsFirstAtom() throws IOException {
    Topology chamber = Oracles.topology("trajectories/topologies/parmed_ala_ala_ala.psf");
    NonbondedParameters p = read("trajectories/topologies/parmed_ala_ala_ala.parm7", chamber);
    assertEquals(33, p.nAtoms());
    FormatException count = assertThrows(FormatException.class, () -> read(SMALL_FILE, chamber));
    assertEquals("atoms: expected 33 as in the topology, found 6", count.what());
    String swapped = smallText().replace("       1       6       1", "       6       1       1");
    Topology t = Oracles.topology(SMALL_FILE);
    FormatException element =
        assertThrows(
            FormatException.class,
            () -> ForceField.read(path -> new TextSource(path, swapped), List.of("x.parm7"), t));
    assertEquals(
        "x.parm7: atom 1: expected HH31 (H) of ACE 1, found HH31 (C) of ACE 1",
        element.getMessage());
  }

  @Test
  void namesOfHeavyAtomsOfAminoAcidsMustAgree() throws IOException {
    String shared = "md-ppi/ras-raf_amber/raf.prmtop";
    Topology t = Oracles.topology(shared);
    String text = Files.readString(Path.of(Oracles.path(shared)));
    assertTrue(text.contains("CA  HA  CB  HB2 HB3"), "names");
    String swapped = text.replaceFirst("CA  HA  CB  HB2 HB3", "CB  HA  CA  HB2 HB3");
    FormatException name =
        assertThrows(
            FormatException.class,
            () -> ForceField.read(path -> new TextSource(path, swapped), List.of("x.parm7"), t));
    assertTrue(
        name.what().matches("atom \\d+: expected CA \\(C\\) of .*, found CB \\(C\\) of .*"),
        name.what());
    String renamed = text.replaceFirst("CA  HA  CB  HB2 HB3", "CA  HX  CB  HB2 HB3");
    NonbondedParameters p =
        ForceField.read(path -> new TextSource(path, renamed), List.of("x.parm7"), t);
    assertEquals(1, p.notes().size(), p.notes().toString());
    assertTrue(p.notes().get(0).startsWith("1 atoms have other names"), p.notes().get(0));
  }

  @Test
  void whatCannotBeToldIsNoted() throws IOException {
    String text = smallText();
    assertEquals(List.of(), readText(text).notes());
    String charged =
        text.replaceFirst("(?s)(%FLAG CHARGE.*?\\n%FORMAT.*?\\n)(.{16})", "$1  0.00000000E+00");
    assertEquals(
        List.of(
            "molecule of atom 1, ACE of 6 atoms: total charge -0.1123 e, expected a whole number"),
        readText(charged).notes());
    String fourth =
        text
            + "%FLAG LENNARD_JONES_CCOEF\n%FORMAT(5E16.8)\n"
            + ("  1.00000000E+00".repeat(5) + "\n").repeat(2);
    assertEquals(
        List.of("the r^-4 terms of its 12-6-4 potential (LENNARD_JONES_CCOEF) are left out"),
        readText(fourth).notes());
  }

  @Test
  void aTenTwelveTermIsNotedAndLeftOut() throws IOException {
    String text =
        smallText()
            .replace(
                "       1       2       4       7       2",
                "      -1       2       4       7       2")
            .replace(
                "       3       3       3       4       0\n",
                "       3       3       3       4       1\n")
            .replaceAll("(%FLAG HBOND_[AB]COEF.*\n%FORMAT.*\n)", "$1  1.00000000E+00\n");
    NonbondedParameters p = readText(text);
    assertEquals(
        List.of("the 10-12 term between types HC and HC (HBOND_ACOEF) is left out"), p.notes());
    assertEquals(0, p.c6()[p.ljType()[0] * (p.nTypes() + 1)]);
    assertTrue(p.c6()[p.ljType()[1] * (p.nTypes() + 1)] > 0);
  }

  @Test
  void aPartnerWithABrokenChargeIsNamed() throws IOException {
    String shared = "md-ppi/ras-raf_amber/raf.prmtop";
    NonbondedParameters p = read(shared, Oracles.topology(shared));
    assertEquals("", ForceField.chargeNote("raf", p, AtomSet.range(0, p.nAtoms())));
    assertEquals(
        "raf: total charge 0.1801 e, expected a whole number",
        ForceField.chargeNote("raf", p, AtomSet.of(0)));
  }

  /** Cut before the radii, a file would else pass for one that has none. */
  @Test
  void aFileCutBetweenParametersAndRadiiIsTruncated() throws IOException {
    String text = smallText();
    String cut = text.substring(0, text.indexOf("%FLAG IROTAT") - 20);
    FormatException e = assertThrows(FormatException.class, () -> readText(cut));
    assertEquals(FormatException.Kind.TRUNCATED, e.kind());
    assertTrue(
        String.valueOf(e.getMessage()).startsWith("x.parm7: flag JOIN_ARRAY: expected "),
        e.getMessage());
  }

  @Test
  void damagedFilesAreRefusedWithTheirPath() throws IOException {
    byte[] good = Files.readAllBytes(Path.of(Oracles.path(SMALL_FILE)));
    int refused = Mutations.refused("x.parm7", good, 400, SEED, PrmtopNonbonded::read);
    assertTrue(refused > 100, "refused " + refused);
  }
}
