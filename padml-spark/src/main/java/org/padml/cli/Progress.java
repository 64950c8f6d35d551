package org.padml.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.padml.features.ProgressSink;

/** Frames per second and time left, on one line of a terminal or every ten seconds elsewhere. */
final class Progress implements ProgressSink {
  private static final long QUIET_MILLIS = 10_000;

  private final PrintStream err;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private long lastLine;
  private boolean open;

  Progress(PrintStream err) {
    this.err = err;
    this.terminal = System.console() != null;
  }

  @Override
  public synchronized void update(long done, long total) {
    double seconds = (System.nanoTime() - start) / 1e9;
    double rate = done / Math.max(seconds, 1e-9);
    String left = done == 0 ? "?" : duration((total - done) / rate);
    String line =
        String.format(
            Locale.ROOT,
            "describe: %,d of %,d frames (%.0f %%), %.1f frames/s, %s left",
            done,
            total,
            total == 0 ? 100.0 : 100.0 * done / total,
            rate,
            left);
    if (terminal) {
      err.print("\r" + line + "    ");
      open = true;
      err.flush();
    } else {
      long now = System.nanoTime() / 1_000_000;
      if (now - lastLine >= QUIET_MILLIS && lastLine != 0) {
        err.println(line);
        lastLine = now;
      } else if (lastLine == 0) {
        lastLine = now;
      }
    }
  }

  /** Ends the line. */
  synchronized void close() {
    if (open) {
      err.println();
      open = false;
    }
  }

  private static String duration(double seconds) {
    long s = Math.round(seconds);
    return s < 60
        ? s + " s"
        : s < 3600
            ? String.format(Locale.ROOT, "%d min %02d s", s / 60, s % 60)
            : String.format(Locale.ROOT, "%d h %02d min", s / 3600, s % 3600 / 60);
  }
}
