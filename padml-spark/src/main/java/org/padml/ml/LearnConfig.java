package org.padml.ml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code learn} does, read from YAML ({@code --config}) over these defaults; the whole of it
 * is written beside the models, so that a run can be repeated.
 *
 * <pre>
 * seed: 42                       # of forests, k-means, permutations and bootstraps
 * rows: auto                     # windows, frames; auto: frames when there are fewer than 20 windows
 * features: [mean_*]             # columns or globs; on frames the same names without mean_
 * exclude: [mean_pose_*, ...]    # taken out again
 * label: {column: state, positive: bound}
 * folds: {by: replica, max: 5}   # by: replica or system; up to max folds, whole groups each
 * bootstrap: 1000                # draws of whole groups for every interval
 * max_rows: 100000               # more are thinned by a hash of their key
 * association: {trees: 100, depth: 5, c: 1.0, repeats: 5}    # repeats of each permutation
 * regression: {target: auto, rows: positive, trees: 100, depth: 5, ridge: 0.01, exclude: [...]}
 * modes: {features: auto, max_k: 8, min_silhouette: 0.5, draws: 8}
 * </pre>
 *
 * @param rows {@code auto}, {@code windows} or {@code frames}
 */
public record LearnConfig(
    long seed,
    String rows,
    List<String> features,
    List<String> exclude,
    Label label,
    FoldPlan folds,
    int bootstrap,
    int maxRows,
    Association association,
    Regression regression,
    Modes modes) {

  /** Which column is the label, and which of its values is the positive one. */
  public record Label(String column, String positive) {}

  /** Folds hold whole replicas or whole systems. */
  public record FoldPlan(String by, int max) {}

  /** Models of the state; {@code c} is the inverse strength of the L2 penalty. */
  public record Association(int trees, int depth, double c, int repeats) {}

  /**
   * Models of a quantity; {@code target: auto} is the mean buried area, else the mean MM/GBSA
   * energy. {@code exclude} names columns that are parts of the target.
   */
  public record Regression(
      String target, String rows, int trees, int depth, double ridge, List<String> exclude) {}

  /**
   * Binding modes by k-means; below {@code minSilhouette} there is one mode. {@code features:
   * [auto]} is the pose of partner B in the frame of partner A.
   */
  public record Modes(List<String> features, int maxK, double minSilhouette, int draws) {}

  public static final LearnConfig DEFAULTS =
      new LearnConfig(
          42,
          "auto",
          List.of("mean_*"),
          List.of("mean_pose_*", "mean_self_image_distance_nm"),
          new Label("state", "bound"),
          new FoldPlan("replica", 5),
          1000,
          100_000,
          new Association(100, 5, 1.0, 5),
          new Regression(
              "auto",
              "positive",
              100,
              5,
              0.01,
              List.of("mean_bsa_nm2", "mean_interface_area_nm2", "mean_*sasa_*", "mean_mmgbsa_*")),
          new Modes(List.of("auto"), 8, 0.5, 8));

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * The defaults with the keys of this YAML put over them.
   *
   * @param where named in messages: the path of the file
   * @throws IllegalArgumentException naming the key and the line when a key is unknown or a value
   *     is of the wrong kind or out of range
   */
  public static LearnConfig parse(String where, String yaml) {
    try {
      JsonNode over = YAML.readTree(yaml);
      if (over == null || over.isMissingNode() || over.isNull()) {
        return DEFAULTS;
      }
      YAML.readValue(yaml, LearnConfig.class); // knows the lines, which the merged tree does not
      ObjectNode merged = YAML.valueToTree(DEFAULTS);
      merge(merged, over);
      return YAML.treeToValue(merged, LearnConfig.class).checked(where);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(where + ": " + message(yaml, e), e);
    }
  }

  /** All keys with their values, as JSON. */
  public JsonNode toJson() {
    return YAML.valueToTree(this);
  }

  private static void merge(ObjectNode base, JsonNode over) {
    for (Map.Entry<String, JsonNode> e : over.properties()) {
      JsonNode old = base.get(e.getKey());
      if (old instanceof ObjectNode inner && e.getValue().isObject()) {
        merge(inner, e.getValue());
      } else if (!e.getValue().isNull()) {
        base.set(e.getKey(), e.getValue());
      }
    }
  }

  private static String message(String yaml, JsonProcessingException e) {
    StringBuilder text = new StringBuilder();
    List<JsonMappingException.Reference> path =
        e instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
    text.append("line ").append(line(yaml, path, e)).append(": ");
    for (JsonMappingException.Reference r : path) {
      text.append(name(r)).append(": ");
    }
    String original = e.getOriginalMessage();
    return text.append(original == null ? "" : original.replace('\n', ' ')).toString();
  }

  private static String name(JsonMappingException.Reference r) {
    return r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName();
  }

  /** Where the key at fault stands; the exception knows only how far the reader had come. */
  private static int line(
      String yaml, List<JsonMappingException.Reference> path, JsonProcessingException e) {
    String key = path.stream().map(r -> "/" + name(r)).collect(Collectors.joining());
    try (JsonParser parser = YAML.createParser(yaml)) {
      while (!key.isEmpty() && parser.nextToken() != null) {
        if (parser.getParsingContext().pathAsPointer().toString().equals(key)) {
          return parser.currentTokenLocation().getLineNr();
        }
      }
    } catch (IOException notYaml) {
      e.addSuppressed(notYaml);
    }
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }

  private LearnConfig checked(String where) {
    oneOf(where, "rows", rows, List.of("auto", "windows", "frames"));
    oneOf(where, "folds.by", folds.by, List.of("replica", "system"));
    oneOf(where, "regression.rows", regression.rows, List.of("positive", "all"));
    atLeast(where, "folds.max", folds.max, 2);
    atLeast(where, "bootstrap", bootstrap, 0);
    atLeast(where, "max_rows", maxRows, 10);
    atLeast(where, "association.trees", association.trees, 1);
    atLeast(where, "association.depth", association.depth, 1);
    atLeast(where, "association.repeats", association.repeats, 1);
    atLeast(where, "regression.trees", regression.trees, 1);
    atLeast(where, "regression.depth", regression.depth, 1);
    atLeast(where, "modes.max_k", modes.maxK, 2);
    atLeast(where, "modes.draws", modes.draws, 0);
    if (!(association.c > 0)) {
      throw new IllegalArgumentException(
          where + ": association.c: expected a number above 0, found " + association.c);
    }
    if (!(regression.ridge >= 0)) {
      throw new IllegalArgumentException(
          where + ": regression.ridge: expected a number of at least 0, found " + regression.ridge);
    }
    return this;
  }

  private static void oneOf(String where, String key, String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      throw new IllegalArgumentException(
          where + ": " + key + ": expected one of " + allowed + ", found " + value);
    }
  }

  private static void atLeast(String where, String key, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          where + ": " + key + ": expected at least " + least + ", found " + value);
    }
  }
}
