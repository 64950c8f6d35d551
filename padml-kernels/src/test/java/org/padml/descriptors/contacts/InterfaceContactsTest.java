package org.padml.descriptors.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.geometry.PartnerTrees;
import org.padml.descriptors.geometry.RandomComplex;
import org.padml.model.AtomSet;
import org.padml.model.Topology;

/** Contacts against counting every pair. */
class InterfaceContactsTest {
  private static final int[] SIZES = {1, 2, 7, 8, 9, 17, 64, 65, 300};

  @Test
  void contactsAreThoseOfBruteForce() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      RandomComplex c =
          new RandomComplex(
              random, SIZES[seed % 9], SIZES[random.nextInt(9)], 3 * random.nextDouble());
      double cutoff = seed % 4 == 0 ? 0.1 + random.nextDouble() : 0.45;
      int n = c.topology.nAtoms();
      AtomSet hot = AtomSet.of(random.ints(n / 4, 0, n).toArray());
      PartnerTrees trees = new PartnerTrees(c.topology, c.a, c.b);
      InterfaceContacts contacts = new InterfaceContacts(c.topology, trees, hot, cutoff);
      for (int pass = 0; pass < 2; pass++) {
        trees.refresh(c.frame);
        contacts.compute(trees);
        assertContacts(c, contacts, hot, cutoff, "seed " + seed + " pass " + pass);
        c.move(RandomComplex.rotation(random), new double[] {0.5, 0.25, -3});
      }
    }
  }

  private static void assertContacts(
      RandomComplex c, InterfaceContacts contacts, AtomSet hot, double cutoff, String what) {
    TreeSet<String> expected = c.residuePairs(cutoff);
    assertEquals(c.atomPairs(cutoff), contacts.nAtomContacts(), what);
    assertEquals(expected.size(), contacts.nResidueContacts(), what);
    TreeSet<Integer> residues = new TreeSet<>();
    TreeSet<String> found = new TreeSet<>();
    long before = -1;
    int any = 0;
    int both = 0;
    for (int k = 0; k < contacts.nResidueContacts(); k++) {
      int ra = contacts.residueA()[k];
      int rb = contacts.residueB()[k];
      residues.add(ra);
      residues.add(rb);
      found.add(ra + " " + rb);
      long key = ((long) ra << 32) + rb;
      assertTrue(key > before, what + ": sorted");
      before = key;
      assertEquals(nearest(c, ra, rb), contacts.minDistanceNm()[k], 1e-12, what);
      boolean hotA = isHot(c.topology, ra, hot);
      boolean hotB = isHot(c.topology, rb, hot);
      any += hotA || hotB ? 1 : 0;
      both += hotA && hotB ? 1 : 0;
    }
    assertEquals(expected, found, what);
    assertEquals(residues.size(), contacts.nInterfaceResidues(), what);
    assertEquals(any, contacts.hotspotAnyContacts(), what);
    assertEquals(both, contacts.hotspotHotspotContacts(), what);
  }

  private static boolean isHot(Topology topology, int residue, AtomSet hot) {
    for (int a = topology.residueStart(residue); a < topology.residueStart(residue + 1); a++) {
      if (hot.contains(a)) {
        return true;
      }
    }
    return false;
  }

  private static double nearest(RandomComplex c, int ra, int rb) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = c.topology.residueStart(ra); i < c.topology.residueStart(ra + 1); i++) {
      for (int j = c.topology.residueStart(rb); j < c.topology.residueStart(rb + 1); j++) {
        if (c.topology.isHeavy(i) && c.topology.isHeavy(j)) {
          best = Math.min(best, c.distance2(i, j, 0, 0, 0));
        }
      }
    }
    return Math.sqrt(best);
  }

  @Test
  void theTableGrowsAndForgets() {
    ResiduePairTable table = new ResiduePairTable();
    for (int pass = 0; pass < 3; pass++) {
      table.clear();
      for (int round = 0; round < 2; round++) {
        for (long key = 5000; key > 0; key--) {
          table.add(key * 977 % 5003, key + round);
        }
      }
      table.sort();
      assertEquals(5000, table.size());
      for (int k = 0; k < table.size(); k++) {
        long key = (long) table.distance2(k);
        assertEquals(key * 977 % 5003, table.key(k));
        assertTrue(k == 0 || table.key(k) > table.key(k - 1));
      }
    }
  }

  @Test
  void cutoffMustBePositive() {
    RandomComplex c = new RandomComplex(new Random(1), 4, 4, 1);
    PartnerTrees trees = new PartnerTrees(c.topology, c.a, c.b);
    assertEquals(
        "contacts: cutoff: expected > 0 nm, found NaN",
        assertThrows(
                IllegalArgumentException.class,
                () -> new InterfaceContacts(c.topology, trees, AtomSet.of(), Double.NaN))
            .getMessage());
  }
}
