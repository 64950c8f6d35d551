package org.padml.descriptors.docking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

/** Copies find their places across interfaces, as the search over whole structures does. */
class ComplexDockingTest {
  private static final int CASES = 200;
  private static final int RESIDUES = 4;
  private static final int PER_CHAIN = RESIDUES * Assignment.BACKBONE.size();

  /** The same sums of doubles in another order, at most ten terms of at most one. */
  private static final double SUMS = 1e-12;

  /** An RMSD of zero is the root of a difference that cancels: of 1e-7 of the extent. */
  private static final double ZERO_NM = 1e-5;

  /** What {@link #ZERO_NM} leaves of a DockQ of one: scales of 0.15 and 0.85 nm, 1.5e-9. */
  private static final double ONE_DOCKQ =
      (Math.pow(ZERO_NM / 0.15, 2) + Math.pow(ZERO_NM / 0.85, 2)) / 3;

  private static final List<List<String>> SEQUENCES =
      List.of(List.of("GLY", "ALA", "SER", "LEU"), List.of("TRP", "TRP", "ASP", "LYS"));

  /** Backbones of chains A, B, ..., each of one of the two sequences. */
  private static Topology chains(int... sequences) {
    TopologyBuilder builder = new TopologyBuilder();
    for (int sequence : sequences) {
      addChain(builder, SEQUENCES.get(sequence), Assignment.BACKBONE);
    }
    return builder.build();
  }

  /** Adds a chain of the next letter that has the same atoms in each residue. */
  static void addChain(TopologyBuilder builder, List<String> sequence, List<String> atoms) {
    String letter = String.valueOf((char) ('A' + builder.nAtoms() / PER_CHAIN));
    for (int r = 0; r < sequence.size(); r++) {
      builder.addResidue(new Topology.Residue(r + 1, "", sequence.get(r), letter, ""));
      for (String atom : atoms) {
        builder.addAtom(atom, Elements.ofSymbol(atom.substring(0, 1)));
      }
    }
  }

  static AtomSet chain(int c) {
    return AtomSet.range(c * PER_CHAIN, (c + 1) * PER_CHAIN);
  }

  static List<AtomSet> single(int nChains) {
    List<AtomSet> out = new ArrayList<>();
    for (int c = 0; c < nChains; c++) {
      out.add(chain(c));
    }
    return out;
  }

  private static List<int[]> allPairs(int n) {
    List<int[]> out = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        out.add(new int[] {i, j});
      }
    }
    return out;
  }

  /** Chains about 0.5 nm wide with centres in a box of 1 nm, so that some are in contact. */
  private static FrameBuffer random(int nChains, Random random) {
    FrameBuffer f = new FrameBuffer(nChains * PER_CHAIN);
    for (int c = 0; c < nChains; c++) {
      float cx = random.nextFloat();
      float cy = random.nextFloat();
      for (int k = c * PER_CHAIN; k < (c + 1) * PER_CHAIN; k++) {
        f.x()[k] = cx + 0.5f * random.nextFloat();
        f.y()[k] = cy + 0.5f * random.nextFloat();
        f.z()[k] = 0.5f * random.nextFloat();
      }
    }
    return f;
  }

  /** Chain c of the result stands where chain from[c] stood, moved a little. */
  private static FrameBuffer placed(FrameBuffer f, int[] from, double noise, Random random) {
    FrameBuffer out = new FrameBuffer(f.nAtoms());
    for (int k = 0; k < f.nAtoms(); k++) {
      int at = from[k / PER_CHAIN] * PER_CHAIN + k % PER_CHAIN;
      out.x()[k] = f.x()[at] + (float) (noise * random.nextGaussian());
      out.y()[k] = f.y()[at] + (float) (noise * random.nextGaussian());
      out.z()[k] = f.z()[at] + (float) (noise * random.nextGaussian());
    }
    return out;
  }

  /** A complex with its reference, compared with one frame. */
  private static final class Complex {
    private final ComplexDocking docking;
    private final List<PartnerTrees> trees = new ArrayList<>();

    Complex(Topology topology, List<AtomSet> partners, List<int[]> pairs, FrameBuffer reference) {
      List<FrameBuffer> references = new ArrayList<>();
      for (int[] pair : pairs) {
        trees.add(new PartnerTrees(topology, partners.get(pair[0]), partners.get(pair[1])));
        references.add(reference);
      }
      docking =
          new ComplexDocking(topology, partners, pairs, references, trees, DockingCutoffs.PROTEIN);
    }

    ComplexDocking compare(FrameBuffer frame) {
      for (int at = 0; at < trees.size(); at++) {
        trees.get(at).refresh(frame);
        docking.measure(at, frame, trees.get(at));
      }
      docking.choose();
      return docking;
    }
  }

  private static int indexOf(List<int[]> pairs, String first, String second) {
    int p = first.charAt(0) - 'A';
    int q = second.charAt(0) - 'A';
    for (int k = 0; k < pairs.size(); k++) {
      if (pairs.get(k)[0] == Math.min(p, q) && pairs.get(k)[1] == Math.max(p, q)) {
        return k;
      }
    }
    throw new IllegalStateException(first + second);
  }

  /** Every match is tried by {@link StructureComparison}, which knows chains only. */
  @Test
  void theMatchIsThatOfAllMatches() {
    long seed = 20_261_120;
    System.out.println("ComplexDockingTest seed " + seed);
    Random random = new Random(seed);
    int moved = 0;
    for (int n = 0; n < CASES; n++) {
      int nChains = 2 + random.nextInt(3);
      int[] sequences = random.ints(nChains, 0, 2).toArray();
      Topology topology = chains(sequences);
      FrameBuffer reference = random(nChains, random);
      List<Integer> from = new ArrayList<>();
      for (int c = 0; c < nChains; c++) {
        from.add(c);
      }
      java.util.Collections.shuffle(from, random);
      FrameBuffer frame =
          placed(
              reference,
              from.stream().mapToInt(c -> c).toArray(),
              0.05 * random.nextInt(3),
              random);
      List<int[]> pairs = allPairs(nChains);
      ComplexDocking found =
          new Complex(topology, single(nChains), pairs, reference).compare(frame);
      StructureComparison all =
          new StructureComparison(topology, frame, topology, reference, DockingCutoffs.PROTEIN, 0);
      int defined = 0;
      for (int at = 0; at < pairs.size(); at++) {
        defined += found.isDefined(at) ? 1 : 0;
      }
      assertEquals(all.interfaces().size(), defined, "case " + n);
      for (InterfaceScore score : all.interfaces()) {
        int at = indexOf(pairs, score.modelFirst(), score.modelSecond());
        int counterpart = indexOf(pairs, score.nativeFirst(), score.nativeSecond());
        String what = "case " + n + " " + score;
        assertEquals(counterpart, found.counterpart(at), what);
        assertEquals(
            score.modelFirst().compareTo(score.modelSecond()) > 0, found.isExchanged(at), what);
        assertEquals(score.dockq(), found.dockq(at), SUMS, what);
        assertEquals(score.fnat(), found.fnat(at), SUMS, what);
        assertEquals(score.irmsdNm(), found.irmsdNm(at), SUMS, what);
        assertEquals(score.lrmsdNm(), found.lrmsdNm(at), SUMS, what);
        moved += counterpart == at && !found.isExchanged(at) ? 0 : 1;
      }
    }
    assertTrue(moved > CASES / 4, "only " + moved + " interfaces stand for others");
  }

  /** Partners of two chains each; the chains of one are listed the other way in the frame. */
  @Test
  void chainsWithinPartnersMoveWithThem() {
    Random random = new Random(5);
    Topology topology = chains(0, 0, 0, 0, 0, 0);
    List<AtomSet> partners =
        List.of(chain(0).union(chain(1)), chain(2).union(chain(3)), chain(4).union(chain(5)));
    List<int[]> pairs = allPairs(3);
    FrameBuffer reference = random(6, random);
    Complex complex = new Complex(topology, partners, pairs, reference);
    assertEquals(6 * 8, complex.docking.nMatches());
    // partner 0 stands where 1 stood, 1 where 2, 2 where 0 with its chains exchanged
    ComplexDocking found =
        complex.compare(placed(reference, new int[] {2, 3, 4, 5, 1, 0}, 0, random));
    int[] counterparts = {2, 0, 1};
    boolean[] exchanged = {false, true, true};
    for (int at = 0; at < 3; at++) {
      assertEquals(1, found.dockq(at), ONE_DOCKQ, "interface " + at);
      assertEquals(0, found.lrmsdNm(at), ZERO_NM);
      assertEquals(counterparts[at], found.counterpart(at));
      assertEquals(exchanged[at], found.isExchanged(at));
      assertEquals(at == 0, found.isInOrder(at));
      assertTrue(found.isInterchangeable(at));
    }
  }

  /** A row of three stands for another but for its last, of which frames have no backbone. */
  @Test
  void partsOfAnImpossibleMatchAreNoCandidates() {
    TopologyBuilder builder = new TopologyBuilder();
    for (int c = 0; c < 6; c++) {
      List<String> sequence = new ArrayList<>(SEQUENCES.get(0));
      sequence.set(0, List.of("GLY", "ALA", "SER").get(c % 3));
      addChain(builder, sequence, c < 5 ? Assignment.BACKBONE : List.of("CB", "CG", "CD", "CE"));
    }
    FrameBuffer reference = row(6, 0.6);
    List<int[]> pairs =
        List.of(new int[] {0, 1}, new int[] {1, 2}, new int[] {3, 4}, new int[] {4, 5});
    Complex complex = new Complex(builder.build(), single(6), pairs, reference);
    assertEquals(1, complex.docking.nMatches());
    ComplexDocking found = complex.compare(reference);
    for (int at = 0; at < 3; at++) {
      assertFalse(found.isInterchangeable(at), "interface " + at);
      assertEquals(1, found.dockq(at), ONE_DOCKQ);
    }
    assertFalse(found.applicable(3));
  }

  /** Three copies in a row: only the run's interfaces count, and what they may stand for. */
  private static FrameBuffer row(int nChains, double gap) {
    Random random = new Random(7);
    FrameBuffer one = random(1, random);
    FrameBuffer f = new FrameBuffer(nChains * PER_CHAIN);
    for (int k = 0; k < f.nAtoms(); k++) {
      f.x()[k] = one.x()[k % PER_CHAIN] + (float) (gap * (k / PER_CHAIN));
      f.y()[k] = one.y()[k % PER_CHAIN] + 0.01f * (k / PER_CHAIN) * (k % 3);
      f.z()[k] = one.z()[k % PER_CHAIN];
    }
    return f;
  }

  @Test
  void onlyInterfacesOfTheRunStandForOthers() {
    Topology topology = chains(0, 0, 0);
    FrameBuffer reference = row(3, 0.6);
    FrameBuffer turned = placed(reference, new int[] {1, 2, 0}, 0, new Random(1));
    Complex one = new Complex(topology, single(3), List.of(new int[] {0, 1}), reference);
    assertEquals(2, one.docking.nMatches());
    assertTrue(one.compare(turned).dockq(0) < 1);
    assertFalse(one.docking.isInterchangeable(0));
    Complex all = new Complex(topology, single(3), allPairs(3), reference);
    ComplexDocking found = all.compare(turned);
    // the ends of the row do not touch: A and C stand for B and A, B and C for none
    assertEquals(
        "docking: reference: expected residues in contact below 0.5 nm, found none",
        found.reason(1));
    assertTrue(found.applicable(1));
    assertEquals(0, found.counterpart(1));
    assertTrue(found.isExchanged(1));
    assertEquals(1, found.dockq(1), ONE_DOCKQ);
    assertEquals(1, found.dockq(0), ONE_DOCKQ);
    assertFalse(found.isDefined(2));
    assertEquals(
        "docking: interface 2: expected one that stands for one of the reference",
        assertThrows(IllegalStateException.class, () -> found.dockq(2)).getMessage());
  }

  /** Two places for four copies: whichever two meet are compared with them. */
  @Test
  void aReferenceOfFewerCopiesServesAll() {
    Topology topology = chains(0, 0, 0, 0);
    FrameBuffer reference = row(4, 0.6);
    FrameBuffer frame = placed(reference, new int[] {2, 0, 3, 1}, 0, new Random(1));
    Arrays.fill(reference.x(), 2 * PER_CHAIN, 4 * PER_CHAIN, Float.NaN);
    List<int[]> pairs = allPairs(4);
    Complex complex = new Complex(topology, single(4), pairs, reference);
    assertEquals(12, complex.docking.nMatches());
    ComplexDocking found = complex.compare(frame);
    for (int at = 0; at < pairs.size(); at++) {
      // copies 1 and 3 of the frame stand where the first two of the row stood
      boolean isThat = pairs.get(at)[0] == 1 && pairs.get(at)[1] == 3;
      assertEquals(isThat, found.isDefined(at), "interface " + at);
    }
    assertEquals(1, found.dockq(4), ONE_DOCKQ);
  }

  @Test
  void tooManyCopiesKeepTheirPlaces() {
    Topology topology = chains(new int[9]);
    Random random = new Random(3);
    FrameBuffer reference = random(9, random);
    List<int[]> pairs = allPairs(9);
    Complex complex = new Complex(topology, single(9), pairs, reference);
    assertEquals(1, complex.docking.nMatches());
    assertTrue(
        complex
            .docking
            .note()
            .endsWith("steps to find them: they are matched in the order of the file"),
        complex.docking.note());
    ComplexDocking found = complex.compare(reference);
    for (int at = 0; at < pairs.size(); at++) {
      assertEquals(found.reason(at).isEmpty(), found.isDefined(at));
      if (found.isDefined(at)) {
        assertEquals(1, found.dockq(at), ONE_DOCKQ);
      }
    }
  }

  /** Dimers of two sequences, far from each other. */
  private static FrameBuffer dimers(int n) {
    FrameBuffer one = row(2, 0.6);
    FrameBuffer f = new FrameBuffer(2 * n * PER_CHAIN);
    for (int k = 0; k < f.nAtoms(); k++) {
      int at = k % (2 * PER_CHAIN);
      f.x()[k] = one.x()[at];
      f.y()[k] = one.y()[at] + 5 * (k / (2 * PER_CHAIN));
      f.z()[k] = one.z()[at];
    }
    return f;
  }

  private static Complex ofDimers(int n) {
    List<int[]> pairs = new ArrayList<>();
    int[] sequences = new int[2 * n];
    for (int d = 0; d < n; d++) {
      pairs.add(new int[] {2 * d, 2 * d + 1});
      sequences[2 * d + 1] = 1;
    }
    return new Complex(chains(sequences), single(2 * n), pairs, dimers(n));
  }

  /** Few comparisons, 81 of nine dimers, but 9! matches; 8! are as many as are kept. */
  @Test
  void dimersHaveManyMatchesOfFewComparisons() {
    Complex eight = ofDimers(8);
    assertEquals("", eight.docking.note());
    assertEquals(ChainMatches.LIMIT, eight.docking.nMatches());
    Complex nine = ofDimers(9);
    assertTrue(nine.docking.note().contains(", 40320 of all, "), nine.docking.note());
    assertEquals(1, nine.docking.nMatches());
    ComplexDocking found = nine.compare(dimers(9));
    for (int at = 0; at < 9; at++) {
      assertEquals(at, found.counterpart(at));
      assertEquals(1, found.dockq(at), ONE_DOCKQ);
    }
  }

  /** Of a frame that ended early nothing is left in the next, which is less like the reference. */
  @Test
  void aFrameThatWasNotFinishedLeavesNothing() {
    Topology topology = chains(0, 0);
    FrameBuffer reference = row(2, 0.6);
    FrameBuffer worse = placed(reference, new int[] {0, 1}, 0.1, new Random(2));
    Complex complex = new Complex(topology, single(2), allPairs(2), reference);
    double alone = complex.compare(worse).dockq(0);
    complex.trees.get(0).refresh(reference);
    complex.docking.measure(0, reference, complex.trees.get(0));
    assertTrue(complex.compare(worse).isDefined(0));
    assertEquals(alone, complex.docking.dockq(0));
    assertTrue(alone < 1 - ONE_DOCKQ);
  }

  @Test
  void coordinatesThatAreNotFiniteAreNotCompared() {
    Topology topology = chains(0, 0, 1);
    FrameBuffer reference = row(3, 0.6);
    FrameBuffer broken = placed(reference, new int[] {0, 1, 2}, 0, new Random(2));
    Arrays.fill(broken.x(), 0, PER_CHAIN, Float.NaN);
    List<int[]> pairs = List.of(new int[] {0, 1}, new int[] {1, 2});
    for (int n = 1; n <= 2; n++) {
      Complex complex = new Complex(topology, single(3), pairs.subList(0, n), reference);
      assertTrue(complex.compare(reference).isDefined(0));
      for (int at = 0; at < n; at++) {
        assertFalse(complex.compare(broken).isDefined(at), n + " interfaces, " + at);
      }
      assertTrue(complex.compare(reference).isDefined(0));
    }
  }

  @Test
  void withoutNativeContactsNothingIsTold() {
    Topology topology = chains(0, 0, 0);
    FrameBuffer far = row(3, 9);
    ComplexDocking found = new Complex(topology, single(3), allPairs(3), far).compare(far);
    for (int at = 0; at < 3; at++) {
      assertFalse(found.isDefined(at));
      assertFalse(found.applicable(at));
    }
  }
}
