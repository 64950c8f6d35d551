package org.padml.ml;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Models of a quantity over bound windows: ridge regression and a random forest, without the
 * columns that are parts of the target or repeat it.
 */
final class Regression {
  private static final String TASK = "regression";

  /** A feature that follows the target this closely is the target. */
  private static final double SAME = 0.999;

  /** Tried in this order when the target is {@code auto}. */
  private static final List<String> TARGETS = List.of("bsa_nm2", "mmgbsa_kj_mol");

  /** Columns whose sum a target is. */
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "mmgbsa_kj_mol", List.of("vdw_kj_mol", "coulomb_kj_mol", "gb_kj_mol", "nonpolar_kj_mol"));

  private final SparkSession spark;
  private final LearnConfig config;
  private final Results results;

  Regression(SparkSession spark, LearnConfig config, Results results) {
    this.spark = spark;
    this.config = config;
    this.results = results;
  }

  /**
   * Learns, or says in {@code metrics} why it cannot.
   *
   * @param prefix what stands before the name of a descriptor in these columns: {@code mean_} or
   *     nothing
   * @param features columns that may be used; the others of the samples are targets only
   */
  void run(Samples samples, String prefix, List<String> features) {
    boolean all = config.regression().rows().equals("all");
    Samples chosen = samples.where(s -> all || config.label().positive().equals(s.state()));
    Optional<Integer> found = target(chosen, prefix);
    String name = found.map(chosen.columns()::get).orElse(config.regression().target());
    Results.Subject subject = new Results.Subject(TASK, "", "all", name, false);
    if (found.isEmpty()) {
      results.refusal(
          subject,
          chosen.size(),
          null,
          0,
          chosen.size() == 0
              ? "rows: expected some that are " + config.label().positive() + ", found none"
              : "target: expected one of " + wanted(prefix) + " with values that vary, found none");
      return;
    }
    double[] y = chosen.rows().stream().mapToDouble(s -> s.values()[found.get()]).toArray();
    Design design = Design.of(chosen, y, excluded(chosen, y, name, prefix, features));
    Folds folds =
        Folds.grouped(design.rows(), design.y(), config.folds().by(), config.folds().max());
    if (folds.count() < 2 || design.features().isEmpty()) {
      results.refusal(
          subject,
          design.size(),
          null,
          folds.count(),
          folds.count() < 2
              ? "folds: expected at least 2 of " + config.folds().by() + ", found " + folds.count()
              : "features: expected at least one that varies, found none");
      return;
    }
    LearnConfig.Regression r = config.regression();
    new Study(spark, config, results, design, folds, Map.of(), false)
        .run(
            subject,
            List.of(
                new Study.Learner(
                    "linear_regression",
                    n -> Pipelines.linearRegression(design.features(), r.ridge())),
                new Study.Learner(
                    "random_forest",
                    n ->
                        Pipelines.forestRegressor(
                            design.features(), n, r.trees(), r.depth(), config.seed()))));
  }

  private List<String> wanted(String prefix) {
    String target = config.regression().target();
    return target.equals("auto") ? TARGETS.stream().map(t -> prefix + t).toList() : List.of(target);
  }

  /** The first wanted column that has at least two values. */
  private Optional<Integer> target(Samples samples, String prefix) {
    return wanted(prefix).stream()
        .map(samples.columns()::indexOf)
        .filter(c -> c >= 0)
        .filter(
            c ->
                samples.rows().stream()
                        .mapToDouble(s -> s.values()[c])
                        .filter(Double::isFinite)
                        .distinct()
                        .count()
                    > 1)
        .findFirst();
  }

  private Map<String, String> excluded(
      Samples samples, double[] y, String target, String prefix, List<String> features) {
    List<String> globs =
        config.regression().exclude().stream()
            .map(g -> prefix.isEmpty() ? g.replaceFirst("^mean_", "") : g)
            .toList();
    List<String> parts =
        PARTS.getOrDefault(target.replaceFirst("^mean_", ""), List.of()).stream()
            .map(p -> prefix + p)
            .toList();
    Map<String, String> out = new LinkedHashMap<>();
    for (int c = 0; c < samples.columns().size(); c++) {
      int column = c;
      String name = samples.columns().get(c);
      double[] x = samples.rows().stream().mapToDouble(s -> s.values()[column]).toArray();
      if (name.equals(target)) {
        out.put(name, "is the target");
      } else if (!features.contains(name)) {
        out.put(name, "not among the features");
      } else if (Samples.matches(name, globs) || parts.contains(name)) {
        out.put(name, "may be part of the target");
      } else if (Arrays.stream(x).allMatch(Double::isFinite)
          && Arrays.stream(y).allMatch(Double::isFinite)
          && Math.abs(Collinear.correlation(x, y)) > SAME) {
        out.put(name, "correlated above " + SAME + " with the target");
      }
    }
    return out;
  }
}
