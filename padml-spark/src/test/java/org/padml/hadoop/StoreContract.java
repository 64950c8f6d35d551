package org.padml.hadoop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.padml.formats.Formats;
import org.padml.formats.FrameRange;
import org.padml.formats.Trajectory;
import org.padml.model.AtomSet;
import org.padml.testing.DcdWriter;
import org.padml.testing.FormulaTrajectory;
import org.padml.testing.FrameLog;
import org.padml.testing.MemorySource;

/** What a {@link HadoopSource} does on every store; each store runs the whole of it. */
abstract class StoreContract {
  static final int LENGTH = 5_000_003;

  static final byte[] CONTENT = content();

  private static byte[] content() {
    byte[] bytes = new byte[LENGTH];
    new Random(17).nextBytes(bytes);
    return bytes;
  }

  /** The configuration that reaches the store. */
  abstract Configuration configuration();

  /** A folder of the store, ending in a slash. */
  abstract String folder();

  final String write(String name, byte[] bytes) throws IOException {
    Path path = new Path(folder() + name);
    try (OutputStream out = path.getFileSystem(configuration()).create(path, true)) {
      out.write(bytes);
    }
    return path.toString();
  }

  final HadoopSource openContent() throws IOException {
    return HadoopSource.open(write("content.bin", CONTENT), configuration());
  }

  static void assertContent(HadoopSource source, long position, int count) throws IOException {
    byte[] buffer = new byte[count + 2];
    source.readFully(position, buffer, 1, count);
    byte[] expected = new byte[count + 2];
    System.arraycopy(CONTENT, (int) position, expected, 1, count);
    assertArrayEquals(expected, buffer, () -> count + " bytes at " + position);
  }

  @Test
  void rangesAreThoseOfTheFile() throws IOException {
    long seed = 20_260_101;
    Random random = new Random(seed);
    try (HadoopSource source = openContent()) {
      assertEquals(LENGTH, source.length());
      for (int n = 0; n < 200; n++) {
        int count = random.nextInt(n % 10 == 0 ? 300_000 : 5_000);
        assertContent(source, random.nextInt(LENGTH - count), count);
      }
    }
  }

  @Test
  void theWholeFileIsReadInOrder() throws IOException {
    try (HadoopSource source = openContent()) {
      for (int at = 0; at < LENGTH; at += 70_001) {
        assertContent(source, at, Math.min(70_001, LENGTH - at));
      }
    }
  }

  @Test
  void theEndIsTheEnd() throws IOException {
    try (HadoopSource source = openContent()) {
      byte[] buffer = new byte[100];
      assertEquals(-1, source.read(LENGTH, buffer, 0, 1));
      assertEquals(-1, source.read(LENGTH + 10L, buffer, 0, 1));
      assertEquals(7, source.readUpTo(LENGTH - 7, buffer, 0, 100));
      assertArrayEquals(Arrays.copyOfRange(CONTENT, LENGTH - 7, LENGTH), Arrays.copyOf(buffer, 7));
      EOFException end =
          assertThrows(EOFException.class, () -> source.readFully(LENGTH - 7, buffer, 0, 100));
      assertEquals(
          source.path() + ": byte " + (LENGTH - 7) + ": expected 100 bytes, found 7 before the end",
          end.getMessage());
    }
  }

  @Test
  void anEmptyFileIsAtItsEnd() throws IOException {
    try (HadoopSource source =
        HadoopSource.open(write("empty.bin", new byte[0]), configuration())) {
      assertEquals(0, source.length());
      assertEquals(-1, source.read(0, new byte[1], 0, 1));
    }
  }

  @Test
  void whatIsNotThereIsNamed() {
    FileNotFoundException failure =
        assertThrows(
            FileNotFoundException.class,
            () -> HadoopSource.open(folder() + "no-such.xtc", configuration()));
    assertTrue(failure.getMessage().contains("no-such.xtc"), failure.getMessage());
  }

  /** Hopping over headers costs the headers, not what lies between them. */
  @Test
  void scatteredReadsFetchOnlyWhatWasAsked() throws IOException {
    try (HadoopSource source = openContent()) {
      int asked = 0;
      for (int at = 1_000; at < LENGTH - 100; at += 500_000) {
        assertContent(source, at, 92);
        asked += 92;
      }
      assertEquals(asked, source.bytesRead());
      assertEquals(asked / 92, source.requests());
    }
  }

  /** A store takes longer to answer a request than to send a frame: one stream serves the run. */
  @Test
  void aRunOfReadsIsOneStream() throws IOException {
    try (HadoopSource source = openContent()) {
      int frame = 100_000;
      int frames = 0;
      for (int at = 300_000; at < LENGTH - frame; at += frame + 1_000) { // a small gap each time
        assertContent(source, at, frame);
        frames++;
      }
      int requestsBeforeTheStream = (1 << 20) / frame + 1;
      assertEquals(requestsBeforeTheStream + 1, source.requests());
      assertEquals((long) frames * frame, source.bytesRead());
    }
  }

  @Test
  void aRunSurvivesStrayReadsAndEndsWhenTheyGoOn() throws IOException {
    try (HadoopSource source = openContent()) {
      int at = 0;
      for (; at < 2_000_000; at += 100_000) {
        assertContent(source, at, 100_000);
      }
      long before = source.requests();
      for (; at < 3_000_000; at += 100_000) { // a frame that is longer than was guessed
        assertContent(source, at, 100_000);
        assertContent(source, at - 50_000, 1_000);
      }
      assertEquals(before + 10, source.requests());
      for (int n = 0; n < 20; n++) {
        assertContent(source, 4_000_000L - 70_000L * n, 500);
      }
      assertEquals(before + 30, source.requests());
      assertContent(source, at, 100_000); // the stream is gone
      assertEquals(before + 31, source.requests());
    }
  }

  /** What is read from a store is what is read from memory, whole and in part. */
  @Test
  void trajectoriesAreTheSameFromEveryStore() throws IOException {
    int nAtoms = 40_000;
    FormulaTrajectory formula = new FormulaTrajectory(nAtoms, 20);
    byte[] file = new DcdWriter().write(formula);
    String path = write("formula.dcd", file);
    AtomSet some = AtomSet.range(1_000, 1_100);
    FrameRange whole = new FrameRange(0, 0, Long.MAX_VALUE);
    try (HadoopSource source = HadoopSource.open(path, configuration());
        HadoopSource partSource = HadoopSource.open(path, configuration());
        Trajectory trajectory = Formats.openTrajectory(source, nAtoms);
        Trajectory part = Formats.openTrajectory(partSource, nAtoms);
        Trajectory expected =
            Formats.openTrajectory(new MemorySource("formula.dcd", file), nAtoms)) {
      List<String> frames = FrameLog.of(trajectory);
      assertEquals(20, frames.size());
      assertEquals(FrameLog.of(expected), frames);
      assertTrue(source.requests() < 20, () -> source.requests() + " requests for 20 frames");

      assertEquals(FrameLog.of(expected, whole, some), FrameLog.of(part, whole, some));
      assertTrue(
          partSource.bytesRead() < file.length / 10,
          () -> "0.25 % of the atoms took " + partSource.bytesRead() + " of " + file.length);
    }
  }
}
