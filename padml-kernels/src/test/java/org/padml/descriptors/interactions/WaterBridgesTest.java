package org.padml.descriptors.interactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.padml.descriptors.ResiduePairBuffer;
import org.padml.descriptors.hbonds.HydrogenBondCriterion;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Elements;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

class WaterBridgesTest {
  private static final double BOND_NM = 0.0957;

  /** Groups N-H of A, then of B, then waters, each a residue. */
  private static Topology topology(int nA, int nB, int nWaters) {
    TopologyBuilder builder = new TopologyBuilder();
    for (int k = 0; k < nA + nB; k++) {
      builder.addResidue(new Topology.Residue(k, "", "RES", k < nA ? "A" : "B", ""));
      builder.addAtom("N", Elements.N).addAtom("H", Elements.H).addBond(2 * k, 2 * k + 1);
    }
    for (int w = 0; w < nWaters; w++) {
      int oxygen = 2 * (nA + nB) + 3 * w;
      builder.addResidue(new Topology.Residue(w, "", "HOH", "W", ""));
      builder.addAtom("O", Elements.O).addAtom("H1", Elements.H).addAtom("H2", Elements.H);
      builder.addBond(oxygen, oxygen + 1).addBond(oxygen, oxygen + 2);
    }
    return builder.build();
  }

  private static final class Scene {
    final int nA;
    final int nB;
    final int nWaters;
    final float[][] r;

    Scene(int nA, int nB, int nWaters) {
      this.nA = nA;
      this.nB = nB;
      this.nWaters = nWaters;
      r = new float[3][2 * (nA + nB) + 3 * nWaters];
    }

    int oxygen(int w) {
      return 2 * (nA + nB) + 3 * w;
    }

    void put(int atom, double x, double y, double z) {
      r[0][atom] = (float) x;
      r[1][atom] = (float) y;
      r[2][atom] = (float) z;
    }

    WaterBridges prepare(HydrogenBondCriterion criterion) {
      int n = 2 * (nA + nB);
      return new WaterBridges(
          topology(nA, nB, nWaters),
          AtomSet.range(0, 2 * nA),
          AtomSet.range(2 * nA, n),
          AtomSet.range(n, r[0].length),
          criterion);
    }
  }

  private static String text(ResiduePairBuffer pairs) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < pairs.size(); k++) {
      text.append(pairs.residueA(k)).append('-').append(pairs.residueB(k)).append(' ');
    }
    return text.toString().strip();
  }

  /** N-H ... O-H ... N along x: A gives to a water, which gives to B. */
  private static Scene chain(int nWaters) {
    Scene scene = new Scene(1, 1, nWaters);
    scene.put(0, 0, 0, 0);
    scene.put(1, 0.1, 0, 0);
    double x = 0.28;
    for (int w = 0; w < nWaters; w++) {
      scene.put(scene.oxygen(w), x, 0, 0);
      scene.put(scene.oxygen(w) + 1, x + BOND_NM, 0, 0);
      scene.put(scene.oxygen(w) + 2, x, BOND_NM, 0);
      x += 0.28;
    }
    scene.put(2, x, 0, 0);
    scene.put(3, x + 0.1, 0, 0);
    return scene;
  }

  @Test
  void oneOrTwoWatersJoin() {
    for (HydrogenBondCriterion criterion : HydrogenBondCriterion.values()) {
      for (int n = 1; n <= 3; n++) {
        Scene scene = chain(n);
        WaterBridges bridges = scene.prepare(criterion);
        assertEquals("", bridges.reason());
        int first = bridges.compute(scene.r[0], scene.r[1], scene.r[2], Box.NONE);
        assertEquals(n == 1 ? 1 : 0, first);
        assertEquals(n == 1 ? 1 : 0, bridges.nWaters());
        assertEquals(n == 1 ? "0-1" : "", text(bridges.residuePairs()));
        assertEquals(n == 2 ? "0-1" : "", text(bridges.secondOrder()));
      }
    }
  }

  @Test
  void watersOnOtherImagesAndBrokenOnesJoin() {
    Box[] boxes = {
      Box.orthorhombic(2, 2.5, 3),
      Box.ofLengthsAndAngles(2.2, 2.4, 2.6, 70, 100, 110),
      new Box(2, 0, 0, 1, 2, 0, -1, 1, 2)
    };
    Random random = new Random(5);
    for (Box box : boxes) {
      for (int n = 1; n <= 2; n++) {
        for (int shift = 0; shift < 30; shift++) {
          Scene scene = chain(n);
          for (int atom = 4; atom < scene.r[0].length; atom++) {
            int i = random.nextInt(5) - 2;
            int j = random.nextInt(5) - 2;
            int k = random.nextInt(5) - 2;
            scene.r[0][atom] += (float) (i * box.ax() + j * box.bx() + k * box.cx());
            scene.r[1][atom] += (float) (i * box.ay() + j * box.by() + k * box.cy());
            scene.r[2][atom] += (float) (i * box.az() + j * box.bz() + k * box.cz());
          }
          WaterBridges bridges = scene.prepare(HydrogenBondCriterion.BAKER_HUBBARD);
          bridges.compute(scene.r[0], scene.r[1], scene.r[2], box);
          assertEquals(n == 1 ? "0-1" : "", text(bridges.residuePairs()));
          assertEquals(n == 2 ? "0-1" : "", text(bridges.secondOrder()));
        }
      }
    }
  }

  @Test
  void aCopyOfAPartnerIsNotJoined() {
    // the water between B and the next copy of A leaves the complex as it stands unbridged
    Scene scene = chain(1);
    for (int atom = 0; atom < 2; atom++) {
      scene.r[0][atom] += 2;
    }
    WaterBridges bridges = scene.prepare(HydrogenBondCriterion.BAKER_HUBBARD);
    Box box = Box.orthorhombic(2, 2, 2);
    assertEquals(0, bridges.compute(scene.r[0], scene.r[1], scene.r[2], box));
  }

  @Test
  void absenceIsTold() {
    Scene dry = new Scene(1, 1, 0);
    WaterBridges bridges = dry.prepare(HydrogenBondCriterion.GROMACS);
    assertEquals("water bridges: no water beside the partners", bridges.reason());
    assertEquals(
        bridges.reason(),
        assertThrows(
                IllegalStateException.class,
                () -> bridges.compute(dry.r[0], dry.r[1], dry.r[2], Box.NONE))
            .getMessage());
    Topology bare =
        new TopologyBuilder()
            .addResidue(new Topology.Residue(1, "", "HOH", "W", ""))
            .addAtom("O", Elements.O)
            .build();
    assertEquals(
        "water bridges: water has no hydrogens",
        new WaterBridges(
                bare, AtomSet.of(), AtomSet.of(), AtomSet.of(0), HydrogenBondCriterion.GROMACS)
            .reason());
  }

  /** Groups and waters thrown into a small box; the twin tries every path over all images. */
  @Test
  void bridgesEqualBruteForce() {
    int found = 0;
    for (long seed = 0; seed < 210; seed++) {
      Random random = new Random(seed);
      HydrogenBondCriterion criterion = HydrogenBondCriterion.values()[(int) (seed % 3)];
      Scene scene = new Scene(1 + random.nextInt(6), 1 + random.nextInt(6), 1 + random.nextInt(60));
      double edge = 1.5 + random.nextDouble();
      Box box =
          seed % 2 == 0
              ? Box.orthorhombic(edge, edge, edge)
              : new Box(edge, 0, 0, 0.4, edge, 0, -0.5, 0.3, edge);
      for (int k = 0; k < scene.nA + scene.nB; k++) {
        double[] at = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
        scene.put(2 * k, at[0], at[1], at[2]);
        aim(scene, 2 * k + 1, at, random);
      }
      for (int w = 0; w < scene.nWaters; w++) {
        int i = random.nextInt(3) - 1;
        int j = random.nextInt(3) - 1;
        double[] at = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
        scene.put(scene.oxygen(w), at[0], at[1], at[2]);
        aim(scene, scene.oxygen(w) + 1, at, random);
        aim(scene, scene.oxygen(w) + 2, at, random);
        for (int atom = scene.oxygen(w); atom < scene.oxygen(w) + 3; atom++) {
          scene.r[0][atom] += (float) (i * box.ax() + j * box.bx());
          scene.r[1][atom] += (float) (j * box.by());
        }
      }
      WaterBridges bridges = scene.prepare(criterion);
      bridges.compute(scene.r[0], scene.r[1], scene.r[2], box);
      TreeSet<String> first = new TreeSet<>();
      TreeSet<String> second = new TreeSet<>();
      brute(scene, box, criterion, first, second);
      assertEquals(first, new TreeSet<>(words(bridges.residuePairs())), "seed " + seed);
      assertEquals(second, new TreeSet<>(words(bridges.secondOrder())), "seed " + seed);
      found += first.size() + second.size();
    }
    assertTrue(found > 300, "found only " + found);
  }

  private static List<String> words(ResiduePairBuffer pairs) {
    return pairs.size() == 0 ? List.of() : List.of(text(pairs).split(" "));
  }

  /** Puts a hydrogen on the way to the first heavy atom before that is near, else anywhere. */
  private static void aim(Scene scene, int atom, double[] at, Random random) {
    double[] v = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
    for (int other = 0; other < 2 * (scene.nA + scene.nB) && other < atom - 3; other += 2) {
      double[] u = {
        scene.r[0][other] - at[0], scene.r[1][other] - at[1], scene.r[2][other] - at[2]
      };
      double d = Math.sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2]);
      if (d < 0.4 && random.nextBoolean()) {
        v = u;
      }
    }
    double scale = BOND_NM / Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    scene.put(atom, at[0] + scale * v[0], at[1] + scale * v[1], at[2] + scale * v[2]);
  }

  /** A heavy atom with its hydrogens at an image. */
  private record Group(int residue, int water, double[][] r) {}

  private static Group group(Scene scene, int residue, int water, int heavy, int n, double[] t) {
    double[][] r = new double[n][3];
    for (int k = 0; k < n; k++) {
      for (int c = 0; c < 3; c++) {
        r[k][c] = scene.r[c][heavy + k] + t[c];
      }
    }
    return new Group(residue, water, r);
  }

  private static void brute(
      Scene scene,
      Box box,
      HydrogenBondCriterion criterion,
      TreeSet<String> first,
      TreeSet<String> second) {
    List<Group> partners = new ArrayList<>();
    double[] zero = new double[3];
    for (int k = 0; k < scene.nA + scene.nB; k++) {
      partners.add(group(scene, k, -1, 2 * k, 2, zero));
    }
    List<Group> waters = new ArrayList<>();
    for (int w = 0; w < scene.nWaters; w++) {
      for (int i = -2; i <= 2; i++) {
        for (int j = -2; j <= 2; j++) {
          for (int k = -2; k <= 2; k++) {
            double[] t = {
              i * box.ax() + j * box.bx() + k * box.cx(),
              i * box.ay() + j * box.by() + k * box.cy(),
              i * box.az() + j * box.bz() + k * box.cz()
            };
            Group g = group(scene, -1, w, scene.oxygen(w), 3, t);
            boolean around = Math.max(Math.abs(g.r[0][0] - 0.5), Math.abs(g.r[0][1] - 0.5)) < 1.5;
            if (around && partners.stream().anyMatch(p -> bonded(criterion, p, g))) {
              waters.add(g);
            }
          }
        }
      }
    }
    for (Group a : partners.subList(0, scene.nA)) {
      for (Group b : partners.subList(scene.nA, partners.size())) {
        for (Group v : waters) {
          for (Group w : waters) {
            if (bonded(criterion, a, v) && bonded(criterion, w, b)) {
              if (v == w) {
                first.add(a.residue + "-" + b.residue);
              } else if (v.water != w.water && bonded(criterion, v, w)) {
                second.add(a.residue + "-" + b.residue);
              }
            }
          }
        }
      }
    }
  }

  private static boolean bonded(HydrogenBondCriterion criterion, Group p, Group q) {
    return gives(criterion, p, q.r[0]) || gives(criterion, q, p.r[0]);
  }

  private static boolean gives(HydrogenBondCriterion criterion, Group donor, double[] acceptor) {
    for (int h = 1; h < donor.r.length; h++) {
      double[] d = donor.r[0];
      double[] v = donor.r[h];
      if (criterion.isBond(
          v[0] - d[0],
          v[1] - d[1],
          v[2] - d[2],
          acceptor[0] - d[0],
          acceptor[1] - d[1],
          acceptor[2] - d[2])) {
        return true;
      }
    }
    return false;
  }
}
