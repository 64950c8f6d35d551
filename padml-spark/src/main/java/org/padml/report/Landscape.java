package org.padml.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.padml.ml.RunParameters;
import org.padml.units.Units;

/**
 * Figure 3: free energy over distance and contacts, from how often each cell is visited. Cells
 * without a frame stay empty: nothing is known of them.
 */
final class Landscape {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int COLUMNS = 36;
  private static final int MOST_ROWS = 26;
  private static final double DEFAULT_TEMPERATURE_K = 300;

  private static final String SQL =
      """
      WITH f AS (
        SELECT system, interface, com_distance_nm AS x, CAST(n_residue_contacts AS DOUBLE) AS y
        FROM frames WHERE com_distance_nm IS NOT NULL AND n_residue_contacts IS NOT NULL),
      span AS (
        SELECT system, interface, min(x) AS x0, greatest(max(x) - min(x), 1e-6) / %1$d AS dx,
          min(y) - 0.5D AS y0, CAST(ceil((max(y) - min(y) + 1) / %2$d) AS DOUBLE) AS dy,
          max(y) AS y1
        FROM f GROUP BY system, interface),
      cells AS (
        SELECT f.system, f.interface, s.x0, s.dx, s.y0, s.dy, s.y1,
          least(%1$d - 1, CAST(floor((f.x - s.x0) / s.dx) AS INT)) AS column,
          CAST(floor((f.y - s.y0) / s.dy) AS INT) AS row,
          count(*) AS n_frames
        FROM f JOIN span s ON f.system = s.system AND f.interface = s.interface
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9)
      SELECT *, -%3$s * ln(n_frames / max(n_frames) OVER (PARTITION BY system, interface))
        AS free_energy_kj_mol
      FROM cells ORDER BY system, interface, column, row""";

  private final Optional<RunTables.Answer> answer;
  private final double temperature;

  Landscape(RunTables tables, RunParameters parameters) {
    this.temperature = parameters.number("temperature_k").orElse(DEFAULT_TEMPERATURE_K);
    String kT = String.valueOf(Units.GAS_CONSTANT_KJ_MOL_K * temperature) + "D";
    this.answer =
        tables.has("frames", "com_distance_nm", "n_residue_contacts")
            ? Optional.of(tables.ask(String.format(Locale.ROOT, SQL, COLUMNS, MOST_ROWS, kT)))
            : Optional.empty();
  }

  Optional<Figure> figure(Place place, String file) {
    return answer
        .map(a -> a.of(place))
        .filter(a -> !a.rows().isEmpty())
        .map(
            a -> {
              Row first = a.rows().get(0);
              ObjectNode data = JSON.createObjectNode().put("kind", "free").put("height", 380);
              axis(data.putObject("x"), "distance of centres / nm", first, "x0", "dx", COLUMNS);
              double up = first.<Double>getAs("y1") - first.<Double>getAs("y0");
              int rows = (int) Math.ceil(up / first.<Double>getAs("dy"));
              axis(data.putObject("y"), "residue contacts", first, "y0", "dy", Math.max(rows, 1));
              ArrayNode cells = data.putArray("cells");
              double most = 1;
              for (Row r : a.rows()) {
                double energy = r.<Double>getAs("free_energy_kj_mol");
                most = Math.max(most, energy);
                cells
                    .addArray()
                    .add(r.<Integer>getAs("column"))
                    .add(r.<Integer>getAs("row"))
                    .add(energy)
                    .add(r.<Long>getAs("n_frames"));
              }
              data.put("max", most);
              return new Figure(
                  "3",
                  "Free energy over distance and contacts",
                  String.format(
                      Locale.ROOT,
                      "−kT ln p at %.0f K, in kJ/mol above the most visited cell. Grey: not"
                          + " sampled, so unknown.",
                      temperature),
                  file,
                  Figure.Shape.HALF,
                  a.sql(),
                  a.csv(),
                  data);
            });
  }

  private static void axis(
      ObjectNode axis, String name, Row row, String from, String width, int n) {
    axis.put("name", name)
        .put("n", n)
        .put("min", row.<Double>getAs(from))
        .put("step", row.<Double>getAs(width));
  }
}
