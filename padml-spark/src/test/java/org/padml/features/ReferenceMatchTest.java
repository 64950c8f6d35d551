package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.padml.model.Box;
import org.padml.model.Topology;
import org.padml.model.Topology.ReferenceFrame;
import org.padml.model.TopologyBuilder;

/** A reference of the same complex is found whatever its numbers and chain letters are. */
class ReferenceMatchTest {
  private static final List<String> LONG =
      List.of("GLY", "LYS", "TRP", "ASP", "LEU", "SER", "VAL", "PHE", "ARG", "HIS", "MET", "TYR");
  private static final List<String> SHORT = List.of("ALA", "PRO", "GLU", "ILE", "THR", "ASN");
  private static final int CARBON = 6;
  private static final int OXYGEN = 8;

  /** The atoms CA and O of each residue of two chains. */
  private static Topology complex(
      String first, String second, List<String> ofFirst, int firstNumber, int secondNumber) {
    TopologyBuilder b = new TopologyBuilder();
    chain(b, first, ofFirst, firstNumber);
    chain(b, second, SHORT, secondNumber);
    return b.build();
  }

  private static void chain(TopologyBuilder b, String letter, List<String> names, int number) {
    for (String name : names) {
      b.addResidue(new Topology.Residue(number++, "", name, letter, ""));
      b.addAtom("CA", CARBON).addAtom("O", OXYGEN);
    }
  }

  /** Coordinates that tell the place of an atom in the reference. */
  private static ReferenceMatch match(Topology topology, Topology reference) {
    float[] place = new float[reference.nAtoms()];
    for (int a = 0; a < place.length; a++) {
      place[a] = a;
    }
    return ReferenceMatch.of(
        topology, reference, new ReferenceFrame(place, place, place, Box.NONE));
  }

  private static float[] places(int n, int shift) {
    float[] out = new float[n];
    for (int a = 0; a < n; a++) {
      out[a] = a + shift;
    }
    return out;
  }

  @Test
  void numbersAreUsedWhereNamesAgree() {
    Topology topology = complex("A", "B", LONG, 1, 1);
    // lacks the first two residues: four atoms
    Topology reference = complex("A", "B", LONG.subList(2, LONG.size()), 3, 1);
    ReferenceMatch m = match(topology, reference);
    float[] expected = places(topology.nAtoms(), -4);
    Arrays.fill(expected, 0, 4, Float.NaN);
    assertEquals(Arrays.toString(expected), Arrays.toString(m.frame().x()));
    assertEquals(topology.nAtoms() - 4, m.matched());
    assertTrue(m.notes().isEmpty(), m.notes().toString());
  }

  @Test
  void mutatedResiduesKeepTheirNumbers() {
    Topology topology = complex("A", "B", LONG, 1, 1);
    List<String> mutated = new ArrayList<>(LONG.subList(0, LONG.size() - 1));
    mutated.set(4, "ALA");
    ReferenceMatch m = match(topology, complex("A", "B", mutated, 1, 1));
    assertEquals(topology.nAtoms() - 2, m.matched());
    assertTrue(m.notes().isEmpty(), m.notes().toString());
  }

  @Test
  void shiftedNumbersAreNotBelieved() {
    Topology topology = complex("A", "B", LONG, 1, 1);
    Topology reference = complex("A", "B", LONG.subList(1, LONG.size()), 1, 101);
    ReferenceMatch m = match(topology, reference);
    float[] expected = places(topology.nAtoms(), -2);
    Arrays.fill(expected, 0, 2, Float.NaN);
    assertEquals(Arrays.toString(expected), Arrays.toString(m.frame().x()));
    assertEquals(
        List.of(
            "chain A: matched by sequence with chain A of the reference",
            "chain B: matched by sequence with chain B of the reference"),
        m.notes());
  }

  @Test
  void otherLettersAreFoundBySequence() {
    Topology topology = complex("A", "B", LONG, 1, 1);
    TopologyBuilder b = new TopologyBuilder();
    chain(b, "A", SHORT, 1);
    chain(b, "X", LONG, 1);
    ReferenceMatch m = match(topology, b.build());
    assertEquals(2 * SHORT.size(), m.frame().x()[0]);
    assertEquals(0, m.frame().x()[2 * LONG.size()]);
    assertEquals(topology.nAtoms(), m.matched());
    assertEquals(
        List.of(
            "chain A: matched by sequence with chain X of the reference",
            "chain B: matched by sequence with chain A of the reference"),
        m.notes());
  }

  @Test
  void aChainThatIsMissingIsTold() {
    Topology topology = complex("A", "B", LONG, 1, 1);
    TopologyBuilder b = new TopologyBuilder();
    chain(b, "A", LONG, 1);
    ReferenceMatch m = match(topology, b.build());
    assertEquals(2 * LONG.size(), m.matched());
    assertEquals(
        List.of("chain B: no chain of the reference has its numbers or sequence"), m.notes());
  }
}
