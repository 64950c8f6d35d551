package org.padml.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.padml.formats.FormatException;
import org.padml.formats.Trajectory;
import org.padml.formats.TrajectoryFormat;

/**
 * Cuts and changes good files: reading them must end in frames or format errors, soon and small.
 */
public final class HostileCheck {
  private static final Duration LIMIT_PER_CASE = Duration.ofSeconds(20);

  /** Copies of all frames, the reader's block and some slack. */
  private static final long BYTES_PER_FILE_BYTE = 60;

  private static final long FIXED_BYTES = 24L << 20;

  private static final int[] EXTREMES = {
    0, 1, -1, 2, 3, 7, 255, 65_536, 0x01000000, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE
  };

  private HostileCheck() {}

  private interface Attempt {
    boolean refuses(MemorySource source) throws IOException;
  }

  /**
   * Runs seeded cases: a third cuts, a third changes single bytes, a third plants extreme integers;
   * half of the changes hit the first {@code headerBytes}.
   */
  public static void run(
      TrajectoryFormat format, byte[] good, int atoms, int headerBytes, int cases, long seed) {
    attempts(format.name(), good, headerBytes, cases, seed, s -> refusesAny(format, s, atoms));
  }

  /** As above, of a reader that reads all or refuses all. */
  public static void run(
      String name, byte[] good, int headerBytes, int cases, long seed, Mutations.Reads reader) {
    Attempt attempt =
        source -> {
          reader.read(source);
          return false;
        };
    attempts(name, good, headerBytes, cases, seed, attempt);
  }

  private static void attempts(
      String name, byte[] good, int headerBytes, int cases, long seed, Attempt attempt) {
    int refused = 0;
    for (int i = 0; i < cases; i++) {
      Random random = new Random(seed + i);
      byte[] bytes = damage(good, headerBytes, i % 3, random);
      String what = name + " seed " + (seed + i) + " length " + bytes.length;
      refused += assertTimeoutPreemptively(LIMIT_PER_CASE, () -> read(bytes, attempt, what), what);
    }
    assertTrue(
        refused > cases / 10, "expected that damage is noticed, found " + refused + " cases");
  }

  private static byte[] damage(byte[] good, int headerBytes, int kind, Random random) {
    if (kind == 0) {
      return Arrays.copyOf(good, random.nextInt(good.length));
    }
    byte[] bytes = good.clone();
    int times = 1 + random.nextInt(3);
    for (int k = 0; k < times; k++) {
      int reach = random.nextBoolean() ? Math.min(headerBytes, bytes.length) : bytes.length;
      int at = random.nextInt(Math.max(1, reach - 4));
      if (kind == 1) {
        bytes[at] = (byte) random.nextInt(256);
      } else {
        int v = EXTREMES[random.nextInt(EXTREMES.length)];
        boolean big = random.nextBoolean();
        for (int b = 0; b < 4; b++) {
          bytes[(at & ~3) + b] = (byte) (v >>> 8 * (big ? 3 - b : b));
        }
      }
    }
    return bytes;
  }

  /** Whether any frame is refused. */
  private static boolean refusesAny(TrajectoryFormat format, MemorySource source, int atoms)
      throws IOException {
    try (Trajectory t = format.open(source, atoms)) {
      StoredFrame.Outcome outcome = StoredFrame.tolerant(t);
      outcome.faults().forEach(e -> assertFalse(e.what().isEmpty(), source.path()));
      return !outcome.faults().isEmpty();
    }
  }

  /** 1 when anything was refused. */
  private static int read(byte[] bytes, Attempt attempt, String what) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    int refused;
    try {
      refused = attempt.refuses(new MemorySource("hostile", bytes)) ? 1 : 0;
    } catch (FormatException e) {
      assertTrue(e.getMessage().startsWith("hostile: "), what + ": " + e.getMessage());
      refused = 1;
    } catch (IOException | RuntimeException | Error e) {
      return fail(what + ": expected a FormatException", e);
    }
    long allocated = threads.getThreadAllocatedBytes(id) - before;
    long limit = FIXED_BYTES + BYTES_PER_FILE_BYTE * bytes.length;
    assertTrue(
        allocated < limit, what + ": expected below " + limit + " bytes, found " + allocated);
    return refused;
  }
}
