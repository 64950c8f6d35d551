package org.padml.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows on a stream: streamed, never collected whole, except for the aligned table. */
final class Printing {
  private static final int TABLE_ROWS = 1000;

  private Printing() {}

  /** RFC 4180; null is empty. */
  static void csv(Dataset<Row> rows, PrintStream out) {
    out.print(csvLine(List.of(rows.columns())));
    Iterator<Row> it = rows.toLocalIterator();
    while (it.hasNext()) {
      Row r = it.next();
      List<@Nullable Object> cells = new ArrayList<>();
      for (int i = 0; i < r.length(); i++) {
        cells.add(r.get(i));
      }
      out.print(csvLine(cells));
    }
    out.flush();
  }

  /** One line of CSV with its end. */
  static String csvLine(List<? extends @Nullable Object> cells) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        s.append(',');
      }
      Object cell = cells.get(i);
      if (cell != null) {
        String text = cell.toString();
        boolean quote =
            text.indexOf(',') >= 0
                || text.indexOf('"') >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0;
        s.append(quote ? '"' + text.replace("\"", "\"\"") + '"' : text);
      }
    }
    return s.append('\n').toString();
  }

  /** One array of objects; null fields are written as null. */
  static void json(Dataset<Row> rows, PrintStream out) {
    Iterator<String> it =
        rows.sparkSession()
            .createDataFrame(rows.javaRDD(), rows.schema())
            .selectExpr("to_json(struct(*), map('ignoreNullFields', 'false')) AS row")
            .as(org.apache.spark.sql.Encoders.STRING())
            .toLocalIterator();
    out.print("[");
    boolean first = true;
    while (it.hasNext()) {
      out.print(first ? "\n" : ",\n");
      out.print(it.next());
      first = false;
    }
    out.println("\n]");
    out.flush();
  }

  /** Aligned columns for people; says so when it stops early. */
  static void table(Dataset<Row> rows, PrintStream out) {
    String[] header = rows.columns();
    List<Row> body = rows.takeAsList(TABLE_ROWS + 1);
    int shown = Math.min(body.size(), TABLE_ROWS);
    int[] width = new int[header.length];
    List<String[]> lines = new ArrayList<>();
    lines.add(header);
    for (Row r : body.subList(0, shown)) {
      String[] line = new String[header.length];
      for (int i = 0; i < line.length; i++) {
        line[i] = r.isNullAt(i) ? "" : String.valueOf(r.get(i));
      }
      lines.add(line);
    }
    for (String[] line : lines) {
      for (int i = 0; i < line.length; i++) {
        width[i] = Math.max(width[i], line[i].length());
      }
    }
    for (String[] line : lines) {
      StringBuilder s = new StringBuilder();
      for (int i = 0; i < line.length; i++) {
        s.append(line[i]).append(" ".repeat(width[i] - line[i].length() + 2));
      }
      out.println(s.toString().stripTrailing());
    }
    if (body.size() > shown) {
      out.println("... more rows: use --csv or --json for all");
    }
    out.flush();
  }
}
