package org.padml.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.padml.descriptors.complex.FrameKernels;
import org.padml.features.Definitions;
import org.padml.features.DescriptorGroup;
import org.padml.features.FrameDescriber;
import org.padml.features.References;
import org.padml.features.RunOptions;
import org.padml.features.SystemModel;
import org.padml.formats.Formats;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.hadoop.Storage;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.model.Topology;
import org.padml.model.Topology.ReferenceFrame;

/** Times each kernel alone on the first interface of a system, one thread, warm. */
final class Benchmark {
  static final String OURS = "padml";
  private static final int FRAMES = 40;

  /** The columns that the peers compute too, with 100 surface points. */
  static final RunOptions ROW =
      RunOptions.defaults()
          .withDefinitions(Definitions.defaults().withSasaPoints(100))
          .withDescriptors(
              Set.of(
                  DescriptorGroup.GEOMETRY,
                  DescriptorGroup.CONTACTS,
                  DescriptorGroup.HBONDS,
                  DescriptorGroup.SALT_BRIDGES,
                  DescriptorGroup.SURFACE,
                  DescriptorGroup.RMSD));

  private final Storage storage;
  private final SystemModel model;
  private final String trajectory;
  private final double seconds;
  private final String version;
  private final List<Row> rows = new ArrayList<>();

  /** A result. */
  record Row(
      String kernel,
      String implementation,
      String version,
      long frames,
      double seconds,
      String check) {
    double framesPerSecond() {
      return frames / seconds;
    }
  }

  /** One pass over all frames; returns the check value. */
  private interface Pass {
    String run() throws IOException;
  }

  Benchmark(Storage storage, SystemModel model, String trajectory, double seconds, String version) {
    this.storage = storage;
    this.model = model;
    this.trajectory = trajectory;
    this.seconds = seconds;
    this.version = version;
  }

  List<Row> run() throws IOException {
    Topology topology = model.topology();
    int[] pair = model.interfaces().get(0);
    AtomSet a = model.partners().get(pair[0]);
    AtomSet b = model.partners().get(pair[1]);
    decode("decode", AtomSet.range(0, model.fileAtoms()));
    decode("decode_selected", model.atomsRead());

    List<FrameBuffer> frames = frames();
    FrameBuffer still = frames.get(0);
    for (Map.Entry<String, ToDoubleFunction<FrameBuffer>> e :
        new FrameKernels(topology, a, b, still).byName().entrySet()) {
      over(e.getKey(), frames, e.getValue());
    }
    wholeRow(still);
    return rows;
  }

  /** What a task does with a frame: decode, image, and every column that peers know. */
  private void wholeRow(FrameBuffer still) throws IOException {
    ReferenceFrame reference =
        new ReferenceFrame(still.x().clone(), still.y().clone(), still.z().clone(), still.box());
    FrameDescriber describer =
        new FrameDescriber(model, ROW, new References(reference, reference, false));
    try (Trajectory t = Formats.openTrajectory(storage.open(trajectory), model.fileAtoms())) {
      FrameIndex index = t.index();
      FrameBuffer buffer = new FrameBuffer(model.atomsRead().size());
      int n = (int) Math.min(FRAMES, index.count());
      time(
          "row_100",
          () -> {
            FrameReader reader =
                t.frames(new FrameRange(0, index.byteOffset(0), n), model.atomsRead());
            String check = "";
            while (reader.next()) {
              reader.read(buffer);
              FrameDescriber.Result r = describer.describe(buffer).get(0);
              if (check.isEmpty()) {
                check =
                    String.format(
                        Locale.ROOT,
                        "%.0f pairs, %.3f nm2",
                        r.value("n_residue_contacts"),
                        r.value("bsa_nm2"));
              }
            }
            return check;
          },
          n);
    }
  }

  private void decode(String kernel, AtomSet atoms) throws IOException {
    try (Trajectory t = Formats.openTrajectory(storage.open(trajectory), model.fileAtoms())) {
      FrameIndex index = t.index();
      FrameBuffer buffer = new FrameBuffer(atoms.size());
      int n = (int) Math.min(FRAMES, index.count());
      time(
          kernel,
          () -> {
            FrameReader reader = t.frames(new FrameRange(0, index.byteOffset(0), n), atoms);
            double sum = 0;
            while (reader.next()) {
              reader.read(buffer);
              sum += buffer.x()[0];
            }
            return String.format(Locale.ROOT, "%.3f", sum);
          },
          n);
    }
  }

  private List<FrameBuffer> frames() throws IOException {
    List<FrameBuffer> frames = new ArrayList<>();
    try (Trajectory t = Formats.openTrajectory(storage.open(trajectory), model.fileAtoms())) {
      FrameReader reader =
          t.frames(new FrameRange(0, t.index().byteOffset(0), FRAMES), model.atomsRead());
      while (reader.next()) {
        FrameBuffer buffer = new FrameBuffer(model.atomsRead().size());
        reader.read(buffer);
        frames.add(buffer);
      }
    }
    return frames;
  }

  /**
   * Times a kernel over all frames; the check is a sum for counts, else the first or last value.
   */
  private void over(String kernel, List<FrameBuffer> frames, ToDoubleFunction<FrameBuffer> k)
      throws IOException {
    double[] values = new double[frames.size()];
    time(
        kernel,
        () -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = k.applyAsDouble(frames.get(i));
          }
          return switch (kernel) {
            case "imaging" -> String.format(Locale.ROOT, "%.0f ok", Arrays.stream(values).sum());
            case "contacts" -> String.format(Locale.ROOT, "%.0f", Arrays.stream(values).sum());
            case "hbonds", "salt_bridges" -> String.format(Locale.ROOT, "%.0f", values[0]);
            case "rmsd" -> String.format(Locale.ROOT, "%.5f", values[values.length - 1]);
            default -> String.format(Locale.ROOT, "%.3f", values[0]);
          };
        },
        frames.size());
  }

  /** Warms up for the same time, then measures; a check that changes is our fault. */
  private void time(String kernel, Pass pass, int frames) throws IOException {
    String expected = pass.run();
    repeat(pass, expected, kernel);
    long start = System.nanoTime();
    long n = repeat(pass, expected, kernel);
    rows.add(
        new Row(kernel, OURS, version, n * frames, (System.nanoTime() - start) / 1e9, expected));
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
}
