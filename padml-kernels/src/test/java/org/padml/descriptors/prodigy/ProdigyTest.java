package org.padml.descriptors.prodigy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;
import org.padml.units.Units;

class ProdigyTest {
  /** Residues of one CA atom each, in chain A, then B. */
  private static Topology residues(String... names) {
    TopologyBuilder builder = new TopologyBuilder();
    for (int r = 0; r < names.length; r++) {
      builder
          .addResidue(new Topology.Residue(r + 1, "", names[r], "A", ""))
          .addAtom("CA", Elements.C);
    }
    return builder.build();
  }

  private static Prodigy compute(Topology topology, int nA, float... x) {
    int n = topology.nAtoms();
    Prodigy prodigy = new Prodigy(topology, AtomSet.range(0, nA), AtomSet.range(nA, n));
    prodigy.compute(x, new float[n], new float[n]);
    return prodigy;
  }

  @Test
  void contactsGoByCharacter() {
    Topology topology = residues("ARG", "ASN", "LEU", "HID", "SER", "TRP");
    Prodigy all = compute(topology, 3, 0, 0, 0, 0.5f, 0.5f, 0.5f);
    assertEquals(9, all.nContacts());
    assertEquals(1, all.contacts(ContactKind.CHARGED_CHARGED));
    assertEquals(2, all.contacts(ContactKind.CHARGED_POLAR));
    assertEquals(2, all.contacts(ContactKind.CHARGED_APOLAR));
    assertEquals(1, all.contacts(ContactKind.POLAR_POLAR));
    assertEquals(2, all.contacts(ContactKind.APOLAR_POLAR));
    assertEquals(1, all.contacts(ContactKind.APOLAR_APOLAR));
    assertEquals("CA", ContactKind.CHARGED_APOLAR.label());
  }

  @Test
  void surfaceGoesByAnotherCharacter() {
    // Far apart along x, pairwise in contact: all are on the surface.
    Topology topology = residues("HIS", "TRP", "LEU", "ASP");
    Prodigy prodigy = compute(topology, 2, 0, 1, 1.5f, 2.5f);
    assertEquals(25, prodigy.apolarSurfacePercent());
    assertEquals(25, prodigy.chargedSurfacePercent());
    assertEquals(50, prodigy.polarSurfacePercent());
    assertEquals(1, prodigy.nContacts());
    assertEquals(1, prodigy.contacts(ContactKind.APOLAR_APOLAR));
    double kcal = 0.18681 * 25 + 0.13810 * 25 - 15.9433;
    assertEquals(kcal * Units.KJ_PER_KCAL, prodigy.dgKjMol(), 1e-12);
    double rt = Units.GAS_CONSTANT_KJ_MOL_K * 298.15;
    assertEquals(Math.exp(prodigy.dgKjMol() / rt), prodigy.kdMolar(), 1e-20);
  }

  @Test
  void contactsReachFiveAndAHalfAngstroms() {
    Topology topology = residues("LEU", "LEU");
    // No float is 0.55: this one is a little more, the one before it a little less.
    assertEquals(1, compute(topology, 1, 0, Math.nextDown(0.55f)).nContacts());
    assertEquals(0, compute(topology, 1, 0, 0.55f).nContacts());
  }

  @Test
  void withoutContactsThereIsNoEnergy() {
    Prodigy apart = compute(residues("LEU", "LEU"), 1, 0, 9);
    assertFalse(apart.isDefined());
    assertTrue(Double.isNaN(apart.dgKjMol()) && Double.isNaN(apart.kdMolar()));
    assertEquals(100, apart.apolarSurfacePercent());
  }

  @Test
  void hydrogensAndStrangersTakeNoPart() {
    Topology topology =
        new TopologyBuilder()
            .addResidue(new Topology.Residue(1, "", "LEU", "A", ""))
            .addAtom("CA", Elements.C)
            .addAtom("HA", Elements.H)
            .addResidue(new Topology.Residue(2, "", "MSE", "A", ""))
            .addAtom("CA", Elements.C)
            .addResidue(new Topology.Residue(3, "", "ZN", "A", ""))
            .addAtom("ZN", Elements.ZN)
            .addResidue(new Topology.Residue(4, "A", "NLYS", "B", ""))
            .addAtom("CA", Elements.C)
            .build();
    AtomSet a = AtomSet.range(0, 4);
    Prodigy prodigy = new Prodigy(topology, a, AtomSet.of(4));
    assertEquals(
        List.of(
            "prodigy: partner A: 1 heavy atoms of MSE are left out, which is no standard amino acid",
            "prodigy: partner A: 1 heavy atoms of ZN are left out, which is no standard amino acid",
            "prodigy: partner B: 1 residues with insertion codes take part; PRODIGY 2.1.2 leaves"
                + " such out"),
        prodigy.notes());
    // Only the hydrogen, the selenomethionine and the zinc are near lysine.
    prodigy.compute(new float[] {0, 1, 1, 1, 1}, new float[5], new float[5]);
    assertEquals(0, prodigy.nContacts());
    prodigy.compute(new float[] {0, 9, 9, 9, 0.5f}, new float[5], new float[5]);
    assertEquals(1, prodigy.contacts(ContactKind.CHARGED_APOLAR));
  }

  @Test
  void otherThanProteinsAreRefused() {
    Topology dna = residues("LEU", "DA", "DG");
    Prodigy prodigy = new Prodigy(dna, AtomSet.of(0), AtomSet.of(1, 2));
    assertFalse(prodigy.applicable());
    assertEquals("prodigy: partner B has nucleotides (DA DG)", prodigy.reason());
    assertEquals(
        prodigy.reason(),
        assertThrows(
                IllegalStateException.class,
                () -> prodigy.compute(new float[3], new float[3], new float[3]))
            .getMessage());
    Topology ligand = residues("LIG", "LEU");
    assertEquals(
        "prodigy: partner A has no heavy atoms of standard amino acids",
        new Prodigy(ligand, AtomSet.of(0), AtomSet.of(1)).reason());
  }

  @Test
  void wrongInputIsNamed() {
    Topology topology = residues("LEU", "LEU");
    AtomSet a = AtomSet.of(0);
    AtomSet b = AtomSet.of(1);
    assertText(
        "prodigy: temperature: expected > 0 K, found 0.0", () -> new Prodigy(topology, a, b, 0));
    assertText(
        "prodigy: partners: expected disjoint sets, found atom 0 in both",
        () -> new Prodigy(topology, a, a));
    assertText(
        "prodigy: coordinates: expected 2 atoms, found 1",
        () -> new Prodigy(topology, a, b).compute(new float[1], new float[2], new float[2]));
  }

  private static void assertText(String text, Runnable wrong) {
    assertEquals(text, assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
  }
}
