package org.padml.ml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.padml.features.TableStore;

/**
 * What the run that made the tables says of itself: the {@code parameters} of table {@code runs}.
 */
public final class RunParameters {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> WORDS = Set.of("and", "or", "not", "on", "off");

  /** The rule that holds when the run names none. */
  private static final Set<String> DEFAULT_RULE = Set.of("n_residue_contacts");

  private final JsonNode root;

  private RunParameters(JsonNode root) {
    this.root = root;
  }

  /** Those of the last run in the table; of a table that is not there, none. */
  public static RunParameters read(TableStore store) throws IOException {
    ObjectMapper json = new ObjectMapper();
    var runs = store.find("runs");
    if (runs.isEmpty() || !List.of(runs.get().columns()).contains("parameters")) {
      return new RunParameters(json.createObjectNode());
    }
    boolean dated = List.of(runs.get().columns()).contains("started_at");
    List<Row> rows =
        (dated ? runs.get().orderBy("started_at") : runs.get())
            .select("parameters")
            .collectAsList();
    String text = rows.isEmpty() ? null : rows.get(rows.size() - 1).getString(0);
    try {
      return new RunParameters(text == null ? json.createObjectNode() : json.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IOException(
          store.directory() + "/tables/runs: parameters: expected JSON, found " + text, e);
    }
  }

  /** The number under this key, wherever it stands. */
  public OptionalDouble number(String key) {
    JsonNode found = root.findValue(key);
    return found != null && found.isNumber()
        ? OptionalDouble.of(found.asDouble())
        : OptionalDouble.empty();
  }

  /** The systems in the order of the manifest. */
  public List<String> systems() {
    List<String> out = new ArrayList<>();
    root.path("systems").forEach(s -> out.add(s.path("id").asText()));
    return out;
  }

  /** The frame descriptors that the rule for {@code state} is written in. */
  Set<String> stateRule() {
    Set<String> names = new TreeSet<>();
    for (JsonNode states : root.findValues("states")) {
      collect(states, names);
    }
    return names.isEmpty() ? DEFAULT_RULE : names;
  }

  private static void collect(JsonNode node, Set<String> names) {
    if (node.isTextual()) {
      Matcher m = NAME.matcher(node.asText());
      while (m.find()) {
        if (!WORDS.contains(m.group())) {
          names.add(m.group());
        }
      }
    }
    node.forEach(child -> collect(child, names));
  }
}
