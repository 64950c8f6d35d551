package org.padml.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.padml.units.Units;

/** Figures along time: the state ribbon and the time series. */
final class Occurrence {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_BINS = 160;

  /**
   * Time is cut into equal bins from the first to the last frame of a system and interface, no more
   * of them than a replica has frames.
   */
  private static final String BINNED =
      """
      WITH length AS (
        SELECT system, interface, replica, min(time_ps) AS t0, max(time_ps) AS t1, count(*) AS n
        FROM frames GROUP BY system, interface, replica),
      span AS (
        SELECT system, interface, min(t0) AS t0, max(t1) AS t1,
          CAST(least(%d, max(n)) AS INT) AS bins
        FROM length GROUP BY system, interface),
      binned AS (
        SELECT f.*, s.t0, s.t1, s.bins, least(s.bins - 1,
          CAST(floor(s.bins * (f.time_ps - s.t0) / greatest(s.t1 - s.t0, 1e-9)) AS INT)) AS bin
        FROM frames f JOIN span s ON f.system = s.system AND f.interface = s.interface)
      """;

  private static final String MODE = "CAST(mode(p.prediction, true) AS INT) AS mode";
  private static final String JOIN =
      """

      LEFT JOIN predictions p ON p.task = 'modes' AND p.system = b.system
        AND p.replica = b.replica AND p.interface = b.interface AND p.frame = b.frame\
      """;

  private static final Map<String, String> SERIES =
      Map.of(
          "com_distance_nm", "distance / nm",
          "n_residue_contacts", "contacts",
          "bsa_nm2", "buried / nm²");
  private static final List<String> ORDER =
      List.of("com_distance_nm", "n_residue_contacts", "bsa_nm2");

  private final RunTables tables;
  private final Optional<RunTables.Answer> ribbon;
  private final Optional<RunTables.Answer> series;
  private final List<String> shown = new ArrayList<>();

  Occurrence(RunTables tables) {
    this.tables = tables;
    boolean framed = tables.has("frames", "system", "replica", "interface", "time_ps");
    this.ribbon =
        framed && tables.has("frames", "state") ? Optional.of(askRibbon()) : Optional.empty();
    ORDER.stream().filter(c -> tables.has("frames", c)).forEach(shown::add);
    this.series = framed && !shown.isEmpty() ? Optional.of(askSeries()) : Optional.empty();
  }

  private static String binned() {
    return String.format(Locale.ROOT, BINNED, MOST_BINS);
  }

  private RunTables.Answer askRibbon() {
    boolean modes = tables.has("predictions", "frame", "prediction");
    return tables.ask(
        binned()
            + "SELECT b.system, b.interface, b.replica, b.bin, b.bins, b.t0 AS from_ps, b.t1 AS to_ps,"
            + " count(*) AS n_frames,\n"
            + "  avg(CASE WHEN b.state = 'bound' THEN 1.0D ELSE 0.0D END) AS bound,\n"
            + "  avg(CASE WHEN b.state = 'encounter' THEN 1.0D ELSE 0.0D END) AS encounter,\n  "
            + (modes ? MODE : "CAST(NULL AS INT) AS mode")
            + "\nFROM binned b"
            + (modes ? JOIN : "")
            + "\nGROUP BY b.system, b.interface, b.replica, b.bin, b.bins, b.t0, b.t1\n"
            + "ORDER BY b.system, b.interface, b.replica, b.bin");
  }

  private RunTables.Answer askSeries() {
    StringBuilder means = new StringBuilder();
    shown.forEach(c -> means.append(", avg(").append(c).append(") AS ").append(c));
    return tables.ask(
        binned()
            + "SELECT system, interface, replica, bin, bins, t0 AS from_ps, t1 AS to_ps"
            + means
            + "\nFROM binned GROUP BY system, interface, replica, bin, bins, t0, t1\n"
            + "ORDER BY system, interface, replica, bin");
  }

  /**
   * Figure 1.
   *
   * @param beside whether it stands beside a structure, and is as high
   */
  Optional<Figure> ribbon(Place place, String file, boolean beside) {
    return ribbon
        .map(a -> a.of(place))
        .filter(a -> !a.rows().isEmpty())
        .map(
            a -> {
              List<String> replicas = replicas(a);
              ObjectNode data = JSON.createObjectNode().put("kind", "ribbon");
              data.put(
                  "height", Math.max(beside ? 350 : 0, 90 + (beside ? 30 : 44) * replicas.size()));
              replicas.forEach(data.putArray("replicas")::add);
              extent(data, a.rows().get(0));
              ArrayNode cells = data.putArray("cells");
              for (Row r : a.rows()) {
                double bound = r.<Double>getAs("bound");
                double encounter = r.<Double>getAs("encounter");
                String state =
                    bound >= 0.5
                        ? "bound"
                        : encounter > 1 - bound - encounter ? "encounter" : "unbound";
                ArrayNode cell = cells.addArray().add(ns(r, r.<Integer>getAs("bin")));
                cell.add(replicas.indexOf(r.<String>getAs("replica"))).add(state).add(bound);
                Integer mode = state.equals("bound") ? r.<Integer>getAs("mode") : null;
                cell.add(mode == null ? 0 : mode).add(r.<Long>getAs("n_frames"));
              }
              return new Figure(
                  "1",
                  "State of every replica over time",
                  "The state that most frames of a moment are in."
                      + (beside ? " Choose a bound moment to see the structure of its mode." : ""),
                  file,
                  beside ? Figure.Shape.HALF : Figure.Shape.WIDE,
                  a.sql(),
                  a.csv(),
                  data);
            });
  }

  /** The quantities behind the state. */
  Optional<Figure> series(Place place, String file) {
    return series
        .map(a -> a.of(place))
        .filter(a -> !a.rows().isEmpty())
        .map(
            a -> {
              List<String> replicas = replicas(a);
              ObjectNode data = JSON.createObjectNode().put("kind", "series");
              replicas.forEach(data.putArray("replicas")::add);
              extent(data, a.rows().get(0));
              ArrayNode panels = data.putArray("panels");
              int drawn = 0;
              for (String column : shown) {
                if (a.rows().stream().allMatch(r -> r.isNullAt(r.fieldIndex(column)))) {
                  continue;
                }
                drawn++;
                ObjectNode panel = panels.addObject().put("name", SERIES.get(column));
                ArrayNode lines = panel.putArray("lines");
                replicas.forEach(replica -> lines.addArray());
                for (Row r : a.rows()) {
                  if (!r.isNullAt(r.fieldIndex(column))) {
                    ((ArrayNode) lines.get(replicas.indexOf(r.<String>getAs("replica"))))
                        .addArray()
                        .add(ns(r, r.<Integer>getAs("bin") + 0.5))
                        .add(r.<Double>getAs(column));
                  }
                }
              }
              data.put("height", 80 + 130 * drawn);
              return new Figure(
                  "",
                  "Distance, contacts and buried area over time",
                  "Means over equal stretches of time, one line per replica.",
                  file,
                  Figure.Shape.WIDE,
                  a.sql(),
                  a.csv(),
                  data);
            })
        .filter(f -> f.data().get("panels").size() > 0);
  }

  private static List<String> replicas(RunTables.Answer a) {
    return a.rows().stream().map(r -> r.<String>getAs("replica")).distinct().sorted().toList();
  }

  private static void extent(ObjectNode data, Row r) {
    data.put("from", ns(r, 0))
        .put("to", ns(r, r.<Integer>getAs("bins")))
        .put("step", ns(r, 1) - ns(r, 0));
  }

  /** Time after so many bins; of a single frame, a bin is of no length, so it is given one. */
  private static double ns(Row r, double bins) {
    double from = r.<Double>getAs("from_ps");
    double to = Math.max(r.<Double>getAs("to_ps"), from + 1);
    return (from + bins * (to - from) / r.<Integer>getAs("bins")) / Units.PS_PER_NS;
  }
}
