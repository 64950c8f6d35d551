package org.padml.ml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.padml.features.Sparks;
import org.padml.features.TableStore;
import org.padml.testing.SyntheticRun;

/** The whole verb on made-up dimers: two systems of three replicas. */
class LearnTest {
  private static final List<String> TABLES =
      List.of("modes", "metrics", "importances", "predictions");
  private static final LearnConfig CONFIG =
      LearnConfig.parse(
          "test",
          """
          folds: {max: 3}
          bootstrap: 100
          association: {trees: 5, depth: 3, repeats: 2}
          regression: {trees: 5, depth: 3}
          modes: {max_k: 3, draws: 1}
          """);

  @TempDir static Path folder;
  private static SparkSession spark;
  private static TableStore store;

  @BeforeAll
  static void learn() throws IOException {
    spark = Sparks.session();
    SyntheticRun run = new SyntheticRun();
    run.write(spark, folder.resolve("a"));
    RepresentativeWriter structures =
        (r, out) ->
            out.write((r.system() + " " + r.frame() + "\n").getBytes(StandardCharsets.UTF_8));
    Learn.run(spark, path("a"), CONFIG, Optional.of(structures));
    store = TableStore.open(spark, path("a"));
  }

  private static org.apache.hadoop.fs.Path path(String name) {
    return new org.apache.hadoop.fs.Path(folder.resolve(name).toUri());
  }

  private static Dataset<Row> table(String name) throws IOException {
    return store.find(name).orElseThrow();
  }

  @Test
  void equalTablesWhateverThePartitions() throws IOException {
    SyntheticRun run = new SyntheticRun();
    run.partitions = 5;
    run.write(spark, folder.resolve("b"));
    Learn.run(spark, path("b"), CONFIG, Optional.of((r, out) -> out.write(0)));
    TableStore other = TableStore.open(spark, path("b"));
    for (String name : TABLES) {
      List<Row> a = table(name).collectAsList();
      assertEquals(a, other.find(name).orElseThrow().collectAsList(), name);
      assertFalse(a.isEmpty(), name);
    }
  }

  @Test
  void noNumberIsNaN() throws IOException {
    for (String name : TABLES) {
      Dataset<Row> t = table(name);
      for (var field : t.schema().fields()) {
        if (field.dataType().typeName().equals("double")) {
          String c = field.name();
          assertEquals(0, t.where("isnan(" + c + ") OR abs(" + c + ") = double('inf')").count(), c);
        }
      }
    }
  }

  @Test
  void stateModelsAreScoredByHeldOutReplicas() throws IOException {
    List<Row> rows =
        table("metrics")
            .where("task = 'association' AND features = 'all' AND fold = 'pooled'")
            .where("model IN ('logistic_regression', 'random_forest')")
            .collectAsList();
    assertEquals(12, rows.size());
    for (Row r : rows) {
      String metric = r.getAs("metric");
      double value = r.<Double>getAs("value");
      assertTrue(metric.equals("brier") ? value < 0.05 : value > 0.9, metric + " " + value);
      assertTrue(r.<Double>getAs("ci_low") <= value + 1e-12, metric);
      assertTrue(r.<Double>getAs("ci_high") >= value - 1e-12, metric);
      assertEquals("bootstrap over replicas", r.getAs("ci_method"));
      assertEquals(Boolean.TRUE, r.getAs("leak"));
      assertEquals(120L, r.<Long>getAs("n"));
      assertEquals(42L, r.<Long>getAs("seed"));
    }
  }

  @Test
  void labelDefiningFeaturesAreFlaggedAndLeftOutOnce() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    table("importances")
        .where("task = 'association' AND features = 'all' AND kind = 'permutation' AND leak")
        .collectAsList()
        .forEach(r -> reasons.put(r.getAs("feature"), r.getAs("reason")));
    assertEquals("named in the rule for the label", reasons.get("mean_n_residue_contacts"));
    assertTrue(reasons.containsKey("mean_n_atom_contacts"), reasons.toString());
    assertFalse(reasons.containsKey("mean_n_salt_bridges"), reasons.toString());
    long without =
        table("metrics").where("features = 'without_label_defining' AND fold = 'pooled'").count();
    assertTrue(without > 0);
    assertEquals(
        0,
        table("importances")
            .where("features = 'without_label_defining' AND kind <> 'dropped'")
            .where("feature = 'mean_n_residue_contacts'")
            .count());
  }

  @Test
  void regressionLeavesOutPartsOfTheTarget() throws IOException {
    Row r2 =
        table("metrics")
            .where("task = 'regression' AND metric = 'r2' AND model = 'linear_regression'")
            .where("fold = 'pooled'")
            .head();
    assertEquals("mean_bsa_nm2", r2.getAs("target"));
    assertTrue(r2.<Double>getAs("value") > 0.5, r2.toString());
    assertEquals(
        0,
        table("importances")
            .where("task = 'regression' AND kind <> 'dropped' AND feature LIKE '%sasa%'")
            .count());
    assertTrue(
        table("importances")
                .where("task = 'regression' AND kind = 'dropped' AND reason IS NOT NULL")
                .count()
            > 5);
  }

  @Test
  void twoModesAreFoundWithARealFrameEach() throws IOException {
    List<Row> rows = table("modes").where("system = 'wild'").orderBy("mode").collectAsList();
    assertEquals(2, rows.size());
    double sum = 0;
    for (Row r : rows) {
      sum += r.<Double>getAs("population");
      assertTrue(r.<Double>getAs("silhouette") > 0.8, r.toString());
      assertTrue(r.<Double>getAs("rand_index") > 0.9, r.toString());
      Row frame =
          table("frames")
              .where("system = 'wild' AND replica = '" + r.getAs("replica") + "'")
              .where("frame = " + r.getAs("frame"))
              .head();
      assertEquals("bound", frame.getAs("state"));
      assertEquals(frame.<String>getAs("path"), r.getAs("path"));
      assertEquals(
          "wild " + r.getAs("frame") + "\n",
          Files.readString(folder.resolve("a").resolve(r.<String>getAs("pdb"))));
    }
    assertEquals(1, sum, 1e-12);
  }

  @Test
  void savedModelsGiveThePredictionsOfTheTable() throws IOException {
    Path models = folder.resolve("a/models");
    PipelineModel model =
        PipelineModel.load(models.resolve("association-random_forest").toUri().toString());
    Dataset<Row> scored = model.transform(table("windows"));
    long right = scored.where("(prediction = 1) = (state = 'bound')").count();
    assertTrue(right > 110, "right: " + right);
    PipelineModel modes =
        PipelineModel.load(models.resolve("modes-wild-A=3AB-kmeans").toUri().toString());
    long clusters =
        modes
            .transform(table("frames").where("system = 'wild' AND state = 'bound'"))
            .select("prediction")
            .distinct()
            .count();
    assertEquals(2, clusters);
    assertTrue(Files.readString(models.resolve("learn.json")).contains("\"seed\" : 42"));
  }

  @Test
  void aRerunReplacesAndLeavesNothingBehind() throws IOException {
    SyntheticRun run = new SyntheticRun();
    run.systems = List.of("one");
    run.replicas = 1;
    run.write(spark, folder.resolve("c"));
    Learn.run(spark, path("c"), CONFIG);
    Learn.run(spark, path("c"), CONFIG);
    TableStore c = TableStore.open(spark, path("c"));
    List<Row> metrics =
        c.find("metrics").orElseThrow().where("task = 'association'").collectAsList();
    assertEquals(1, metrics.size(), metrics.toString());
    assertEquals("folds: expected at least 2 of replica, found 1", metrics.get(0).getAs("reason"));
    try (Stream<Path> files = Files.list(folder.resolve("c"))) {
      assertEquals(
          List.of("_padml", "models", "tables"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
    RepresentativeWriter gone =
        new RepresentativeWriter() {
          @Override
          public Optional<String> absence(Representative r) {
            return Optional.of(r.path() + ": gone");
          }

          @Override
          public void write(Representative r, java.io.OutputStream pdb) {
            throw new IllegalStateException("expected not to be asked");
          }
        };
    Learn.Outcome outcome = Learn.run(spark, path("c"), CONFIG, Optional.of(gone));
    assertEquals(outcome.nModes(), outcome.withoutStructure().size());
    assertTrue(outcome.nModes() > 0);
    String reason = c.find("modes").orElseThrow().head().getAs("reason");
    assertTrue(reason.startsWith("no structure: "), reason);
    Row mode = c.find("modes").orElseThrow().head();
    assertTrue(mode.isNullAt(mode.fieldIndex("pdb")));
  }

  @Test
  void oneClassAndNoBoundFrameSaySo() throws IOException {
    SyntheticRun run = new SyntheticRun();
    run.bound = s -> 0.0;
    run.frames = 60;
    run.write(spark, folder.resolve("d"));
    Learn.Outcome outcome = Learn.run(spark, path("d"), CONFIG);
    assertEquals(new Learn.Outcome(0, 0, List.of()), outcome);
    TableStore d = TableStore.open(spark, path("d"));
    Map<String, String> reasons =
        d.find("metrics").orElseThrow().collectAsList().stream()
            .collect(Collectors.toMap(r -> r.getAs("task"), r -> r.getAs("reason")));
    assertEquals(
        "classes: expected both, found only not bound in 30 rows", reasons.get("association"));
    assertEquals("rows: expected some that are bound, found none", reasons.get("regression"));
    List<String> modes = new ArrayList<>();
    d.find("modes")
        .orElseThrow()
        .collectAsList()
        .forEach(r -> modes.add(r.getAs("system") + ": " + r.getAs("reason")));
    assertEquals(
        List.of(
            "mutant: expected frames that are bound, found none in 180",
            "wild: expected frames that are bound, found none in 180"),
        modes);
  }
}
