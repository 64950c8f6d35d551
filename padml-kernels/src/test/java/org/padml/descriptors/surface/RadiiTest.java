package org.padml.descriptors.surface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  private static float radius(Radii set, String residue, String atom, int atomicNumber) {
    Topology one =
        new TopologyBuilder()
            .addResidue(new Topology.Residue(1, "", residue, "A", ""))
            .addAtom(atom, atomicNumber)
            .build();
    return set.of(one, new ArrayList<>())[0];
  }

  @Test
  void unitedAtomsGoByResidueAndName() {
    assertEquals(0.188f, radius(Radii.PROTOR, "LEU", "CB", Elements.C));
    assertEquals(0.161f, radius(Radii.PROTOR, "TYR", "CZ", Elements.C));
    assertEquals(0.146f, radius(Radii.PROTOR, "TYR", "OH", Elements.O));
    assertEquals(0.150f, radius(Radii.NACCESS, "LYS", "NZ", Elements.N));
    assertEquals(0.165f, radius(Radii.NACCESS, "ARG", "NH1", Elements.N));
    assertEquals(0.155f, radius(Radii.OONS, "GLU", "CD", Elements.C));
    assertEquals(0.180f, radius(Radii.NACCESS, "DA5", "C5'", Elements.C));
    assertEquals(0.160f, radius(Radii.NACCESS, "DA5", "N9", Elements.N));
    assertEquals(0.176f, radius(Radii.PROTOR, "RU3", "C6", Elements.C));
    assertEquals(0, radius(Radii.PROTOR, "LEU", "HB1", Elements.H));
  }

  @Test
  void variantsAndNamesOfEnginesCountAsTheirParents() {
    assertEquals(0.161f, radius(Radii.PROTOR, "HIE", "CG", Elements.C));
    assertEquals(0.187f, radius(Radii.NACCESS, "NALA", "CB", Elements.C));
    assertEquals(0.190f, radius(Radii.PROTOR, "MSE", "SE", Elements.ofSymbol("Se")));
    assertEquals(0.187f, radius(Radii.NACCESS, "MSE", "CG", Elements.C));
    assertEquals(0.188f, radius(Radii.PROTOR, "ILE", "CD", Elements.C));
    assertEquals(0.142f, radius(Radii.PROTOR, "CGLU", "OT1", Elements.O));
    assertEquals(0.146f, radius(Radii.PROTOR, "GLU", "OC2", Elements.O));
    assertEquals(0.146f, radius(Radii.PROTOR, "SOL", "OW", Elements.O));
    assertEquals(0.140f, radius(Radii.OONS, "WAT", "O", Elements.O));
    assertEquals(0.140f, radius(Radii.NACCESS, "DG", "O1P", Elements.O));
    assertEquals(0.140f, radius(Radii.NACCESS, "ADE", "O5*", Elements.O));
  }

  @Test
  void atomsThatASetDoesNotListAreNamed() {
    Topology topology =
        new TopologyBuilder()
            .addResidue(new Topology.Residue(1, "", "CA", "A", ""))
            .addAtom("CA", Elements.CA)
            .addResidue(new Topology.Residue(2, "", "HEM", "A", ""))
            .addAtom("NA", Elements.N)
            .addAtom("FE", Elements.ofSymbol("Fe"))
            .addAtom("HX", Elements.H)
            .addAtom("CU", Elements.ofSymbol("U"))
            .build();
    List<String> notes = new ArrayList<>();
    assertArrayEquals(
        new float[] {0.231f, 0.155f, 0.126f, 0, 0.2f}, Radii.NACCESS.of(topology, notes));
    assertEquals(
        List.of(
            "radii: naccess does not list CA CA; radii of the elements are used",
            "radii: naccess does not list HEM CU FE NA; radii of the elements are used",
            "radii: naccess has no value for element U (1 atoms); 0.2 nm is used"),
        notes);
  }

  @Test
  void setsAreFoundByName() {
    for (Radii set : Radii.values()) {
      assertEquals(set, Radii.named(set.label()));
    }
    assertTrue(Radii.PROTOR.isUnitedAtom());
    assertFalse(Radii.BONDI.isUnitedAtom());
    assertEquals(
        "radii: expected bondi, protor, naccess or oons, found rust",
        assertThrows(IllegalArgumentException.class, () -> Radii.named("rust")).getMessage());
  }
}
