package org.padml.partners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.padml.formats.Formats;
import org.padml.io.FileSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Topology;
import org.padml.model.Topology.BondSource;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.model.Topology.Residue;
import org.padml.model.TopologyBuilder;
import org.padml.selection.Selection;
import org.padml.testing.SharedData;

final class PartnersTest {
  private static Topology read(String path) throws IOException {
    try (var source = FileSource.openDecompressed(SharedData.require(path).toString())) {
      return Formats.readTopology(source, FileSource::openDecompressed);
    }
  }

  private static String found(Topology t) {
    return Partners.find(t).entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue().size())
        .collect(Collectors.joining(" "));
  }

  /** Sizes: READMEs and index; of b2ar by the residues of its README, of YiiP half the protein. */
  @ParameterizedTest
  @CsvSource({
    "own/fab/fab.pdb, H=3094 L=3268",
    "own/fab/fab_water.pdb.gz, H=3094 L=3268",
    "own/fab/fab.top.gz, H=3094 L=3268",
    "own/abeta/ab_wt_r1.pdb, A=125 B=125",
    "own/abeta-ethanol/abeta_ethanol.pdb, A=125 B=125",
    "md-ppi/yiip-homodimer_membrane/YiiP_lipids.gro.gz, A=4407 B=4407",
    "md-ppi/pyinteraph2_two-chains/sim.prot.twochains.gro, A=2092 B=246",
    "md-ppi/pyinteraph2_two-chains/sim.prot.twochains.pdb, A=2092 B=246",
    "md-ppi/pyinteraph2_single-chain/sim.prot.gro, A=2354",
    "md-ppi/ras-raf_amber/ras-raf_complex.prmtop, A=2621 B=1241",
    "md-ppi/rpn11-ubiquitin_namd/rpn11_ubq.psf, UBQ=1230 RN11=3097",
    "md-ppi/ww-peptide_gmx_mmpbsa/com.pdb, PROA=478 PROB=130",
    "md-ppi/ww-peptide_gmx_mmpbsa/topol.top, PROA=478 PROB=130",
    "md-ppi/ww-peptide_gmx_mmpbsa/com.tpr, PROA=478 PROB=130",
    "md-ppi/trimer-glycan_gmx_mmpbsa/com.tpr, PROA=607 PROB=607 PROC=607",
    "md-ppi/ww-peptide_opls/com.pdb, A=478 B=130",
    "md-ppi/b2ar-gs_mdciao/gs-b2ar.noH.pdb, A=2916 B=2616 C=512 D=2286",
  })
  void findsThePartnersOf(String path, String partners) throws IOException {
    assertEquals(partners, found(read(path)), path);
  }

  @ParameterizedTest
  @CsvSource({
    "own/abeta/ab_wt_r1.pdb, A, ''",
    "own/abeta/ab_wt_r1.pdb, '', ''",
    "own/abeta/ab_wt_r1.pdb, '', PEP",
    "own/abeta-ethanol/abeta_ethanol.pdb, A, ''",
    "own/abeta-ethanol/abeta_ethanol.pdb, '', ''",
  })
  void repeatedOrMissingLettersAreNamedByOrder(String path, String chain, String segment)
      throws IOException {
    assertEquals("A=125 B=125", found(relettered(read(path), chain, segment)));
  }

  private static Topology relettered(Topology t, String chain, String segment) {
    TopologyBuilder b = new TopologyBuilder();
    for (int r = 0; r < t.nResidues(); r++) {
      Residue old = t.residue(r);
      b.addResidue(new Residue(old.resid(), old.insertionCode(), old.name(), chain, segment));
      for (int a = t.residueStart(r); a < t.residueStart(r + 1); a++) {
        b.addAtom(t.atomName(a), t.atomicNumber(a));
      }
    }
    if (t.referenceFrame() != null) {
      b.referenceFrame(t.referenceFrame());
    }
    return b.build();
  }

  @Test
  void aThirdLetterDoesNotHideARepeatedOne() {
    Builder b = new Builder();
    b.peptide("A", 1, 3).peptide("A", 1, 3).peptide("B", 1, 2);
    assertEquals("A=12 B=12 C=8", found(b.build(BondSource.FILE)));
  }

  @Test
  void gapsOfAChainAreNoEnds() {
    Builder b = new Builder();
    b.peptide("", 1, 3).peptide("", 9, 2);
    assertEquals("A=20", found(b.build(BondSource.FILE)));
    Builder far = new Builder();
    far.peptide("", 1, 3).peptide("", 1001, 2);
    assertEquals("A=12 B=8", found(far.build(BondSource.FILE)));
    Builder next = new Builder();
    next.peptide("", 1, 3).peptide("", 4, 2);
    assertEquals("A=12 B=8", found(next.build(BondSource.FILE)));
  }

  @Test
  void disulfidesDoNotJoinPartners() {
    Builder b = new Builder();
    b.peptide("", 1, 3).peptide("", 4, 3);
    b.cysteines();
    assertEquals("A=14 B=14", found(b.build(BondSource.FILE)));
  }

  @Test
  void solventIonsLipidsAndSingleAminoAcidsAreNoPartners() {
    Builder b = new Builder();
    b.peptide("P", 1, 4);
    for (String name : new String[] {"SOL", "CA", "POPC", "P0G", "GLY", "ZN"}) {
      b.residue("X", name);
    }
    assertEquals("P=16", found(b.build(BondSource.FILE)));
    assertEquals("", found(new Builder().residue("", "SOL").build(BondSource.FILE)));
    assertEquals("", found(new TopologyBuilder().build()));
  }

  @Test
  void strandsOfNucleicAcidsArePartners() {
    Builder b = new Builder();
    b.peptide("P", 1, 3).strand("D", 1, "DA5", "PSU", "DT3").strand("E", 4, "DA5", "DT3");
    b.nucleotide("D", 90, "AMP", true).nucleotide("P", 91, "G", true);
    assertEquals("P=12 D=20 E=13", found(b.build(BondSource.FILE)));
    Builder unnamed = new Builder();
    unnamed.peptide("", 1, 3).strand("", 4, "A5", "U", "G3").strand("", 7, "C", "C");
    assertEquals("A=12 B=20 C=13", found(unnamed.build(BondSource.FILE)));
  }

  /** Without bonds, by the distance of O3' and P; a strand may have lost some nucleotides. */
  @Test
  void strandsAreFoundByTheirCoordinates() {
    Builder b = new Builder();
    b.strand("", 1, "DA", "PSU", "DC").strand("", 4, "DG", "DC").strand("", 9, "DT", "DT");
    // a row of atoms 0.08 nm apart, in which P is the second behind O3'
    float[] x = new float[20 + 2 * 13];
    for (int a = 0; a < x.length; a++) {
      x[a] = 0.08f * a;
    }
    Topology t =
        b.placed(new ReferenceFrame(x, new float[x.length], new float[x.length], Box.NONE));
    assertEquals("A=20 B=26", found(relettered(t, "", "")));
  }

  @Test
  void theWordProteinMeansTheSame() {
    Builder b = new Builder();
    for (String name : new String[] {"GLUP", "ASPP", "LSN", "TYM", "NASH", "CLYN", "ORN", "NMA"}) {
      b.residue("P", name);
    }
    b.residue("X", "ACP").residue("X", "POPC");
    Topology t = b.build(BondSource.FILE);
    assertEquals(Selection.parse("protein").evaluate(t), Partners.find(t).get("P"));
    assertEquals("P=8", found(t));
  }

  @Test
  void lettersGoOnBehindZ() {
    assertEquals(
        "A Z AA AZ BA",
        String.join(
            " ",
            Partners.letters(0),
            Partners.letters(25),
            Partners.letters(26),
            Partners.letters(51),
            Partners.letters(52)));
  }

  @Test
  void givenPartnersKeepTheirOrder() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("ligand", "chain B");
    given.put("receptor", "chain A and name CA");
    Map<String, AtomSet> partners = Partners.parse(given, dimer(), Selection.Context.NONE);
    assertEquals("[ligand, receptor]", partners.keySet().toString());
    assertEquals(AtomSet.of(1, 5, 9), partners.get("receptor"));
  }

  @Test
  void mistakesNameKeyAndValue() {
    assertEquals(
        "partners.A: \"chain X\": expected at least one atom, found none",
        complaint("A", "chain X", "B", "chain B"));
    assertEquals(
        "partners.B: \"name CA\": expected no atom of another partner, found 3 of partner A (\"chain"
            + " A\")",
        complaint("A", "chain A", "B", "name CA"));
    assertEquals(
        "partners.B: selection: word: expected a keyword, found \"chian\"; did you mean"
            + " \"chain\"?\n  chian B\n  ^^^^^",
        complaint("A", "chain A", "B", "chian B"));
    assertEquals(
        "partners.H:L: name: expected text without colon or blanks around it, found \"H:L\"",
        complaint("H:L", "chain A", "B", "chain B"));
  }

  private static String complaint(String a, String first, String b, String second) {
    Map<String, String> given = new LinkedHashMap<>();
    given.put(a, first);
    given.put(b, second);
    return String.valueOf(
        assertThrows(
                IllegalArgumentException.class,
                () -> Partners.parse(given, dimer(), Selection.Context.NONE))
            .getMessage());
  }

  private static Topology dimer() {
    return new Builder().peptide("A", 1, 3).peptide("B", 1, 3).build(BondSource.FILE);
  }

  /** Peptides of residues N CA C O, bonded. */
  private static final class Builder {
    private final TopologyBuilder b = new TopologyBuilder();
    private int lastCarbon = -1;
    private TopologyBuilder result = b;

    Builder peptide(String chain, int first, int count) {
      lastCarbon = -1;
      for (int k = 0; k < count; k++) {
        b.addResidue(new Residue(first + k, "", k % 2 == 0 ? "GLY" : "NVAL", chain, ""));
        int n = b.nAtoms();
        b.addAtom("N", 7).addAtom("CA", 6).addAtom("C", 6).addAtom("O", 8);
        b.addBond(n, n + 1).addBond(n + 1, n + 2).addBond(n + 2, n + 3);
        if (lastCarbon >= 0) {
          b.addBond(lastCarbon, n);
        }
        lastCarbon = n + 2;
      }
      return this;
    }

    Builder residue(String chain, String name) {
      b.addResidue(new Residue(900, "", name, chain, "")).addAtom("C1", 6);
      return this;
    }

    /** Nucleotides of the atoms P, O5', C1', C3', O3' and a base's N1; the first has no P. */
    Builder strand(String chain, int first, String... names) {
      for (int k = 0; k < names.length; k++) {
        int last = b.nAtoms() - 2;
        int here = b.nAtoms();
        nucleotide(chain, first + k, names[k], k > 0);
        if (k > 0) {
          b.addBond(last, here);
        }
      }
      return this;
    }

    Builder nucleotide(String chain, int number, String name, boolean hasPhosphate) {
      b.addResidue(new Residue(number, "", name, chain, ""));
      if (hasPhosphate) {
        b.addAtom("P", 15);
      }
      b.addAtom("O5'", 8).addAtom("N1", 7).addAtom("C1'", 6);
      b.addAtom("C3'", 6).addAtom("O3'", 8).addAtom("O2", 8);
      return this;
    }

    Topology placed(ReferenceFrame frame) {
      return result.referenceFrame(frame).build();
    }

    /** Gives the middle residue of each peptide of three a side chain, and bonds their sulfurs. */
    void cysteines() {
      Topology t = b.build();
      TopologyBuilder more = new TopologyBuilder();
      int[] moved = new int[t.nAtoms()];
      int[] sulfurs = new int[2];
      int n = 0;
      for (int r = 0; r < t.nResidues(); r++) {
        more.addResidue(t.residue(r));
        for (int a = t.residueStart(r); a < t.residueStart(r + 1); a++) {
          moved[a] = more.nAtoms();
          more.addAtom(t.atomName(a), t.atomicNumber(a));
        }
        if (r % 3 == 1) {
          int ca = moved[t.residueStart(r) + 1];
          int cb = more.nAtoms();
          more.addAtom("CB", 6).addAtom("SG", 16).addBond(ca, cb).addBond(cb, cb + 1);
          sulfurs[n++] = cb + 1;
        }
      }
      for (int k = 0; k < t.nBonds(); k++) {
        more.addBond(moved[t.bondFirst(k)], moved[t.bondSecond(k)]);
      }
      result = more.addBond(sulfurs[0], sulfurs[1]);
    }

    Topology build(BondSource source) {
      return result.bondSource(source).build();
    }
  }
}
