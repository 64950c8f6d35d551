package org.padml.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.padml.descriptors.complex.EnergyKernels;
import org.padml.features.SystemModel;
import org.padml.model.FrameBuffer;

/**
 * Runs the peers with the system's Python, which knows Debian's MDAnalysis, mdtraj, FreeSASA and
 * OpenMM, and {@code gmx}. Peers that are not installed are left out.
 */
final class Peers {
  private static final String ROWS = "peer_rows.py";
  private static final String STRUCTURE = "peers.py";
  private static final String ENERGY = "energy_peers.py";
  private static final String PYTHON = "/usr/bin/python3";
  private static final int FRAMES = 40;

  private final PeersInput input;
  private final List<FrameBuffer> frames;
  private final EnergyKernels energies;

  /** For the first interface of a system, with imaged frames and the parameters of energies. */
  Peers(SystemModel model, List<FrameBuffer> frames, EnergyKernels energies) {
    input = new PeersInput(model);
    this.frames = frames;
    this.energies = energies;
  }

  /** One row a peer and kernel. */
  List<BenchmarkRow> run(String topology, String trajectory) throws IOException {
    if (!Files.isExecutable(Path.of(PYTHON))) {
      throw new IOException(PYTHON + ": expected a Python with the peers, found none");
    }
    Path folder = Files.createTempDirectory("padml-peers");
    List<Path> made = new ArrayList<>();
    try {
      for (String script : List.of(ROWS, STRUCTURE, ENERGY)) {
        copy(script, file(folder, script, made));
      }
      Path a = file(folder, "a", made);
      Path b = file(folder, "b", made);
      Path complex = file(folder, "complex.json", made);
      Path coordinates = file(folder, "frames.f32", made);
      input.writeIndices(a, 0);
      input.writeIndices(b, 1);
      input.writeComplex(complex, energies.parameters());
      input.writeFrames(coordinates, frames);
      List<BenchmarkRow> rows = new ArrayList<>();
      String n = String.valueOf(FRAMES);
      rows.addAll(python(folder, STRUCTURE, topology, trajectory, a.toString(), b.toString(), n));
      rows.addAll(python(folder, ENERGY, complex.toString(), coordinates.toString()));
      return rows;
    } finally {
      for (Path file : made) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    }
  }

  private static Path file(Path folder, String name, List<Path> made) {
    Path file = folder.resolve(name);
    made.add(file);
    return file;
  }

  private static void copy(String script, Path to) throws IOException {
    try (InputStream in = Peers.class.getResourceAsStream(script)) {
      if (in == null) {
        throw new IllegalStateException(script + ": expected in the jar");
      }
      Files.copy(in, to);
    }
  }

  private static List<BenchmarkRow> python(Path folder, String script, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of(PYTHON, "-B", folder.resolve(script).toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      process.getOutputStream().close();
      List<BenchmarkRow> rows = read(process.getInputStream());
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException("peers: " + script + ": expected exit code 0, found " + code);
      }
      return rows;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("peers: interrupted", e);
    } finally {
      process.destroy();
    }
  }

  private static List<BenchmarkRow> read(InputStream in) throws IOException {
    List<BenchmarkRow> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        String[] f = line.split("\t", -1);
        if (f.length == 6) {
          rows.add(
              new BenchmarkRow(
                  f[0], f[1], f[2], Long.parseLong(f[3]), Double.parseDouble(f[4]), f[5]));
        }
      }
    }
    return rows;
  }
}
