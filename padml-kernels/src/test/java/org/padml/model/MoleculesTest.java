package org.padml.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.formats.Formats;
import org.padml.io.FileSource;
import org.padml.testing.SharedData;

final class MoleculesTest {
  private static Topology read(String path) throws IOException {
    try (var source = FileSource.openDecompressed(SharedData.require(path).toString())) {
      return BondPerception.complete(Formats.readTopology(source, FileSource::openDecompressed));
    }
  }

  @Test
  void ownSystemsFallIntoTheirMolecules() throws IOException {
    Molecules ethanol = Molecules.of(read("own/abeta-ethanol/abeta_ethanol.pdb"));
    // two peptides, 80 ethanol, 1344 water
    assertEquals(2 + 80 + 1344, ethanol.count());
    assertEquals(125, ethanol.size(0));
    assertEquals(AtomSet.range(125, 250), ethanol.atoms(1));
    assertEquals(9, ethanol.size(2));
    assertEquals(2, Molecules.of(read("own/abeta/ab_wt_r1.pdb")).count());
    // no disulfide joins the heavy to the light chain of this Fab
    assertEquals(2, Molecules.of(read("own/fab/fab.pdb")).count());
  }

  @Test
  void solvatedFabFallsIntoTwoChainsAndItsSolvent() throws IOException {
    Topology t = read("own/fab/fab_water.pdb.gz");
    Molecules m = Molecules.of(t);
    assertEquals(3094, m.size(0));
    assertEquals(3268, m.size(1));
    for (int k = 2; k < m.count(); k++) {
      String name = t.residueOfAtom(m.atoms(k).get(0)).name();
      assertEquals(ResidueNames.isWater(name) ? 3 : 1, m.size(k), name);
    }
  }

  @Test
  void componentsEqualThoseOfABruteForceWalk() {
    long seed = 20261120;
    for (int i = 0; i < 200; i++) {
      Random random = new Random(seed + i);
      int n = random.nextInt(40);
      TopologyBuilder b = new TopologyBuilder();
      b.addResidue(new Topology.Residue(1, "", "X", "", ""));
      int[] label = new int[n];
      for (int a = 0; a < n; a++) {
        b.addAtom("C", Elements.C);
        label[a] = a;
      }
      for (int k = 0; n > 1 && k < random.nextInt(n); k++) {
        int p = random.nextInt(n);
        int q = (p + 1 + random.nextInt(n - 1)) % n;
        b.addBond(p, q);
        int from = Math.max(label[p], label[q]);
        int to = Math.min(label[p], label[q]);
        for (int a = 0; a < n; a++) {
          label[a] = label[a] == from ? to : label[a];
        }
      }
      Molecules m = Molecules.of(b.build());
      int members = 0;
      for (int k = 0; k < m.count(); k++) {
        members += m.atoms(k).size();
        assertTrue(k == 0 || m.atoms(k - 1).get(0) < m.atoms(k).get(0), "seed " + (seed + i));
      }
      assertEquals(n, members, "seed " + (seed + i));
      for (int p = 0; p < n; p++) {
        for (int q = 0; q < n; q++) {
          assertEquals(label[p] == label[q], m.of(p) == m.of(q), "seed " + (seed + i));
        }
      }
    }
  }
}
