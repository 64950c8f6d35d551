package org.padml.selection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

/** Words, precedence and the texts of mistakes. */
final class SelectionTest {
  /** Atoms 0-3 chain H residue 52, 4 residue 52A, 5 residue 53; 6-7 chain L; 8 water. */
  private static Topology small() {
    TopologyBuilder b = new TopologyBuilder();
    b.addResidue(new Topology.Residue(52, "", "NGLY", "H", ""));
    b.addAtom("N", 7).addAtom("CA", 6).addAtom("C", 6).addAtom("O", 8);
    b.addResidue(new Topology.Residue(52, "A", "HSD", "H", "")).addAtom("CA", 6);
    b.addResidue(new Topology.Residue(53, "", "CASP", "H", "")).addAtom("CA", 6);
    b.addResidue(new Topology.Residue(52, "", "ALL", "L", "GLYC"));
    b.addAtom("C1", 6).addAtom("CL", 17);
    b.addResidue(new Topology.Residue(900, "", "TP3", "W", "")).addAtom("OH2", 8);
    float[] x = {0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, 5.8f};
    b.referenceFrame(new Topology.ReferenceFrame(x, new float[9], new float[9], Box.NONE));
    return b.build();
  }

  private static int[] atoms(String expression) {
    return Selection.parse(expression).evaluate(small()).toArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all | 0 1 2 3 4 5 6 7 8",
        "none | ''",
        "protein | 0 1 2 3 4 5",
        "backbone | 0 1 2 3 4 5",
        "water | 8",
        "chain H | 0 1 2 3 4 5",
        "chainID L W | 6 7 8",
        "segid GLYC | 6 7",
        "segid H | 0 1 2 3 4 5",
        "resid 52 | 0 1 2 3 6 7",
        "resid 52A | 4",
        "resid 52A-53 | 4 5",
        "resid 52-53 | 0 1 2 3 4 5 6 7",
        "resid 52 - 52 | 0 1 2 3 6 7",
        "resid 50:52 | 0 1 2 3 6 7",
        "index 0-2 4 | 0 1 2 4",
        "bynum 1:2 | 0 1",
        "resname ALL | 6 7",
        "element cl | 7",
        "element CL or name N | 0 7",
        "name C* | 1 2 4 5 6 7",
        "name C? and not element Cl | 1 4 5 6",
        "name [NO] | 0 3",
        "name \"C*\" | ''",
        "same residue as name N | 0 1 2 3",
        "byres name CL | 6 7",
        "around 1.5 A index 0 | 1",
        "within 0.15 nm of index 0 | 0 1",
        "around 1.5A index 0 or index 7 | 1 6",
        "(around 0.15nm index 0) or index 7 | 1 7",
        "not around 1.5 A index 0 or index 1 | 0 1 3 4 5 6 7 8",
        "name CA or chain L and resid 52 | 1 6 7",
        "name CA or (chain L and resid 52) | 1 4 5 6 7",
        "not chain H and not water | 6 7",
      })
  void selects(String expression, String expected) {
    String[] words = expected.isEmpty() ? new String[0] : expected.split(" ");
    int[] wanted = java.util.Arrays.stream(words).mapToInt(Integer::parseInt).toArray();
    assertArrayEquals(wanted, atoms(expression), expression);
  }

  @Test
  void cutoffIsStrict() {
    assertArrayEquals(new int[] {}, atoms("around 5.8 nm index 0 and chain W"));
    float[] x = {0f, 0.5f};
    TopologyBuilder b = new TopologyBuilder();
    b.addResidue(new Topology.Residue(1, "", "XXX", "", "")).addAtom("A", 6).addAtom("B", 6);
    b.referenceFrame(new Topology.ReferenceFrame(x, new float[2], new float[2], Box.NONE));
    Topology t = b.build();
    assertEquals(0, Selection.parse("around 0.5 nm index 0").evaluate(t).size());
    assertEquals(1, Selection.parse("around 0.5000001 nm index 0").evaluate(t).size());
  }

  @Test
  void referenceReplacesTheTopologysCoordinates() {
    Topology t = small();
    float[] x = new float[9];
    java.util.Arrays.fill(x, 3f);
    x[0] = 0;
    var frame = new Topology.ReferenceFrame(x, new float[9], new float[9], Box.NONE);
    Selection s = Selection.parse("around 0.5 nm chain W");
    assertEquals(0, s.evaluate(t).size());
    assertEquals(7, s.evaluate(t, new Selection.Context(Map.of(), frame)).size());
  }

  @Test
  void unusedAlternatesAreNeverSelected() {
    TopologyBuilder b = new TopologyBuilder();
    b.addResidue(new Topology.Residue(1, "", "ALA", "A", ""));
    b.addAtom("CA", 6).addAtom("CB", 6).addAtom("CB", 6).addAtom("N", 7).excludeAlternate(2);
    b.referenceFrame(
        new Topology.ReferenceFrame(
            new float[] {0, 0.1f, 0.1f, 0.3f}, new float[4], new float[4], Box.NONE));
    Topology t = b.build();
    Selection.Context context = new Selection.Context(Map.of("G", AtomSet.of(1, 2)), null);
    for (String all : new String[] {"all", "protein", "not none", "byres name CA"}) {
      assertEquals(AtomSet.of(0, 1, 3), Selection.parse(all).evaluate(t), all);
    }
    for (String one : new String[] {"name CB", "group G", "around 0.15 nm name CA", "bynum 2-3"}) {
      assertEquals(AtomSet.of(1), Selection.parse(one).evaluate(t, context), one);
    }
  }

  @Test
  void describesHowItWasUnderstood() {
    assertEquals(
        "((name \"CA\" or chain \"L\") and resid 5:9)",
        Selection.parse("name CA or chain L and resid 5-9").describe());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "protien | word: expected a keyword, found \"protien\"; did you mean \"protein\"? | 0 | 7",
        "chain A and Protein | word: expected a keyword, found \"Protein\"; did you mean \"protein\"? | 12 | 7",
        "chain A AND chain B | operator: expected and or or, found \"AND\"; did you mean \"and\"? | 8 | 3",
        "chain A adn chain B | operator: expected and or or, found \"adn\"; did you mean \"and\"? | 8 | 3",
        "protein chain B | operator: expected and, or or the end, found \"chain\" | 8 | 5",
        "chain and name CA | chain: expected a value, found \"and\" | 6 | 3",
        "resid 1OO-20 | resid: expected a number or a range such as 10-20, found \"1OO-20\" | 6 | 6",
        "resid 20-10 | resid: expected a range from low to high, found \"20-10\" | 6 | 5",
        "resid 1,2 | resid: expected a number or a range such as 10-20, found \"1,2\" | 6 | 3",
        "index 5A | index: expected numbers without letters, found \"5A\" | 6 | 2",
        "index -1 | index: expected numbers from 0, found \"-1\" | 6 | 2",
        "bynum 0 | bynum: expected numbers from 1, found \"0\" | 6 | 1",
        "name CA,CB | name: expected values separated by blanks, found \"CA,CB\" | 5 | 5",
        "around 5 protein | around: unit of the distance: expected nm or A behind \"5\", found \"protein\" | 7 | 1",
        "around 5 | around: unit of the distance: expected nm or A behind \"5\", found the end | 7 | 1",
        "around 5pm protein | around: unit of the distance: expected nm or A, found \"pm\" | 7 | 3",
        "around nm protein | around: expected a distance above 0 with its unit, found \"nm\" | 7 | 2",
        "around -1 nm protein | around: expected a distance above 0 with its unit, found \"-1\" | 7 | 2",
        "within 5 A protein | within 5 A: expected \"of\", found \"protein\" | 11 | 7",
        "same residues as name CA | same: expected one of residue, chain, chainID, segid, segment, resname, resid, name, found \"residues\"; did you mean \"residue\"? | 5 | 8",
        "same residue name CA | same residue: expected \"as\", found \"name\" | 13 | 4",
        "(chain A or chain B | parentheses: expected a closing ) for this one, found the end | 0 | 1",
        "chain A) | operator: expected and, or or the end, found \")\" | 7 | 1",
        "chain A and | expression: expected a selection such as protein, chain A or resid 10-20, found the end | 11 | 1",
        "group \"abc | quotes: expected a closing \", found none | 6 | 4",
        "type CA | word: expected a keyword, found \"type\" | 0 | 4",
        "\"chain\" A | word: expected a keyword, found \"chain\" | 0 | 7",
      })
  void complaintShowsTheWord(String expression, String what, int at, int width) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Selection.parse(expression))
            .getMessage();
    String wanted =
        "selection: " + what + "\n  " + expression + "\n  " + " ".repeat(at) + "^".repeat(width);
    assertEquals(wanted, message);
  }

  @Test
  void emptyExpressionIsAMistake() {
    for (String blank : new String[] {"", "   ", "\n"}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> Selection.parse(blank)).getMessage();
      assertTrue(message.startsWith("selection: expression: expected words, found none"), message);
    }
  }

  @Test
  void nestingIsBounded() {
    String deep = "not ".repeat(100_000) + "all";
    String message =
        assertThrows(IllegalArgumentException.class, () -> Selection.parse(deep)).getMessage();
    assertTrue(message.startsWith("selection: expression: expected at most 200 nested"), message);
  }

  @Test
  void unknownGroupNamesTheKnownOnes() {
    Selection s = Selection.parse("group \"Protien_A\"");
    Selection.Context context =
        new Selection.Context(
            Map.of("Protein_A", AtomSet.of(1), "System", AtomSet.of(1, 20)), null);
    Topology t = small();
    assertEquals(
        "selection: group: expected one of Protein_A, System, found \"Protien_A\"; did you mean"
            + " \"Protein_A\"?\n  group \"Protien_A\"\n        ^^^^^^^^^^^",
        assertThrows(IllegalArgumentException.class, () -> s.evaluate(t, context)).getMessage());
    assertEquals(
        "selection: group: expected an index file with this group, found \"Protien_A\"\n"
            + "  group \"Protien_A\"\n        ^^^^^^^^^^^",
        assertThrows(IllegalArgumentException.class, () -> s.evaluate(t)).getMessage());
    assertEquals(
        "selection: group: expected atoms below 9, found atom index 20 in group \"System\"\n"
            + "  group System\n        ^^^^^^",
        assertThrows(
                IllegalArgumentException.class,
                () -> Selection.parse("group System").evaluate(t, context))
            .getMessage());
    assertArrayEquals(
        new int[] {1}, Selection.parse("group 'Protein_A'").evaluate(t, context).toArray());
  }

  @Test
  void distancesNeedCoordinates() {
    TopologyBuilder b = new TopologyBuilder();
    b.addResidue(new Topology.Residue(1, "", "ALA", "A", "")).addAtom("CA", 6);
    Topology t = b.build();
    Selection s = Selection.parse("protein and around 5 A name CA");
    assertEquals(
        "selection: around: expected coordinates, found a topology without them and no reference"
            + " structure\n  protein and around 5 A name CA\n              ^^^^^^",
        assertThrows(IllegalArgumentException.class, () -> s.evaluate(t)).getMessage());
    var two = new Topology.ReferenceFrame(new float[2], new float[2], new float[2], Box.NONE);
    assertEquals(
        "selection: around: expected coordinates of 1 atoms, found 2\n"
            + "  protein and around 5 A name CA\n              ^^^^^^",
        assertThrows(
                IllegalArgumentException.class,
                () -> s.evaluate(t, new Selection.Context(Map.of(), two)))
            .getMessage());
  }
}
