package org.padml.formats.xtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.padml.formats.Formats;
import org.padml.formats.Trajectory;
import org.padml.model.AtomSet;
import org.padml.model.Box;
import org.padml.testing.MemorySource;
import org.padml.testing.StoredFrame;
import org.padml.testing.XtcWriter;

/** What is written is what is read, for every branch of the coder. */
final class XtcRoundTripTest {
  private static final int[] ATOMS = {1, 2, 9, 10, 11, 12, 31, 1023, 1024, 1025, 2060};
  private static final int CASES = 300;
  private static final Box BOX = new Box(4, 0, 0, 0.5, 4, 0, 1, 1, 4);

  @Test
  void gridCoordinatesOfAnySpreadComeBack() throws IOException {
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      int n = ATOMS[2 + random.nextInt(ATOMS.length - 2)];
      n = Math.max(n, 10);
      // spreads that need one mixed number of up to 57 bits, of up to 72, and three separate ones
      int spreadBits = new int[] {0, 3, 14, 19, 23, 28}[seed % 6];
      int[][] grid = grid(random, n, spreadBits);
      XtcWriter writer = new XtcWriter().firstSmall(9 + random.nextInt(64));
      if (seed % 2 == 1) {
        writer.large();
      }
      byte[] bytes = writer.gridFrame(seed, seed * 0.5f, BOX, grid).bytes();
      StoredFrame frame = one(bytes, AtomSet.range(0, n));
      String what = "seed " + seed + ", " + n + " atoms, " + spreadBits + " bits";
      float scale = 1f / 1000f;
      for (int i = 0; i < n; i++) {
        assertEquals(grid[0][i] * scale, frame.x()[i], what + ", x of atom " + i);
        assertEquals(grid[1][i] * scale, frame.y()[i], what + ", y of atom " + i);
        assertEquals(grid[2][i] * scale, frame.z()[i], what + ", z of atom " + i);
      }
      assertEquals(seed, frame.step(), what);
      assertEquals(seed * 0.5, frame.timePs(), what);
      assertEquals(BOX, frame.box(), what);
      checkSelection(bytes, frame, random, what);
    }
  }

  /** Clusters of near atoms at random places, so that runs of all lengths occur. */
  private static int[][] grid(Random random, int n, int spreadBits) {
    int[][] grid = new int[3][n];
    int[] at = new int[3];
    for (int i = 0; i < n; i++) {
      boolean jumps = i == 0 || random.nextInt(6) == 0;
      for (int d = 0; d < 3; d++) {
        int spread = 1 << spreadBits;
        at[d] =
            jumps
                ? random.nextInt(spread) - spread / 2
                : at[d] + random.nextInt(Math.min(spread, 9)) - Math.min(spread, 9) / 2;
        grid[d][i] = at[d];
      }
    }
    return grid;
  }

  private static void checkSelection(byte[] bytes, StoredFrame all, Random random, String what)
      throws IOException {
    int n = all.x().length;
    int[] some = random.ints(1 + random.nextInt(1 + n / 8), 0, n).toArray();
    AtomSet atoms =
        switch (random.nextInt(3)) {
          case 0 -> AtomSet.of(some);
          case 1 -> AtomSet.range(0, 1 + random.nextInt(n));
          default -> AtomSet.range(n - 1 - random.nextInt(Math.min(n, 40)), n);
        };
    StoredFrame part = one(bytes, atoms);
    for (int k = 0; k < atoms.size(); k++) {
      String where = what + ", selected atom " + atoms.get(k);
      assertEquals(all.x()[atoms.get(k)], part.x()[k], where);
      assertEquals(all.y()[atoms.get(k)], part.y()[k], where);
      assertEquals(all.z()[atoms.get(k)], part.z()[k], where);
    }
  }

  private static StoredFrame one(byte[] bytes, AtomSet atoms) throws IOException {
    try (Trajectory t = Formats.openTrajectory(new MemorySource("t.xtc", bytes), -1)) {
      List<StoredFrame> frames = StoredFrame.range(t, StoredFrame.whole(), atoms);
      assertEquals(1, frames.size());
      return frames.get(0);
    }
  }

  @Test
  void upToNineAtomsAreStoredAsTheyAre() throws IOException {
    for (int n : ATOMS) {
      if (n > 9) {
        break;
      }
      float[] v = new float[n];
      for (int i = 0; i < n; i++) {
        v[i] = 1f / (i + 3);
      }
      byte[] bytes = new XtcWriter().frame(7, 1.5f, Box.NONE, v, v, v).bytes();
      assertEquals(56 + 12 * n, bytes.length);
      StoredFrame frame = one(bytes, AtomSet.range(0, n));
      assertEquals(Arrays.toString(v), Arrays.toString(frame.z()));
      assertEquals(Box.NONE, frame.box());
      StoredFrame last = one(bytes, AtomSet.of(n - 1));
      assertEquals(v[n - 1], last.y()[0]);
    }
  }

  @Test
  void precisionIsTheFiles() throws IOException {
    float[] v = new float[20];
    for (int i = 0; i < v.length; i++) {
      v[i] = 0.25f * i - 2;
    }
    byte[] bytes = new XtcWriter().precision(4).frame(0, 0, BOX, v, v, v).bytes();
    assertEquals(Arrays.toString(v), Arrays.toString(one(bytes, AtomSet.range(0, 20)).x()));
  }

  @Test
  void anEmptySelectionReadsHeaders() throws IOException {
    float[] v = new float[20];
    byte[] bytes = new XtcWriter().frame(3, 4, BOX, v, v, v).bytes();
    assertEquals(4, one(bytes, AtomSet.of()).timePs());
  }
}
