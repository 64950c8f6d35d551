package org.padml.formats.ndx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.padml.formats.FormatException;
import org.padml.io.FileSource;
import org.padml.model.AtomSet;
import org.padml.testing.SharedData;
import org.padml.testing.TextSource;

final class IndexFileTest {
  private static final long SEED = 41;

  private static Map<String, AtomSet> read(String text) throws IOException {
    return IndexFile.read(new TextSource("x.ndx", text));
  }

  @Test
  void readsGroupsInOrder() throws IOException {
    Map<String, AtomSet> groups =
        read("; made by hand\n[ Protein_A ]\n 3 1\n2 ; and one more\n[B C]\r\n\r\n[ empty ]\n");
    assertEquals(List.of("Protein_A", "B C", "empty"), List.copyOf(groups.keySet()));
    assertEquals(AtomSet.of(0, 1, 2), groups.get("Protein_A"));
    assertEquals(AtomSet.of(), groups.get("B C"));
  }

  @Test
  void sameGroupTwiceIsOneGroup() throws IOException {
    assertEquals(AtomSet.of(0, 1), read("[ CL ]\n1 2\n[ CL ]\n2 1\n").get("CL"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2~[ A ]~3 | x.ndx: byte 0: line 1: index group: expected [ name ] first, found 1 2",
        "[ A~1 | x.ndx: byte 0: line 1: index group: expected [ name ], found [ A",
        "[ ]~1 | x.ndx: byte 0: line 1: index group: expected [ name ], found [ ]",
        "[ A ]~1 b | x.ndx: byte 6: line 2: atom of index group A: expected an integer, found \"b\"",
        "[ A ]~~0 | x.ndx: byte 7: line 3: atom of index group A: expected a number from 1, found 0",
        "[ A ]~1~[ A ]~2 | x.ndx: byte 14: line 4: index group A: expected the same atoms wherever the name comes, found 1 atoms and then 1 atoms above this line",
        "; nothing | x.ndx: index groups: expected [ name ] lines, found none",
      })
  void faultsNameTheLine(String text, String message) {
    assertEquals(
        message,
        assertThrows(FormatException.class, () -> read(text.replace('~', '\n'))).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "md-ppi/trimer-glycan_gmx_mmpbsa/index.ndx, SOLU SOLV SYSTEM receptor glycan, SYSTEM, 25591",
    "md-ppi/ww-peptide_gmx_mmpbsa/index.ndx, SOLU SOLV SYSTEM SOLU_chain1 SOLU_chain2, SYSTEM, 11453",
    "md-ppi/ww-peptide_gmx_mmpbsa/index.ndx, SOLU SOLV SYSTEM SOLU_chain1 SOLU_chain2, SOLU_chain2, 130",
  })
  void readsSharedFiles(String file, String names, String group, int nAtoms) throws IOException {
    try (var source = FileSource.openDecompressed(SharedData.require(file).toString())) {
      Map<String, AtomSet> groups = IndexFile.read(source);
      assertEquals(names, String.join(" ", groups.keySet()));
      assertEquals(nAtoms, groups.getOrDefault(group, AtomSet.of()).size());
    }
  }

  @Test
  void aFileWithoutLinesIsNoText() {
    FormatException e =
        assertThrows(FormatException.class, () -> read("[ A ]\n" + "1 ".repeat(1 << 20)));
    assertEquals("x.ndx: byte 6: line 2: expected text, found a line without end", e.getMessage());
  }

  @Test
  void mutationsAreReadOrRefused() throws IOException {
    byte[] good = Files.readAllBytes(SharedData.require("md-ppi/ww-peptide_opls/index.ndx"));
    Random random = new Random(SEED);
    int refused = 0;
    for (int c = 0; c < 300; c++) {
      byte[] bytes = java.util.Arrays.copyOf(good, 1 + random.nextInt(good.length));
      for (int e = 0; e < 3; e++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        assertTrue(!IndexFile.read(new TextSource("x.ndx", bytes)).isEmpty());
      } catch (FormatException e) {
        refused++;
        assertTrue(
            String.valueOf(e.getMessage()).startsWith("x.ndx: "),
            () -> e.getMessage() + new String(bytes, StandardCharsets.ISO_8859_1));
      }
    }
    assertTrue(refused > 100, "seed " + SEED + ": refused " + refused);
  }
}
