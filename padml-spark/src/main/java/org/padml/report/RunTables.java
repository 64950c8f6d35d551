package org.padml.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.padml.features.TableStore;

/** The tables of a run as views of their names, so that the SQL of a figure is what made it. */
final class RunTables {
  private static final List<String> NAMES =
      List.of(
          "frames",
          "windows",
          "residues",
          "summary",
          "bad_frames",
          "runs",
          "modes",
          "metrics",
          "importances",
          "predictions");

  private final TableStore store;
  private final Map<String, Set<String>> columns = new HashMap<>();

  RunTables(TableStore store) throws IOException {
    this.store = store;
    for (String name : NAMES) {
      var table = store.find(name);
      if (table.isPresent()) {
        table.get().createOrReplaceTempView(name);
        columns.put(name, Set.copyOf(Arrays.asList(table.get().columns())));
      }
    }
  }

  /** Whether the table is there with these columns. */
  boolean has(String table, String... names) {
    Set<String> have = columns.get(table);
    return have != null && have.containsAll(List.of(names));
  }

  Answer ask(String sql) {
    Dataset<Row> answer = store.session().sql(sql);
    return new Answer(sql, List.of(answer.columns()), answer.collectAsList());
  }

  /** Rows and the question that they answer. */
  record Answer(String sql, List<String> columns, List<Row> rows) {
    /** The rows of one system and interface. */
    Answer of(Place place) {
      return new Answer(
          sql,
          columns,
          rows.stream()
              .filter(
                  r ->
                      place.system().equals(r.getAs("system"))
                          && place.interfaceName().equals(r.getAs("interface")))
              .toList());
    }

    /** RFC 4180 with a header; null is empty. */
    String csv() {
      StringBuilder out = new StringBuilder(String.join(",", columns)).append('\n');
      for (Row r : rows) {
        for (int i = 0; i < r.length(); i++) {
          out.append(i == 0 ? "" : ",")
              .append(r.isNullAt(i) ? "" : quoted(String.valueOf(r.get(i))));
        }
        out.append('\n');
      }
      return out.toString();
    }

    private static String quoted(String value) {
      return value.matches("[^\",\\r\\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
  }
}
