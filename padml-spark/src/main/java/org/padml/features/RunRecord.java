package org.padml.features;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.padml.hadoop.Storage;
import org.padml.manifest.Manifest;

/** The row of {@code runs}: what was run on what, with which parameters, and what is missing. */
final class RunRecord {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RUN_ID_CHARACTERS = 16;

  private final Manifest manifest;
  private final RunPlan plan;
  private final RunOptions options;
  private final String version;

  RunRecord(Manifest manifest, RunPlan plan, RunOptions options, String version) {
    this.manifest = manifest;
    this.plan = plan;
    this.options = options;
    this.version = version;
  }

  /** Criteria and settings as JSON; names of criteria as in the descriptor documentation. */
  String parameters() {
    return write(criteria().put("working_directory", Storage.workingDirectory()));
  }

  /** What results depend on beside the inputs. */
  ObjectNode criteria() {
    ObjectNode root = JSON.createObjectNode();
    root.put("bad_frames", options.badFrames().name().toLowerCase(Locale.ROOT));
    root.put("overlap", options.overlap().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    ArrayNode groups = root.putArray("descriptors");
    for (DescriptorGroup g : DescriptorGroup.values()) {
      if (options.wants(g)) {
        groups.add(g.optionName());
      }
    }
    root.putObject("states")
        .put("on", manifest.states().onText())
        .put("off", manifest.states().offText());
    ColumnNotes.criteria(options).forEach(root.putObject("criteria")::put);
    root.put("energy", manifest.energy().criterion());
    ArrayNode systems = root.putArray("systems");
    for (int i = 0; i < plan.systems().size(); i++) {
      Manifest.SystemEntry entry = manifest.systems().get(i);
      SystemModel model = plan.systems().get(i);
      ObjectNode s = systems.addObject();
      s.put("id", entry.id()).put("topology", entry.topology());
      s.put("window_ps", entry.window()).put("temperature_k", entry.temperatureK());
      s.put("stride", entry.stride());
      ArrayNode interfaces = s.putArray("interfaces");
      model.interfaces().forEach(p -> interfaces.add(model.interfaceName(p)));
      if (entry.time() != null) {
        s.putObject("time")
            .put("start_ps", entry.time().startPs())
            .put("dt_ps", entry.time().dtPs());
      }
      if (!Double.isInfinite(entry.beginPs())) {
        s.put("begin_ps", entry.beginPs());
      }
      if (!Double.isInfinite(entry.endPs())) {
        s.put("end_ps", entry.endPs());
      }
      ObjectNode partners = s.putObject("partners");
      for (int p = 0; p < model.partners().size(); p++) {
        String name = model.partnerNames().get(p);
        partners
            .putObject(name)
            .put("selected", entry.partners().containsKey(name))
            .put("selection", entry.partners().getOrDefault(name, "found from the topology"))
            .put("atoms", model.partners().get(p).size());
      }
      ArrayNode parameters = s.putArray("parameters");
      entry.parameters().forEach(parameters::add);
      if (entry.index() != null) {
        s.put("index", entry.index());
      }
      if (entry.hotspots() != null) {
        s.put("hotspots", entry.hotspots());
      }
      if (entry.reference() != null) {
        s.put("reference", entry.reference());
      }
      entry.solvent().forEach(s.putObject("solvent")::put);
      entry.labels().forEach(s.putObject("labels")::put);
    }
    return root;
  }

  private String inputs() {
    ArrayNode root = JSON.createArrayNode();
    for (RunPlan.Input i : plan.inputs()) {
      ObjectNode o = root.addObject();
      o.put("system", i.system()).put("replica", i.replica()).put("path", i.path());
      o.put("format", i.format()).put("bytes", i.bytes()).put("frames", i.frames());
      o.put("sha256", i.digest());
      o.put("sha256_of", i.replica().isEmpty() ? "file" : "length, first and last 64 KiB");
      i.problems().forEach(o.putArray("problems")::add);
    }
    return write(root);
  }

  private String notes() {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode systems = root.putObject("systems");
    // why columns are null, and what a reader should know of others
    ObjectNode absent = root.putObject("columns");
    for (SystemModel model : plan.systems()) {
      model.notes().forEach(systems.putArray(model.id())::add);
      ColumnNotes.absences(model, options).forEach(absent.putObject(model.id())::put);
    }
    Map<String, String> clocks = new TreeMap<>();
    for (ReplicaTask r : plan.replicas()) {
      clocks.put(
          plan.systems().get(r.system()).id() + "/" + r.id(),
          r.clock().source().name().toLowerCase(Locale.ROOT));
    }
    clocks.forEach(root.putObject("time_from")::put);
    return write(root);
  }

  private static String write(com.fasterxml.jackson.databind.JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("run record: expected JSON that can be written", e);
    }
  }

  /** How a run is called: the head of the digest of everything that it hangs on. */
  static String runId(String planDigest) {
    return planDigest.substring(0, RUN_ID_CHARACTERS);
  }

  Row row(
      String verb, String planDigest, long frames, long badFrames, Instant started, Instant ended) {
    return RowFactory.create(
        runId(planDigest),
        verb,
        manifest.name(),
        version,
        parameters(),
        inputs(),
        notes(),
        (long) plan.systems().size(),
        (long) plan.replicas().size(),
        frames,
        badFrames,
        started.toString(),
        ended.toString());
  }
}
