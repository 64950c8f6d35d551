package org.padml.descriptors.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Elements;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

class GeometryTest {
  /** Moved coordinates are rounded to float: 2^-24 of some ten nm, per coordinate. */
  private static final double MOVED = 5e-6;

  private static final double EXACT = 1e-12;
  private static final int[] SIZES = {1, 2, 7, 8, 9, 17, 40, 64, 65, 200};

  @Test
  void minDistanceIsExactAtAnyDistance() {
    for (int seed = 0; seed < 250; seed++) {
      Random random = new Random(seed);
      double apart = Math.pow(10, 3 * random.nextDouble() - 1);
      RandomComplex c =
          new RandomComplex(random, SIZES[seed % 10], SIZES[random.nextInt(10)], apart);
      PartnerTrees trees = new PartnerTrees(c.topology, c.a, c.b);
      trees.refresh(c.frame);
      assertEquals(c.minDistance(), trees.minDistanceNm(), EXACT, "seed " + seed);
      assertTrue(Double.isNaN(trees.selfImageDistanceNm()));
    }
  }

  @Test
  void selfImageDistanceIsThatOfAllCopies() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      RandomComplex c =
          new RandomComplex(random, SIZES[seed % 7], SIZES[random.nextInt(7)], random.nextDouble());
      double l = 1.2 + 4 * random.nextDouble();
      Box box =
          seed % 3 == 0
              ? Box.orthorhombic(l, l * (1 + random.nextDouble()), l)
              : seed % 3 == 1
                  ? Box.ofLengthsAndAngles(l, l, l, 70.52878, 109.47122, 70.52878)
                  : new Box(l, 0, 0, 0.5 * l, l, 0, -0.4 * l, 0.5 * l, 1.2 * l);
      c.frame.setBox(box);
      PartnerTrees trees = new PartnerTrees(c.topology, c.a, c.b);
      trees.refresh(c.frame);
      double d = trees.selfImageDistanceNm();
      assertEquals(c.selfImageDistance(box), d, 1e-9, "seed " + seed);
      // every atom moved by the same lattice vector
      c.move(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[] {l, 0, 0});
      trees.refresh(c.frame);
      assertEquals(d, trees.selfImageDistanceNm(), MOVED, "seed " + seed);
    }
  }

  @Test
  void oneAtomIsAsFarFromItsCopyAsTheShortestLatticeVector() {
    RandomComplex c = new RandomComplex(new Random(1), 1, 1, 0);
    c.frame.x()[1] = c.frame.x()[0];
    c.frame.y()[1] = c.frame.y()[0];
    c.frame.z()[1] = c.frame.z()[0];
    c.frame.setBox(new Box(5, 0, 0, 2.4, 1, 0, 0, 0, 9));
    PartnerTrees trees = new PartnerTrees(c.topology, c.a, c.b);
    trees.refresh(c.frame);
    // 2 b - a = (-0.2, 2, 0)
    assertEquals(Math.sqrt(4.04), trees.selfImageDistanceNm(), EXACT);
  }

  @Test
  void centresAndRadiiOfGyration() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      RandomComplex c = new RandomComplex(random, SIZES[seed % 10], SIZES[random.nextInt(10)], 3);
      MassGeometry mass = new MassGeometry(c.topology, c.a, c.b);
      mass.compute(c.frame);
      double[] whole = direct(c, 0, c.topology.nAtoms());
      double[] a = direct(c, 0, c.a.size());
      double[] b = direct(c, c.a.size(), c.topology.nAtoms());
      assertEquals(
          Math.sqrt(square(b[0] - a[0]) + square(b[1] - a[1]) + square(b[2] - a[2])),
          mass.comDistanceNm(),
          1e-10);
      // from the parts and their distance, against the sum over all atoms
      assertEquals(whole[3], mass.rgNm(), 1e-10, "seed " + seed);
      assertEquals(a[3], mass.rgANm(), 1e-7, "seed " + seed);
      assertEquals(b[3], mass.rgBNm(), 1e-7, "seed " + seed);
      assertArrayEquals(new double[] {b[0], b[1], b[2]}, mass.centerB(), 1e-10);
    }
  }

  /** Centre x, y, z and radius of gyration of atoms [from, to). */
  private static double[] direct(RandomComplex c, int from, int to) {
    double[] out = new double[4];
    double total = 0;
    for (int k = from; k < to; k++) {
      double m = c.topology.isUsed(k) ? c.topology.mass(k) : 0;
      total += m;
      out[0] += m * c.frame.x()[k];
      out[1] += m * c.frame.y()[k];
      out[2] += m * c.frame.z()[k];
    }
    for (int d = 0; d < 3; d++) {
      out[d] /= total;
    }
    for (int k = from; k < to; k++) {
      out[3] +=
          c.topology.mass(k)
              / total
              * (square(c.frame.x()[k] - out[0])
                  + square(c.frame.y()[k] - out[1])
                  + square(c.frame.z()[k] - out[2]));
    }
    out[3] = Math.sqrt(out[3]);
    return out;
  }

  @Test
  void solidSphereHasItsRadiusOfGyration() {
    // a lattice of equal masses in a sphere of radius R: Rg = sqrt(3/5) R, to the lattice spacing
    TopologyBuilder b = new TopologyBuilder();
    b.addResidue(new Topology.Residue(1, "", "LAT", "A", ""));
    int n = 0;
    float[][] r = new float[3][5000];
    for (int i = -10; i <= 10; i++) {
      for (int j = -10; j <= 10; j++) {
        for (int k = -10; k <= 10; k++) {
          if (i * i + j * j + k * k <= 100) {
            b.addAtom("C", Elements.C);
            r[0][n] = i;
            r[1][n] = j;
            r[2][n++] = k;
          }
        }
      }
    }
    FrameBuffer frame = new FrameBuffer(n);
    System.arraycopy(r[0], 0, frame.x(), 0, n);
    System.arraycopy(r[1], 0, frame.y(), 0, n);
    System.arraycopy(r[2], 0, frame.z(), 0, n);
    MassGeometry mass = new MassGeometry(b.build(), AtomSet.range(0, 7), AtomSet.range(7, n));
    mass.compute(frame);
    double latticeError = 0.05;
    assertEquals(10 * Math.sqrt(0.6), mass.rgNm(), latticeError);
  }

  @Test
  void poseIsThatOfPartnerBInTheFrameOfA() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      RandomComplex c = new RandomComplex(random, 40 + seed % 5, 40, 2);
      Pose pose = new Pose(c.topology, c.a, c.b, c.frame.x(), c.frame.y(), c.frame.z());
      MassGeometry mass = new MassGeometry(c.topology, c.a, c.b);
      mass.compute(c.frame);
      pose.compute(c.frame, mass);
      assertPose(pose, new double[] {1, 0, 0, 0}, seed);
      double[] start = {pose.position(0), pose.position(1), pose.position(2)};
      for (int axis = 0; axis < 3; axis++) {
        assertEquals(mass.centerB()[axis] - mass.centerA()[axis], start[axis], 1e-6);
      }
      // B turned by a known quaternion about the origin, then everything moved
      double angle = Math.PI * (2 * random.nextDouble() - 1);
      double[] q = {Math.cos(angle / 2), 0, 0, Math.sin(angle / 2)};
      for (int k : c.b.toArray()) {
        double x = c.frame.x()[k];
        double y = c.frame.y()[k];
        c.frame.x()[k] = (float) (Math.cos(angle) * x - Math.sin(angle) * y);
        c.frame.y()[k] = (float) (Math.sin(angle) * x + Math.cos(angle) * y);
      }
      mass.compute(c.frame);
      pose.compute(c.frame, mass);
      assertPose(pose, q, seed);
      double[] before = {pose.position(0), pose.position(1), pose.position(2)};
      c.move(RandomComplex.rotation(random), random.doubles(3, -5, 5).toArray());
      mass.compute(c.frame);
      pose.compute(c.frame, mass);
      assertPose(pose, q, seed);
      double length2 = 0;
      for (int axis = 0; axis < 3; axis++) {
        assertEquals(before[axis], pose.position(axis), 10 * MOVED, "seed " + seed);
        length2 += square(pose.position(axis));
      }
      assertEquals(mass.comDistanceNm(), Math.sqrt(length2), EXACT * 10);
      assertTrue(pose.quaternion(0) >= 0);
    }
  }

  private static void assertPose(Pose pose, double[] q, int seed) {
    for (int i = 0; i < 4; i++) {
      assertEquals(q[i], pose.quaternion(i), 1e-5, "seed " + seed + " component " + i);
    }
  }

  @Test
  void rmsdFollowsTheAtomsGiven() {
    RandomComplex c = new RandomComplex(new Random(3), 60, 60, 2);
    AtomSet alpha = FitAtoms.alphaCarbons(c.topology, c.a);
    assertTrue(alpha.size() > 3);
    FittedRmsd rmsd = new FittedRmsd(alpha, c.frame.x(), c.frame.y(), c.frame.z());
    assertEquals(0, rmsd.rmsdNm(c.frame), 1e-9);
    c.move(RandomComplex.rotation(new Random(4)), new double[] {1, 2, 3});
    assertEquals(0, rmsd.rmsdNm(c.frame), MOVED);
    assertTrue(
        Double.isNaN(
            new FittedRmsd(AtomSet.of(), c.frame.x(), c.frame.y(), c.frame.z()).rmsdNm(c.frame)));
    assertEquals(
        "rmsd: reference: expected 1 atoms, found 2",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new FittedRmsd(
                        AtomSet.of(1), c.frame.x(), c.frame.y(), c.frame.z(), AtomSet.of(1, 2)))
            .getMessage());
  }

  @Test
  void calciumIsNoAlphaCarbonAndFewCarbonsGiveWayToHeavyAtoms() {
    TopologyBuilder b = new TopologyBuilder();
    b.addResidue(new Topology.Residue(1, "", "CA", "A", ""));
    b.addAtom("CA", Elements.CA);
    b.addResidue(new Topology.Residue(2, "", "GLY", "A", ""));
    b.addAtom("CA", Elements.C).addAtom("HA", Elements.H).addAtom("O", Elements.O);
    Topology topology = b.build();
    AtomSet all = AtomSet.range(0, 4);
    assertEquals(AtomSet.of(1), FitAtoms.alphaCarbons(topology, all));
    assertEquals(AtomSet.of(0, 1, 3), FitAtoms.alphaCarbonsOrHeavy(topology, all));
  }

  @Test
  void partnersMustBeApartAndExist() {
    RandomComplex c = new RandomComplex(new Random(3), 5, 5, 2);
    assertEquals(
        "partners: expected no atom in both, found 1, the first 4",
        assertThrows(
                IllegalArgumentException.class,
                () -> new PartnerTrees(c.topology, c.a, AtomSet.range(4, 10)))
            .getMessage());
    assertEquals(
        "partners: expected atoms below 10, found 10",
        assertThrows(
                IllegalArgumentException.class,
                () -> new PartnerTrees(c.topology, c.a, AtomSet.of(10)))
            .getMessage());
  }

  private static double square(double v) {
    return v * v;
  }
}
