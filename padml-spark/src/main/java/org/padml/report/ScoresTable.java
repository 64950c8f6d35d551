package org.padml.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/** What the models reached on held-out replicas, as a table. */
final class ScoresTable {
  private static final String SQL =
      """
      SELECT task, model, features, target, metric, value, ci_low, ci_high, leak, reason
      FROM metrics WHERE fold = 'pooled' ORDER BY task, features, model, metric""";
  private static final List<String> SHOWN =
      List.of("roc_auc", "pr_auc", "mcc", "brier", "rmse", "mae", "r2");

  private ScoresTable() {}

  /** Empty without a table of metrics. */
  static String html(RunTables tables) {
    if (!tables.has("metrics", "fold", "value")) {
      return "";
    }
    Map<List<String>, Map<String, Row>> models = new LinkedHashMap<>();
    for (Row r : tables.ask(SQL).rows()) {
      models
          .computeIfAbsent(
              List.of(r.getAs("task"), r.getAs("model"), r.getAs("features"), r.getAs("target")),
              k -> new LinkedHashMap<>())
          .put(r.getAs("metric"), r);
    }
    StringBuilder out = new StringBuilder();
    for (String task : new LinkedHashSet<>(models.keySet().stream().map(k -> k.get(0)).toList())) {
      section(out, task, models);
    }
    return out.toString();
  }

  private static void section(
      StringBuilder out, String task, Map<List<String>, Map<String, Row>> models) {
    Set<String> metrics = new LinkedHashSet<>();
    models.forEach(
        (k, m) -> {
          if (k.get(0).equals(task)) {
            SHOWN.stream().filter(m::containsKey).forEach(metrics::add);
          }
        });
    out.append("<div class=\"scroll\"><table><thead><tr><th>").append(Html.escape(task));
    out.append("</th><th>target</th>");
    metrics.forEach(m -> out.append("<th>").append(Html.escape(name(m))).append("</th>"));
    out.append("</tr></thead><tbody>");
    models.forEach(
        (k, m) -> {
          if (k.get(0).equals(task)) {
            out.append("<tr><td>").append(Html.escape(name(k.get(1))));
            boolean without = !k.get(2).equals("all");
            out.append(without ? ", " + Html.escape(name(k.get(2))) : "");
            if (m.values().stream().anyMatch(r -> Boolean.TRUE.equals(r.getAs("leak")))) {
              out.append(" <span class=\"flag\">features define the label</span>");
            }
            out.append("</td><td>").append(Html.escape(k.get(3))).append("</td>");
            cells(out, metrics, m);
            out.append("</tr>");
          }
        });
    out.append("</tbody></table></div>");
  }

  private static void cells(StringBuilder out, Set<String> metrics, Map<String, Row> of) {
    if (of.containsKey("none")) {
      String reason = of.values().iterator().next().getAs("reason");
      out.append("<td colspan=\"").append(Math.max(1, metrics.size())).append("\">not learnt: ");
      out.append(Html.escape(reason == null ? "" : reason)).append("</td>");
      return;
    }
    for (String metric : metrics) {
      out.append("<td class=\"number\">").append(value(of.get(metric))).append("</td>");
    }
  }

  private static String value(@org.jspecify.annotations.Nullable Row r) {
    if (r == null || r.<Double>getAs("value") == null) {
      return "–";
    }
    String text = number(r.<Double>getAs("value"));
    return r.<Double>getAs("ci_low") == null
        ? text
        : text
            + " ["
            + number(r.<Double>getAs("ci_low"))
            + ", "
            + number(r.<Double>getAs("ci_high"))
            + "]";
  }

  private static String number(double v) {
    return String.format(Locale.ROOT, Math.abs(v) < 0.1 ? "%.3f" : "%.2f", v);
  }

  private static String name(String column) {
    return switch (column) {
      case "roc_auc" -> "ROC AUC";
      case "pr_auc" -> "PR AUC";
      case "mcc" -> "MCC";
      case "brier" -> "Brier";
      case "rmse" -> "RMSE";
      case "mae" -> "MAE";
      case "r2" -> "R²";
      case "mean" -> "mean (baseline)";
      default -> column.replace('_', ' ');
    };
  }
}
