package org.padml.descriptors.hbonds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.testing.MdComplex;
import org.padml.testing.SharedData;

/** Hydrogen bonds of whole trajectories against GROMACS 2022.5 and MDTraj 1.9.7 (hbonds.py). */
class HydrogenBondsReferenceTest {
  private static List<Integer> expected(String start) throws IOException {
    List<Integer> counts = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    HydrogenBondsReferenceTest.class.getResourceAsStream("hbonds.tsv")),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split("\t");
        if (start.equals(cells[0] + " " + cells[1] + " " + cells[3])) {
          counts.add(Integer.valueOf(cells[4]));
        }
      }
    }
    return counts;
  }

  private static AtomSet parity(MdComplex md, AtomSet atoms, int parity) {
    boolean[] mask = new boolean[md.topology().nAtoms()];
    for (int a : atoms.toArray()) {
      mask[a] = md.topology().residueOf(a) % 2 == parity;
    }
    return AtomSet.ofMask(mask);
  }

  private static List<Integer> counts(
      MdComplex md, AtomSet a, AtomSet b, HydrogenBondCriterion criterion, int frames)
      throws IOException {
    HydrogenBonds bonds = new HydrogenBonds(md.topology(), a, b, criterion);
    assertEquals("", bonds.reason());
    List<Integer> counts = new ArrayList<>();
    md.forEachFrame(
        (k, frame) -> {
          if (k < frames) {
            bonds.compute(frame.x(), frame.y(), frame.z());
            counts.add(bonds.count());
          }
        });
    return counts;
  }

  private static void compare(
      String system, MdComplex md, AtomSet a, AtomSet b, HydrogenBondCriterion criterion)
      throws IOException {
    List<Integer> across = expected(system + " partners " + criterion.text());
    assertTrue(across.size() >= 5, system);
    assertEquals(across, counts(md, a, b, criterion, across.size()), system);
    AtomSet both = a.union(b);
    List<Integer> within = expected(system + " even-odd " + criterion.text());
    assertEquals(
        within,
        counts(md, parity(md, both, 0), parity(md, both, 1), criterion, within.size()),
        system);
  }

  @Test
  void trimerAsGromacs() throws IOException {
    MdComplex md =
        new MdComplex(
            "md-ppi/trimer-glycan_gmx_mmpbsa/com.tpr",
            "md-ppi/trimer-glycan_gmx_mmpbsa/com_traj.xtc");
    compare(
        "trimer",
        md,
        md.residues(r -> r.segment().equals("PROA")),
        md.residues(r -> r.segment().equals("PROB")),
        HydrogenBondCriterion.GROMACS);
  }

  @Test
  void wwDomainAndPeptideAsGromacs() throws IOException {
    MdComplex md =
        new MdComplex(
            "md-ppi/ww-peptide_gmx_mmpbsa/com.tpr", "md-ppi/ww-peptide_gmx_mmpbsa/com_traj.xtc");
    List<Integer> expected = new ArrayList<>();
    for (String line :
        Files.readAllLines(
            SharedData.require("reference-values/computed_gromacs_ww-peptide/hbnum.xvg"),
            StandardCharsets.UTF_8)) {
      if (!line.startsWith("#") && !line.startsWith("@")) {
        expected.add(Integer.valueOf(line.strip().split(" +")[1]));
      }
    }
    assertEquals(11, expected.size());
    assertEquals(
        expected,
        counts(
            md,
            md.residues(r -> r.segment().equals("PROA")),
            md.residues(r -> r.segment().equals("PROB")),
            HydrogenBondCriterion.GROMACS,
            expected.size()));
  }

  @Test
  void rpn11AndUbiquitinAsMdtraj() throws IOException {
    MdComplex md =
        new MdComplex(
            "md-ppi/rpn11-ubiquitin_namd/rpn11_ubq.psf",
            "md-ppi/rpn11-ubiquitin_namd/rpn11_ubq.dcd");
    compare(
        "rpn11",
        md,
        md.residues(r -> r.segment().equals("RN11")),
        md.residues(r -> r.segment().equals("UBQ")),
        HydrogenBondCriterion.WERNET_NILSSON);
  }

  @Test
  void rasAndRafAsMdtraj() throws IOException {
    MdComplex md =
        new MdComplex(
            "md-ppi/ras-raf_amber/ras-raf_complex.prmtop",
            "md-ppi/ras-raf_amber/prod_complex.mdcrd");
    compare(
        "ras-raf",
        md,
        md.residueRange(0, 166),
        md.residueRange(166, 242),
        HydrogenBondCriterion.WERNET_NILSSON);
  }
}
