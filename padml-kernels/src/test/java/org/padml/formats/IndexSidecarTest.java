package org.padml.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IndexSidecarTest {
  private static final int CASES = 200;
  private static final IndexSidecar.Origin ORIGIN =
      new IndexSidecar.Origin("/a/ü 1.xtc", "xtc", 97_229, 1L << 40, 1_700_000_000_123L, "0123");

  private static ScannedIndex index(Random random, int n) {
    ScannedIndex.Builder b = new ScannedIndex.Builder();
    long at = random.nextInt(3) * (1L << 33);
    for (int i = 0; i < n; i++) {
      double time =
          switch (random.nextInt(4)) {
            case 0 -> Double.NaN;
            case 1 -> random.nextDouble() * 1e6;
            case 2 -> -random.nextInt(1000);
            default -> (float) (i * 0.1);
          };
      b.add(at, time, random.nextInt(5) == 0);
      at += 1 + random.nextInt(1 << random.nextInt(30));
    }
    return b.build(at);
  }

  private static void assertSame(FrameIndex expected, FrameIndex found) throws IOException {
    assertEquals(expected.count(), found.count());
    for (long i = 0; i < expected.count(); i++) {
      assertEquals(expected.byteOffset(i), found.byteOffset(i));
      assertEquals(expected.byteEnd(i), found.byteEnd(i));
      assertEquals(expected.isDamaged(i), found.isDamaged(i));
      assertEquals(
          Double.doubleToRawLongBits(expected.timePs(i)),
          Double.doubleToRawLongBits(found.timePs(i)));
    }
  }

  @Test
  void whatWasKeptComesBackBitForBit() throws IOException {
    for (int seed = 0; seed < CASES; seed++) {
      int n = seed < 3 ? seed : new Random(seed).nextInt(500);
      ScannedIndex index = index(new Random(seed), n);
      IndexSidecar back =
          IndexSidecar.decode(new IndexSidecar(ORIGIN, index).encode(), "kept").orElseThrow();
      assertEquals(ORIGIN, back.origin(), "seed " + seed);
      assertSame(index, back.index());
    }
  }

  /** Frames 0.1 ps apart of about 150 KB, as in a long run. */
  @Test
  void aFrameTakesAFewBytes() throws IOException {
    Random random = new Random(1);
    ScannedIndex.Builder b = new ScannedIndex.Builder();
    long at = 0;
    int n = 10_000;
    for (int i = 0; i < n; i++) {
      b.add(at, (float) (i * 0.1), false);
      at += 150_000 + random.nextInt(2000);
    }
    int bytes = new IndexSidecar(ORIGIN, b.build(at)).encode().length;
    int limit = 8 * n; // 17 in memory
    assertTrue(bytes < limit, "expected fewer than " + limit + " bytes, found " + bytes);
  }

  /** A changed byte is noticed, or makes it a sidecar of another version; never another index. */
  @Test
  void damageIsNeverTakenForAnIndex() throws IOException {
    byte[] good = new IndexSidecar(ORIGIN, index(new Random(7), 40)).encode();
    int errors = 0;
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 0x10;
      try {
        Optional<IndexSidecar> found = IndexSidecar.decode(bad, "kept");
        assertTrue(found.isEmpty(), "byte " + at);
        assertTrue(at >= 8 && at < 12, "only the version says that it is another, found " + at);
      } catch (IOException e) {
        errors++;
        assertTrue(e.getMessage().startsWith("kept: byte "), e.getMessage());
        assertTrue(
            e.getMessage().endsWith("; delete this file, and the trajectory is scanned again"));
      }
    }
    assertEquals(good.length - 4, errors);
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThrows(IOException.class, () -> IndexSidecar.decode(cut, "kept"));
    }
  }

  @Test
  void theTextSaysWhereAndWhatNow() throws IOException {
    byte[] good = new IndexSidecar(ORIGIN, index(new Random(7), 3)).encode();
    byte[] cut = Arrays.copyOf(good, good.length - 1);
    assertEquals(
        "kept: byte "
            + cut.length
            + ": kept index of frames: expected "
            + (good.length - 48)
            + " bytes behind its head, found "
            + (cut.length - 48)
            + "; delete this file, and the trajectory is scanned again",
        assertThrows(IOException.class, () -> IndexSidecar.decode(cut, "kept")).getMessage());
  }
}
