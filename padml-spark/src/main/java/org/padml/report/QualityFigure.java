package org.padml.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Figure 12: frames of every replica that are good, that are imaged wrongly, that were refused. */
final class QualityFigure {
  private static final ObjectMapper JSON = new ObjectMapper();

  private QualityFigure() {}

  static Optional<Figure> of(RunTables tables, String file) {
    if (!tables.has("frames", "system", "replica", "frame")) {
      return Optional.empty();
    }
    String imaging =
        tables.has("frames", "imaging_ok")
            ? "count(DISTINCT CASE WHEN NOT imaging_ok THEN frame END)"
            : "0L";
    String sql =
        "WITH f AS (SELECT system, replica, count(DISTINCT frame) AS n,\n    "
            + imaging
            + " AS imaging FROM frames GROUP BY system, replica),\n"
            + "b AS ("
            + (tables.has("bad_frames", "system", "replica")
                ? "SELECT system, replica, count(*) AS n FROM bad_frames GROUP BY system, replica"
                : "SELECT '' AS system, '' AS replica, 0L AS n WHERE false")
            + ")\n"
            + "SELECT coalesce(f.system, b.system) AS system, coalesce(f.replica, b.replica) AS"
            + " replica,\n  coalesce(f.n - f.imaging, 0) AS good, coalesce(f.imaging, 0) AS"
            + " imaging_failed, coalesce(b.n, 0) AS refused\n"
            + "FROM f FULL JOIN b ON f.system = b.system AND f.replica = b.replica ORDER BY 1, 2";
    RunTables.Answer answer = tables.ask(sql);
    if (answer.rows().isEmpty()) {
      return Optional.empty();
    }
    ObjectNode data = JSON.createObjectNode().put("kind", "quality");
    data.put("height", 90 + 26 * answer.rows().size());
    ArrayNode labels = data.putArray("labels");
    ArrayNode counts = data.putArray("counts");
    ArrayNode good = counts.addArray();
    ArrayNode bad = counts.addArray();
    ArrayNode refused = counts.addArray();
    for (Row r : answer.rows()) {
      labels.add(r.getString(0) + " / " + r.getString(1));
      good.add(r.getLong(2));
      bad.add(r.getLong(3));
      refused.add(r.getLong(4));
    }
    return Optional.of(
        new Figure(
            "12",
            "Data quality",
            "Frames described, frames whose molecules could not be put together, frames that could"
                + " not be read or were refused.",
            file,
            Figure.Shape.WIDE,
            answer.sql(),
            answer.csv(),
            data));
  }
}
