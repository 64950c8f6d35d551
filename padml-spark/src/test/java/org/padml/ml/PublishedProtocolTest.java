package org.padml.ml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.padml.features.Sparks;
import org.padml.testing.SharedData;

/** The published PAD-ML table gives the published PAD-ML numbers. */
class PublishedProtocolTest {
  /** The published column stopped 2.1e-3 short of its own optimum. */
  private static final double TO_PUBLISHED = 5e-3;

  /** The optimum of scikit-learn at a tolerance of 1e-12 differs from ours by less. */
  private static final double TO_CONVERGED = 1e-4;

  /** The table gives the means of folds with 16 digits. */
  private static final double ROUNDING = 1e-12;

  private static SparkSession spark;
  private static PublishedProtocol protocol;

  @BeforeAll
  static void read() {
    spark = Sparks.session();
    protocol = new PublishedProtocol(spark, csv("padml_windows.csv"));
  }

  private static Dataset<Row> csv(String name) {
    return spark
        .read()
        .option("header", "true")
        .csv(SharedData.require("padml/" + name).toUri().toString())
        .coalesce(1);
  }

  private static double number(Row r, String column) {
    return Double.parseDouble(r.getAs(column));
  }

  private static int[] folds() {
    return csv("padml_folds.csv").collectAsList().stream()
        .mapToInt(r -> (int) number(r, "fold"))
        .toArray();
  }

  private static double mean(List<PublishedProtocol.FoldScores> folds, String metric) {
    return folds.stream().mapToDouble(f -> f.values().get(metric)).average().orElseThrow();
  }

  @Test
  void coefficientsAreThePublishedOnes() {
    Map<String, Double> ours = protocol.coefficients();
    List<Row> rows = csv("padml_lr_converged_coefficients.csv").collectAsList();
    assertEquals(15, rows.size());
    for (Row r : rows) {
      String feature = r.getAs("feature");
      double value = ours.get(feature);
      assertEquals(number(r, "coefficient_published"), value, TO_PUBLISHED, feature);
      assertEquals(number(r, "coefficient_converged"), value, TO_CONVERGED, feature);
    }
  }

  @Test
  void scoresAreThePublishedOnesToTheDigit() {
    List<PublishedProtocol.FoldScores> scores = protocol.crossValidate(folds());
    Row published = csv("padml_ml_model_metrics.csv").where("Model = 'LogisticRegression'").head();
    assertEquals(number(published, "Accuracy"), mean(scores, "accuracy"), ROUNDING);
    assertEquals(number(published, "F1"), mean(scores, "f1"), ROUNDING);
    assertEquals(number(published, "ROC_AUC"), mean(scores, "roc_auc"), ROUNDING);
    List<Row> byFold = csv("padml_per_fold_metrics.csv").where("model = 'LR'").collectAsList();
    assertEquals(5, byFold.size());
    for (Row r : byFold) {
      PublishedProtocol.FoldScores ours = scores.get((int) number(r, "fold"));
      assertEquals((int) number(r, "n_test"), ours.rows());
      assertEquals(number(r, "accuracy"), ours.values().get("accuracy"), ROUNDING);
      assertEquals(number(r, "roc_auc"), ours.values().get("roc_auc"), ROUNDING);
    }
  }

  /** Whole replicas held out: 70P_R3 has no positive window, so it says nothing. */
  @Test
  void heldOutReplicasScoreWorseOrNotAtAll() {
    Map<String, Integer> number = new LinkedHashMap<>();
    int[] fold =
        protocol.design().rows().stream()
            .mapToInt(s -> number.computeIfAbsent(s.replica(), k -> number.size()))
            .toArray();
    assertEquals(List.of("12P_R1", "50P_R1", "70P_R3"), List.copyOf(number.keySet()));
    List<PublishedProtocol.FoldScores> scores = protocol.crossValidate(fold);
    assertEquals(0.857, scores.get(0).values().get("f1"), 5e-4);
    assertEquals(0.972, scores.get(0).values().get("roc_auc"), 5e-4);
    assertEquals(0, scores.get(1).values().get("f1"), ROUNDING);
    assertEquals(0.917, scores.get(1).values().get("roc_auc"), 5e-4);
    for (String metric : List.of("accuracy", "f1", "roc_auc", "pr_auc", "mcc")) {
      assertTrue(Double.isNaN(scores.get(2).values().get(metric)), metric);
    }
  }

  /** mean_COM below 4.5 nm and mean_CP of at least 10 is the label, and both are features. */
  @Test
  void theLabelRuleIsFoundAmongTheFeatures() {
    Map<String, String> leaks = Leaks.of(spark, protocol.design(), Set.of());
    String why = "in a tree of depth 2 that repeats the label";
    assertEquals(Map.of("mean_CP", why, "mean_COM", why), leaks);
  }

  @Test
  void collinearFeaturesAreOneGroup() {
    List<int[]> groups = Collinear.groups(protocol.design());
    List<String> names = protocol.design().features();
    Map<String, Integer> groupOf = new LinkedHashMap<>();
    for (int g = 0; g < groups.size(); g++) {
      for (int c : groups.get(g)) {
        groupOf.put(names.get(c), g);
      }
    }
    for (String same : List.of("mean_CP", "mean_HB", "interface_residue_count")) {
      assertEquals(groupOf.get("interchain_residue_pair_contacts"), groupOf.get(same), same);
    }
    assertEquals(groupOf.get("Total_SASA_nm2"), groupOf.get("Hydrophobic_SASA_nm2"));
    assertEquals(groupOf.get("Total_SASA_nm2"), groupOf.get("hotspot_sasa_nm2"));
    assertEquals(
        groupOf.get("hotspot_any_contact_pairs"), groupOf.get("hotspot_hotspot_contact_pairs"));
  }
}
