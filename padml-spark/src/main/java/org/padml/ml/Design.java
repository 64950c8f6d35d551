package org.padml.ml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The matrix that is learnt from: complete, finite, without constant columns.
 *
 * @param features names of the columns of {@code x}
 * @param x one array per row, as long as {@code features}
 * @param y what is predicted: 1 and 0, or a quantity
 * @param rows the samples behind {@code x}, in the same order
 * @param dropped columns that were left out, each with the reason
 * @param droppedRows rows left out because a kept column was null in them
 */
record Design(
    String unit,
    List<String> features,
    double[][] x,
    double[] y,
    List<Sample> rows,
    Map<String, String> dropped,
    int droppedRows) {

  /** A column that is null in more of the rows than this is dropped; else the rows are. */
  private static final double MAX_NULL_SHARE = 0.1;

  /**
   * Chooses columns and rows.
   *
   * @param y one value per sample
   * @param excluded columns with the reason why they may not be used
   */
  static Design of(Samples samples, double[] y, Map<String, String> excluded) {
    Map<String, String> dropped = new LinkedHashMap<>();
    List<Integer> kept = new ArrayList<>();
    int n = samples.size();
    for (int c = 0; c < samples.columns().size(); c++) {
      String name = samples.columns().get(c);
      int nulls = 0;
      for (Sample s : samples.rows()) {
        nulls += Double.isFinite(s.values()[c]) ? 0 : 1;
      }
      String reason = excluded.get(name);
      if (reason != null) {
        dropped.put(name, reason);
      } else if (nulls == n) {
        dropped.put(name, "absent: null in every row");
      } else if (nulls > MAX_NULL_SHARE * n) {
        dropped.put(name, String.format(Locale.ROOT, "null in %d of %d rows", nulls, n));
      } else {
        kept.add(c);
      }
    }
    List<Sample> rows = new ArrayList<>();
    List<double[]> x = new ArrayList<>();
    List<Double> labels = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] values = samples.rows().get(i).values();
      double[] row = kept.stream().mapToDouble(c -> values[c]).toArray();
      if (Arrays.stream(row).allMatch(Double::isFinite) && Double.isFinite(y[i])) {
        rows.add(samples.rows().get(i));
        x.add(row);
        labels.add(y[i]);
      }
    }
    List<String> names = kept.stream().map(samples.columns()::get).toList();
    Design all =
        new Design(
            samples.unit(),
            names,
            x.toArray(double[][]::new),
            labels.stream().mapToDouble(Double::doubleValue).toArray(),
            List.copyOf(rows),
            dropped,
            n - rows.size());
    Map<String, String> constant = new LinkedHashMap<>();
    for (int c = 0; c < names.size(); c++) {
      double[] column = all.column(c);
      if (column.length == 0 || Arrays.stream(column).allMatch(v -> v == column[0])) {
        constant.put(names.get(c), "constant");
      }
    }
    return all.without(constant);
  }

  int size() {
    return rows.size();
  }

  int positives() {
    return (int) Arrays.stream(y).filter(v -> v == 1).count();
  }

  double[] column(int c) {
    return Arrays.stream(x).mapToDouble(r -> r[c]).toArray();
  }

  /** Without these columns, which are recorded with their reasons. */
  Design without(Map<String, String> columns) {
    if (columns.isEmpty()) {
      return this;
    }
    Set<String> out = columns.keySet();
    int[] kept =
        java.util.stream.IntStream.range(0, features.size())
            .filter(c -> !out.contains(features.get(c)))
            .toArray();
    double[][] narrow = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      double[] row = x[i];
      narrow[i] = Arrays.stream(kept).mapToDouble(c -> row[c]).toArray();
    }
    Map<String, String> all = new LinkedHashMap<>(dropped);
    all.putAll(columns);
    return new Design(
        unit,
        Arrays.stream(kept).mapToObj(features::get).toList(),
        narrow,
        y,
        rows,
        all,
        droppedRows);
  }
}
