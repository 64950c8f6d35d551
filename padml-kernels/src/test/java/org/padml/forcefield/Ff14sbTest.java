package org.padml.forcefield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.padml.io.FileSource;
import org.padml.model.AtomSet;
import org.padml.model.BondPerception;
import org.padml.model.ElementGuesser;
import org.padml.model.NonbondedParameters;
import org.padml.model.NonbondedParameters.Exceptions;
import org.padml.model.Topology;
import org.padml.model.Topology.BondSource;
import org.padml.model.Topology.Residue;
import org.padml.model.TopologyBuilder;

/** Against OpenMM (ff14sb_systems.py made ff14sb_systems.tsv) and an Amber topology. */
final class Ff14sbTest {
  /** Charges of a PRMTOP have 9 digits of 18.2223 times the charge. */
  private static final double CHARGE_TOLERANCE = 1e-8;

  /** Coefficients of a PRMTOP have 9 digits. */
  private static final double RELATIVE_TOLERANCE = 1e-8;

  private static final String FIRST = "GLY: N H1 H2 H3 CA HA2 HA3 C O";
  private static final String LAST = "GLY: N H CA HA2 HA3 C O OXT";
  private static final String CYS = "CYS: N H CA HA CB HB2 HB3 SG C O";

  private static NonbondedParameters assigned(Topology t, AtomSet atoms) {
    Ff14sb.Assignment a = Ff14sb.assign(t, atoms);
    assertEquals("", a.reason());
    assertNotNull(a.parameters());
    return a.parameters();
  }

  private static AtomSet all(Topology t) {
    return AtomSet.range(0, t.nAtoms());
  }

  /** Residues as {@code NAME: atoms}, numbered from 1 in a chain; "/" starts the next chain. */
  private static TopologyBuilder peptide(String... residues) {
    TopologyBuilder b = new TopologyBuilder();
    char chain = 'A';
    int number = 1;
    for (String r : residues) {
      if (r.equals("/")) {
        chain++;
        continue;
      }
      String[] parts = r.split(": ");
      b.addResidue(new Residue(number++, "", parts[0], String.valueOf(chain), ""));
      for (String atom : parts[1].split(" ")) {
        b.addAtom(atom, ElementGuesser.guess(atom, parts[0]));
      }
    }
    return b.bondSource(BondSource.NONE);
  }

  private static int atom(Topology t, int residue, String name) {
    return IntStream.range(t.residueStart(residue), t.residueStart(residue + 1))
        .filter(a -> t.atomName(a).equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void structuresGetWhatAnotherProgramGivesThem() throws IOException {
    Map<String, Map<String, String>> table = Oracles.table("ff14sb_systems.tsv");
    assertEquals(4, table.size());
    for (Map.Entry<String, Map<String, String>> row : table.entrySet()) {
      Topology t = BondPerception.complete(Oracles.topology(row.getKey()));
      NonbondedParameters p = assigned(t, all(t));
      new Fingerprint(row.getKey(), row.getValue()).check(p);
      boolean hasWater = row.getKey().contains("water");
      assertEquals(hasWater ? List.of("water is taken as TIP3P") : List.of(), p.notes());
    }
  }

  @Test
  void partnersOfAnAmberComplexGetTheirOwnParameters() throws IOException {
    String file = "md-ppi/ras-raf_amber/ras-raf_complex.prmtop";
    Topology t = Oracles.topology(file);
    AtomSet raf = AtomSet.range(2621, 3862);
    NonbondedParameters built = assigned(t, raf);
    NonbondedParameters read =
        ForceField.read(FileSource::openDecompressed, List.of(Oracles.path(file)), t).subset(raf);
    assertArrayEquals(read.charge(), built.charge(), CHARGE_TOLERANCE);
    for (int i = 0; i < raf.size(); i++) {
      int a = built.ljType()[i] * (built.nTypes() + 1);
      int b = read.ljType()[i] * (read.nTypes() + 1);
      assertEquals(read.c6()[b], built.c6()[a], RELATIVE_TOLERANCE * read.c6()[b]);
      assertEquals(read.c12()[b], built.c12()[a], RELATIVE_TOLERANCE * read.c12()[b]);
    }
    assertArrayEquals(read.exceptions().first(), built.exceptions().first());
    assertArrayEquals(read.exceptions().second(), built.exceptions().second());
    assertArrayEquals(
        read.exceptions().chargeProduct(), built.exceptions().chargeProduct(), CHARGE_TOLERANCE);
    assertArrayEquals(GbRadii.MBONDI2.of(t.subset(raf), null), built.gbRadius(), 0);
  }

  @Test
  void namesOfCharmmAndGromacsAreUnderstood() throws IOException {
    Topology t = Oracles.topology("trajectories/topologies/parmed_ala_ala_ala.psf");
    NonbondedParameters p = assigned(t, all(t));
    assertEquals(0.1414, p.charge()[atom(t, 0, "N")]);
    assertEquals(0.1997, p.charge()[atom(t, 0, "HT3")]);
    assertEquals(0.2719, p.charge()[atom(t, 1, "HN")]);
    assertEquals(-0.8055, p.charge()[atom(t, 2, "OT1")]);
    assertEquals(-0.8055, p.charge()[atom(t, 2, "OT2")]);
    Topology adk = Oracles.topology("trajectories/dcd/mda_adk.psf");
    double sum = 0;
    for (double q : assigned(adk, all(adk)).charge()) {
      sum += q;
    }
    assertEquals(-4, sum, 1e-9);
  }

  @ParameterizedTest
  @CsvSource({
    "HIS: N H CA HA CB HB1 HB2 CG ND1 HD1 CD2 HD2 CE1 HE1 NE2 C O, ND1, -0.3811",
    "HSE: N HN CA HA CB HB1 HB2 CG ND1 CD2 HD2 CE1 HE1 NE2 HE2 C O, ND1, -0.5432",
    "HISH: N H CA HA CB HB1 HB2 CG ND1 HD1 CD2 HD2 CE1 HE1 NE2 HE2 C O, ND1, -0.1513",
    "ASP: N H CA HA CB HB2 HB3 CG OD1 OD2 C O, OD1, -0.8014",
    "ASP: N H CA HA CB HB2 HB3 CG OD1 OD2 HD2 C O, OD1, -0.5554",
    "ASP: N H CA HA CB HB2 HB3 CG OD1 HD1 OD2 C O, OD1, -0.6376",
    "GLUH: N H CA HA CB HB2 HB3 CG HG2 HG3 CD OE1 OE2 HE2 C O, OE2, -0.6511",
    "LYS: N H CA HA CB HB2 HB3 CG HG2 HG3 CD HD2 HD3 CE HE2 HE3 NZ HZ1 HZ2 C O, NZ, -1.03581",
    "ILE: N H CA HA CB HB CG1 HG11 HG12 CG2 HG21 HG22 HG23 CD HD1 HD2 HD3 C O, CD, -0.066",
    "CYM: N H CA HA CB HB2 HB3 SG C O, SG, -0.8844",
    "CYX: N H CA HA CB HB2 HB3 SG C O, SG, -0.1081",
    "CYS: N H CA HA CB HB2 HB3 SG HG C O, SG, -0.3119"
  })
  void protonationIsToldByHydrogens(String residue, String name, double charge) {
    Topology t = BondPerception.complete(peptide(FIRST, residue, LAST).build());
    assertEquals(charge, assigned(t, all(t)).charge()[atom(t, 1, name)], residue);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ALA: N CA CB C O | expected a structure with hydrogens, found none",
        "ALA: N H CA HA C O | residue ALA 2 of A: heavy atoms: expected those of ALA, found no CB",
        "GLY: N H CA HA2 HA3 CX C O | residue GLY 2 of A: heavy atoms: expected those of GLY, "
            + "found CX too",
        "CYS: N H CA HA CB HB2 HB3 SG C O | residue CYS 2 of A: hydrogens on SG: expected 1 as in"
            + " CYS, found 0",
        "LIG: C1 H1 | residue LIG 2 of A: ff14SB has no such residue",
        "ALA: N H CA HA CB HB1 HB2 HB3 C O CA | residue ALA 2 of A: atom CA: expected one, found "
            + "another"
      })
  void whatIsUnknownIsNamed(String residue, String reason) {
    Topology t = BondPerception.complete(peptide(FIRST, residue, LAST).build());
    Ff14sb.Assignment a = Ff14sb.assign(t, AtomSet.range(t.residueStart(1), t.residueStart(2)));
    assertNull(a.parameters());
    assertEquals(reason, a.reason());
  }

  @Test
  void anOpenEndOfAChainIsNamed() {
    Topology t = BondPerception.complete(peptide(FIRST, "GLY: N H CA HA2 HA3 C O").build());
    assertEquals(
        "residue GLY 2 of A: bonds of C to other residues: expected 1 as in GLY, found 0",
        Ff14sb.assign(t, all(t)).reason());
    assertEquals("", Ff14sb.assign(t, AtomSet.range(0, 9)).reason());
  }

  /** Between CB-SG-SG'-CB': 1 pair bonded, 2 over one atom, 1 + 2 * 3 over two atoms. */
  @Test
  void exceptionsCrossADisulfideBetweenPartners() {
    TopologyBuilder b = peptide(FIRST, CYS, LAST, "/", FIRST, CYS, LAST);
    Topology loose = b.build();
    int sulfur = atom(loose, 1, "SG");
    int other = atom(loose, 4, "SG");
    Topology t = BondPerception.complete(b.addBond(sulfur, other).build());
    NonbondedParameters p = assigned(t, all(t));
    assertEquals(-0.1081, p.charge()[sulfur]);
    Exceptions e = p.exceptions();
    int border = t.residueStart(3);
    int excluded = 0;
    int scaled = 0;
    for (int k = 0; k < e.size(); k++) {
      if (e.first()[k] < border && e.second()[k] >= border) {
        excluded += e.c6()[k] == 0 ? 1 : 0;
        scaled += e.c6()[k] > 0 ? 1 : 0;
      }
    }
    assertEquals(3, excluded);
    assertEquals(7, scaled);
    NonbondedParameters alone = assigned(t, AtomSet.range(0, border));
    assertEquals(-0.1081, alone.charge()[sulfur]);
    assertEquals(border, alone.nAtoms());
  }

  @Test
  void ionsAndUnusedAtoms() {
    Topology t =
        new TopologyBuilder()
            .addResidue(new Residue(1, "", "SOD", "", ""))
            .addAtom("SOD", 11)
            .addResidue(new Residue(2, "", "CLA", "", ""))
            .addAtom("CLA", 17)
            .addResidue(new Residue(3, "", "SOL", "", ""))
            .addAtom("OW", 8)
            .addAtom("HW1", 1)
            .addAtom("HW2", 1)
            .addAtom("MW", 0)
            .virtualSite()
            .build();
    NonbondedParameters p = assigned(t, all(t));
    assertArrayEquals(new double[] {1, -1, -0.834, 0.417, 0.417, 0}, p.charge());
    assertEquals("none", p.typeName(p.ljType()[5]));
    assertEquals("Na+", p.typeName(p.ljType()[0]));
    assertEquals(List.of("water is taken as TIP3P"), p.notes());
  }
}
