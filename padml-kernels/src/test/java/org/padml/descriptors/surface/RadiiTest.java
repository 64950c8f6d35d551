package org.padml.descriptors.surface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

class RadiiTest {
  @Test
  void radiiFollowTheElementAndUnknownOnesAreNoted() {
    Topology topology =
        new TopologyBuilder()
            .addResidue(new Topology.Residue(1, "", "XXX", "A", ""))
            .addAtom("CA", Elements.C)
            .addAtom("CA", Elements.CA)
            .addAtom("D", Elements.ofSymbol("D"))
            .addAtom("M", 0)
            .virtualSite()
            .addAtom("CL", Elements.CL)
            .addAtom("Q", Elements.UNKNOWN)
            .addAtom("CA", Elements.CA)
            .build();
    List<String> notes = new ArrayList<>();
    assertArrayEquals(
        new float[] {0.17f, 0.2f, 0.12f, 0, 0.175f, 0.2f, 0.2f}, Radii.BONDI.of(topology, notes));
    assertEquals(
        List.of(
            "radii: bondi has no value for element Ca (2 atoms); 0.2 nm is used",
            "radii: bondi has no value for element X (1 atoms); 0.2 nm is used"),
        notes);
    notes.clear();
    assertArrayEquals(
        new float[] {0.17f, 0, 0.12f, 0, 0, 0, 0},
        Radii.BONDI.of(topology, AtomSet.of(0, 2, 3), notes));
    assertEquals(List.of(), notes);
    assertEquals("bondi", Radii.BONDI.label());
  }
}
