package org.padml.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.padml.descriptors.contacts.InterfaceContacts;
import org.padml.features.Count;
import org.padml.features.DescriptorGroup;
import org.padml.features.FrameColumn;
import org.padml.features.RunOptions;
import org.padml.features.SystemLoader;
import org.padml.features.SystemModel;
import org.padml.features.TableStore;
import org.padml.formats.Formats;
import org.padml.formats.FrameIndex;
import org.padml.formats.FrameRange;
import org.padml.formats.FrameReader;
import org.padml.formats.Trajectory;
import org.padml.formats.pdb.PdbWriter;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;
import org.padml.manifest.ManifestReader;
import org.padml.ml.Representative;
import org.padml.ml.RepresentativeWriter;
import org.padml.model.AtomSet;
import org.padml.model.FrameBuffer;
import org.padml.pbc.Imaging;

/**
 * Reads the frame that stands for a binding mode and writes its two partners, whole and together,
 * as PDB. Knows from the table {@code runs} where topologies are and who the partners were.
 */
final class RepresentativeFrames implements RepresentativeWriter {
  private final Storage storage;
  private final Map<String, JsonNode> systems = new HashMap<>();
  private final Map<String, SystemModel> models = new HashMap<>();

  /** For the run in a directory. */
  RepresentativeFrames(SparkSession spark, String directory) throws IOException {
    Row run =
        new TableStore(spark, directory)
            .read("runs")
            .where("verb = 'describe'")
            .select("parameters")
            .first();
    JsonNode parameters = new ObjectMapper().readTree(run.getString(0));
    for (JsonNode system : parameters.path("systems")) {
      systems.put(system.path("id").asText(), system);
    }
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    storage =
        parameters.hasNonNull("working_directory")
            ? Storage.at(configuration, parameters.path("working_directory").asText())
            : new Storage(configuration);
  }

  /** What described the frame may have been moved or deleted since. */
  @Override
  public Optional<String> absence(Representative representative) throws IOException {
    JsonNode system = systems.get(representative.system());
    List<String> files = new ArrayList<>(List.of(representative.path()));
    for (String key : List.of("topology", "index", "reference")) {
      if (system != null && system.hasNonNull(key)) {
        files.add(system.path(key).asText());
      }
    }
    for (String file : files) {
      if (!storage.exists(file)) {
        return Optional.of(
            storage.canonical(file)
                + ": expected the file that was described, found nothing there");
      }
    }
    return Optional.empty();
  }

  private SystemModel model(String id, String trajectory) throws IOException {
    SystemModel known = models.get(id);
    if (known != null) {
      return known;
    }
    JsonNode system = systems.get(id);
    if (system == null) {
      throw new IOException("runs: parameters: expected system " + id + ", found none");
    }
    Map<String, String> partners = new LinkedHashMap<>();
    system
        .path("partners")
        .properties()
        .forEach(
            e -> {
              if (e.getValue().path("selected").asBoolean()) {
                partners.put(e.getKey(), e.getValue().path("selection").asText());
              }
            });
    Manifest manifest =
        ManifestReader.ofFiles(
            storage,
            system.path("topology").asText(),
            system.hasNonNull("index") ? system.path("index").asText() : null,
            List.of(trajectory),
            partners,
            FrameColumn.names());
    Manifest.SystemEntry entry =
        manifest
            .systems()
            .get(0)
            .withReference(
                system.hasNonNull("reference") ? system.path("reference").asText() : null);
    SystemModel model =
        new SystemLoader(
                storage,
                manifest,
                RunOptions.defaults().withDescriptors(Set.of(DescriptorGroup.CONTACTS)))
            .load(entry);
    models.put(id, model);
    return model;
  }

  @Override
  public void write(Representative representative, OutputStream pdb) throws IOException {
    SystemModel model = model(representative.system(), representative.path());
    int[] pair = new int[] {-1, -1};
    for (int a = 0; a < model.partners().size(); a++) {
      for (int b = 0; b < model.partners().size(); b++) {
        if (model.interfaceName(new int[] {a, b}).equals(representative.interfaceName())) {
          pair = new int[] {a, b};
        }
      }
    }
    if (pair[0] < 0) {
      throw new IOException(
          "runs: partners of "
              + representative.system()
              + ": expected interface "
              + representative.interfaceName()
              + ", found none");
    }
    AtomSet first = model.partners().get(pair[0]);
    AtomSet second = model.partners().get(pair[1]);
    FrameBuffer frame = read(model, representative);
    new Imaging(model.topology(), List.of(first, second), InterfaceContacts.DEFAULT_CUTOFF_NM)
        .apply(frame);
    AtomSet both = first.union(second);
    FrameBuffer out = new FrameBuffer(both.size());
    for (int k = 0; k < both.size(); k++) {
      out.x()[k] = frame.x()[both.get(k)];
      out.y()[k] = frame.y()[both.get(k)];
      out.z()[k] = frame.z()[both.get(k)];
    }
    out.setHeader(frame.frameIndex(), frame.stepNumber(), frame.timePs(), frame.box());
    Writer text = new OutputStreamWriter(pdb, StandardCharsets.US_ASCII);
    PdbWriter writer = new PdbWriter(model.topology().subset(both), text);
    writer.write(out);
    writer.finish();
    text.flush();
  }

  private FrameBuffer read(SystemModel model, Representative r) throws IOException {
    FrameBuffer buffer = new FrameBuffer(model.atomsRead().size());
    try (Trajectory t = Formats.openTrajectory(storage.open(r.path()), model.fileAtoms())) {
      FrameIndex index = t.index();
      if (r.frameInFile() >= index.count()) {
        throw new IOException(
            r.path()
                + ": expected frame "
                + r.frameInFile()
                + " as described, found "
                + Count.of(index.count(), "frame"));
      }
      FrameReader reader =
          t.frames(
              new FrameRange(r.frameInFile(), index.byteOffset(r.frameInFile()), 1),
              model.atomsRead());
      if (!reader.next()) {
        throw new IOException(r.path() + ": expected frame " + r.frameInFile() + ", found the end");
      }
      reader.read(buffer);
    }
    return buffer;
  }
}
