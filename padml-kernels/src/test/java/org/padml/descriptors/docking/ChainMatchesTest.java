package org.padml.descriptors.docking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

/** The ways to match partners are found without trying all that are none. */
class ChainMatchesTest {
  private static final int COPIES = 12;

  /** Chains of four residues, alike but for the first. */
  private static Topology chains(List<String> firstResidues) {
    TopologyBuilder builder = new TopologyBuilder();
    for (String first : firstResidues) {
      List<String> sequence = List.of(first, "ALA", "SER", "LEU");
      ComplexDockingTest.addChain(builder, sequence, Assignment.BACKBONE);
    }
    return builder.build();
  }

  /** Twelve chains against eleven such and one other, the last: no search may try 11! ways. */
  @Test
  void partnersOfOtherSequencesAreNoMatch() {
    List<String> first = new ArrayList<>();
    AtomSet a = AtomSet.of();
    AtomSet b = AtomSet.of();
    for (int c = 0; c < 2 * COPIES; c++) {
      first.add(c == COPIES - 1 ? "TRP" : "GLY");
      AtomSet chain = ComplexDockingTest.chain(c);
      a = c < COPIES ? a.union(chain) : a;
      b = c < COPIES ? b : b.union(chain);
    }
    List<int[]> pair = List.of(new int[] {0, 1});
    ChainMatches ways = new ChainMatches(chains(first), List.of(a, b), pair, pair);
    assertItselfOnly(ways, 2);
  }

  /** Receptors, which are alike, and then a ligand of its own for each. */
  private static List<String> receptorsAndLigands() {
    List<String> first = new ArrayList<>(Collections.nCopies(COPIES, "GLY"));
    first.addAll(
        List.of(
            "ALA", "ARG", "ASN", "ASP", "CYS", "GLN", "GLU", "HIS", "ILE", "LEU", "LYS", "MET"));
    return first;
  }

  private static List<int[]> receptorsWithLigands() {
    List<int[]> pairs = new ArrayList<>();
    for (int c = 0; c < COPIES; c++) {
      pairs.add(new int[] {c, COPIES + c});
    }
    return pairs;
  }

  private static void assertItselfOnly(ChainMatches ways, int n) {
    assertEquals(1, ways.matches().size());
    assertArrayEquals(IntStream.range(0, n).toArray(), ways.matches().get(0).partner());
  }

  /** The ligand of a receptor tells what it may stand for before the others are placed. */
  @Test
  void ligandsTellReceptorsApart() {
    int n = 2 * COPIES;
    List<int[]> pairs = receptorsWithLigands();
    ChainMatches ways =
        new ChainMatches(chains(receptorsAndLigands()), ComplexDockingTest.single(n), pairs, pairs);
    assertEquals("", ways.note());
    assertItselfOnly(ways, n);
  }

  /** A partner that all receptors touch has them placed before any ligand, in 12! ways. */
  @Test
  void aSearchThatIsTooLongKeepsTheOrder() {
    int n = 2 * COPIES + 1;
    List<String> first = receptorsAndLigands();
    first.add("TRP");
    List<int[]> pairs = new ArrayList<>();
    for (int c = 0; c < COPIES; c++) {
      pairs.add(new int[] {c, n - 1});
    }
    pairs.addAll(receptorsWithLigands());
    ChainMatches ways = new ChainMatches(chains(first), ComplexDockingTest.single(n), pairs, pairs);
    assertTrue(ways.note().contains("1000000 steps to find them"), ways.note());
    assertItselfOnly(ways, n);
  }
}
