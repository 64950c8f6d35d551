package org.padml.descriptors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

class HydrogenParentsTest {
  private static TopologyBuilder atoms(int... elements) {
    TopologyBuilder builder =
        new TopologyBuilder().addResidue(new Topology.Residue(1, "", "XXX", "A", ""));
    for (int z : elements) {
      builder.addAtom("Q", z);
    }
    return builder;
  }

  private static Topology.ReferenceFrame line(Box box, float... x) {
    return new Topology.ReferenceFrame(x, new float[x.length], new float[x.length], box);
  }

  private static int[] parents(Topology topology) {
    HydrogenParents parents = HydrogenParents.of(topology);
    int[] all = new int[topology.nAtoms()];
    for (int a = 0; a < all.length; a++) {
      all[a] = parents.parent(a);
    }
    return all;
  }

  @Test
  void bondsComeBeforeDistances() {
    // The hydrogen sits on the carbon but is bonded to the nitrogen.
    Topology topology =
        atoms(Elements.N, Elements.C, Elements.H)
            .addBond(0, 2)
            .addBond(0, 1)
            .referenceFrame(line(Box.NONE, 0, 0.15f, 0.2f))
            .build();
    assertArrayEquals(new int[] {-1, -1, 0}, parents(topology));
    assertArrayEquals(new int[] {1, 0, 0}, HydrogenParents.of(topology).counts());
  }

  @Test
  void ofSeveralBondsTheNearestAtomCounts() {
    TopologyBuilder builder = atoms(Elements.N, Elements.C, Elements.H).addBond(0, 2).addBond(1, 2);
    assertArrayEquals(new int[] {-1, -1, 0}, parents(builder.build()));
    Topology seen =
        builder.build().toBuilder().referenceFrame(line(Box.NONE, 0, 0.3f, 0.2f)).build();
    assertArrayEquals(new int[] {-1, -1, 1}, parents(seen));
  }

  @Test
  void whatBondsLeaveOutIsFoundByDistanceAcrossTheBox() {
    Topology topology =
        atoms(Elements.N, Elements.H, Elements.H, Elements.O, Elements.H, Elements.H)
            .addBond(0, 1)
            .referenceFrame(line(Box.orthorhombic(3, 3, 3), 0.02f, 0.1f, 2.95f, 1, 1.0999f, 1.126f))
            .build();
    assertArrayEquals(new int[] {-1, 0, 0, -1, 3, -1}, parents(topology));
    HydrogenParents parents = HydrogenParents.of(topology);
    assertEquals(5, parents.firstOrphan(topology, AtomSet.range(0, 6)));
    assertEquals(HydrogenParents.NONE, parents.firstOrphan(topology, AtomSet.range(0, 5)));
  }

  @Test
  void withoutBondsAndCoordinatesNothingIsKnown() {
    assertArrayEquals(new int[] {-1, -1}, parents(atoms(Elements.N, Elements.H).build()));
  }

  @Test
  void virtualSitesAndHydrogensAreNoParents() {
    Topology topology =
        atoms(Elements.H, Elements.H)
            .addAtom("M", 0)
            .virtualSite()
            .addAtom("O", Elements.O)
            .addBond(0, 1)
            .addBond(0, 2)
            .addBond(0, 3)
            .build();
    assertArrayEquals(new int[] {3, -1, -1, -1}, parents(topology));
  }
}
