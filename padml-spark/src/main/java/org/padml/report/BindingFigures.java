package org.padml.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Figures of what is bound where: modes with their populations, residues with their occupancy. */
final class BindingFigures {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_RESIDUES = 24;

  private static final String MODES =
      """
      SELECT system, interface, mode, population, ci_low, ci_high, n_frames, n_replicas, k, \
      silhouette,
        rand_index, replica, frame, time_ps, path, pdb, reason
      FROM modes WHERE mode IS NOT NULL ORDER BY system, interface, mode""";

  private static final String RESIDUES =
      """
      SELECT r.system, r.interface, r.partner, r.chain, r.resid, %s AS icode, r.resname, r.replica,
        avg(r.contact_occupancy) AS contact_occupancy, count(*) AS n_windows
      FROM residues r JOIN windows w ON w.system = r.system AND w.replica = r.replica
        AND w.interface = r.interface AND w.window = r.window
      WHERE w.state = 'bound'
      GROUP BY ALL ORDER BY r.system, r.interface, r.partner, r.chain, r.resid, icode, r.replica""";

  private final Optional<RunTables.Answer> modes;
  private final Optional<RunTables.Answer> residues;

  /** A residue with its occupancy over replicas. */
  record Residue(
      String partner,
      String chain,
      String resid,
      String icode,
      String resname,
      ReplicaMean occupancy) {
    /** As atoms of the structure are looked up. */
    String key() {
      return chain.strip() + "|" + resid + "|" + icode.strip();
    }

    String label() {
      return resname + " " + (chain.isBlank() ? "" : chain.strip() + ":") + resid + icode.strip();
    }
  }

  BindingFigures(RunTables tables) {
    this.modes = tables.has("modes") ? Optional.of(tables.ask(MODES)) : Optional.empty();
    boolean known =
        tables.has("residues", "contact_occupancy", "chain", "resid", "resname", "partner")
            && tables.has("windows", "state");
    String icode = tables.has("residues", "icode") ? "r.icode" : "''";
    this.residues =
        known
            ? Optional.of(tables.ask(String.format(Locale.ROOT, RESIDUES, icode)))
            : Optional.empty();
  }

  /** The modes of a place, the most populated first. */
  List<Row> modes(Place place) {
    return modes.map(a -> a.of(place).rows()).orElse(List.of());
  }

  /** Figure 5. */
  Optional<Figure> modesFigure(Place place, String file) {
    return modes
        .map(a -> a.of(place))
        .filter(a -> !a.rows().isEmpty())
        .map(
            a -> {
              ObjectNode data = JSON.createObjectNode().put("kind", "modes").put("height", 300);
              ArrayNode names = data.putArray("names");
              ArrayNode values = data.putArray("values");
              ArrayNode low = data.putArray("low");
              ArrayNode high = data.putArray("high");
              ArrayNode replicas = data.putArray("nReplicas");
              for (Row r : a.rows()) {
                names.add("mode " + r.<Integer>getAs("mode"));
                values.add(r.<Double>getAs("population"));
                low.add(r.<Double>getAs("ci_low"));
                high.add(r.<Double>getAs("ci_high"));
                replicas.add(r.<Long>getAs("n_replicas"));
              }
              return new Figure(
                  "5",
                  "Binding modes",
                  modesCaption(a.rows().get(0)),
                  file,
                  Figure.Shape.HALF,
                  a.sql(),
                  a.csv(),
                  data);
            });
  }

  private static String modesCaption(Row r) {
    Double silhouette = r.getAs("silhouette");
    Double stability = r.getAs("rand_index");
    String reason = r.getAs("reason");
    return (silhouette == null ? "" : String.format(Locale.ROOT, "Silhouette %.2f. ", silhouette))
        + (stability == null
            ? ""
            : String.format(Locale.ROOT, "Adjusted Rand index on bootstraps %.2f. ", stability))
        + (reason == null
            ? "Choose a bar to see its representative frame."
            : Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".");
  }

  /** All residues of a place, those most in contact first. */
  List<Residue> residues(Place place) {
    Map<List<String>, List<ReplicaMean.Part>> parts = new LinkedHashMap<>();
    for (Row r : residues.map(a -> a.of(place).rows()).orElse(List.of())) {
      List<String> key = new ArrayList<>();
      for (String c : List.of("partner", "chain", "resid", "icode", "resname")) {
        Object v = r.getAs(c);
        key.add(v == null ? "" : v.toString());
      }
      parts
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(
              new ReplicaMean.Part(
                  r.<Double>getAs("contact_occupancy"), r.<Long>getAs("n_windows")));
    }
    List<Residue> out = new ArrayList<>();
    parts.forEach(
        (k, p) ->
            out.add(
                new Residue(
                    k.get(0), k.get(1), k.get(2), k.get(3), k.get(4), ReplicaMean.of(p, 0, 1))));
    out.sort(Comparator.comparingDouble((Residue r) -> -r.occupancy().mean()));
    return out;
  }

  /** Figure 6. */
  Optional<Figure> residuesFigure(Place place, String file) {
    List<Residue> top =
        residues(place).stream()
            .filter(r -> r.occupancy().mean() > 0)
            .limit(MOST_RESIDUES)
            .toList();
    if (top.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode data = JSON.createObjectNode().put("kind", "residues");
    data.put("height", 90 + 27 * top.size());
    ArrayNode labels = data.putArray("labels");
    ArrayNode partner = data.putArray("partner");
    ArrayNode mean = data.putArray("mean");
    ArrayNode low = data.putArray("low");
    ArrayNode high = data.putArray("high");
    for (Residue r : top) {
      labels.add(r.label());
      partner.add("partner " + r.partner());
      mean.add(r.occupancy().mean());
      low.add(r.occupancy().hasInterval() ? r.occupancy().low() : null);
      high.add(r.occupancy().hasInterval() ? r.occupancy().high() : null);
    }
    ArrayNode partners = data.putArray("partners");
    top.stream().map(r -> "partner " + r.partner()).distinct().sorted().forEach(partners::add);
    RunTables.Answer answer = residues.orElseThrow().of(place);
    return Optional.of(
        new Figure(
            "6",
            "Residues in contact",
            "Share of the frames of bound windows in which a residue touches the partner; the "
                + top.size()
                + " highest, with 95 % intervals over replicas.",
            file,
            Figure.Shape.TALL,
            answer.sql(),
            answer.csv(),
            data));
  }
}
