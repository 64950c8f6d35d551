package org.padml.descriptors.docking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.testing.MdComplex;
import org.padml.testing.SharedData;
import org.padml.units.Units;

/** The example pairs of DockQ 2 with the output that it gives for them. */
class StructureComparisonTest {
  /** Three decimals are printed. */
  private static final double PRINTED = 0.0005 + 1e-9;

  private static final String FOLDER = "complexes/dockq/";

  private static final String HADDOCK = "complexes/haddock3/";

  private record Structure(Topology topology, FrameBuffer frame) {
    static Structure read(String file) throws IOException {
      MdComplex complex = new MdComplex(file, file);
      FrameBuffer first = new FrameBuffer(complex.topology().nAtoms());
      complex.forEachFrame(
          (k, frame) -> {
            if (k == 0) {
              System.arraycopy(frame.x(), 0, first.x(), 0, first.nAtoms());
              System.arraycopy(frame.y(), 0, first.y(), 0, first.nAtoms());
              System.arraycopy(frame.z(), 0, first.z(), 0, first.nAtoms());
            }
          });
      return new Structure(complex.topology(), first);
    }
  }

  private static StructureComparison compare(String model, String reference, int mismatches)
      throws IOException {
    Structure m = Structure.read(model);
    Structure n = Structure.read(reference);
    return new StructureComparison(
        m.topology, m.frame, n.topology, n.frame, DockingCutoffs.PROTEIN, mismatches);
  }

  /** Keys and values of each interface in DockQ's long output, "Total" first. */
  private static List<Map<String, String>> expected(String file) throws IOException {
    List<Map<String, String>> blocks = new ArrayList<>();
    blocks.add(new HashMap<>());
    for (String line :
        Files.readAllLines(
            SharedData.require(FOLDER + "expected/" + file), StandardCharsets.UTF_8)) {
      if (line.startsWith("Total DockQ")) {
        blocks.get(0).put("total", line.replaceAll(".*interfaces: ([0-9.]+) with.*", "$1"));
        blocks.get(0).put("map", line.replaceAll(".*with ([A-Z:]+) .*", "$1"));
      } else if (line.startsWith("Native chains:")) {
        blocks.add(new HashMap<>(Map.of("native", line.substring(15))));
      } else if (line.startsWith("\t")) {
        String[] parts = line.strip().split(": ");
        blocks.get(blocks.size() - 1).put(parts[0], parts[1]);
      }
    }
    return blocks;
  }

  private static double number(Map<String, String> block, String key) {
    return Double.parseDouble(block.getOrDefault(key, "NaN"));
  }

  private static void check(String model, String reference, int mismatches, String file)
      throws IOException {
    StructureComparison found = compare(FOLDER + model, FOLDER + reference, mismatches);
    List<Map<String, String>> blocks = expected(file);
    assertEquals(blocks.size() - 1, found.interfaces().size(), file);
    assertEquals(number(blocks.get(0), "total"), found.meanDockq(), PRINTED, file);
    assertEquals(
        blocks.get(0).get("map"),
        String.join("", found.modelOfNative().values())
            + ":"
            + String.join("", found.modelOfNative().keySet()));
    for (int k = 0; k < found.interfaces().size(); k++) {
      InterfaceScore score = found.interfaces().get(k);
      Map<String, String> block = blocks.get(k + 1);
      String what = file + " " + block.get("native") + " ";
      assertEquals(block.get("native"), score.nativeFirst() + ", " + score.nativeSecond(), what);
      assertEquals(
          block.get("Model chains"), score.modelFirst() + ", " + score.modelSecond(), what);
      assertEquals(number(block, "DockQ"), score.dockq(), PRINTED, what + "DockQ");
      assertEquals(
          number(block, "iRMSD"), score.irmsdNm() * Units.ANGSTROM_PER_NM, PRINTED, what + "iRMSD");
      assertEquals(
          number(block, "LRMSD"), score.lrmsdNm() * Units.ANGSTROM_PER_NM, PRINTED, what + "LRMSD");
      assertEquals(number(block, "fnat"), score.fnat(), PRINTED, what + "fnat");
      assertEquals(number(block, "fnonnat"), score.fnonnat(), PRINTED, what + "fnonnat");
      assertEquals(number(block, "F1"), score.f1(), PRINTED, what + "F1");
      assertEquals(number(block, "clashes"), score.clashes(), what + "clashes");
    }
  }

  @Test
  void oneInterfaceWithAMismatch() throws IOException {
    check("model.pdb", "native.pdb", 1, "model.dockq");
  }

  @Test
  void threeInterfacesWithChainsExchanged() throws IOException {
    check("1A2K_r_l_b.model.pdb", "1A2K_r_l_b.pdb", 0, "1A2K.dockq");
  }

  @Test
  void fourChainsOfAStructureWithItself() throws IOException {
    StructureComparison found =
        compare(FOLDER + "dimer_dimer.model.pdb", FOLDER + "dimer_dimer.pdb", 0);
    assertEquals("[A, B, L, H]", found.modelOfNative().keySet().toString());
    assertEquals("[A, B, L, H]", found.modelOfNative().values().toString());
    assertEquals(4, found.interfaces().size());
    assertEquals(1, found.meanDockq(), PRINTED);
    String pairs = "";
    for (InterfaceScore score : found.interfaces()) {
      pairs += score.nativeFirst() + score.nativeSecond() + " ";
      assertEquals(1, score.fnat(), 0);
      assertEquals(0, score.clashes());
      assertEquals(0, score.irmsdNm(), 1e-6);
    }
    assertEquals("AB AL AH LH ", pairs);
  }

  @Test
  void withoutMismatchesTheChainIsNamed() {
    IllegalArgumentException none =
        assertThrows(
            IllegalArgumentException.class,
            () -> compare(FOLDER + "model.pdb", FOLDER + "native.pdb", 0));
    assertEquals(
        "docking: chain A of the native structure: expected one of the same sequence in the other"
            + " structure, found none",
        none.getMessage());
  }

  /** HADDOCK3's test expects this LRMSD; it counts other contacts and interface atoms. */
  @Test
  void ligandRmsdAsHaddock() throws IOException {
    for (String model :
        new String[] {"protprot_complex_2.pdb", "protprot_complex_2_inverted.pdb"}) {
      StructureComparison found = compare(HADDOCK + model, HADDOCK + "protprot_complex_1.pdb", 0);
      assertEquals(1, found.interfaces().size());
      assertEquals(
          20.937, found.interfaces().get(0).lrmsdNm() * Units.ANGSTROM_PER_NM, PRINTED, model);
    }
  }
}
