package org.padml.descriptors.solvent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.testing.MdComplex;

/** Counts of MDAnalysis (abeta_ethanol_shell.py) in a box whose molecules are broken across it. */
class SolventShellReferenceTest {
  /** Files have 0.001 nm; single precision moves a distance by less than this. */
  private static final double UNDECIDED_NM = 1e-6;

  private static List<String> rows() throws IOException {
    try (InputStream in =
        SolventShellReferenceTest.class.getResourceAsStream("abeta_ethanol_shell.tsv")) {
      assertNotNull(in);
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .skip(1)
          .toList();
    }
  }

  @Test
  void ethanolAndWaterNearThePhenylalanines() throws IOException {
    MdComplex md =
        new MdComplex("own/abeta-ethanol/abeta_ethanol.pdb", "own/abeta-ethanol/abeta_ethanol.xtc");
    AtomSet hot = md.residues(r -> r.name().equals("PHE"));
    AtomSet ethanols = md.residues(r -> r.chain().equals("E"));
    AtomSet waters = md.residues(r -> r.chain().equals("W"));
    assertEquals(80, hot.size());
    SolventShell ethanol = new SolventShell(md.topology(), ethanols, hot);
    SolventShell water = new SolventShell(md.topology(), waters, hot);
    assertEquals(80, ethanol.nMolecules());
    assertEquals(1344, water.nMolecules());
    List<String> rows = rows();
    int[] compared = new int[1];
    int frames =
        md.forEachFrame(
            (k, frame) -> {
              String[] row = rows.get(k).split("\t");
              if (Double.parseDouble(row[3]) > UNDECIDED_NM) {
                String what = "frame " + k;
                assertEquals(
                    Integer.parseInt(row[1]),
                    ethanol.count(frame.x(), frame.y(), frame.z(), frame.box()),
                    what + ": ethanol");
                assertEquals(
                    Integer.parseInt(row[2]),
                    water.count(frame.x(), frame.y(), frame.z(), frame.box()),
                    what + ": water");
                compared[0]++;
              }
            });
    assertEquals(201, frames);
    assertEquals(201, compared[0]);
  }
}
