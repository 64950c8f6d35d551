package org.padml.bench;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.padml.descriptors.surface.Radii;
import org.padml.descriptors.surface.SasaKernel;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.testing.MdComplex;

/**
 * Frames per second of the surface of the Fab (6,362 atoms with hydrogens), both partners and their
 * complex; run by hand: {@code SasaBenchmark [PYTHON]}. With a Python that has freesasa and mdtraj
 * the same frames are given to those, for the complex only. Nothing is timed before the areas of
 * the first frame agree with MDTraj 1.9.7.
 */
public final class SasaBenchmark {
  private static final int FRAMES = 10;
  private static final int ROUNDS = 60;

  /** Areas of the complex in frame 0 by MDTraj 1.9.7, nm^2, at 100 and 960 points. */
  private static final double[] MDTRAJ_NM2 = {191.96744, 191.96414};

  /** MDTraj decides points in single precision. */
  private static final double RELATIVE_TOLERANCE = 3e-5;

  private SasaBenchmark() {}

  /** Optional: the Python interpreter of the peers. */
  public static void main(String[] args) throws IOException, InterruptedException {
    MdComplex fab = new MdComplex("own/fab/fab.pdb", "own/fab/fab.xtc");
    List<float[][]> frames = new ArrayList<>();
    fab.forEachFrame(
        (k, frame) -> {
          if (k < FRAMES) {
            frames.add(copy(frame));
          }
        });
    float[] radii = Radii.BONDI.of(fab.topology(), new ArrayList<>());
    PrintStream out = System.out;
    out.printf(
        Locale.ROOT,
        "fab, %d atoms, %s %s, %d cores%n",
        radii.length,
        System.getProperty("java.vm.name"),
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors());
    AtomSet h = fab.residues(r -> r.chain().equals("H"));
    AtomSet l = fab.residues(r -> r.chain().equals("L"));
    int[] points = {100, 960};
    for (int p = 0; p < points.length; p++) {
      SasaKernel kernel = SasaKernel.between(h, l, points[p], SasaKernel.WATER_PROBE_NM, radii);
      compute(kernel, frames.get(0));
      double found = kernel.sasaComplex();
      if (Math.abs(found / MDTRAJ_NM2[p] - 1) > RELATIVE_TOLERANCE) {
        throw new IllegalStateException(
            points[p] + " points: area: expected " + MDTRAJ_NM2[p] + " nm^2, found " + found);
      }
      time(out, points[p], kernel, frames, found);
    }
    if (args.length > 0) {
      peers(args[0], radii, frames);
    }
  }

  private static float[][] copy(FrameBuffer frame) {
    return new float[][] {frame.x().clone(), frame.y().clone(), frame.z().clone()};
  }

  private static void compute(SasaKernel kernel, float[][] r) {
    kernel.compute(r[0], r[1], r[2]);
  }

  private static void time(
      PrintStream out, int points, SasaKernel kernel, List<float[][]> frames, double area) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = threads.getCurrentThreadCpuTime();
      for (float[][] r : frames) {
        compute(kernel, r);
      }
      double seconds = (threads.getCurrentThreadCpuTime() - start) * 1e-9;
      best = Math.max(best, frames.size() / seconds);
    }
    out.printf(
        Locale.ROOT,
        "%-14s %4d points: %8.2f frames/s, area %.4f nm^2 (A, B and complex)%n",
        "padml",
        points,
        best,
        area);
  }

  private static void peers(String python, float[] radii, List<float[][]> frames)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sasa-benchmark");
    Path data = folder.resolve("frames.bin");
    Path script = folder.resolve("sasa_peers.py");
    try (InputStream in = SasaBenchmark.class.getResourceAsStream("sasa_peers.py")) {
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    try (OutputStream file = Files.newOutputStream(data);
        DataOutputStream to = new DataOutputStream(new java.io.BufferedOutputStream(file))) {
      to.writeInt(frames.size());
      to.writeInt(radii.length);
      write(to, radii);
      for (float[][] r : frames) {
        for (float[] axis : r) {
          write(to, axis);
        }
      }
    }
    int rc =
        new ProcessBuilder(python, script.toString(), data.toString())
            .inheritIO()
            .start()
            .waitFor();
    Files.delete(data);
    Files.delete(script);
    Files.delete(folder);
    if (rc != 0) {
      throw new IllegalStateException(python + ": exit code: expected 0, found " + rc);
    }
  }

  private static void write(DataOutputStream to, float[] values) throws IOException {
    for (float v : values) {
      to.writeFloat(v);
    }
  }
}
