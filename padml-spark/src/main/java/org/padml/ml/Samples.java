package org.padml.ml;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/**
 * Rows of {@code windows} or {@code frames} on the driver, sorted by key.
 *
 * <p>At most a stated number of rows is kept; of more, those whose key hashes lowest, so that the
 * choice depends on the keys alone.
 *
 * @param unit what a row is: {@code window} or {@code frame}
 * @param columns names of the values in each row
 * @param total rows before thinning
 */
record Samples(String unit, List<String> columns, List<Sample> rows, long total) {
  private static final Set<String> KEYS =
      Set.of(
          "system",
          "replica",
          "interface",
          "window",
          "frame",
          "frame_in_file",
          "start_ps",
          "end_ps",
          "time_ps",
          "n_frames");

  /**
   * Reads the numeric columns whose name the predicate takes.
   *
   * @param index the number within a replica: {@code window} or {@code frame}
   * @param label the column that becomes {@code state}; a table may lack it
   */
  static Samples read(
      Dataset<Row> table,
      String index,
      String time,
      String label,
      Predicate<String> wanted,
      int maxRows) {
    List<String> columns = new ArrayList<>();
    boolean stated = false;
    for (StructField f : table.schema().fields()) {
      if (f.dataType() instanceof NumericType
          && !KEYS.contains(f.name())
          && wanted.test(f.name())) {
        columns.add(f.name());
      }
      stated |= f.name().equals(label);
    }
    List<Column> chosen = new ArrayList<>();
    for (String key : List.of("system", "replica", "interface")) {
      chosen.add(col(key).cast("string"));
    }
    chosen.add(col(index).cast("bigint"));
    chosen.add(col(time).cast("double"));
    chosen.add(stated ? col(label).cast("string") : functions.lit(null).cast("string"));
    columns.forEach(c -> chosen.add(col("`" + c + "`").cast("double")));

    Dataset<Row> selected = table.select(chosen.toArray(Column[]::new));
    long total = selected.count();
    if (total > maxRows) {
      Column hash = functions.xxhash64(col("system"), col("replica"), col("interface"), col(index));
      selected =
          selected
              .orderBy(hash, col("system"), col("replica"), col("interface"), col(index))
              .limit(maxRows);
    }
    List<Sample> rows =
        selected.collectAsList().stream()
            .map(r -> sample(r, columns.size()))
            .sorted(Sample.BY_KEY)
            .collect(Collectors.toList());
    return new Samples(index, List.copyOf(columns), rows, total);
  }

  private static Sample sample(Row r, int nValues) {
    double[] values = new double[nValues];
    for (int i = 0; i < nValues; i++) {
      values[i] = r.isNullAt(6 + i) ? Double.NaN : r.getDouble(6 + i);
    }
    return new Sample(
        text(r, 0),
        text(r, 1),
        text(r, 2),
        r.getLong(3),
        r.isNullAt(4) ? 0 : r.getDouble(4),
        r.isNullAt(5) ? null : r.getString(5),
        values);
  }

  private static String text(Row r, int i) {
    return r.isNullAt(i) ? "" : r.getString(i);
  }

  /** The same columns of some of the rows. */
  Samples where(Predicate<Sample> kept) {
    return new Samples(unit, columns, rows.stream().filter(kept).toList(), total);
  }

  /** The same rows with some of the columns. */
  Samples only(List<String> some) {
    int[] at = some.stream().mapToInt(columns::indexOf).toArray();
    List<Sample> narrow =
        rows.stream()
            .map(
                s ->
                    new Sample(
                        s.system(),
                        s.replica(),
                        s.interfaceName(),
                        s.index(),
                        s.timePs(),
                        s.state(),
                        Arrays.stream(at).mapToDouble(c -> s.values()[c]).toArray()))
            .toList();
    return new Samples(unit, some, narrow, total);
  }

  int size() {
    return rows.size();
  }

  /** Whether this name matches one of these names or globs ({@code *} stands for anything). */
  static boolean matches(String name, List<String> globs) {
    return globs.stream()
        .anyMatch(
            g ->
                Pattern.matches(
                    Arrays.stream(g.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")),
                    name));
  }
}
