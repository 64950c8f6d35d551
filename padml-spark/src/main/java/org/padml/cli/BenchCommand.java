package org.padml.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.padml.features.FrameColumn;
import org.padml.features.SystemLoader;
import org.padml.features.SystemModel;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Frames per second of every kernel on this machine, without Spark. */
@Command(
    name = "bench",
    description = {
      "Measures frames per second of every kernel on one core, each with a check value.",
      "With --peers also the peers that are installed for /usr/bin/python3, in the same run."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--topology",
      paramLabel = "T",
      description = "Topology. Default: the solvated Fab of data-samples.")
  private @Nullable String topology;

  @Option(names = "--trajectory", paramLabel = "F", description = "Trajectory of that topology.")
  private @Nullable String trajectory;

  @Option(
      names = "--partners",
      paramLabel = "NAME=SELECTION",
      arity = "1..*",
      description = "Two partners. Default: found from the topology.")
  private List<String> partners = new ArrayList<>();

  @Option(names = "--peers", description = "Also time the peers, and print the ratios.")
  private boolean peers;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "3",
      description = "Least time a kernel is measured for. Default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(names = "--json", description = "Print one JSON array.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    String home = System.getProperty("padml.home", ".");
    if ((topology == null) != (trajectory == null)) {
      throw new IllegalArgumentException(
          "bench: expected both --topology and --trajectory or neither, found one");
    }
    String top =
        topology != null ? topology : Path.of(home, "data-samples/fab/fab_water.pdb.gz").toString();
    String trj =
        trajectory != null
            ? trajectory
            : Path.of(home, "data-samples/fab/fab_water_4.xtc").toString();
    Map<String, String> named = new LinkedHashMap<>();
    for (String p : partners) {
      int eq = p.indexOf('=');
      if (eq < 1) {
        throw new IllegalArgumentException(
            "--partners: expected NAME=SELECTION, found '" + p + "'");
      }
      named.put(p.substring(0, eq).strip(), p.substring(eq + 1).strip());
    }
    Storage storage = new Storage(new Configuration());
    Manifest manifest =
        ManifestReader.ofFiles(storage, top, null, List.of(trj), named, FrameColumn.names());
    SystemModel model =
        new SystemLoader(storage, manifest, Benchmark.ROW).load(manifest.systems().get(0));
    Benchmark benchmark = new Benchmark(storage, model, trj, seconds, Version.text());
    for (String absence : benchmark.absences()) {
      System.err.println("padml: bench: " + absence);
    }
    List<BenchmarkRow> rows = new ArrayList<>(benchmark.run());
    if (peers) {
      rows.addAll(new Peers(model, benchmark.frames(), benchmark.energies()).run(top, trj));
    }
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      ArrayNode array = mapper.createArrayNode();
      for (BenchmarkRow r : rows) {
        array
            .addObject()
            .put("kernel", r.kernel())
            .put("implementation", r.implementation())
            .put("version", r.version())
            .put("frames", r.frames())
            .put("seconds", r.seconds())
            .put("frames_per_s", r.framesPerSecond())
            .put("check", r.check());
      }
      System.out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array));
    } else {
      print(rows);
    }
    return ExitCode.DONE.number();
  }

  private static void print(List<BenchmarkRow> rows) {
    System.out.printf(
        Locale.ROOT,
        "%-16s %-32s %12s %10s  %s%n",
        "kernel",
        "implementation",
        "frames/s",
        "ratio",
        "check");
    for (BenchmarkRow r : rows) {
      String ratio = "";
      if (!r.isOurs()) {
        for (BenchmarkRow ours : rows) {
          if (ours.isOurs() && ours.kernel().equals(r.kernel())) {
            ratio =
                String.format(Locale.ROOT, "%.2fx", ours.framesPerSecond() / r.framesPerSecond());
          }
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%-16s %-32s %12.1f %10s  %s%n",
          r.kernel(),
          r.implementation(),
          r.framesPerSecond(),
          ratio,
          r.check());
    }
  }
}
