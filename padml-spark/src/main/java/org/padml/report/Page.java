package org.padml.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The HTML of the report. Everything that comes from the input is escaped here and nowhere else.
 */
final class Page {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Nothing may be loaded from anywhere, whatever ends up in the page. */
  private static final String POLICY =
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

  private final StringBuilder body = new StringBuilder();
  private final ObjectNode figures = JSON.createObjectNode();
  private final ObjectNode places = JSON.createObjectNode();
  private final SvgRenderer renderer;
  private final FigureFiles files;
  private boolean structures;
  private int drawn;

  /** Receives each figure with its SVG. */
  interface FigureFiles {
    void save(Figure figure, String svg) throws IOException;
  }

  Page(SvgRenderer renderer, FigureFiles files) {
    this.renderer = renderer;
    this.files = files;
  }

  /** The strip of what is wrong; nothing when all is well. */
  private void warnings(List<String> warnings) {
    if (!warnings.isEmpty()) {
      body.append("<div class=\"strip\" role=\"alert\"><ul>");
      warnings.forEach(w -> body.append("<li>").append(Html.escape(w)).append("</li>"));
      body.append("</ul></div>");
    }
  }

  /** Buttons that choose a place, where there is more than one. */
  Page navigation(List<Place> all) {
    if (all.size() > 1) {
      body.append("<nav aria-label=\"system and interface\">");
      for (int i = 0; i < all.size(); i++) {
        body.append("<button type=\"button\" data-place=\"place").append(i);
        body.append("\" aria-pressed=\"").append(i == 0).append("\">");
        body.append(Html.escape(all.get(i).title())).append("</button>");
      }
      body.append("</nav>");
    }
    return this;
  }

  /** One place: its sentence, its structure beside the first figure, its other figures. */
  Page place(
      int number,
      Place place,
      Verdict.Statement statement,
      List<String> warnings,
      List<Figure> of,
      Map<Integer, String> pdbs,
      List<BindingFigures.Residue> residues)
      throws IOException {
    String id = "place" + number;
    body.append("<section class=\"place\" id=\"").append(id).append("\">");
    body.append("<h2>").append(Html.escape(place.title())).append("</h2><p class=\"sentence\">");
    body.append(Html.escape(statement.sentence())).append("</p><p class=\"because\">");
    body.append(Html.escape(statement.because())).append("</p>");
    warnings(warnings);
    body.append("<div class=\"grid\">");
    ObjectNode data = places.putObject(id);
    ObjectNode texts = data.putObject("structures");
    pdbs.forEach((mode, pdb) -> texts.put(String.valueOf(mode), pdb));
    ObjectNode occupancy = data.putObject("occupancy");
    residues.forEach(r -> occupancy.put(r.key(), r.occupancy().mean()));
    if (!pdbs.isEmpty()) {
      stage(id, pdbs);
    }
    for (Figure f : of) {
      figure(f);
    }
    body.append("</div></section>");
    return this;
  }

  private void stage(String id, Map<Integer, String> pdbs) {
    structures = true;
    body.append(
        "<article class=\"card\"><h3>Representative structure</h3><p>The stored frame nearest to the centre of a binding mode.</p><div class=\"stage\" id=\"");
    body.append(id).append("-stage\"><p>Drawn when scripts run.</p></div>");
    body.append("<div class=\"scale\">contact occupancy 0 <i></i> 1</div><div class=\"buttons\">");
    for (Integer mode : pdbs.keySet()) {
      body.append("<button type=\"button\" data-mode=\"").append(mode);
      body.append("\" aria-pressed=\"").append(mode == 1).append("\">mode ").append(mode);
      body.append("</button>");
    }
    body.append("</div></article>");
  }

  /** A figure as a card, drawn without scripts as well. */
  Page figure(Figure f) throws IOException {
    String id = "figure" + drawn++;
    String svg = renderer.svg(f.data().toString());
    files.save(f, svg);
    ObjectNode data = figures.putObject(id);
    data.set("figure", f.data());
    data.put("csv", f.csv()).put("sql", f.sql()).put("file", f.file());
    body.append("<article class=\"card").append(shape(f.shape())).append("\"><h3>");
    if (!f.number().isEmpty()) {
      body.append("<small>Figure ").append(Html.escape(f.number())).append("</small>");
    }
    body.append(Html.escape(f.title())).append("</h3><p>").append(Html.escape(f.caption()));
    body.append("</p><div class=\"plot\" id=\"").append(id).append("\">").append(inline(svg, id));
    body.append("</div><div class=\"tools\">");
    for (String kind : List.of("svg", "csv", "sql")) {
      body.append("<button type=\"button\" data-figure=\"").append(id).append("\" data-save=\"");
      body.append(kind).append("\">").append(kind.toUpperCase(Locale.ROOT));
      body.append("</button>");
    }
    body.append("<details><summary>how it was made</summary><pre>").append(Html.escape(f.sql()));
    body.append("</pre></details></div></article>");
    return this;
  }

  private static String shape(Figure.Shape shape) {
    return shape == Figure.Shape.HALF ? "" : " " + shape.name().toLowerCase(Locale.ROOT);
  }

  /** As wide as there is room, with names of its own: every drawing starts to count them anew. */
  private static String inline(String svg, String id) {
    return svg.replaceFirst("<svg width=\"(\\d+)\" height=\"(\\d+)\"", "<svg width=\"$1\"")
        .replaceAll("(?<=id=\"|url\\(#|class=\"|\\.)zr\\d+-", id + "-");
  }

  /** Opens the part that is not of one place; with warnings when there is no place to give them. */
  Page shared(List<String> warnings) {
    warnings(warnings);
    body.append("<div class=\"grid\">");
    return this;
  }

  /** A card of finished markup. */
  Page card(String title, String caption, String markup) {
    body.append("<article class=\"card wide\"><h3>").append(Html.escape(title)).append("</h3><p>");
    body.append(Html.escape(caption)).append("</p>").append(markup).append("</article>");
    return this;
  }

  /** The finished page. */
  String html(String title, List<String> footer) throws IOException {
    ObjectNode data = JSON.createObjectNode();
    data.set("figures", figures);
    data.set("places", places);
    StringBuilder out =
        new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"").append(POLICY);
    out.append("\"><meta name=\"color-scheme\" content=\"light dark\"><title>");
    out.append(Html.escape(title)).append("</title><style>").append(Resources.text("page.css"));
    out.append("</style></head><body><header><h1>")
        .append(Html.escape(title))
        .append("</h1></header><main>")
        .append(body);
    out.append("</div></main><footer>");
    footer.forEach(line -> out.append("<div>").append(Html.escape(line)).append("</div>"));
    out.append("</footer><script type=\"application/json\" id=\"data\">");
    out.append(Html.json(JSON.writeValueAsString(data))).append("</script>");
    script(out, Optional.of(Resources.echarts()));
    script(out, structures ? Optional.of(Resources.text("3Dmol-min.js")) : Optional.empty());
    script(out, Optional.of(Resources.text("figures.js")));
    script(out, Optional.of(Resources.text("page.js")));
    return out.append("</body></html>\n").toString();
  }

  private static void script(StringBuilder out, Optional<String> source) {
    source.ifPresent(s -> out.append("<script>").append(Html.script(s)).append("</script>\n"));
  }
}
