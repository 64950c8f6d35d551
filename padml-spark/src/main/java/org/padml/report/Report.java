package org.padml.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.padml.features.TableStore;
import org.padml.ml.RunParameters;

/**
 * The verb {@code report}: the tables of a run as {@code report.html}, one file that works offline,
 * and each figure under {@code report/} as SVG, CSV and SQL. A table that is missing leaves its
 * figures out.
 */
public final class Report {
  /** Systems and interfaces that are shown; the tables hold the others. */
  private static final int MOST_PLACES = 12;

  private static final int MOST_STRUCTURES = 50;
  private static final long MOST_STRUCTURE_CHARACTERS = 9_000_000;

  private final TableStore store;
  private final RunTables tables;
  private final List<String> notes = new ArrayList<>();
  private int structures;
  private long characters;

  private Report(TableStore store) throws IOException {
    this.store = store;
    this.tables = new RunTables(store);
  }

  /**
   * Writes the report of a run directory.
   *
   * @return the path of the page
   * @throws IOException if there is no such directory
   */
  public static Path write(SparkSession spark, Path directory) throws IOException {
    TableStore store = TableStore.open(spark, directory);
    return new Report(store).write();
  }

  private Path write() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    String html;
    try (SvgRenderer renderer = new SvgRenderer()) {
      html =
          page(
              new Page(
                  renderer,
                  (figure, svg) -> {
                    files.put(figure.file() + ".svg", svg);
                    files.put(figure.file() + ".csv", figure.csv());
                    files.put(figure.file() + ".sql", figure.sql() + "\n");
                  }));
    }
    store.write(
        "report",
        folder -> {
          store.files().mkdirs(folder);
          for (Map.Entry<String, String> e : files.entrySet()) {
            save(new Path(folder, e.getKey()), e.getValue());
          }
        });
    store.publishAmong("report");
    store.make("report.html");
    Path page = store.path("report.html");
    save(page, html);
    return page;
  }

  private void save(Path path, String text) throws IOException {
    try (var out = store.create(path)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private String page(Page page) throws IOException {
    RunParameters parameters = RunParameters.read(store);
    Verdict verdict = new Verdict(tables, parameters);
    Occurrence occurrence = new Occurrence(tables);
    Landscape landscape = new Landscape(tables, parameters);
    BindingFigures binding = new BindingFigures(tables);
    List<Place> all = verdict.places();
    List<Place> places = all.subList(0, Math.min(all.size(), MOST_PLACES));
    if (all.size() > places.size()) {
      notes.add(
          (all.size() - places.size())
              + " more systems and interfaces are in the tables and not on this page.");
    }
    page.navigation(places);
    for (int i = 0; i < places.size(); i++) {
      Place p = places.get(i);
      String suffix = "-place" + i;
      List<Figure> figures = new ArrayList<>();
      List<Row> modes = binding.modes(p);
      Map<Integer, String> pdbs = structures(modes);
      occurrence.ribbon(p, "figure-01-ribbon" + suffix, !pdbs.isEmpty()).ifPresent(figures::add);
      occurrence.series(p, "time-series" + suffix).ifPresent(figures::add);
      landscape.figure(p, "figure-03-free-energy" + suffix).ifPresent(figures::add);
      binding.residuesFigure(p, "figure-06-residues" + suffix).ifPresent(figures::add);
      binding.modesFigure(p, "figure-05-modes" + suffix).ifPresent(figures::add);
      page.place(
          i,
          p,
          verdict.of(p, modes.size()),
          verdict.warnings(p),
          figures,
          structures(modes),
          binding.residues(p));
    }
    page.shared(places.isEmpty() ? List.of("no frame was described") : List.of());
    Optional<Figure> quality = QualityFigure.of(tables, "figure-12-quality");
    if (quality.isPresent()) {
      page.figure(quality.get());
    }
    String scores = ScoresTable.html(tables);
    if (!scores.isEmpty()) {
      page.card(
          "What the models reach",
          "On replicas that they have not seen, pooled, with 95 % intervals.",
          scores);
    }
    return page.html(title(), footer());
  }

  /** Representatives by mode, as long as the page has room for them. */
  private Map<Integer, String> structures(List<Row> modes) throws IOException {
    Map<Integer, String> out = new LinkedHashMap<>();
    for (Row r : modes) {
      String name = r.getAs("pdb");
      Path file = name == null ? null : store.path(name);
      if (file == null || !store.files().exists(file)) {
        continue;
      }
      long length = store.files().getFileStatus(file).getLen();
      if (structures == MOST_STRUCTURES || characters + length > MOST_STRUCTURE_CHARACTERS) {
        notes.add(name + " is not on this page, which would be too large with it.");
        continue;
      }
      structures++;
      characters += length;
      try (var in = store.files().open(file)) {
        out.put(r.getAs("mode"), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return out;
  }

  private String title() {
    return run("name").map(n -> n + " – padml report").orElse("padml report");
  }

  private List<String> footer() {
    List<String> out = new ArrayList<>(notes);
    StringBuilder made = new StringBuilder("Made by padml");
    run("version").ifPresent(v -> made.append(' ').append(v));
    run("started_at").ifPresent(t -> made.append(" from a run of ").append(t));
    out.add(
        made.append(". Drawn with Apache ECharts (Apache-2.0) and 3Dmol.js (BSD-3-Clause).")
            .toString());
    return out;
  }

  /** A column of the last run. */
  private Optional<String> run(String column) {
    if (!tables.has("runs", column, "started_at")) {
      return Optional.empty();
    }
    return tables
        .ask("SELECT " + column + " FROM runs ORDER BY started_at DESC LIMIT 1")
        .rows()
        .stream()
        .filter(r -> !r.isNullAt(0))
        .map(r -> String.valueOf(r.get(0)))
        .findFirst();
  }
}
