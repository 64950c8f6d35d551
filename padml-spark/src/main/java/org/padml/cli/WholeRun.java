package org.padml.cli;

import java.io.IOException;

/** Describe, learn and report in one session. */
final class WholeRun {
  private final SparkOptions sparkOptions;
  private final ReadOptions reading;

  WholeRun(SparkOptions sparkOptions, ReadOptions reading) {
    this.sparkOptions = sparkOptions;
    this.reading = reading;
  }

  int run(String manifest, String out) throws IOException {
    throw new IOException(manifest + out + sparkOptions + reading);
  }
}
