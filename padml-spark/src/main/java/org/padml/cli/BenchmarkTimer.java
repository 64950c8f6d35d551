package org.padml.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Times passes over frames, warm, and keeps the results. */
final class BenchmarkTimer {
  private final double seconds;
  private final String version;
  private final List<BenchmarkRow> rows = new ArrayList<>();

  /** One pass over all frames; returns the check value. */
  interface Pass {
    String run() throws IOException;
  }

  /**
   * Prepares timing.
   *
   * @param seconds least time of a kernel
   */
  BenchmarkTimer(double seconds, String version) {
    this.seconds = seconds;
    this.version = version;
  }

  /** Warms up for the same time, then measures; a check that changes is our fault. */
  void time(String kernel, Pass pass, int frames) throws IOException {
    String expected = pass.run();
    repeat(pass, expected, kernel);
    long start = System.nanoTime();
    long n = repeat(pass, expected, kernel);
    double taken = (System.nanoTime() - start) / 1e9;
    rows.add(new BenchmarkRow(kernel, BenchmarkRow.OURS, version, n * frames, taken, expected));
  }

  private long repeat(Pass pass, String expected, String kernel) throws IOException {
    long n = 0;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    do {
      String check = pass.run();
      if (!check.equals(expected)) {
        throw new IllegalStateException(
            kernel + ": check value: expected " + expected + " again, found " + check);
      }
      n++;
    } while (System.nanoTime() < end);
    return n;
  }

  /** What was timed, in order. */
  List<BenchmarkRow> rows() {
    return List.copyOf(rows);
  }
}
