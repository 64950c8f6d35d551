package org.padml.pbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.model.Elements;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.model.TopologyBuilder;

/** Rods in boxes: known complexes, wrapped in every way, must come back. */
class ImagingTest {
  private static final double CUTOFF = 0.45;

  /** Coordinates of some tens of nm in float, rounded up to four times. */
  private static final double TOLERANCE = 2e-5;

  private static final double L = 5;

  private static final Box[] BOXES = {
    Box.orthorhombic(L, L, L),
    Box.ofLengthsAndAngles(L, L, L, 70.52878, 109.47122, 70.52878),
    Box.ofLengthsAndAngles(L, L, L, 60, 60, 90),
    new Box(L, 0, 0, 0.4 * L, L, 0, -0.3 * L, 0.45 * L, L),
    Box.ofLengthsAndAngles(L, 1.2 * L, 0.9 * L, 90, 90, 120)
  };

  /** Two rods of 0.7 L side by side, the second slid along the first. */
  private static Rods pair(boolean bonds, Random random, double slide) {
    double[] u = random.doubles(3, -1, 1).toArray();
    double norm = Math.sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2]);
    double[] side = {u[1], -u[0], 0};
    double sideNorm = Math.sqrt(side[0] * side[0] + side[1] * side[1]);
    double[] s = random.doubles(3, -10, 10).toArray();
    int n = (int) Math.round(0.7 * L / Rods.SPACING) + 1;
    double[] t = new double[3];
    for (int c = 0; c < 3; c++) {
      t[c] = s[c] + slide * L * u[c] / norm + 0.4 * side[c] / sideNorm;
    }
    return Rods.of(
        bonds,
        new double[] {s[0], s[1], s[2], u[0], u[1], u[2], n},
        new double[] {t[0], t[1], t[2], u[0], u[1], u[2], n});
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void longRodsComeBackTogether(boolean bonds) {
    int checked = 0;
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Box box = BOXES[seed % BOXES.length];
      Rods rods = pair(bonds, random, 0.05 * random.nextInt(8));
      Imaging imaging = new Imaging(rods.topology, rods.partners, CUTOFF);
      assertEquals(bonds ? 0 : 1, imaging.notes().size());
      FrameBuffer[] frames = {
        rods.frame(box), rods.wrappedByAtom(box), rods.scattered(box, random)
      };
      for (int k = 0; k < frames.length; k++) {
        ImagingResult result = imaging.apply(frames[k]);
        String what = "seed " + seed + " frame " + k + " " + result;
        assertTrue(result.ok(), what);
        if (!result.flags().contains(ImagingFlag.TWO_IMAGES_TOUCH)) {
          assertEquals(0, rods.distortion(frames[k]), TOLERANCE, what);
          checked++;
        }
      }
    }
    assertTrue(checked > 400, "only " + checked + " of 600 frames have one touching image");
  }

  @Test
  void imageWithMostContactsWinsOverNearestCentre() {
    double far = 0.7 * L - 1.2;
    Rods rods =
        Rods.of(true, new double[] {0, 0, 0, 1, 0, 0, 24}, new double[] {far, 0.4, 0, 1, 0, 0, 24});
    Box box = Box.orthorhombic(L, L, L);
    Imaging imaging = new Imaging(rods.topology, rods.partners, CUTOFF);
    FrameBuffer frame = rods.wrappedByAtom(box);
    ImagingResult result = imaging.apply(frame);
    assertEquals(0, rods.distortion(frame), TOLERANCE);
    assertEquals(
        EnumSet.of(ImagingFlag.TWO_IMAGES_TOUCH, ImagingFlag.TOUCHES_OWN_IMAGE), result.flags());
    assertTrue(result.ok());
    assertEquals("two-images-touch,touches-own-image", result.text());
  }

  @Test
  void apartTheSmallestAtomDistanceDecides() {
    // beyond the tip 0.8 nm apart; an image 1.5 nm beside the middle has the nearer centre
    Rods rods =
        Rods.of(true, new double[] {0, 0, 0, 1, 0, 0, 41}, new double[] {6.8, 0, 0, 1, 0, 0, 2});
    Box box = new Box(12, 0, 0, -3.8, 1.5, 0, 0, 0, 9);
    for (int seed = 0; seed < 20; seed++) {
      FrameBuffer frame = rods.scattered(box, new Random(seed));
      ImagingResult result = new Imaging(rods.topology, rods.partners, CUTOFF).apply(frame);
      assertEquals(ImagingResult.ofMask(0), result);
      assertEquals(0, rods.distortion(frame), TOLERANCE, "seed " + seed);
    }
  }

  @Test
  void trimerGrowsByClosestContact() {
    Rods rods =
        Rods.of(
            true,
            new double[] {0, 0, 0, 1, 0, 0, 20},
            new double[] {5.6, 0.8, 0, 1, 0, 0, 20},
            new double[] {2.8, 0.4, 0, 1, 0, 0, 20});
    Box box = Box.ofLengthsAndAngles(9.2, 9.2, 9.2, 70.52878, 109.47122, 70.52878);
    for (int seed = 0; seed < 20; seed++) {
      Imaging imaging = new Imaging(rods.topology, rods.partners, CUTOFF);
      FrameBuffer frame = rods.scattered(box, new Random(seed));
      ImagingResult result = imaging.apply(frame);
      assertTrue(result.ok());
      assertEquals(0, rods.distortion(frame), TOLERANCE, "seed " + seed);
    }
  }

  @Test
  void partnerOfSeveralMoleculesIsBroughtTogetherFirst() {
    Rods rods =
        Rods.of(
            true,
            new double[] {0, 0, 0, 1, 0, 0, 20},
            new double[] {0, 0.4, 0, 1, 0, 0, 16},
            new double[] {0, 0.8, 0, 1, 0, 0, 3},
            new double[] {0, 0, 0.4, 1, 0, 0, 20});
    List<AtomSet> partners =
        List.of(
            rods.partners.get(3),
            rods.partners.get(0).union(rods.partners.get(1)).union(rods.partners.get(2)));
    Box box = Box.orthorhombic(4, 5, 6);
    for (int seed = 0; seed < 50; seed++) {
      FrameBuffer frame =
          seed == 0 ? rods.wrappedByAtom(box) : rods.scattered(box, new Random(seed));
      ImagingResult result = new Imaging(rods.topology, partners, CUTOFF).apply(frame);
      assertTrue(result.ok() && result.flags().isEmpty(), "seed " + seed + result);
      assertEquals(0, rods.distortion(frame), TOLERANCE, "seed " + seed);
    }
  }

  @Test
  void outcomeDoesNotDependOnTheImagesThatTheFrameCameWith() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Box box = BOXES[seed % BOXES.length];
      double[] p = random.doubles(6, 0, L).toArray();
      double[] u = random.doubles(6, -1, 1).toArray();
      Rods rods =
          Rods.of(
              true,
              new double[] {p[0], p[1], p[2], u[0], u[1], u[2], 12},
              new double[] {p[3], p[4], p[5], u[3], u[4], u[5], 17});
      Imaging imaging = new Imaging(rods.topology, rods.partners, CUTOFF);
      double[] first = null;
      for (int k = 0; k < 4; k++) {
        FrameBuffer frame = k == 0 ? rods.wrappedByAtom(box) : rods.scattered(box, random);
        imaging.apply(frame);
        double[] relative = {
          frame.x()[28] - frame.x()[0], frame.y()[28] - frame.y()[0], frame.z()[28] - frame.z()[0]
        };
        first = first == null ? relative : first;
        assertArrayEquals(first, relative, TOLERANCE, "seed " + seed);
      }
    }
  }

  @Test
  void withoutBoxNothingMoves() {
    Rods rods = pair(true, new Random(1), 0.2);
    FrameBuffer frame = rods.scattered(BOXES[0], new Random(2));
    frame.setBox(Box.NONE);
    float[] x = frame.x().clone();
    ImagingResult result = new Imaging(rods.topology, rods.partners, CUTOFF).apply(frame);
    assertArrayEquals(x, frame.x());
    assertEquals(ImagingResult.ofMask(0), result);
    frame.x()[3] += 2;
    result = new Imaging(rods.topology, rods.partners, CUTOFF).apply(frame);
    assertFalse(result.ok());
    assertEquals("broken-bond", result.text());
  }

  @Test
  void partnersThatShareAMoleculeMoveAsOne() {
    Rods rods = Rods.of(true, new double[] {0, 0, 0, 1, 0, 0, 30});
    List<AtomSet> halves = List.of(AtomSet.range(0, 12), AtomSet.range(18, 30));
    Imaging imaging = new Imaging(rods.topology, halves, CUTOFF);
    assertEquals(List.of("partners 1 and 2 share a molecule: they move as one"), imaging.notes());
    FrameBuffer frame = rods.wrappedByAtom(Box.orthorhombic(2.5, 2.5, 2.5));
    imaging.apply(frame);
    assertEquals(0, rods.distortion(frame), TOLERANCE);
  }

  @Test
  void notFiniteAndRingsAcrossTheBoxAreFaults() {
    Rods rods = pair(true, new Random(1), 0.2);
    FrameBuffer frame = rods.frame(BOXES[1]);
    frame.y()[5] = Float.NaN;
    ImagingResult result = new Imaging(rods.topology, rods.partners, CUTOFF).apply(frame);
    assertFalse(result.ok());
    assertTrue(result.flags().contains(ImagingFlag.NOT_FINITE));

    TopologyBuilder b = new TopologyBuilder();
    b.addResidue(new Topology.Residue(1, "", "POL", "A", ""));
    FrameBuffer chain = new FrameBuffer(20);
    for (int k = 0; k < 20; k++) {
      b.addAtom("C", Elements.C);
      chain.x()[k] = 0.15f * k;
    }
    for (int k = 0; k < 20; k++) {
      b.addBond(k, (k + 1) % 20);
    }
    chain.setBox(Box.orthorhombic(3, 3, 3));
    Imaging endless = new Imaging(b.build(), List.of(AtomSet.range(0, 20)), CUTOFF);
    ImagingResult across = endless.apply(chain);
    assertFalse(across.ok());
    assertTrue(across.flags().contains(ImagingFlag.BOND_ACROSS_BOX));
    assertTrue(across.flags().contains(ImagingFlag.TOUCHES_OWN_IMAGE));
  }

  @Test
  void virtualSitesFollowTheirResidue() {
    TopologyBuilder b = new TopologyBuilder();
    b.addResidue(new Topology.Residue(1, "", "SOL", "W", ""));
    b.addAtom("OW", Elements.O).addAtom("HW1", Elements.H).addAtom("MW", 0).virtualSite();
    b.addBond(0, 1);
    FrameBuffer frame = new FrameBuffer(3);
    frame.setBox(Box.orthorhombic(2, 2, 2));
    frame.x()[1] = 1.95f;
    frame.x()[2] = 3.99f;
    MakeWhole whole = new MakeWhole(b.build());
    whole.apply(frame);
    assertArrayEquals(new float[] {0, -0.05f, -0.01f}, frame.x(), 1e-6f);
    assertEquals(0, whole.nBrokenBonds());
    assertEquals(1, whole.nMolecules());
    assertEquals(0, whole.moleculeOf(2));
  }

  @Test
  void wrongUseIsNamed() {
    Rods rods = pair(true, new Random(1), 0.2);
    assertEquals(
        "imaging: partners: expected at least one atom in each",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Imaging(rods.topology, List.of(AtomSet.of()), CUTOFF))
            .getMessage());
    assertEquals(
        "make whole: frame: expected 48 atoms, found 3",
        assertThrows(
                IllegalArgumentException.class,
                () -> new MakeWhole(rods.topology).apply(new FrameBuffer(3)))
            .getMessage());
    assertEquals(
        "make whole: group: expected atoms below 48, found 99",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Imaging(rods.topology, List.of(AtomSet.of(99)), CUTOFF))
            .getMessage());
  }
}
