package org.padml.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.padml.features.SystemModel;
import org.padml.model.AtomSet;

/** Runs {@code peers.py} with the system's Python, which knows Debian's MDAnalysis and mdtraj. */
final class Peers {
  private static final String SCRIPT = "peers.py";
  private static final String PYTHON = "/usr/bin/python3";
  private static final int FRAMES = 40;

  private Peers() {}

  /** One row a peer and kernel; peers that are not installed are left out. */
  static List<Benchmark.Row> run(SystemModel model, String topology, String trajectory)
      throws IOException {
    if (!Files.isExecutable(Path.of(PYTHON))) {
      throw new IOException(PYTHON + ": expected a Python with the peers, found none");
    }
    Path folder = Files.createTempDirectory("padml-peers");
    try {
      Path script = folder.resolve(SCRIPT);
      try (InputStream in = Peers.class.getResourceAsStream(SCRIPT)) {
        if (in == null) {
          throw new IllegalStateException(SCRIPT + ": expected in the jar");
        }
        Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
      }
      int[] pair = model.interfaces().get(0);
      Path a = indices(folder.resolve("a"), model, pair[0]);
      Path b = indices(folder.resolve("b"), model, pair[1]);
      Process process =
          new ProcessBuilder(
                  PYTHON,
                  script.toString(),
                  topology,
                  trajectory,
                  a.toString(),
                  b.toString(),
                  String.valueOf(FRAMES))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      process.getOutputStream().close();
      List<Benchmark.Row> rows = new ArrayList<>();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        String line;
        while ((line = lines.readLine()) != null) {
          String[] f = line.split("\t", -1);
          if (f.length == 6) {
            rows.add(
                new Benchmark.Row(
                    f[0], f[1], f[2], Long.parseLong(f[3]), Double.parseDouble(f[4]), f[5]));
          }
        }
      }
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException("peers: expected exit code 0, found " + code);
      }
      return rows;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("peers: interrupted", e);
    } finally {
      for (String name : List.of(SCRIPT, "a", "b")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    }
  }

  private static Path indices(Path file, SystemModel model, int partner) throws IOException {
    AtomSet atoms = model.partners().get(partner);
    List<Integer> inFile = new ArrayList<>();
    for (int k : atoms.toArray()) {
      inFile.add(model.atomsRead().get(k));
    }
    Files.writeString(
        file, inFile.stream().map(String::valueOf).collect(Collectors.joining("\n", "", "\n")));
    return file;
  }
}
