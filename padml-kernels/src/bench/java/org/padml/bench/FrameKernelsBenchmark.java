package org.padml.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
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
import org.padml.descriptors.complex.EnergyKernels;
import org.padml.descriptors.complex.FrameKernels;
import org.padml.model.FrameBuffer;

/** Frames of the Fab a second through each kernel, coordinates in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FrameKernelsBenchmark {
  /** Names of {@link FrameKernels} and {@link EnergyKernels}. */
  @Param({
    "imaging",
    "contacts",
    "sasa_100",
    "sasa_960",
    "lee_richards_20",
    "hbonds",
    "salt_bridges",
    "rmsd",
    "prodigy",
    "lj_coulomb",
    "gb_obc2"
  })
  public String kernel = "";

  private List<FrameBuffer> frames;
  private ToDoubleFunction<FrameBuffer> timed;
  private int next;

  /** Decodes and images the frames and checks the kernel's values. */
  @Setup
  public void prepare() throws IOException {
    try (FabSample fab = new FabSample()) {
      frames = fab.frames();
      FrameKernels kernels = new FrameKernels(fab.topology, fab.a, fab.b, frames.get(0));
      ToDoubleFunction<FrameBuffer> imaging = kernels.byName().get("imaging");
      FabSample.requireSum("imaging", frames.stream().mapToDouble(imaging).sum());
      EnergyKernels energies = new EnergyKernels(fab.topology, fab.a, fab.b, null);
      Map<String, ToDoubleFunction<FrameBuffer>> all = new HashMap<>(kernels.byName());
      all.putAll(energies.byName());
      timed = all.get(kernel);
    }
    check();
  }

  /** One frame. */
  @Benchmark
  public double frame() {
    next = (next + 1) % frames.size();
    return timed.applyAsDouble(frames.get(next));
  }

  /** Checks the values again. */
  @TearDown
  public void check() {
    FabSample.requireSum(kernel, frames.stream().mapToDouble(timed).sum());
  }
}
