package org.padml.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.padml.descriptors.complex.FrameKernels;
import org.padml.formats.FrameReader;
import org.padml.model.FrameBuffer;

/**
 * Frames of the Fab a second from the file through the kernels of a row, at 100 surface points: the
 * row without what writes it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RowBenchmark {
  /** The kernels of the columns that a row has by default. */
  private static final Set<String> ROW =
      Set.of("imaging", "contacts", "sasa_100", "hbonds", "salt_bridges", "rmsd");

  private FabSample fab;
  private final Map<String, ToDoubleFunction<FrameBuffer>> kernels = new LinkedHashMap<>();
  private FrameBuffer buffer;
  private FrameReader reader;

  /** Prepares the kernels and checks the rows. */
  @Setup
  public void open() throws IOException {
    fab = new FabSample();
    buffer = new FrameBuffer(fab.partners.size());
    kernels.putAll(new FrameKernels(fab.topology, fab.a, fab.b, fab.frames().get(0)).byName());
    kernels.keySet().retainAll(ROW);
    check();
    reader = fab.reader(fab.partners);
  }

  private void check() throws IOException {
    Map<String, Double> sums = new LinkedHashMap<>();
    FrameReader all = fab.reader(fab.partners);
    while (all.next()) {
      all.read(buffer);
      kernels.forEach((name, k) -> sums.merge(name, k.applyAsDouble(buffer), Double::sum));
    }
    sums.forEach(FabSample::requireSum);
  }

  /** One frame. */
  @Benchmark
  public void frame(Blackhole values) throws IOException {
    if (!reader.next()) {
      reader = fab.reader(fab.partners);
      reader.next();
    }
    reader.read(buffer);
    for (ToDoubleFunction<FrameBuffer> k : kernels.values()) {
      values.consume(k.applyAsDouble(buffer));
    }
  }

  /** Checks the rows again and closes. */
  @TearDown
  public void close() throws IOException {
    check();
    fab.close();
  }
}
