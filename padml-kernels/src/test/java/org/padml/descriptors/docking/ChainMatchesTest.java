package org.padml.descriptors.docking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
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
    assertEquals(1, ways.matches().size());
    assertArrayEquals(new int[] {0, 1}, ways.matches().get(0).partner());
  }
}
