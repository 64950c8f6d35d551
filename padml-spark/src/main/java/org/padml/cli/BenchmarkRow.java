package org.padml.cli;

/**
 * A timing.
 *
 * @param kernel what was computed
 * @param implementation by which program
 * @param version of that program
 * @param frames how many
 * @param seconds in what time
 * @param check a value of the result, to be compared between implementations
 */
record BenchmarkRow(
    String kernel,
    String implementation,
    String version,
    long frames,
    double seconds,
    String check) {
  /** Our own implementation. */
  static final String OURS = "padml";

  double framesPerSecond() {
    return frames / seconds;
  }

  boolean isOurs() {
    return implementation.equals(OURS);
  }
}
