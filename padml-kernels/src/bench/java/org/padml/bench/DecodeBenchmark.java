package org.padml.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.padml.formats.FrameReader;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;

/** Frames of the Fab decoded from XTC a second, all atoms or the partners only. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecodeBenchmark {
  /** Sum of x of the partners' atoms over all frames, nm, by MDAnalysis 2.4.2 in double. */
  private static final double PARTNERS_X_NM = 126_602.827961;

  /** XTC stores thousandths of nm; MDAnalysis has them times ten in float. */
  private static final double RELATIVE_TOLERANCE = 1e-6;

  /** What is decoded. */
  @Param({"whole", "partners"})
  public String atoms = "";

  private FabSample fab;
  private AtomSet wanted;
  private FrameBuffer buffer;
  private FrameReader reader;

  /** Opens the file and checks what comes out. */
  @Setup
  public void open() throws IOException {
    fab = new FabSample();
    wanted = atoms.equals("whole") ? AtomSet.range(0, fab.trajectory.nAtoms()) : fab.partners;
    buffer = new FrameBuffer(wanted.size());
    reader = fab.reader(wanted);
    check();
  }

  private void check() throws IOException {
    double sum = 0;
    int[] at = fab.partners.positionsIn(wanted);
    FrameReader all = fab.reader(wanted);
    while (all.next()) {
      all.read(buffer);
      for (int k : at) {
        sum += buffer.x()[k];
      }
    }
    if (!(Math.abs(sum / PARTNERS_X_NM - 1) < RELATIVE_TOLERANCE)) {
      throw new IllegalStateException(
          "decode: sum of x: expected " + PARTNERS_X_NM + " nm, found " + sum);
    }
  }

  /** One frame. */
  @Benchmark
  public float frame() throws IOException {
    if (!reader.next()) {
      reader = fab.reader(wanted);
      reader.next();
    }
    reader.read(buffer);
    return buffer.x()[0];
  }

  /** Checks again and closes. */
  @TearDown
  public void close() throws IOException {
    check();
    fab.close();
  }
}
