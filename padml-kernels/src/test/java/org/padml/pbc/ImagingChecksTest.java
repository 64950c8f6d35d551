package org.padml.pbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.model.Box;
import org.padml.model.FrameBuffer;

/** Movers that are wrong on purpose, beside the right one. */
class ImagingChecksTest {
  private static final double CUTOFF = 0.45;
  private static final int SEEDS = 200;
  private static final double L = 5;
  private static final Box[] BOXES = {
    Box.orthorhombic(L, L, L),
    Box.ofLengthsAndAngles(L, L, L, 70.52878, 109.47122, 70.52878),
    new Box(L, 0, 0, 0.4 * L, L, 0, -0.3 * L, 0.45 * L, L)
  };

  private static Rods rods(Random random) {
    double[] u = random.doubles(3, -1, 1).toArray();
    double[] s = random.doubles(3, -10, 10).toArray();
    return Rods.of(
        true,
        new double[] {s[0], s[1], s[2], u[0], u[1], u[2], 20},
        new double[] {s[0] + 0.3, s[1] + 0.3, s[2], u[0], u[1], u[2], 12});
  }

  private static SizeCheck measured(Rods rods, FrameBuffer raw) {
    MakeWhole whole = new MakeWhole(rods.topology, rods.partners);
    SizeCheck check = new SizeCheck(whole.forest(), rods.topology.nAtoms());
    MinimumImage image = new MinimumImage();
    image.setBox(raw.box());
    check.measure(raw, image);
    return check;
  }

  private static void move(FrameBuffer frame, int from, int to, Box box, int axis) {
    double[][] rows = {
      {box.ax(), box.ay(), box.az()}, {box.bx(), box.by(), box.bz()}, {box.cx(), box.cy(), box.cz()}
    };
    for (int a = from; a < to; a++) {
      frame.x()[a] += (float) rows[axis][0];
      frame.y()[a] += (float) rows[axis][1];
      frame.z()[a] += (float) rows[axis][2];
    }
  }

  @Test
  void aPartThatIsMovedAloneChangesTheSize() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Box box = BOXES[seed % BOXES.length];
      Rods rods = rods(random);
      SizeCheck check = measured(rods, rods.wrappedByAtom(box));
      assertTrue(check.agrees(rods.frame(box)), "seed " + seed);
      assertTrue(check.agrees(rods.scattered(box, random)), "images of whole molecules are free");
      int axis = random.nextInt(3);
      int[][] parts = {{0, 1}, {19, 20}, {10, 20}, {5, 9}, {31, 32}};
      for (int[] part : parts) {
        FrameBuffer wrong = rods.frame(box);
        move(wrong, part[0], part[1], box, axis);
        assertFalse(check.agrees(wrong), "seed " + seed + " atoms from " + part[0]);
      }
      FrameBuffer raw = rods.wrappedByAtom(box);
      boolean torn = Math.abs(rods.distortion(raw)) > 1;
      assertTrue(!torn || !check.agrees(raw), "seed " + seed + ": nothing was moved");
    }
  }

  /** The smallest fault in a complex as large as an antibody fragment. */
  @Test
  void oneAtomOfSixThousandIsNoticed() {
    double[][] rows = new double[300][];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = new double[] {0, 0.2 * (k / 20), 0.2 * (k % 20), 1, 0, 0, 20};
    }
    Rods large = Rods.of(true, rows);
    Box box = Box.orthorhombic(7, 7, 7);
    SizeCheck check = measured(large, large.wrappedByAtom(box));
    assertTrue(check.agrees(large.frame(box)));
    for (int atom : new int[] {0, 2999, 3010, 5999}) {
      FrameBuffer wrong = large.frame(box);
      move(wrong, atom, atom + 1, box, atom % 3);
      assertFalse(check.agrees(wrong), "atom " + atom);
    }
  }

  @Test
  void aPartnerAtTheWrongImageIsLeftApart() {
    Rods rods =
        Rods.of(true, new double[] {0, 0, 0, 1, 0, 0, 20}, new double[] {0, 0.4, 0, 1, 0, 0, 20});
    Box box = Box.orthorhombic(9, 9, 9);
    MinimumImage image = new MinimumImage();
    image.setBox(box);
    LatticeWindow window = new LatticeWindow();
    window.set(image);
    Body a = new Body(rods.partners.get(0).toArray(), rods.partners.get(0).toArray());
    Body b = new Body(rods.partners.get(1).toArray(), rods.partners.get(1).toArray());
    Assembly assembly = new Assembly(List.of(a, b), CUTOFF);
    FrameBuffer frame = rods.frame(box);
    move(frame, 20, 40, box, 1);
    a.refresh(frame);
    b.refresh(frame);
    assertTrue(assembly.leftApart(window));
    assertTrue(assembly.touchesOwnImage(window));
    assembly.apply(frame, image, window);
    assertFalse(assembly.leftApart(window));
    assertFalse(assembly.touchesOwnImage(window));
  }

  @Test
  void whatImagingMovesIsRight() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Box box = BOXES[seed % BOXES.length];
      Rods rods = rods(random);
      Imaging imaging = new Imaging(rods.topology, rods.partners, CUTOFF);
      ImagingResult result = imaging.apply(rods.wrappedByAtom(box));
      assertTrue(result.ok(), "seed " + seed + " " + result);
    }
  }

  @Test
  void bothAreFaultsWithTheirOwnWords() {
    ImagingResult wrong =
        ImagingResult.ofMask(
            ImagingResult.bit(ImagingFlag.SIZE_CHANGED)
                | ImagingResult.bit(ImagingFlag.LEFT_APART));
    assertFalse(wrong.ok());
    assertEquals("size-changed,left-apart", wrong.text());
    assertEquals(
        EnumSet.of(ImagingFlag.TWO_IMAGES_TOUCH, ImagingFlag.TOUCHES_OWN_IMAGE),
        EnumSet.complementOf(
            EnumSet.copyOf(
                java.util.Arrays.stream(ImagingFlag.values())
                    .filter(ImagingFlag::isFault)
                    .toList())));
  }
}
