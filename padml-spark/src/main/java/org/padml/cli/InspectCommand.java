package org.padml.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.padml.features.Count;
import org.padml.formats.Formats;
import org.padml.hadoop.Storage;
import org.padml.io.SeekableSource;
import org.padml.model.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What files hold, without Spark. */
@Command(
    name = "inspect",
    description = {
      "Says what trajectory and topology files hold, also damaged ones.",
      "Exit code 3 if any file could not be opened."
    },
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Trajectories or topologies.")
  private List<String> files = List.of();

  @Option(
      names = "--topology",
      paramLabel = "T",
      description =
          "Topology of the files: gives chains, and the atom count that some formats lack.")
  private @Nullable String topology;

  @Option(names = "--full", description = "Decode every frame, not only headers.")
  private boolean full;

  @Option(names = "--json", description = "Print one JSON array.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    String path = topology;
    boolean local =
        files.stream().allMatch(Storage::isLocal) && (path == null || Storage.isLocal(path));
    Storage storage = new Storage(new Configuration(!local)); // local files need no settings
    @Nullable Topology known = null;
    if (path != null) {
      try (SeekableSource source = storage.open(path)) {
        known = Formats.readTopology(source, p -> storage.open(Storage.resolve(path, p)));
      }
    }
    boolean allOpened = true;
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode array = mapper.createArrayNode();
    for (String file : files) {
      Inspection found = Inspection.of(storage, file, known, full);
      allOpened &= found.opened();
      if (json) {
        add(array, found);
      } else {
        print(found);
      }
    }
    if (json) {
      System.out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array));
    }
    return (allOpened ? ExitCode.DONE : ExitCode.BAD_INPUT).number();
  }

  private static void add(ArrayNode array, Inspection i) {
    ObjectNode o = array.addObject();
    o.put("path", i.path()).put("format", i.format()).put("atoms", i.atoms());
    o.put("frames", i.frames());
    o.put("first_time_ps", i.firstTimePs()).put("last_time_ps", i.lastTimePs());
    putNumbers(o, "box_nm", i.boxNm());
    putNumbers(o, "box_angles_deg", i.boxAnglesDeg());
    i.chains().forEach(o.putArray("chains")::add);
    i.problems().forEach(o.putArray("problems")::add);
  }

  private static void putNumbers(ObjectNode o, String key, double @Nullable [] values) {
    if (values == null) {
      o.putNull(key);
    } else {
      ArrayNode a = o.putArray(key);
      for (double v : values) {
        a.add(v);
      }
    }
  }

  private static void print(Inspection i) {
    StringBuilder s = new StringBuilder(i.path()).append(": ");
    s.append(i.format() == null ? "not readable" : i.format());
    if (i.atoms() != null) {
      s.append(", ").append(Count.of(i.atoms(), "atom"));
    }
    s.append(", ").append(Count.of(i.frames(), "frame"));
    if (i.firstTimePs() != null && i.lastTimePs() != null) {
      s.append(String.format(Locale.ROOT, ", %s to %s ps", i.firstTimePs(), i.lastTimePs()));
    }
    double[] box = i.boxNm();
    double[] angles = i.boxAnglesDeg();
    if (box != null && angles != null) {
      s.append(
          String.format(
              Locale.ROOT,
              ", box %.4f x %.4f x %.4f nm, angles %.2f %.2f %.2f",
              box[0],
              box[1],
              box[2],
              angles[0],
              angles[1],
              angles[2]));
    }
    if (!i.chains().isEmpty()) {
      s.append(", chains ").append(String.join(" ", i.chains()));
    }
    System.out.println(s);
    i.problems().forEach(p -> System.out.println("  problem: " + p));
  }
}
