package org.padml.descriptors.solvent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

class SolventShellTest {
  /** A target of n atoms (every third a hydrogen), then molecules O-H-H and C-C-O in turn. */
  private static Topology system(int nTarget, int molecules) {
    TopologyBuilder builder = new TopologyBuilder();
    builder.addResidue(new Topology.Residue(1, "", "HOT", "A", ""));
    for (int a = 0; a < nTarget; a++) {
      builder.addAtom("T", a % 3 == 2 ? Elements.H : Elements.C);
    }
    for (int m = 0; m < molecules; m++) {
      builder.addResidue(new Topology.Residue(1, "", m % 2 == 0 ? "SOL" : "ETH", "W", ""));
      builder.addAtom("X", m % 2 == 0 ? Elements.O : Elements.C);
      builder.addAtom("Y", m % 2 == 0 ? Elements.H : Elements.C);
      builder.addAtom("Z", m % 2 == 0 ? Elements.H : Elements.O);
    }
    return builder.build();
  }

  private static Box box(Random random) {
    double a = 1.2 + random.nextDouble();
    return switch (random.nextInt(3)) {
      case 0 -> Box.NONE;
      case 1 -> Box.orthorhombic(a, 1.1 * a, 0.9 * a);
      default -> Box.ofLengthsAndAngles(a, 1.1 * a, a, 75, 100, 65);
    };
  }

  private static boolean near(Topology t, Box box, float[][] r, int i, int j, double cutoff) {
    if (!t.isHeavy(i) || !t.isHeavy(j)) {
      return false;
    }
    int reach = box.isPeriodic() ? 3 : 0;
    for (int p = -reach; p <= reach; p++) {
      for (int q = -reach; q <= reach; q++) {
        for (int s = -reach; s <= reach; s++) {
          double dx = r[0][i] - (double) r[0][j] + p * box.ax() + q * box.bx() + s * box.cx();
          double dy = r[1][i] - (double) r[1][j] + p * box.ay() + q * box.by() + s * box.cy();
          double dz = r[2][i] - (double) r[2][j] + p * box.az() + q * box.bz() + s * box.cz();
          if (Math.sqrt(dx * dx + dy * dy + dz * dz) < cutoff) {
            return true;
          }
        }
      }
    }
    return false;
  }

  @Test
  void countsEqualBruteForceInAnyBox() {
    int found = 0;
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int nTarget = random.nextInt(12);
      int molecules = seed < 3 ? (int) seed : random.nextInt(40);
      Topology topology = system(nTarget, molecules);
      int n = topology.nAtoms();
      Box box = box(random);
      float[][] r = new float[3][n];
      for (float[] axis : r) {
        for (int a = 0; a < n; a++) {
          axis[a] = 2 * random.nextFloat() - 0.5f;
        }
      }
      TreeSet<Integer> expected = new TreeSet<>();
      for (int i = nTarget; i < n; i++) {
        for (int j = 0; j < nTarget; j++) {
          if (near(topology, box, r, i, j, 0.35)) {
            expected.add(topology.residueOf(i));
          }
        }
      }
      SolventShell shell =
          new SolventShell(topology, AtomSet.range(nTarget, n), AtomSet.range(0, nTarget));
      assertEquals(molecules, shell.nMolecules());
      String what = "seed " + seed + ", " + box;
      assertEquals(expected.size(), shell.count(r[0], r[1], r[2], box), what);
      assertEquals(expected.size(), shell.count(r[0], r[1], r[2], box), what + ", again");
      found += expected.size();
    }
    assertTrue(found > 500, "found only " + found);
  }

  @Test
  void residuesJoinedByBondsAreOneMolecule() {
    Topology topology = system(1, 4).toBuilder().addBond(3, 9).build();
    float[] x = {0, 0.1f, 9, 9, 0.2f, 9, 9, 0.3f, 9, 9, 9, 9, 9};
    SolventShell joined = new SolventShell(topology, AtomSet.range(1, 13), AtomSet.of(0));
    assertEquals(3, joined.nMolecules());
    assertEquals(2, joined.count(x, new float[13], new float[13], Box.NONE));
    SolventShell apart = new SolventShell(system(1, 4), AtomSet.range(1, 13), AtomSet.of(0));
    assertEquals(3, apart.count(x, new float[13], new float[13], Box.NONE));
  }

  @Test
  void cutoffIsStrictAndTargetAtomsAreNoSolvent() {
    Topology topology = system(1, 1);
    SolventShell shell = new SolventShell(topology, AtomSet.range(0, 4), AtomSet.range(0, 1), 0.25);
    assertEquals(1, shell.nMolecules());
    float[] x = {1, 1.25f, 5, 5};
    assertEquals(0, shell.count(x, new float[4], new float[4], Box.NONE));
    x[1] = Math.nextDown(1.25f);
    assertEquals(1, shell.count(x, new float[4], new float[4], Box.NONE));
  }

  @Test
  void wrongInputIsNamed() {
    Topology topology = system(1, 1);
    assertEquals(
        "solvent: cutoff: expected a positive distance, found NaN nm",
        assertThrows(
                IllegalArgumentException.class,
                () -> new SolventShell(topology, AtomSet.of(1), AtomSet.of(0), Double.NaN))
            .getMessage());
    SolventShell shell = new SolventShell(topology, AtomSet.of(1), AtomSet.of(0));
    assertEquals(
        "solvent: coordinates: expected 4 atoms, found 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> shell.count(new float[2], new float[4], new float[4], Box.NONE))
            .getMessage());
  }
}
