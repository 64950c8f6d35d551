package org.padml.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.padml.descriptors.complex.EnergyKernels;
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
import org.padml.model.Topology.ReferenceFrame;

/** Times each kernel alone on the first interface of a system, one thread, warm. */
final class Benchmark {
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
  private final BenchmarkTimer timer;
  private final List<FrameBuffer> frames;
  private final FrameKernels kernels;
  private final EnergyKernels energies;

  /**
   * Reads the frames and prepares the kernels.
   *
   * @param seconds least time of a kernel
   */
  Benchmark(Storage storage, SystemModel model, String trajectory, double seconds, String version)
      throws IOException {
    this.storage = storage;
    this.model = model;
    this.trajectory = trajectory;
    timer = new BenchmarkTimer(seconds, version);
    frames = readFrames();
    int[] pair = model.interfaces().get(0);
    AtomSet a = model.partners().get(pair[0]);
    AtomSet b = model.partners().get(pair[1]);
    kernels = new FrameKernels(model.topology(), a, b, frames.get(0));
    energies = new EnergyKernels(model.topology(), a, b, model.parameters());
  }

  List<BenchmarkRow> run() throws IOException {
    decode("decode", AtomSet.range(0, model.fileAtoms()));
    decode("decode_selected", model.atomsRead());
    for (Map.Entry<String, ToDoubleFunction<FrameBuffer>> e : kernels.byName().entrySet()) {
      over(e.getKey(), e.getValue());
    }
    for (Map.Entry<String, ToDoubleFunction<FrameBuffer>> e : energies.byName().entrySet()) {
      over(e.getKey(), e.getValue());
    }
    wholeRow();
    return timer.rows();
  }

  /** The frames of the atoms read; after {@link #run} on the images that form the complex. */
  List<FrameBuffer> frames() {
    return Collections.unmodifiableList(frames);
  }

  /** Kernels that this system does not allow, and why, one sentence each. */
  List<String> absences() {
    List<String> out = new ArrayList<>(kernels.absences());
    out.addAll(energies.absences());
    return out;
  }

  /** The energies and their parameters. */
  EnergyKernels energies() {
    return energies;
  }

  /** What a task does with a frame: decode, image, and every column that peers know. */
  private void wholeRow() throws IOException {
    FrameBuffer still = frames.get(0);
    ReferenceFrame reference =
        new ReferenceFrame(still.x().clone(), still.y().clone(), still.z().clone(), still.box());
    FrameDescriber describer =
        new FrameDescriber(model, ROW, new References(reference, reference, false));
    try (Trajectory t = Formats.openTrajectory(storage.open(trajectory), model.fileAtoms())) {
      FrameIndex index = t.index();
      FrameBuffer buffer = new FrameBuffer(model.atomsRead().size());
      int n = (int) Math.min(FRAMES, index.count());
      timer.time(
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
      timer.time(
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

  private List<FrameBuffer> readFrames() throws IOException {
    List<FrameBuffer> out = new ArrayList<>();
    try (Trajectory t = Formats.openTrajectory(storage.open(trajectory), model.fileAtoms())) {
      FrameReader reader =
          t.frames(new FrameRange(0, t.index().byteOffset(0), FRAMES), model.atomsRead());
      while (reader.next()) {
        FrameBuffer buffer = new FrameBuffer(model.atomsRead().size());
        reader.read(buffer);
        out.add(buffer);
      }
    }
    return out;
  }

  /**
   * Times a kernel over all frames; the check is a sum for counts, else the first or last value.
   */
  private void over(String kernel, ToDoubleFunction<FrameBuffer> k) throws IOException {
    double[] values = new double[frames.size()];
    timer.time(
        kernel,
        () -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = k.applyAsDouble(frames.get(i));
          }
          return switch (kernel) {
            case "imaging" -> String.format(Locale.ROOT, "%.0f ok", Arrays.stream(values).sum());
            case "contacts" -> String.format(Locale.ROOT, "%.0f", Arrays.stream(values).sum());
            case "hbonds", "hbonds_gromacs", "salt_bridges", "interactions" ->
                String.format(Locale.ROOT, "%.0f", values[0]);
            case "rmsd", "docking" -> String.format(Locale.ROOT, "%.5f", values[values.length - 1]);
            default -> String.format(Locale.ROOT, "%.3f", values[0]);
          };
        },
        frames.size());
  }
}
