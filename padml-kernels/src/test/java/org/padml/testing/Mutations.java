package org.padml.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.padml.formats.FormatException;
import org.padml.io.SeekableSource;

/** Seeded damage to a good text file: a reader must read it or refuse it with its path. */
public final class Mutations {
  private static final String LETTERS = "0123456789 -.%!;[]#\nabcEIN\u00e5\0";

  private Mutations() {}

  /** What reads a source. */
  @FunctionalInterface
  public interface Reads {
    /** Reads it all. */
    void read(SeekableSource source) throws IOException;
  }

  /**
   * Cuts, overwrites, inserts and removes bytes and lines.
   *
   * @return how many cases were refused
   */
  public static int refused(String path, byte[] good, int cases, long seed, Reads reader)
      throws IOException {
    Random random = new Random(seed);
    int refused = 0;
    for (int c = 0; c < cases; c++) {
      byte[] bytes = mutate(good.clone(), random);
      int number = c;
      try {
        reader.read(new TextSource(path, bytes));
      } catch (FormatException e) {
        refused++;
        assertTrue(
            String.valueOf(e.getMessage()).startsWith(path + ": "),
            () -> "seed " + seed + ", case " + number + ": " + e.getMessage());
      } catch (RuntimeException | IOException | OutOfMemoryError | StackOverflowError e) {
        throw new AssertionError("seed " + seed + ", case " + number + ": " + e, e);
      }
    }
    return refused;
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    byte[] out = bytes;
    int edits = 1 + random.nextInt(3);
    for (int e = 0; e < edits && out.length > 2; e++) {
      int at = random.nextInt(out.length);
      byte letter = (byte) LETTERS.charAt(random.nextInt(LETTERS.length()));
      switch (random.nextInt(5)) {
        case 0 -> out = Arrays.copyOf(out, at);
        case 1 -> out[at] = letter;
        case 2 -> out = splice(out, at, at, new byte[] {letter});
        case 3 -> out = splice(out, at, Math.min(out.length, at + random.nextInt(90)), new byte[0]);
        default -> Arrays.fill(out, at, Math.min(out.length, at + 9), (byte) '9');
      }
    }
    return out;
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] with) {
    byte[] out = new byte[bytes.length - (to - from) + with.length];
    System.arraycopy(bytes, 0, out, 0, from);
    System.arraycopy(with, 0, out, from, with.length);
    System.arraycopy(bytes, to, out, from + with.length, bytes.length - to);
    return out;
  }
}
