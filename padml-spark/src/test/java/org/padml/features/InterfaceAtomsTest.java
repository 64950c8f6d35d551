package org.padml.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

/** What is said of an interface names its partners, and says why columns are null. */
class InterfaceAtomsTest {
  private static final int HYDROGEN = 1;
  private static final int CARBON = 6;

  /** Three alpha carbons against the hydrogens of another residue. */
  private static InterfaceAtoms atoms() {
    TopologyBuilder b = new TopologyBuilder();
    for (int r = 1; r <= 3; r++) {
      b.addResidue(new Topology.Residue(r, "", "GLY", "A", "")).addAtom("CA", CARBON);
    }
    b.addResidue(new Topology.Residue(1, "", "GLY", "B", ""));
    b.addAtom("HA2", HYDROGEN).addAtom("HA3", HYDROGEN);
    AtomSet first = AtomSet.range(0, 3);
    AtomSet second = AtomSet.range(3, 5);
    return new InterfaceAtoms(
        "Fc$1:B",
        "Fc$1",
        "B",
        b.build(),
        first,
        second,
        first.union(second),
        AtomSet.of(),
        AtomSet.of());
  }

  @Test
  void partnersHaveTheirNames() {
    assertEquals(
        "x: partner Fc$1 has none, partner B two; partners Fc$1 and B share a molecule",
        atoms().named("x: partner A has none, partner B two; partners 1 and 2 share a molecule"));
    assertEquals("partner AB, Partner A", atoms().named("partner AB, Partner A"));
  }

  @Test
  void aPartnerOfHydrogensTellsNoPose() {
    Map<String, String> absences = GeometryColumns.absences(atoms(), null, RunOptions.defaults());
    assertEquals(
        Map.of(
            "rmsd_b_nm", "partner B: expected 3 alpha carbons or more, found 0",
            "rmsd_complex_nm", "partner B: expected an alpha carbon, found 0",
            "pose_*", "expected atoms of both partners that tell how they are turned, found none",
            "min_distance_nm, n_*_contacts",
                "partner B has no heavy atoms, which distances and contacts are told by"),
        absences);
  }
}
