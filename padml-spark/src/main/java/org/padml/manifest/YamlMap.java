package org.padml.manifest;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** A mapping of a YAML file whose every complaint names the line. */
final class YamlMap {
  private final String file;
  private final String where;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  private YamlMap(String file, String where, Node node) {
    this.file = file;
    this.where = where;
    this.line = lineOf(node);
    if (!(node instanceof MappingNode mapping)) {
      throw new ManifestException(
          file, line, where + ": expected keys with values, found " + kind(node));
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
        throw new ManifestException(
            file,
            lineOf(tuple.getKeyNode()),
            where + ": expected a word as key, found " + kind(tuple.getKeyNode()));
      }
      String key = keyNode.getValue();
      if (values.put(key, tuple.getValueNode()) != null) {
        throw new ManifestException(
            file, lineOf(tuple.getKeyNode()), name(key) + ": expected once, found twice");
      }
      lines.put(key, lineOf(tuple.getKeyNode()));
    }
  }

  /** The root mapping of a text. */
  static YamlMap parse(String file, String text) {
    Node root;
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(true); // reported with our own line and words
      root = new Yaml(options).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int at = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new ManifestException(file, at, "yaml: " + e.getProblem());
    } catch (ReaderException e) {
      int at = 1 + (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
      String found = String.format(Locale.ROOT, "U+%04X", e.getCodePoint());
      throw new ManifestException(file, at, "yaml: expected text, found the character " + found);
    } catch (YAMLException e) {
      throw new ManifestException(file, 1, "yaml: " + e.getMessage());
    }
    if (root == null) {
      throw new ManifestException(file, 1, "manifest: expected keys, found an empty file");
    }
    return new YamlMap(file, "manifest", root);
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private static String kind(Node node) {
    if (node instanceof ScalarNode s) {
      return s.getTag().equals(Tag.NULL) ? "nothing" : "'" + s.getValue() + "'";
    }
    return node instanceof SequenceNode ? "a list" : "keys with values";
  }

  private String name(String key) {
    return where.equals("manifest") ? key : where + "." + key;
  }

  /** Fails on a key that is not among these. */
  void allowOnly(Set<String> known) {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        throw error(
            key,
            "unknown key: expected one of "
                + String.join(", ", new TreeSet<>(known))
                + ", found '"
                + key
                + "'");
      }
    }
  }

  ManifestException error(String key, String what) {
    return new ManifestException(file, lines.getOrDefault(key, line), name(key) + ": " + what);
  }

  int lineOf(String key) {
    return lines.getOrDefault(key, line);
  }

  boolean has(String key) {
    Node node = values.get(key);
    return node != null && !node.getTag().equals(Tag.NULL);
  }

  Set<String> keys() {
    return values.keySet();
  }

  private Node require(String key) {
    Node node = values.get(key);
    if (node == null || node.getTag().equals(Tag.NULL)) {
      throw new ManifestException(file, line, name(key) + ": expected a value, found none");
    }
    return node;
  }

  String text(String key) {
    Node node = require(key);
    if (!(node instanceof ScalarNode scalar)) {
      throw error(key, "expected text, found " + kind(node));
    }
    return scalar.getValue();
  }

  @Nullable String textOrNull(String key) {
    return has(key) ? text(key) : null;
  }

  double number(String key, double otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    String text = text(key);
    try {
      double v = Double.parseDouble(text);
      if (Double.isFinite(v)) {
        return v;
      }
    } catch (NumberFormatException e) {
      throw error(key, "expected a number, found '" + text + "'");
    }
    throw error(key, "expected a finite number, found '" + text + "'");
  }

  long wholeNumber(String key, long otherwise, long least) {
    if (!has(key)) {
      return otherwise;
    }
    String text = text(key);
    try {
      long v = Long.parseLong(text);
      if (v >= least) {
        return v;
      }
    } catch (NumberFormatException e) {
      throw error(key, "expected a whole number, found '" + text + "'");
    }
    throw error(key, "expected a whole number >= " + least + ", found '" + text + "'");
  }

  YamlMap map(String key) {
    return new YamlMap(file, name(key), require(key));
  }

  boolean isMap(String key) {
    return values.get(key) instanceof MappingNode;
  }

  /** One text or a list of texts. */
  List<String> texts(String key) {
    Node node = require(key);
    if (node instanceof ScalarNode) {
      return List.of(text(key));
    }
    return texts(key, node);
  }

  private List<String> texts(String key, Node node) {
    if (!(node instanceof SequenceNode list)) {
      throw error(key, "expected a list, found " + kind(node));
    }
    List<String> out = new ArrayList<>();
    for (Node item : list.getValue()) {
      if (!(item instanceof ScalarNode scalar)) {
        throw new ManifestException(
            file, lineOf(item), name(key) + ": expected text, found " + kind(item));
      }
      out.add(scalar.getValue());
    }
    return out;
  }

  /** A list of lists of texts. */
  List<List<String>> textLists(String key) {
    Node node = require(key);
    if (!(node instanceof SequenceNode list)) {
      throw error(key, "expected a list of lists, found " + kind(node));
    }
    return list.getValue().stream().map(item -> texts(key, item)).toList();
  }

  /** A list of mappings. */
  List<YamlMap> maps(String key) {
    Node node = require(key);
    if (!(node instanceof SequenceNode list)) {
      throw error(key, "expected a list, found " + kind(node));
    }
    List<YamlMap> out = new ArrayList<>();
    for (int i = 0; i < list.getValue().size(); i++) {
      out.add(new YamlMap(file, name(key) + "[" + i + "]", list.getValue().get(i)));
    }
    return out;
  }

  /** Key to text, in file order. */
  Map<String, String> textMap() {
    Map<String, String> out = new LinkedHashMap<>();
    values.keySet().forEach(k -> out.put(k, text(k)));
    return out;
  }
}
