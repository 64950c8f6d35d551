package org.padml.descriptors.interactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.ResiduePairBuffer;
import org.padml.model.AtomSet;
import org.padml.model.BondPerception;
import org.padml.model.Topology;
import org.padml.testing.MdComplex;
import org.padml.testing.SharedData;

/** Interactions against numpy (interactions.py) and PyInteraph2 on complexes of the shared data. */
class InteractionsReferenceTest {
  private static final String MD = "md-ppi/";
  private static final int FRAMES_OF_PYINTERAPH = 26;

  /**
   * PyInteraph2 takes masses of its own; a centre moves by less than 0.001 nm, and of 130 compared
   * distances less than one is expected so near the cutoff: one frame of 26.
   */
  private static final double ONE_FRAME_PERCENT = 100.0 / FRAMES_OF_PYINTERAPH + 1e-9;

  /** Expected rows by "system split", in the order of frames. */
  private static Map<String, List<String[]>> expected() throws IOException {
    Map<String, List<String[]>> rows = new TreeMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    InteractionsReferenceTest.class.getResourceAsStream("interactions.tsv")),
                StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split("\t");
        rows.computeIfAbsent(cells[0] + " " + cells[1], k -> new ArrayList<>()).add(cells);
      }
    }
    return rows;
  }

  private static AtomSet parity(MdComplex md, AtomSet atoms, int parity) {
    boolean[] mask = new boolean[md.topology().nAtoms()];
    for (int a : atoms.toArray()) {
      mask[a] = md.topology().residueOf(a) % 2 == parity;
    }
    return AtomSet.ofMask(mask);
  }

  private static int compare(MdComplex md, AtomSet a, AtomSet b, List<String[]> rows, String name)
      throws IOException {
    Topology topology = BondPerception.complete(md.topology());
    Set<InteractionKind> all = EnumSet.allOf(InteractionKind.class);
    Interactions found =
        new Interactions(topology, a, b, AtomSet.of(), InteractionOptions.DEFAULT, all);
    HydrophobicContacts chains =
        new HydrophobicContacts(topology, a, b, HydrophobicCriterion.SIDE_CHAIN);
    md.forEachFrame(
        (k, frame) -> {
          if (k < rows.size()) {
            found.compute(frame);
            int[] counts = {
              found.count(InteractionKind.HYDROPHOBIC),
              chains.compute(frame.x(), frame.y(), frame.z()),
              found.count(InteractionKind.PI_STACKING),
              found.count(InteractionKind.PI_PARALLEL),
              found.count(InteractionKind.PI_T_SHAPED),
              found.count(InteractionKind.CATION_PI)
            };
            for (int c = 0; c < counts.length; c++) {
              assertEquals(
                  Integer.parseInt(rows.get(k)[3 + c]),
                  counts[c],
                  name + ", frame " + k + ", column " + c);
            }
          }
        });
    return rows.size();
  }

  private static void both(MdComplex md, AtomSet a, AtomSet b, String name) throws IOException {
    Map<String, List<String[]>> rows = expected();
    compare(md, a, b, rows.getOrDefault(name + " partners", List.of()), name);
    AtomSet complex = a.union(b);
    int n =
        compare(
            md,
            parity(md, complex, 0),
            parity(md, complex, 1),
            rows.getOrDefault(name + " even-odd", List.of()),
            name);
    assertEquals(1, n, name);
  }

  private static MdComplex twoChains() throws IOException {
    return new MdComplex(
        MD + "pyinteraph2_two-chains/sim.prot.twochains.pdb",
        MD + "pyinteraph2_two-chains/traj.twochains.xtc");
  }

  @Test
  void twoChainsAsNumpy() throws IOException {
    MdComplex md = twoChains();
    both(
        md,
        md.residues(r -> r.chain().equals("A")),
        md.residues(r -> r.chain().equals("B")),
        "two-chains");
  }

  @Test
  void rpn11AndUbiquitinAsNumpy() throws IOException {
    MdComplex md =
        new MdComplex(
            MD + "rpn11-ubiquitin_namd/rpn11_ubq.psf", MD + "rpn11-ubiquitin_namd/rpn11_ubq.dcd");
    both(
        md,
        md.residues(r -> r.segment().equals("RN11")),
        md.residues(r -> r.segment().equals("UBQ")),
        "rpn11");
  }

  @Test
  void structuresAsNumpy() throws IOException {
    int n = 0;
    for (String key : expected().keySet()) {
      String file = key.split(" ")[0];
      if (file.endsWith(".pdb") && key.endsWith("partners")) {
        String path = "complexes/bm5/bound/" + file;
        assertTrue(Files.exists(SharedData.require(path)));
        MdComplex md = new MdComplex(path, path);
        both(
            md,
            md.residues(r -> r.chain().equals("A")),
            md.residues(r -> r.chain().equals("B")),
            file);
        n++;
      }
    }
    assertTrue(n > 15, "compared only " + n);
  }

  @Test
  void sideChainContactsAsPyinteraph() throws IOException {
    Map<String, Double> percent = new HashMap<>();
    for (String line :
        Files.readAllLines(
            SharedData.require(
                "reference-values/pyinteraph2_two-chains/hydrophobic-clusters_twochains_inter_A-B.csv"),
            StandardCharsets.UTF_8)) {
      String[] c = line.split(",");
      boolean ab = c[0].equals("A");
      percent.put((ab ? c[1] : c[5]) + "-" + (ab ? c[5] : c[1]), Double.valueOf(c[8]));
    }
    MdComplex md = twoChains();
    HydrophobicContacts contacts =
        new HydrophobicContacts(
            md.topology(),
            md.residues(r -> r.chain().equals("A")),
            md.residues(r -> r.chain().equals("B")),
            HydrophobicCriterion.SIDE_CHAIN);
    Map<String, Double> found = new HashMap<>();
    int frames =
        md.forEachFrame(
            (k, frame) -> {
              contacts.compute(frame.x(), frame.y(), frame.z());
              ResiduePairBuffer pairs = contacts.residuePairs();
              for (int p = 0; p < pairs.size(); p++) {
                found.merge(
                    md.topology().residue(pairs.residueA(p)).resid()
                        + "-"
                        + md.topology().residue(pairs.residueB(p)).resid(),
                    100.0 / FRAMES_OF_PYINTERAPH,
                    Double::sum);
              }
            });
    assertEquals(FRAMES_OF_PYINTERAPH, frames);
    assertEquals(percent.keySet(), found.keySet());
    double off = 0;
    for (Map.Entry<String, Double> e : percent.entrySet()) {
      off += Math.abs(e.getValue() - found.getOrDefault(e.getKey(), 0.0));
    }
    assertTrue(off <= ONE_FRAME_PERCENT, "percent: " + percent + ", found " + found);
  }
}
