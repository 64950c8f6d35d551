package org.padml.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.features.Sparks;
import org.padml.ml.Learn;
import org.padml.ml.LearnConfig;
import org.padml.testing.SyntheticRun;

class ReportTest {
  private static final String HOSTILE = "<script>alert('x')</script> \"&";
  private static final long MOST_BYTES = 15_000_000;
  private static final LearnConfig CONFIG =
      LearnConfig.parse(
          "test",
          """
          folds: {max: 2}
          bootstrap: 50
          association: {trees: 2, depth: 2, repeats: 1}
          regression: {trees: 2, depth: 2}
          modes: {max_k: 2, draws: 1}
          """);

  @TempDir static Path folder;
  private static SparkSession spark;
  private static String page = "";

  @BeforeAll
  static void write() throws IOException {
    spark = Sparks.session();
    SyntheticRun run = new SyntheticRun();
    run.systems = List.of(HOSTILE, "plain");
    run.badFrames = 2;
    run.imagingFailures = 0.02;
    run.write(spark, folder.resolve("a"));
    Learn.run(
        spark,
        path("a"),
        CONFIG,
        Optional.of(
            (r, out) -> out.write("REMARK </script><b>\nEND\n".getBytes(StandardCharsets.UTF_8))));
    page = report("a");
  }

  private static org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
  }

  private static String report(String name) throws IOException {
    Report.write(spark, path(name));
    return Files.readString(folder.resolve(name).resolve("report.html"));
  }

  private static List<Path> files(String extension) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("a/report"))) {
      return all.filter(f -> f.toString().endsWith(extension)).sorted().toList();
    }
  }

  @Test
  void theFirstScreenSaysHowMuchIsBoundAndHowSureThatIs() {
    Pattern sentence =
        Pattern.compile(
            "<p class=\"sentence\">Bound \\d+ % \\[\\d+, \\d+\\], 3 replicas; \\d+ binding modes?;"
                + " converged: (yes|no)</p>");
    assertEquals(2, sentence.matcher(page).results().count(), "sentences");
    assertTrue(page.contains("<li>2 bad frames: corrupt</li>"));
    assertTrue(page.contains("imaging failed in "));
    assertTrue(page.contains("small effective sample size: 24 independent frames"));
  }

  @Test
  void everyFigureIsThereWithItsFiles() throws IOException {
    for (String title :
        List.of(
            "State of every replica over time",
            "Distance, contacts and buried area over time",
            "Free energy over distance and contacts",
            "Binding modes",
            "Residues in contact",
            "Data quality",
            "What the models reach")) {
      assertTrue(page.contains(title), title);
    }
    assertEquals(11, files(".svg").size(), files(".svg").toString());
    assertEquals(11, files(".csv").size());
    assertEquals(11, files(".sql").size());
  }

  @Test
  void theSqlOfAFigureMadeItsCsv() throws IOException {
    RunTables tables = new RunTables(org.padml.features.TableStore.open(spark, path("a")));
    for (Path sql : files(".sql")) {
      String name = sql.getFileName().toString();
      RunTables.Answer all = tables.ask(Files.readString(sql).strip());
      RunTables.Answer some =
          name.contains("place0")
              ? all.of(new Place(HOSTILE, "A:B"))
              : name.contains("place1") ? all.of(new Place("plain", "A:B")) : all;
      String csv = Files.readString(Path.of(sql.toString().replace(".sql", ".csv")));
      assertEquals(csv, some.csv(), name);
      assertTrue(some.rows().size() > 1, name);
    }
  }

  @Test
  void svgFilesAreWellFormedAndFree() throws Exception {
    for (Path file : files(".svg")) {
      byte[] bytes = Files.readAllBytes(file);
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var root = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
      assertEquals("svg", root.getDocumentElement().getTagName());
      String text = new String(bytes, StandardCharsets.UTF_8);
      assertFalse(text.contains("NaN"), file + " has NaN");
      assertFalse(text.contains("<image"), file + " has an image");
      assertTrue(
          root.getElementsByTagName("path").getLength()
                  + root.getElementsByTagName("rect").getLength()
              > 5,
          file + " is empty");
    }
  }

  @Test
  void namesFromTheInputAreTextEverywhere() throws IOException {
    assertFalse(page.contains("<script>alert"), "a name became markup");
    assertFalse(page.contains("</script><b>"), "a structure ended its script");
    assertTrue(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot;&amp;"));
    for (Path svg : files(".svg")) {
      assertFalse(Files.readString(svg).contains("<script"), svg.toString());
    }
    try (Stream<Path> all = Files.list(folder.resolve("a/structures"))) {
      for (Path file : all.toList()) {
        assertTrue(file.getFileName().toString().matches("[A-Za-z0-9=._-]+"), file.toString());
      }
    }
  }

  /** A gradient that is named twice is looked up in the first drawing, which may be hidden. */
  @Test
  void noNameInThePageIsTakenTwice() {
    String markup = page.substring(0, page.indexOf("<script type="));
    List<String> ids =
        Pattern.compile("\\bid=\"([^\"]+)\"")
            .matcher(markup)
            .results()
            .map(m -> m.group(1))
            .toList();
    assertTrue(ids.size() > 12, ids.toString());
    assertEquals(List.copyOf(new LinkedHashSet<>(ids)), ids);
  }

  @Test
  void thePageLoadsNothing() throws IOException {
    assertTrue(Files.size(folder.resolve("a/report.html")) < MOST_BYTES);
    assertTrue(page.contains("Content-Security-Policy\" content=\"default-src 'none';"));
    String markup = page.replaceAll("(?s)<script>.*?</script>", "<script></script>");
    for (String load :
        List.of(
            "(?i)\\b(src|href|srcset|action|data)\\s*=\\s*[\"']?\\s*(https?:)?//",
            "(?i)url\\(\\s*[\"']?(https?:)?//",
            "(?i)@import",
            "(?i)<(link|iframe|object|embed|base)\\b",
            "(?i)<script[^>]+src")) {
      assertFalse(Pattern.compile(load).matcher(markup).find(), load);
    }
    String ours = Resources.text("page.js") + Resources.text("figures.js");
    assertFalse(Pattern.compile("fetch\\(|XMLHttpRequest|https?:").matcher(ours).find());
  }

  @Test
  void fewFramesWithoutAnythingBoundMakeAReport() throws IOException {
    SyntheticRun run = new SyntheticRun();
    run.systems = List.of("small");
    run.replicas = 1;
    run.frames = 3;
    run.framesPerWindow = 3;
    run.bound = s -> 0.0;
    run.write(spark, folder.resolve("b"));
    String small = report("b");
    assertTrue(small.contains("Bound 0 %, 1 replica; no binding mode; converged: no"), "sentence");
    assertTrue(small.contains("not converged: fewer than 3 replicas"), "reason");
    assertFalse(small.contains("NaN %"), "NaN");
    assertFalse(small.contains("What the models reach"), "models that were not learnt");
  }

  @Test
  void anEmptyRunSaysThatNothingWasDescribed() throws IOException {
    Files.createDirectories(folder.resolve("c"));
    assertTrue(report("c").contains("<li>no frame was described</li>"));
    Exception e = assertThrows(IOException.class, () -> Report.write(spark, path("nowhere")));
    assertTrue(
        String.valueOf(e.getMessage()).endsWith("nowhere: expected a run directory, found nothing"),
        e.getMessage());
  }

  @Test
  void replicaMeansMatchStudentsInterval() {
    ReplicaMean m =
        ReplicaMean.of(
            List.of(
                new ReplicaMean.Part(0.2, 10),
                new ReplicaMean.Part(0.4, 10),
                new ReplicaMean.Part(0.6, 10)),
            0,
            1);
    // sd 0.2, standard error 0.2/sqrt(3), t(0.975, 2) = 4.302653.
    double reach = 4.302653 * 0.2 / Math.sqrt(3);
    assertEquals(0.4, m.mean(), 1e-12);
    assertEquals(Math.max(0, 0.4 - reach), m.low(), 1e-6);
    assertEquals(0.4 + reach, m.high(), 1e-6);
    assertFalse(ReplicaMean.of(List.of(new ReplicaMean.Part(0.2, 10)), 0, 1).hasInterval());
  }
}
