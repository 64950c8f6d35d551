package org.padml.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.padml.features.Count;
import org.padml.ml.RunParameters;

/** The first screen in words: how much is bound, how sure that is, and what is wrong. */
final class Verdict {
  /** Below these, averages are not called converged. */
  private static final double MIN_EFFECTIVE = 50;

  private static final int MIN_REPLICAS = 3;
  private static final double MAX_WIDTH = 0.3;

  /** Nearer than this, heavy atoms of a complex and its periodic copy are in contact (nm). */
  private static final double SELF_CONTACT_NM = 0.45;

  private static final String BOUND =
      """
      SELECT system, interface, replica, count(*) AS n_frames,
        avg(CASE WHEN state = 'bound' THEN 1.0D ELSE 0.0D END) AS bound
      FROM frames GROUP BY system, interface, replica ORDER BY system, interface, replica""";

  private final RunParameters parameters;
  private final Optional<RunTables.Answer> refused;
  private final Optional<RunTables.Answer> imaging;
  private final Optional<RunTables.Answer> bound;
  private final Optional<RunTables.Answer> summary;

  /** What is said of a place: the sentence, and what it rests on. */
  record Statement(String sentence, String because) {}

  Verdict(RunTables tables, RunParameters parameters) {
    this.parameters = parameters;
    this.refused =
        tables.has("bad_frames", "system", "kind")
            ? Optional.of(
                tables.ask(
                    "SELECT system, kind, count(*) AS n FROM bad_frames GROUP BY system, kind"
                        + " ORDER BY system, kind"))
            : Optional.empty();
    this.imaging =
        tables.has("frames", "system", "interface", "imaging_ok", "self_image_distance_nm")
            ? Optional.of(
                tables.ask(
                    "SELECT system, interface, count_if(NOT imaging_ok) AS failed, count(*) AS n,"
                        + " count_if(self_image_distance_nm < "
                        + SELF_CONTACT_NM
                        + "D) AS near FROM frames GROUP BY system, interface"))
            : Optional.empty();
    this.bound =
        tables.has("frames", "system", "replica", "interface", "state")
            ? Optional.of(tables.ask(BOUND))
            : Optional.empty();
    this.summary =
        tables.has("summary", "descriptor", "n_effective", "state")
            ? Optional.of(
                tables.ask(
                    "SELECT system, interface, n_effective FROM summary WHERE state = 'all' AND"
                        + " descriptor = 'n_residue_contacts'"))
            : Optional.empty();
  }

  /** Systems and interfaces that have frames, systems in the order of the manifest. */
  List<Place> places() {
    Set<Place> out = new LinkedHashSet<>();
    bound.ifPresent(
        a -> a.rows().forEach(r -> out.add(new Place(r.getAs("system"), r.getAs("interface")))));
    List<String> order = parameters.systems();
    return out.stream()
        .sorted(
            Comparator.comparingInt(
                p -> order.contains(p.system()) ? order.indexOf(p.system()) : order.size()))
        .toList();
  }

  Statement of(Place place, int nModes) {
    List<Row> rows = bound.map(a -> a.of(place).rows()).orElse(List.of());
    ReplicaMean mean =
        ReplicaMean.of(
            rows.stream()
                .map(r -> new ReplicaMean.Part(r.<Double>getAs("bound"), r.<Long>getAs("n_frames")))
                .toList(),
            0,
            1);
    List<String> doubts = doubts(place, mean);
    long frames = rows.stream().mapToLong(r -> r.<Long>getAs("n_frames")).sum();
    String interval =
        mean.hasInterval()
            ? String.format(Locale.ROOT, " [%.0f, %.0f]", 100 * mean.low(), 100 * mean.high())
            : "";
    String sentence =
        String.format(
            Locale.ROOT,
            "Bound %.0f %%%s, %s; %s; converged: %s",
            100 * mean.mean(),
            interval,
            Count.of(rows.size(), "replica"),
            nModes == 0 ? "no binding mode" : Count.of(nModes, "binding mode"),
            doubts.isEmpty() ? "yes" : "no");
    String because =
        Count.of(frames, "frame")
            + (mean.hasInterval() ? "; interval: 95 % over replicas (Student's t)" : "")
            + (doubts.isEmpty() ? "" : "; not converged: " + String.join(", ", doubts));
    return new Statement(sentence, because);
  }

  private List<String> doubts(Place place, ReplicaMean mean) {
    List<String> out = new ArrayList<>();
    if (mean.replicas() < MIN_REPLICAS) {
      out.add("fewer than " + MIN_REPLICAS + " replicas");
    }
    double effective = effective(place);
    if (!(effective >= MIN_EFFECTIVE)) {
      out.add(
          Double.isNaN(effective)
              ? "effective sample size not known"
              : String.format(Locale.ROOT, "effective sample size %.0f", effective));
    }
    if (mean.hasInterval() && mean.high() - mean.low() > MAX_WIDTH) {
      out.add("replicas disagree on the bound share");
    }
    return out;
  }

  private double effective(Place place) {
    return summary.map(a -> a.of(place).rows()).orElse(List.of()).stream()
        .filter(r -> !r.isNullAt(2))
        .mapToDouble(r -> r.getDouble(2))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** What is wrong with the data of a place; empty when nothing is. */
  List<String> warnings(Place place) {
    List<String> out = new ArrayList<>();
    refused
        .map(a -> a.rows().stream().filter(r -> place.system().equals(r.getAs("system"))).toList())
        .orElse(List.of())
        .forEach(
            r ->
                out.add(
                    Count.of(r.<Long>getAs("n"), "bad frame") + ": " + r.<String>getAs("kind")));
    for (Row r : imaging.map(a -> a.of(place).rows()).orElse(List.of())) {
      long failed = r.<Long>getAs("failed");
      if (failed > 0) {
        out.add(
            String.format(
                Locale.ROOT,
                "imaging failed in %s (%.1f %%): molecules could not be put together",
                Count.of(failed, "frame"),
                100.0 * failed / r.<Long>getAs("n")));
      }
      long near = r.<Long>getAs("near");
      if (near > 0) {
        out.add(
            Count.of(near, "frame")
                + " in contact with the periodic copy (below "
                + SELF_CONTACT_NM
                + " nm): the box is too small");
      }
    }
    double effective = effective(place);
    if (effective < MIN_EFFECTIVE) {
      out.add(
          String.format(
              Locale.ROOT, "small effective sample size: %.0f independent frames", effective));
    }
    return out;
  }
}
