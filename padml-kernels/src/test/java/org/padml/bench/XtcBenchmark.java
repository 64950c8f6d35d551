package org.padml.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import org.padml.formats.Formats;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.io.FileSource;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;

/**
 * Frames per second of reading a trajectory, with every atom and with the first {@code n}; run by
 * hand: {@code XtcBenchmark FILE N_FIRST_ATOMS CRC_OF_ALL}. The checksum, of all coordinates as
 * little-endian floats, is that in {@code xdr_checksums.tsv}; nothing is timed before it agrees.
 */
public final class XtcBenchmark {
  private static final int ROUNDS = 12;
  private static final double SECONDS_PER_ROUND = 1.0;

  private XtcBenchmark() {}

  /** File, number of atoms of the selection, expected checksum in hexadecimal digits. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    int selected = Integer.parseInt(args[1]);
    try (Trajectory t = Formats.openTrajectory(FileSource.open(file), -1)) {
      String found = checksum(t);
      if (!found.equals(args[2])) {
        throw new IllegalStateException(
            file + ": checksum: expected " + args[2] + ", found " + found);
      }
      PrintStream out = System.out;
      out.printf(
          Locale.ROOT,
          "%s, %s %s, %d cores%n",
          file.getFileName(),
          System.getProperty("java.vm.name"),
          System.getProperty("java.version"),
          Runtime.getRuntime().availableProcessors());
      time(out, t, t.nAtoms());
      time(out, t, selected);
    }
  }

  private static void time(PrintStream out, Trajectory t, int nAtoms) throws IOException {
    double best = 0;
    double bestCpu = 0;
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      long startCpu = threads.getCurrentThreadCpuTime();
      long frames = 0;
      double seconds;
      do {
        frames += read(t, nAtoms);
        seconds = (System.nanoTime() - start) * 1e-9;
      } while (seconds < SECONDS_PER_ROUND);
      best = Math.max(best, frames / seconds);
      double cpu = (threads.getCurrentThreadCpuTime() - startCpu) * 1e-9;
      bestCpu = Math.max(bestCpu, frames / cpu);
    }
    out.printf(
        Locale.ROOT,
        "%7d atoms: %9.1f frames/s, %9.1f per second of this thread (best of %d rounds)%n",
        nAtoms,
        best,
        bestCpu,
        ROUNDS);
  }

  private static long read(Trajectory t, int nAtoms) throws IOException {
    FrameBuffer buffer = new FrameBuffer(nAtoms);
    FrameReader reader = t.frames(new FrameRange(0, 0, Long.MAX_VALUE), AtomSet.range(0, nAtoms));
    long frames = 0;
    while (reader.next()) {
      reader.read(buffer);
      frames++;
    }
    return frames;
  }

  private static String checksum(Trajectory t) throws IOException {
    CRC32 crc = new CRC32();
    int n = t.nAtoms();
    FrameBuffer b = new FrameBuffer(n);
    ByteBuffer bytes = ByteBuffer.allocate(12 * n).order(ByteOrder.LITTLE_ENDIAN);
    FrameReader reader = t.frames(new FrameRange(0, 0, Long.MAX_VALUE), AtomSet.range(0, n));
    while (reader.next()) {
      reader.read(b);
      bytes.clear();
      for (int i = 0; i < n; i++) {
        bytes.putFloat(b.x()[i]).putFloat(b.y()[i]).putFloat(b.z()[i]);
      }
      crc.update(bytes.array());
    }
    return Long.toHexString(crc.getValue());
  }
}
