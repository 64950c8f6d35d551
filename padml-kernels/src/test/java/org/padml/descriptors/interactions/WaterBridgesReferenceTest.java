package org.padml.descriptors.interactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.model.BondPerception;
import org.padml.model.Topology;
import org.padml.pbc.Imaging;
import org.padml.testing.MdComplex;

/** Water bridges of the Fab in its box against MDAnalysis 2.4.2 (water_bridges.py). */
class WaterBridgesReferenceTest {
  private static final double CONTACT_NM = 0.45;

  private static List<String> rows() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    WaterBridgesReferenceTest.class.getResourceAsStream("water_bridges.tsv")),
                StandardCharsets.UTF_8))) {
      return in.lines().skip(1).toList();
    }
  }

  @Test
  void fabInWater() throws IOException {
    MdComplex md = new MdComplex("own/fab/fab_water.pdb.gz", "own/fab/fab_water.xtc");
    Topology topology = BondPerception.complete(md.topology());
    AtomSet a = md.residues(r -> r.chain().equals("H"));
    AtomSet b = md.residues(r -> r.chain().equals("L"));
    AtomSet waters = md.residues(r -> r.name().equals("SOL"));
    Interactions found =
        new Interactions(
            topology,
            a,
            b,
            waters,
            InteractionOptions.DEFAULT,
            Set.of(InteractionKind.WATER_BRIDGE, InteractionKind.WATER_BRIDGE_SECOND));
    assertEquals("", found.reason(InteractionKind.WATER_BRIDGE));
    Imaging imaging = new Imaging(topology, List.of(a, b), CONTACT_NM);
    List<String> rows = rows();
    int[] compared = new int[1];
    md.forEachFrame(
        (k, frame) -> {
          for (String row : rows) {
            String[] cells = row.split("\t");
            if (Integer.parseInt(cells[0]) == k) {
              imaging.apply(frame);
              found.compute(frame);
              assertEquals(
                  Integer.parseInt(cells[1]),
                  found.count(InteractionKind.WATER_BRIDGE),
                  "frame " + k + ": first order");
              assertEquals(
                  Integer.parseInt(cells[2]),
                  found.count(InteractionKind.WATER_BRIDGE_SECOND),
                  "frame " + k + ": second order");
              compared[0]++;
            }
          }
        });
    assertEquals(rows.size(), compared[0]);
    assertTrue(compared[0] >= 5);
  }
}
